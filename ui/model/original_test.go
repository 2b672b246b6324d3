package model

import (
	"context"
	"errors"
	"image"
	"slices"
	"strings"
	"testing"

	"yanku/internal/report"
)

// paper is a file of pages in memory: each quote stands at a place that its words tell, on the page where they are written.
type paper struct {
	pages  []PageSize
	on     map[int]string // words of each page
	drawn  []Part
	broken int // this page cannot be drawn
	copied int
}

var errInk = errors.New("no ink")

func (p *paper) Pages(context.Context, report.ID) ([]PageSize, error) { return p.pages, nil }

func (p *paper) Draw(_ context.Context, _ report.ID, part Part) (image.Image, error) {
	p.drawn = append(p.drawn, part)
	if part.Page == p.broken {
		return nil, errInk
	}
	w, h := part.Box.W, part.Box.H
	if w == 0 {
		w, h = p.pages[part.Page-1].W, p.pages[part.Page-1].H
	}
	return image.NewRGBA(image.Rect(0, 0, int(w*part.Scale), int(h*part.Scale))), nil
}

func (p *paper) Find(_ context.Context, _ report.ID, page int, quotes []Quote) ([]Found, error) {
	out := make([]Found, len(quotes))
	for i, q := range quotes {
		if at := strings.Index(p.on[page], q.Words); at >= 0 {
			out[i].Words = []report.Box{{X: float64(at), Y: 10, W: float64(len(q.Words)), H: 10}}
			out[i].Mark = []report.Box{{X: float64(at + q.From), Y: 10, W: float64(q.To - q.From), H: 10}}
		}
	}
	return out, nil
}

func (p *paper) File(context.Context, report.ID) (SourceFile, error) {
	return SourceFile{Name: "周报.md", Bytes: 12, Text: "# 周报"}, nil
}

func (p *paper) Copy(context.Context, report.ID) (string, error) {
	p.copied++
	return "/tmp/copy.md", nil
}

// printed is weekly() on three pages: title and moves on the first, capex (which goes on) at its end, the rest on the third.
func printed() (report.Stored, *paper) {
	s := weekly()
	for i := range s.Doc.Blocks {
		b := &s.Doc.Blocks[i]
		b.Page, b.Box = 1, report.Box{X: 50, Y: float64(50 + 40*i), W: 400, H: 30}
		if i > 2 {
			b.Page = 3
		}
		s.Doc.Sentences = append(s.Doc.Sentences, report.Sentence{Span: b.Span, Block: i})
	}
	s.Doc.Was = s.Doc.Body
	p := &paper{pages: []PageSize{{600, 800}, {600, 800}, {600, 800}}, on: map[int]string{}}
	for i, b := range s.Doc.Blocks {
		page := b.Page
		if i == 2 {
			page = 2 // its words stand over the page's end
		}
		p.on[page] += s.Doc.Text(b.Span)
	}
	return s, p
}

func openPaper(t *testing.T) (*desk, *Original, *paper, report.Stored) {
	t.Helper()
	s, p := printed()
	d := newDesk(t)
	o := NewOriginal(d.Office, p, p)
	o.Show(&s, nil)
	return d, o, p, s
}

// Nothing is loaded before the side is looked at; then its first page is shown with the words marked that stand on it.
func TestOriginalLoadsWhenLookedAt(t *testing.T) {
	d, o, p, _ := openPaper(t)
	if len(d.jobs) != 0 || o.Page() != 0 {
		t.Fatal("loaded too early")
	}
	o.Look()
	d.settle()
	if o.Page() != 1 || len(o.Pages()) != 3 || o.Err() != nil {
		t.Fatalf("page %d of %d, %v", o.Page(), len(o.Pages()), o.Err())
	}
	var looks []Look
	for _, m := range o.Marks() {
		if !m.Exact || m.Chosen {
			t.Errorf("%+v", m)
		}
		looks = append(looks, m.Look)
	}
	if !slices.Contains(looks, UpLook) || !slices.Contains(looks, PointLook) || slices.Contains(looks, CapexLook) {
		t.Errorf("marked %v", looks)
	}
	if len(p.drawn) != 0 {
		t.Error("drawn without a view")
	}
}

// A figure is gone to on its page: the mark is its number, and what is brought into view its sentence.
func TestOriginalGoesToAFigure(t *testing.T) {
	d, o, _, s := openPaper(t)
	it := FigureItem(s.Figures[1].ID)
	o.Go(it)
	o.Look()
	d.settle()
	at := strings.Index(s.Doc.Body, "2.40%") - len("通信周报\n") + len("通信周报") // the pages have no line feeds
	for _, m := range o.Marks() {
		if m.Item == it && (!m.Chosen || m.Boxes[0].X != float64(at) || m.Boxes[0].W != 5) {
			t.Errorf("%+v, want at %d", m, at)
		}
	}
	if j := o.Jump(); j.Page != 1 || j.Box.H != 10 || j.Box.X >= float64(at) {
		t.Errorf("jump %+v", j)
	}
}

// A sentence that goes on over the end of its page is found on the next one.
func TestOriginalFollowsOverThePage(t *testing.T) {
	d, o, _, s := openPaper(t)
	o.Look()
	d.settle()
	o.Go(FigureItem(s.Figures[3].ID))
	d.settle()
	if o.Page() != 2 || o.Jump().Page != 2 || o.Jump().Box.H != 10 {
		t.Errorf("on page %d, jump %+v", o.Page(), o.Jump())
	}
	if m := o.Marks(); len(m) == 0 || !m[0].Chosen || m[0].Look != CapexLook {
		t.Errorf("marks %+v", m)
	}
}

// Words that the page does not have, such as those that cleaning changed, leave their block to be shown.
func TestOriginalFallsBackToTheBlock(t *testing.T) {
	d, o, p, s := openPaper(t)
	p.on[1] = ""
	o.Look()
	o.Go(FigureItem(s.Figures[1].ID))
	d.settle()
	for _, m := range o.Marks() {
		if m.Exact || m.Chosen && m.Boxes[0] != s.Doc.Blocks[1].Box {
			t.Errorf("%+v", m)
		}
	}
	if o.Jump().Box != s.Doc.Blocks[1].Box {
		t.Errorf("jump %+v", o.Jump())
	}
}

// The hits of a search are gone through over the pages, round and round.
func TestOriginalNextHit(t *testing.T) {
	d, o, _, s := openPaper(t)
	span := func(words string) report.Span {
		i := strings.Index(s.Doc.Body, words)
		return report.Span{From: i, To: i + len(words)}
	}
	o.SetHits([]report.Span{span("光模块"), span("需求")})
	o.Look()
	d.settle()
	var pages []int
	for range 3 {
		o.NextHit(1)
		d.settle()
		pages = append(pages, o.Page())
		here := 0
		for _, m := range o.Marks() {
			if m.Look == HereLook {
				here++
			}
		}
		if here != 1 {
			t.Errorf("%d hits are the one gone to", here)
		}
	}
	o.NextHit(-1)
	d.settle()
	if at, n := o.Hits(); at != 1 || n != 2 || !slices.Equal(pages, []int{1, 3, 1}) || o.Page() != 3 {
		t.Errorf("hit %d of %d over pages %v", at, n, pages)
	}
}

// Zooming goes from step to step, also from a size that fits the window, and stays within its bounds.
func TestZoomSteps(t *testing.T) {
	_, o, _, _ := openPaper(t)
	o.ZoomStep(1, 1.07)
	if o.Zoom() != 1.1 {
		t.Errorf("up from 107 %%: %g", o.Zoom())
	}
	o.ZoomStep(-1, 1.09) // 110 % as a screen rounds it
	if o.Zoom() != 1 {
		t.Errorf("down from 110 %%: %g", o.Zoom())
	}
	for range 20 {
		o.ZoomStep(1, float64(o.Zoom()))
	}
	if o.Zoom() != 4 {
		t.Errorf("up to %g", o.Zoom())
	}
	for range 20 {
		o.ZoomStep(-1, float64(o.Zoom()))
	}
	if o.Zoom() != 0.5 {
		t.Errorf("down to %g", o.Zoom())
	}
}

// A file without pages is shown as it came, and a copy of it goes to another program.
func TestFileWithoutPages(t *testing.T) {
	s, p := weekly(), &paper{}
	d := newDesk(t)
	o := NewOriginal(d.Office, p, p)
	o.Show(&s, nil)
	o.Look()
	if o.File() != nil {
		t.Error("a file before it is read")
	}
	d.settle()
	if o.Paged() || o.File() == nil || o.File().Text != "# 周报" {
		t.Errorf("file %+v", o.File())
	}
	opened := ""
	o.OpenCopy(func(path string) { opened = path })
	d.settle()
	if opened != "/tmp/copy.md" || p.copied != 1 {
		t.Errorf("opened %q", opened)
	}
}
