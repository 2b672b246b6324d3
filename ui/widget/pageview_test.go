package widget

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

// sheet draws a page of 300 × 400 points: lines of words as grey bars, one point high at every tenth.
func sheetAt(scale float64) image.Image {
	m := image.NewRGBA(image.Rect(0, 0, int(math.Round(300*scale)), int(math.Round(400*scale))))
	draw.Draw(m, m.Rect, image.White, image.Point{}, draw.Src)
	for y := 20; y < 380; y += 10 {
		bar := image.Rect(int(20*scale), int(float64(y)*scale), int(280*scale), int(float64(y+4)*scale))
		draw.Draw(m, bar, image.NewUniform(color.Gray{60}), image.Point{}, draw.Src)
	}
	return m
}

type pageTest struct {
	*PageView
	window fyne.Window
	clock  *clock
	part   Area
	scale  float64
	turns  []int
	zooms  []int
	taps   []string
}

func newPageView(t *testing.T, w, h float32) *pageTest {
	t.Helper()
	useTheme(t, theme.VariantLight)
	p := &pageTest{PageView: NewPageView(), clock: &clock{}}
	p.Later = p.clock.later
	p.OnView = func(a Area, s float64) { p.part, p.scale = a, s }
	p.OnTurn = func(n int) { p.turns = append(p.turns, n) }
	p.OnZoom = func(n int) { p.zooms = append(p.zooms, n) }
	p.OnTap = func(id string) { p.taps = append(p.taps, id) }
	p.window = test.NewWindow(p.PageView)
	p.window.SetPadded(false)
	p.window.Resize(fyne.NewSize(w, h))
	p.SetPage(300, 400)
	p.clock.turn(32e6)
	return p
}

// A page that fits the width has a margin at both sides; one that fits wholly has all of it in view; 100 % is 96 pixels an inch.
func TestPageFits(t *testing.T) {
	p := newPageView(t, 400, 300)
	if w := 300 * p.scale; w > 400-2*pageGap || w < 400-2*pageGap-barWidth-6 {
		t.Errorf("%g pixels wide", w)
	}
	p.SetZoom(FitPage)
	if p.part != (Area{0, 0, 300, 400}) || 400*p.scale > 300-2*pageGap {
		t.Errorf("%v in view at %g", p.part, p.scale)
	}
	p.SetZoom(1)
	if math.Abs(p.scale-96./72) > 1./64 || math.Abs(p.Ratio()-1) > 0.02 {
		t.Errorf("scale %g, ratio %g", p.scale, p.Ratio())
	}
	if p.part.W > 300 || p.part.H > 300/p.scale+1 {
		t.Errorf("%v in view", p.part)
	}
}

// What is in the middle of the view stays there when the page grows.
func TestZoomKeepsTheMiddle(t *testing.T) {
	p := newPageView(t, 400, 300)
	p.SetZoom(2)
	p.ShowArea(Area{100, 200, 10, 10})
	mid := func() (x, y float64) { return p.part.X + p.part.W/2, p.part.Y + p.part.H/2 }
	x, y := mid()
	p.SetZoom(4)
	if x2, y2 := mid(); math.Abs(x-x2) > 1 || math.Abs(y-y2) > 1 {
		t.Errorf("the middle went from %g %g to %g %g", x, y, x2, y2)
	}
}

// A part that is asked for before the view has a size, or a page, is in view afterwards.
func TestShowAreaWaits(t *testing.T) {
	useTheme(t, theme.VariantLight)
	p := NewPageView()
	p.ShowArea(Area{20, 350, 50, 10})
	p.SetPage(300, 400)
	p.SetZoom(3)
	window := test.NewWindow(p)
	window.Resize(fyne.NewSize(300, 200))
	if part, _ := p.View(); part.Y > 350 || part.Y+part.H < 360 {
		t.Errorf("%v in view", part)
	}
}

// The wheel scrolls, and beyond the edge it turns the page, but not at its first touch.
func TestWheelTurnsAtTheEdge(t *testing.T) {
	p := newPageView(t, 400, 300)
	wheel := func(dy float32) { p.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, dy)}) }
	wheel(-10000)
	if len(p.turns) != 0 || p.part.Y+p.part.H < 399 {
		t.Fatalf("turned %v with %v in view", p.turns, p.part)
	}
	wheel(-25)
	if len(p.turns) != 0 {
		t.Error("turned at the first touch")
	}
	wheel(-25)
	wheel(10)
	for range 3 {
		wheel(-25)
	}
	p.ShowArea(Area{})
	wheel(60)
	if len(p.turns) != 3 || p.turns[0] != 1 || p.turns[1] != 1 || p.turns[2] != -1 {
		t.Errorf("turned %v", p.turns)
	}
}

// Keys page, go to the ends and zoom.
func TestPageKeys(t *testing.T) {
	p := newPageView(t, 400, 300)
	for range 4 {
		p.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
	}
	p.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	p.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	if len(p.turns) < 3 || p.turns[0] != 1 || p.turns[len(p.turns)-2] != -All || p.turns[len(p.turns)-1] != All {
		t.Errorf("turned %v", p.turns)
	}
	for _, k := range []fyne.KeyName{fyne.KeyEqual, fyne.KeyMinus, fyne.Key0} {
		p.TypedShortcut(&desktop.CustomShortcut{KeyName: k, Modifier: fyne.KeyModifierShortcutDefault})
	}
	if len(p.zooms) != 3 || p.zooms[0] != 1 || p.zooms[1] != -1 || p.zooms[2] != 0 {
		t.Errorf("zoomed %v", p.zooms)
	}
}

// The smallest mark under the pointer answers, with its tip and its cursor.
func TestMarksAnswer(t *testing.T) {
	p := newPageView(t, 400, 300)
	p.SetMarks([]PageMark{
		{Area: Area{20, 20, 260, 40}, Fill: color.NRGBA{255, 240, 200, 255}, ID: "sentence"},
		{Area: Area{100, 20, 40, 10}, Fill: color.NRGBA{200, 240, 255, 255}, ID: "number", Label: "资本开支"},
		{Area: Area{100, 20, 4, 4}, Fill: color.NRGBA{1, 1, 1, 255}},
	})
	at := func(x, y float64) fyne.Position {
		r := p.pixels(Area{x, y, 1, 1})
		return fyne.NewPos(float32(r.Min.X), float32(r.Min.Y))
	}
	p.Tapped(&fyne.PointEvent{Position: at(120, 25)})
	p.Tapped(&fyne.PointEvent{Position: at(30, 50)})
	p.Tapped(&fyne.PointEvent{Position: at(30, 100)})
	if len(p.taps) != 2 || p.taps[0] != "number" || p.taps[1] != "sentence" {
		t.Errorf("tapped %v", p.taps)
	}
	e := &desktop.MouseEvent{}
	e.Position = at(120, 25)
	p.MouseMoved(e)
	if p.Cursor() != desktop.PointerCursor || p.tip.ground.Hidden {
		t.Error("no hand or no tip over a mark")
	}
	p.MouseOut()
	if p.Cursor() != desktop.DefaultCursor || !p.tip.ground.Hidden {
		t.Error("hand or tip stays")
	}
}

// A picture of the view's scale is shown pixel by pixel, ink under a mark stays ink, and paper takes the mark's colour.
func TestPictureIsSharpUnderMarks(t *testing.T) {
	p := newPageView(t, 400, 300)
	picture := sheetAt(p.scale)
	p.SetLayers([]PageLayer{{Area{0, 0, 300, 400}, picture}})
	fill := color.NRGBA{250, 220, 120, 255}
	p.SetMarks([]PageMark{{Area: Area{20, 18, 100, 8}, Fill: fill, ID: "x"}})
	out := p.compose(400, 300).(*image.RGBA)
	page := p.pixels(Area{0, 0, 300, 400})
	for y := 60; y < 200; y++ { // below the mark
		for x := 0; x < picture.Bounds().Dx(); x += 3 {
			if got, want := out.RGBAAt(page.Min.X+x, page.Min.Y+y), picture.(*image.RGBA).RGBAAt(x, y); got != want {
				t.Fatalf("pixel %d,%d is %v, want %v", x, y, got, want)
			}
		}
	}
	in := p.pixels(Area{30, 20, 10, 4})
	if c := out.RGBAAt(in.Min.X+2, in.Min.Y+1); c.R > 60 || c.G > 60 {
		t.Errorf("ink is %v", c)
	}
	if c := out.RGBAAt(in.Min.X+2, in.Min.Y-2); c.R != fill.R || c.B != fill.B {
		t.Errorf("paper is %v", c)
	}
}

// The page with its marks looks as it did when somebody last looked at it, in light and dark.
func TestPageLooks(t *testing.T) {
	for name, variant := range map[string]fyne.ThemeVariant{"light": theme.VariantLight, "dark": theme.VariantDark} {
		p := newPageView(t, 360, 300)
		useTheme(t, variant)
		p.SetLayers([]PageLayer{{Area{0, 0, 300, 400}, sheetAt(0.5)}, {Area{0, 0, 300, 200}, sheetAt(p.scale).(*image.RGBA).SubImage(image.Rect(0, 0, int(300*p.scale), int(200*p.scale)))}})
		p.SetMarks([]PageMark{
			{Area: Area{20, 38, 200, 8}, Fill: color.NRGBA{255, 240, 180, 255}, ID: "a"},
			{Area: Area{60, 118, 60, 8}, Fill: color.NRGBA{190, 220, 255, 255}, Frame: color.NRGBA{31, 95, 209, 255}, ID: "b"},
		})
		golden(t, "pageview-"+name, p.window.Canvas().Capture())
	}
	useTheme(t, theme.VariantLight)
}
