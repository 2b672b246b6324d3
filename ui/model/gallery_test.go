package model

import (
	"errors"
	"testing"

	"yanku/internal/report"
)

// A page shows its rough picture first, then the sharp one, and its neighbours are drawn meanwhile; turning draws nothing that is there.
func TestLayersAreRoughThenSharp(t *testing.T) {
	d, o, p, _ := openPaper(t)
	o.Look()
	d.settle()
	view := report.Box{W: 600, H: 400}
	if l := o.Layers(view, 1.5); len(l) != 0 {
		t.Fatal("a picture out of nothing")
	}
	o.Changed = func() { o.Layers(view, 1.5) }
	d.job(0)
	d.paint()
	if l := o.Layers(view, 1.5); len(l) != 1 || l[0].Image.Bounds().Dx() != 300 {
		t.Errorf("first %v", p.drawn)
	}
	d.settle()
	if l := o.Layers(view, 1.5); len(l) != 1 || l[0].Image.Bounds().Dx() != 900 {
		t.Errorf("drawn %v", p.drawn)
	}
	n := len(p.drawn)
	o.Turn(2)
	if l := o.Layers(view, 1.5); len(l) != 1 || l[0].Image.Bounds().Dx() != 900 {
		t.Errorf("page 2 was not drawn ahead: %v", p.drawn)
	}
	d.settle()
	if len(p.drawn) != n+1 || p.drawn[n].Page != 3 {
		t.Errorf("turning drew %v", p.drawn[n:])
	}
}

// Of a page too large for one picture what is in view is drawn sharp, with a margin within which scrolling draws nothing.
func TestOnlyTheViewIsSharp(t *testing.T) {
	d, o, p, _ := openPaper(t)
	o.Look()
	d.settle()
	view := report.Box{X: 100, Y: 100, W: 150, H: 100}
	o.Changed = func() { o.Layers(view, 8) }
	o.Layers(view, 8)
	d.settle()
	l := o.Layers(view, 8)
	if len(l) != 2 || l[0].Image.Bounds().Dx()*l[0].Image.Bounds().Dy() > wholePixels || l[1].Box.X > 100 || l[1].Box.X+l[1].Box.W < 250 || float64(l[1].Image.Bounds().Dx()) != l[1].Box.W*8 {
		t.Fatalf("layers %v", l)
	}
	n := len(p.drawn)
	view.X += 20
	o.Layers(view, 8)
	d.settle()
	if len(p.drawn) != n {
		t.Errorf("scrolling a little drew %v", p.drawn[n:])
	}
	if o.pictures.bytes > pictureBytes {
		t.Errorf("%d bytes are kept", o.pictures.bytes)
	}
}

// Pictures that were not looked at for longest go when there are too many.
func TestGalleryIsBounded(t *testing.T) {
	_, p := printed()
	d := newDesk(t)
	g := newGallery(d.Office, p, 3*4*600*800)
	g.show("w")
	for page := 1; page <= 3; page++ {
		g.ask(Part{Page: page, Scale: 1})
		d.settle()
	}
	g.get(Part{Page: 1, Scale: 1})
	g.ask(Part{Page: 1, Scale: 0.5})
	d.settle()
	if g.bytes > g.bound || g.get(Part{Page: 1, Scale: 1}) == nil || g.get(Part{Page: 2, Scale: 1}) != nil {
		t.Errorf("%d of %d bytes, kept %v", g.bytes, g.bound, g.kept)
	}
}

// The picture asked for last is drawn first, and another report forgets what waits.
func TestGalleryDrawsTheNewestFirst(t *testing.T) {
	_, p := printed()
	d := newDesk(t)
	g := newGallery(d.Office, p, 1<<30)
	g.show("w")
	for page := 1; page <= 3; page++ {
		g.ask(Part{Page: page, Scale: 1})
	}
	d.job(0)
	d.paint()
	d.job(0)
	d.paint()
	if len(p.drawn) != 2 || p.drawn[0].Page != 1 || p.drawn[1].Page != 3 {
		t.Errorf("drawn %v", p.drawn)
	}
	g.show("o")
	d.settle()
	if len(g.kept) != 0 {
		t.Errorf("kept %v of another report", g.kept)
	}
}

// A page that cannot be drawn says so, and the others are shown.
func TestBrokenPage(t *testing.T) {
	d, o, p, _ := openPaper(t)
	p.broken = 2
	o.Look()
	d.settle()
	o.Turn(2)
	o.Layers(report.Box{W: 600, H: 400}, 1)
	d.settle()
	if !errors.Is(o.Err(), errInk) {
		t.Error(o.Err())
	}
	o.Turn(3)
	if o.Err() != nil {
		t.Error(o.Err())
	}
}
