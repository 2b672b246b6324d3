package widget

import (
	"image"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Area is a rectangle on a page in points from its top left corner.
type Area struct{ X, Y, W, H float64 }

func (a Area) empty() bool { return a.W <= 0 || a.H <= 0 }

// PageLayer is a picture of a part of the page. One that has the view's scale, and begins at a whole number of points, is shown pixel by pixel.
type PageLayer struct {
	Area
	Image image.Image
}

// The sizes of a page that follow the view; others are ratios to its size on paper.
const (
	FitWidth = 0
	FitPage  = -1
)

const (
	pageGap    = 12        // units between the page and the view's edges
	pointUnits = 96. / 72. // units of a point at ratio 1
	scaleSteps = 64        // scales are multiples of 1/64 pixel for each point, so that pictures are made for few scales
	leastScale = 1. / 16
)

// PageView shows a page of paper with what is marked on it: it zooms, scrolls, tells what is under the pointer and hears clicks on it.
type PageView struct {
	widget.BaseWidget

	// OnView is called when another part of the page is in view, or it is shown at another scale, in pixels of the screen for each point.
	OnView func(part Area, scale float64)
	// OnTap is called when a mark is clicked.
	OnTap func(id string)
	// OnTurn is called when the user scrolls or pages over the page's edge: 1 is the next page, −1 the one before, ±All the last and the first.
	OnTurn func(step int)
	// OnZoom is called when the user asks for a larger (1) or smaller (−1) page, or the one that fits (0).
	OnZoom func(step int)
	// Later puts off what cannot be done while drawing. Nil means frames of the driver.
	Later Later

	w, h   float64 // of the page in points
	zoom   float64
	layers []PageLayer
	marks  []PageMark
	wanted *Area // to be shown as soon as the view has a size

	scale    float64 // pixels for each point
	unit     float64 // pixels for each unit
	vw, vh   int     // of the view in pixels
	ox, oy   float64 // pixels of the page left of the view and above it
	over     int     // index of the mark under the pointer, or −1
	pushed   float32 // how far was scrolled beyond an edge
	focus    bool
	told     Area
	toldBy   float64
	raster   *canvas.Raster
	bar      *scrollBar
	tip      *tip
	composed *image.RGBA
	late     func() // stops taking over the size that the canvas drew for
}

// All is a step that reaches the first or last page.
const All = 1 << 20

var (
	_ fyne.Widget        = (*PageView)(nil)
	_ fyne.Scrollable    = (*PageView)(nil)
	_ fyne.Draggable     = (*PageView)(nil)
	_ fyne.Tappable      = (*PageView)(nil)
	_ fyne.Focusable     = (*PageView)(nil)
	_ fyne.Shortcutable  = (*PageView)(nil)
	_ desktop.Hoverable  = (*PageView)(nil)
	_ desktop.Cursorable = (*PageView)(nil)
)

// NewPageView makes a view without a page.
func NewPageView() *PageView {
	p := &PageView{over: -1, unit: 1, tip: newTip()}
	p.raster = canvas.NewRaster(p.compose)
	p.bar = newScrollBar(func(offset float32) { p.scrollTo(p.ox, float64(offset)*p.unit) })
	p.ExtendBaseWidget(p)
	return p
}

// SetPage takes another page of a size in points. Its pictures and marks come with SetLayers and SetMarks.
func (p *PageView) SetPage(w, h float64) {
	if p.w == w && p.h == h {
		return
	}
	p.w, p.h = w, h
	p.fit(false)
}

// SetZoom shows the page in another size, a ratio, FitWidth or FitPage. What is in the middle of the view stays there.
func (p *PageView) SetZoom(zoom float64) {
	if p.zoom != zoom {
		p.zoom = zoom
		p.fit(true)
	}
}

// Ratio is how large the page is shown, compared with paper.
func (p *PageView) Ratio() float64 { return p.scale / p.unit / pointUnits }

// SetLayers sets the pictures of the page, the sharper ones last.
func (p *PageView) SetLayers(layers []PageLayer) {
	p.layers = layers
	p.redraw()
}

// SetMarks sets what is marked.
func (p *PageView) SetMarks(marks []PageMark) {
	p.marks = marks
	p.leave()
	p.redraw()
}

// ShowArea brings a part of the page into view: a third down from the top when there is room. An empty one is the page's top.
func (p *PageView) ShowArea(a Area) {
	if p.vw == 0 || p.w == 0 {
		p.wanted = &a
		return
	}
	p.pushed = 0
	if a.empty() {
		p.scrollTo(p.ox, math.Inf(-1))
		return
	}
	x, y := p.ox, p.oy
	if l, r := a.X*p.scale, (a.X+a.W)*p.scale; l < x || r > x+float64(p.vw) {
		x = (l+r)/2 - float64(p.vw)/2
		if r-l > float64(p.vw) {
			x = l
		}
	}
	if t, b := a.Y*p.scale, (a.Y+a.H)*p.scale; t < y+0.05*float64(p.vh) || b > y+0.9*float64(p.vh) {
		y = t - float64(p.vh)/3
		if b-t > 0.6*float64(p.vh) {
			y = t - 0.05*float64(p.vh)
		}
	}
	p.scrollTo(x, y)
}

// View gives the part of the page that is in view, and the scale, in pixels of the screen for each point.
func (p *PageView) View() (Area, float64) {
	if p.scale == 0 {
		return Area{}, 0
	}
	x0, y0 := max(p.ox, 0)/p.scale, max(p.oy, 0)/p.scale
	x1, y1 := min((p.ox+float64(p.vw))/p.scale, p.w), min((p.oy+float64(p.vh))/p.scale, p.h)
	return Area{x0, y0, max(x1-x0, 0), max(y1-y0, 0)}, p.scale
}

// fit finds the scale of zoom and view. The middle of the view, or its top, stays where it is.
func (p *PageView) fit(middle bool) {
	if p.w <= 0 || p.h <= 0 || p.vw <= 0 || p.vh <= 0 {
		p.redraw()
		return
	}
	wide := (float64(p.vw) - 2*pageGap*p.unit) / p.w
	high := (float64(p.vh) - 2*pageGap*p.unit) / p.h
	scale := p.zoom * pointUnits * p.unit
	switch p.zoom {
	case FitWidth:
		scale = wide - barWidth*p.unit/p.w
	case FitPage:
		scale = min(wide, high)
	}
	scale = max(math.Floor(scale*scaleSteps)/scaleSteps, leastScale)
	x, y := 0.5, 0.0
	if old := p.scale; old > 0 {
		at := 0.0
		if middle {
			at = float64(p.vh) / 2
		}
		x, y = (p.ox+float64(p.vw)/2)/old/p.w, (p.oy+at)/old*scale-at
	}
	p.scale = scale
	p.scrollTo(x*p.w*scale-float64(p.vw)/2, y)
	if p.wanted != nil {
		a := *p.wanted
		p.wanted = nil
		p.ShowArea(a)
	}
}

// size is the page's sides in pixels.
func (p *PageView) size() (w, h float64) { return math.Round(p.w * p.scale), math.Round(p.h * p.scale) }

// scrollTo moves the view, as far as there is page, and tells what is in view now.
func (p *PageView) scrollTo(x, y float64) {
	w, h := p.size()
	gap := pageGap * p.unit
	p.ox, p.oy = math.Round(bounded(x, w, float64(p.vw), gap)), math.Round(bounded(y, h, float64(p.vh), gap))
	p.bar.set(float32((p.oy+gap)/p.unit), float32(float64(p.vh)/p.unit), float32((h+2*gap)/p.unit))
	p.redraw()
	if part, scale := p.View(); p.OnView != nil && scale > 0 && (part != p.told || scale != p.toldBy) {
		p.told, p.toldBy = part, scale
		p.OnView(part, scale)
	}
}

// bounded keeps an offset so that no more than a gap is seen beyond the page; a page that is smaller than the view stands in its middle.
func bounded(at, page, view, gap float64) float64 {
	if page+2*gap <= view {
		return (page - view) / 2
	}
	return min(max(at, -gap), page+gap-view)
}

func (p *PageView) redraw() { canvas.Refresh(p.raster) }

// resize takes over the size of the view and of the screen's pixels.
func (p *PageView) resize(size fyne.Size) {
	unit := 1.0
	if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil {
		unit = float64(c.Scale())
	}
	p.take(int(math.Round(float64(size.Width)*unit)), int(math.Round(float64(size.Height)*unit)), unit)
}

// take takes over how many pixels the view has, and how many of them are a unit.
func (p *PageView) take(w, h int, unit float64) {
	if w == p.vw && h == p.vh && unit == p.unit {
		return
	}
	if p.unit != unit && p.scale > 0 {
		p.ox, p.oy, p.scale = p.ox*unit/p.unit, p.oy*unit/p.unit, p.scale*unit/p.unit
	}
	p.vw, p.vh, p.unit = w, h, unit
	p.leave()
	p.fit(false)
}

// MinSize is small: a view takes what it is given.
func (p *PageView) MinSize() fyne.Size { return fyne.NewSize(200, 100) }

// CreateRenderer is called by Fyne.
func (p *PageView) CreateRenderer() fyne.WidgetRenderer {
	return &pageRenderer{p, append([]fyne.CanvasObject{p.raster, p.bar}, p.tip.objects()...)}
}

type pageRenderer struct {
	page    *PageView
	objects []fyne.CanvasObject
}

func (v *pageRenderer) Layout(size fyne.Size) {
	v.page.raster.Resize(size)
	v.page.bar.Move(fyne.NewPos(size.Width-barWidth, 0))
	v.page.bar.Resize(fyne.NewSize(barWidth, size.Height))
	v.page.resize(size)
}

func (v *pageRenderer) MinSize() fyne.Size           { return v.page.MinSize() }
func (v *pageRenderer) Objects() []fyne.CanvasObject { return v.objects }
func (v *pageRenderer) Destroy()                     {}

// Refresh follows a change of the theme.
func (v *pageRenderer) Refresh() {
	v.page.tip.restyle()
	v.page.bar.Refresh()
	v.page.redraw()
}

// ground is the colour around the page.
func ground() fyne.ThemeColorName { return theme.ColorNameHeaderBackground }
