package widget

import (
	"image"
	"image/color"
	"image/draw"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

// bars draws two columns and counts how often it is asked to.
type bars struct {
	drawn int
	w, h  int
	none  bool
}

func (b *bars) draw(w, h int, _ float32) (image.Image, []Region) {
	b.drawn++
	b.w, b.h = w, h
	if b.none {
		return nil, nil
	}
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(img, img.Bounds(), image.White, image.Point{}, draw.Src)
	regions := []Region{
		{X0: 0.1, Y0: 0.2, X1: 0.4, Y1: 0.9, Label: "光模块\n本周 +6.02%\n本月以来 +10.65%", ID: "optics"},
		{X0: 0.6, Y0: 0.5, X1: 0.9, Y1: 0.9, Label: "服务器\n本周 −2.41%", ID: "server"},
	}
	for i, r := range regions {
		fill := []color.Color{color.NRGBA{0xd9, 0x3b, 0x3b, 0xff}, color.NRGBA{0x2e, 0x8b, 0x57, 0xff}}[i]
		area := image.Rect(int(r.X0*float32(w)), int(r.Y0*float32(h)), int(r.X1*float32(w)), int(r.Y1*float32(h)))
		draw.Draw(img, area, image.NewUniform(fill), image.Point{}, draw.Src)
	}
	return img, regions
}

func newPane(t *testing.T, b *bars) (*ChartPane, *clock, fyne.Window) {
	t.Helper()
	useTheme(t, theme.VariantLight)
	c := &clock{}
	p := NewChartPane(b.draw)
	p.Later = c.later
	w := test.NewWindow(p)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(400, 240))
	w.Canvas().Capture()
	return p, c, w
}

func moveTo(p *ChartPane, x, y float32) {
	e := &desktop.MouseEvent{}
	e.Position = fyne.NewPos(x, y)
	p.MouseMoved(e)
}

// The tip follows the pointer over a region and the picture is not drawn again for it.
func TestChartTip(t *testing.T) {
	b := &bars{}
	p, _, w := newPane(t, b)
	moveTo(p, 100, 120)
	golden(t, "chart_tip", w.Canvas().Capture())
	moveTo(p, 350, 200)
	golden(t, "chart_tip_corner", w.Canvas().Capture())
	moveTo(p, 200, 10)
	if !p.tip.ground.Hidden {
		t.Error("the tip is there beside the columns")
	}
	w.Canvas().Capture()
	if b.drawn != 1 {
		t.Errorf("the picture was drawn %d times, want once", b.drawn)
	}
}

// A click tells its region; the smallest one where two overlap; none beside them.
func TestChartTap(t *testing.T) {
	p, _, _ := newPane(t, &bars{})
	var got []string
	p.OnTap = func(r Region) { got = append(got, r.ID) }
	for _, at := range []fyne.Position{{X: 100, Y: 100}, {X: 300, Y: 200}, {X: 200, Y: 100}, {X: 300, Y: 20}, {X: 300, Y: 118}} {
		p.Tapped(&fyne.PointEvent{Position: at})
	}
	if len(got) != 3 || got[0] != "optics" || got[1] != "server" || got[2] != "server" {
		t.Errorf("tapped %v, want optics, server, server (the last just above its column)", got)
	}
	moveTo(p, 100, 120)
	if p.Cursor() != desktop.PointerCursor {
		t.Error("no hand over a column")
	}
}

// While the size changes the old picture is stretched; once it has settled the new one is drawn for the pixels there are.
func TestChartResize(t *testing.T) {
	b := &bars{}
	p, c, w := newPane(t, b)
	for width := float32(410); width < 500; width += 10 {
		w.Resize(fyne.NewSize(width, 240))
		w.Canvas().Capture()
		c.turn(32 * time.Millisecond)
	}
	if b.drawn != 1 {
		t.Errorf("drawn %d times while the size changes, want once", b.drawn)
	}
	c.turn(time.Second)
	w.Canvas().Capture()
	if b.drawn != 2 || b.w != 490 {
		t.Errorf("drawn %d times, %d pixels wide, want twice and 490", b.drawn, b.w)
	}
	p.Redraw()
	w.Canvas().Capture()
	if b.drawn != 3 {
		t.Errorf("new data: drawn %d times, want 3", b.drawn)
	}
}

// An empty chart says how to get one.
func TestChartEmpty(t *testing.T) {
	b := &bars{none: true}
	p, _, w := newPane(t, b)
	p.SetEmptyText("还没有周度涨跌数据：导入一份行业周报试试")
	golden(t, "chart_empty", w.Canvas().Capture())
	b.none = false
	p.Redraw()
	w.Canvas().Capture()
	if !p.empty.Hidden {
		t.Error("the words stay over the picture")
	}
}

// A toast lies over the content, lets clicks through and goes away.
func TestToast(t *testing.T) {
	useTheme(t, theme.VariantLight)
	c := &clock{}
	toast := NewToast()
	toast.Later = c.later
	r := NewReader()
	r.Later = c.later
	w := test.NewWindow(container.NewStack(r, toast))
	w.SetPadded(false)
	w.Resize(fyne.NewSize(500, 220))
	r.SetBlocks(sampleBlocks()[2:4])
	ShowToast(w.Canvas(), "已导入 3 份报告，1 份重复")
	golden(t, "toast", w.Canvas().Capture())
	c.turn(time.Second)
	ShowToast(w.Canvas(), "已复制")
	c.turn(2 * time.Second)
	if toast.Message() != "已复制" {
		t.Errorf("after two seconds it says %q", toast.Message())
	}
	c.turn(time.Second)
	if toast.Message() != "" {
		t.Error("it does not go away")
	}
}
