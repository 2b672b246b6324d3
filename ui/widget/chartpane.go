package widget

import (
	"image"
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Region is a part of a picture that answers to the pointer. Its corners are fractions (0 to 1) of the picture's width and height.
type Region struct {
	X0, Y0, X1, Y1 float32
	Label          string // shown when the pointer is over it; lines parted by "\n"
	ID             string // for the owner
}

// DrawFunc draws a picture of w × h pixels; scale is pixels for one unit of the window. A nil image means that there is nothing to draw.
type DrawFunc func(w, h int, scale float32) (image.Image, []Region)

const (
	settleTime = 120 * time.Millisecond // without a change of size, before the picture is drawn anew
	tapSlack   = 3                      // units around a region that still hit it
)

// ChartPane shows a picture drawn for the pixels of the screen, tells what is under the pointer and hears clicks on it. While its size
// changes it stretches the old picture; it draws once the size has settled.
type ChartPane struct {
	widget.BaseWidget

	// OnTap is called when a region is clicked.
	OnTap func(Region)
	// OnHover is called when the pointer comes upon another region; nil when it leaves.
	OnHover func(*Region)
	// Later delays drawing while the size changes. Nil means frames of the driver.
	Later Later

	draw    DrawFunc
	raster  *canvas.Raster
	empty   *canvas.Text
	tip     *tip
	picture image.Image
	regions []Region
	drawnW  int // pixels of picture when it was drawn
	drawnH  int
	wantW   int // pixels that the screen has for it
	wantH   int
	stale   bool
	over    int // index of the region under the pointer, or −1
	cancel  func()
}

var (
	_ fyne.Widget        = (*ChartPane)(nil)
	_ fyne.Tappable      = (*ChartPane)(nil)
	_ desktop.Hoverable  = (*ChartPane)(nil)
	_ desktop.Cursorable = (*ChartPane)(nil)
)

// NewChartPane makes a pane that shows what draw draws.
func NewChartPane(draw DrawFunc) *ChartPane {
	p := &ChartPane{draw: draw, stale: true, over: -1, tip: newTip()}
	p.raster = canvas.NewRaster(p.pixels)
	p.raster.ScaleMode = canvas.ImageScaleSmooth
	p.empty = canvas.NewText("", theme.Color(theme.ColorNamePlaceHolder))
	p.empty.Alignment = fyne.TextAlignCenter
	p.ExtendBaseWidget(p)
	return p
}

// SetEmptyText sets what stands there when there is nothing to draw.
func (p *ChartPane) SetEmptyText(text string) {
	p.empty.Text = text
	p.empty.Refresh()
}

// Redraw draws the picture anew: its data have changed.
func (p *ChartPane) Redraw() {
	p.stale = true
	p.hide()
	canvas.Refresh(p.raster)
}

// SetDraw replaces the drawing function and draws.
func (p *ChartPane) SetDraw(draw DrawFunc) {
	p.draw = draw
	p.Redraw()
}

// Regions gives those of the picture as it is shown.
func (p *ChartPane) Regions() []Region { return p.regions }

// pixels is asked by the canvas for a picture of w × h pixels. It draws only when the data changed or the size has settled.
func (p *ChartPane) pixels(w, h int) image.Image {
	p.wantW, p.wantH = w, h
	switch {
	case w <= 0 || h <= 0:
		return transparent
	case p.stale || p.drawnW == 0:
		p.make(w, h)
	case w != p.drawnW || h != p.drawnH:
		p.settleLater()
	}
	if p.picture == nil {
		return transparent
	}
	return p.picture
}

// transparent stands in where there is no picture.
var transparent = image.NewRGBA(image.Rect(0, 0, 1, 1))

func (p *ChartPane) make(w, h int) {
	scale := float32(1)
	if width := p.raster.Size().Width; width > 0 {
		scale = float32(w) / width
	}
	p.stale, p.drawnW, p.drawnH = false, w, h
	p.picture, p.regions = nil, nil
	if p.draw != nil {
		p.picture, p.regions = p.draw(w, h, scale)
	}
	p.empty.Hidden = p.picture != nil
}

// settleLater draws once the size has not changed for a while.
func (p *ChartPane) settleLater() {
	if p.cancel != nil {
		p.cancel()
	}
	later := p.Later
	if later == nil {
		later = onFrame
	}
	p.cancel = later(settleTime, func() {
		p.cancel = nil
		if p.wantW != p.drawnW || p.wantH != p.drawnH {
			p.Redraw()
		}
	})
}

// regionAt finds the smallest region under a point, or −1. Thin regions get some slack.
func (p *ChartPane) regionAt(at fyne.Position) int {
	size := p.raster.Size()
	if size.Width <= 0 || size.Height <= 0 {
		return -1
	}
	x, y := at.X/size.Width, at.Y/size.Height
	dx, dy := tapSlack/size.Width, tapSlack/size.Height
	found, least := -1, float32(math.MaxFloat32)
	for i, r := range p.regions {
		if x < r.X0-dx || x > r.X1+dx || y < r.Y0-dy || y > r.Y1+dy {
			continue
		}
		if area := (r.X1 - r.X0 + dx) * (r.Y1 - r.Y0 + dy); area < least {
			found, least = i, area
		}
	}
	return found
}

// Tapped tells OnTap which region was clicked.
func (p *ChartPane) Tapped(e *fyne.PointEvent) {
	if i := p.regionAt(e.Position); i >= 0 && p.OnTap != nil {
		p.OnTap(p.regions[i])
	}
}

// MouseIn follows the pointer.
func (p *ChartPane) MouseIn(e *desktop.MouseEvent) { p.MouseMoved(e) }

// MouseMoved moves the tip; the picture is not drawn for it.
func (p *ChartPane) MouseMoved(e *desktop.MouseEvent) {
	i := p.regionAt(e.Position)
	if i != p.over {
		p.over = i
		if i < 0 {
			p.tip.hide()
		} else {
			p.tip.say(p.regions[i].Label)
		}
		p.tell()
		canvas.Refresh(p) // the tip was hidden, so it belongs to no canvas yet
	}
	if i >= 0 {
		p.tip.near(e.Position, p.Size())
	}
}

// MouseOut takes the tip away.
func (p *ChartPane) MouseOut() { p.hide() }

func (p *ChartPane) hide() {
	p.tip.hide()
	if p.over >= 0 {
		p.over = -1
		p.tell()
		canvas.Refresh(p)
	}
}

func (p *ChartPane) tell() {
	switch {
	case p.OnHover == nil:
	case p.over < 0:
		p.OnHover(nil)
	default:
		p.OnHover(&p.regions[p.over])
	}
}

// Cursor is a hand over a region that can be clicked.
func (p *ChartPane) Cursor() desktop.Cursor {
	if p.over >= 0 && p.OnTap != nil && p.regions[p.over].ID != "" {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// MinSize is the least in which a chart can be read.
func (p *ChartPane) MinSize() fyne.Size { return fyne.NewSize(240, 135) }

// CreateRenderer is called by Fyne.
func (p *ChartPane) CreateRenderer() fyne.WidgetRenderer {
	return &chartRenderer{pane: p, objects: append([]fyne.CanvasObject{p.raster, p.empty}, p.tip.objects()...)}
}

type chartRenderer struct {
	pane    *ChartPane
	objects []fyne.CanvasObject
}

func (v *chartRenderer) Layout(size fyne.Size) {
	p := v.pane
	if size != p.raster.Size() { // Fyne lays out anew whenever the tip's words change
		p.hide()
	}
	p.raster.Resize(size)
	height := p.empty.MinSize().Height
	p.empty.Move(fyne.NewPos(0, (size.Height-height)/2))
	p.empty.Resize(fyne.NewSize(size.Width, height))
}

func (v *chartRenderer) MinSize() fyne.Size           { return v.pane.MinSize() }
func (v *chartRenderer) Objects() []fyne.CanvasObject { return v.objects }
func (v *chartRenderer) Destroy()                     {}

// Refresh follows a change of the theme, which may change the picture's colours.
func (v *chartRenderer) Refresh() {
	v.pane.empty.Color = theme.Color(theme.ColorNamePlaceHolder)
	v.pane.tip.restyle()
	v.pane.Redraw()
}
