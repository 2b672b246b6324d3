package model

import (
	"image"
	"math"
	"slices"

	"yanku/internal/report"
)

// Zoom is how large a page is shown: a ratio from 0.5 to 4, where 1 is its size on paper, or one of the two below.
type Zoom float64

// The sizes that follow the window.
const (
	FitWidth Zoom = 0
	FitPage  Zoom = -1
)

// Ratios are the steps of zooming.
var Ratios = []float64{0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4}

// Zoom gives how large pages are shown.
func (o *Original) Zoom() Zoom { return o.zoom }

// SetZoom shows pages in another size.
func (o *Original) SetZoom(z Zoom) {
	if z > 0 {
		z = Zoom(min(max(float64(z), Ratios[0]), Ratios[len(Ratios)-1]))
	}
	o.zoom = z
	o.tell()
}

// ZoomStep goes a step up or down from the ratio that pages are shown in now.
func (o *Original) ZoomStep(step int, now float64) {
	const near = 0.02 // a view's scale is rounded to few steps
	at, _ := slices.BinarySearch(Ratios, now-near)
	switch exact := at < len(Ratios) && Ratios[at] < now+near; {
	case step > 0 && exact:
		at++
	case step < 0:
		at--
	}
	o.SetZoom(Zoom(Ratios[min(max(at, 0), len(Ratios)-1)]))
}

// Layer is a picture over a part of the page: of all of it, or the sharper one of what is in view.
type Layer struct {
	Box   report.Box
	Image image.Image
}

const (
	roughScale  = 0.5        // pixels for each point of the picture that is shown first
	smallPixels = 150        // the longer side of a page's small picture
	wholePixels = 6_000_000  // of a whole page; of larger ones only what is in view is drawn sharp
	partPixels  = 10_000_000 // of such a part; with a whole page it is well within pictureBytes
	margin      = 0.3        // of the view's sides that is drawn around it, so that scrolling does not draw at once
)

// Layers gives the pictures of the page at hand that there are, to be laid over each other, and has sharper ones drawn: area is the part in view, scale
// the pixels that the screen has for each point.
func (o *Original) Layers(area report.Box, scale float64) []Layer {
	if o.page == 0 || scale <= 0 {
		return nil
	}
	size := o.sizes[o.page-1]
	if size.W <= 0 {
		return nil
	}
	scale = math.Round(scale*64) / 64
	whole := Part{Page: o.page, Scale: wholeScale(size, scale)}
	rough := Part{Page: o.page, Scale: roughScale}
	var wanted []Part
	if whole.Scale == scale {
		wanted = o.neighbours(scale)
	}
	var out []Layer
	page := report.Box{W: size.W, H: size.H}
	m := o.pictures.get(whole)
	if m == nil {
		wanted = append(wanted, whole)
		m = o.best(o.page)
	}
	if m != nil {
		out = append(out, Layer{page, m})
	}
	if whole.Scale < scale {
		if l, ok := o.sharp(area, scale); ok {
			out = append(out, l)
		} else {
			wanted = append(wanted, Part{o.page, widened(area, size, scale), scale})
		}
	}
	if m == nil {
		wanted = append(wanted, rough)
	}
	o.pictures.only(wanted)
	return out
}

// wholeScale is the scale at which a whole page is drawn.
func wholeScale(p PageSize, scale float64) float64 {
	return min(scale, math.Floor(math.Sqrt(wholePixels/(p.W*p.H))*64)/64)
}

// neighbours gives the pictures of the pages after and before, so that turning shows them at once.
func (o *Original) neighbours(scale float64) []Part {
	var out []Part
	for _, p := range []int{o.page - 1, o.page + 1} {
		if p >= 1 && p <= len(o.sizes) && o.sizes[p-1].W > 0 {
			out = append(out, Part{Page: p, Scale: wholeScale(o.sizes[p-1], scale)})
		}
	}
	return out
}

// best gives the sharpest picture of a whole page that there is.
func (o *Original) best(page int) image.Image {
	var at Part
	for p := range o.pictures.kept {
		if p.Page == page && p.Box == (report.Box{}) && p.Scale > at.Scale {
			at = p
		}
	}
	return o.pictures.get(at)
}

// sharp gives the picture of a part at this scale that holds the area.
func (o *Original) sharp(area report.Box, scale float64) (Layer, bool) {
	const slack = 0.5
	for p := range o.pictures.kept {
		b := p.Box
		if p.Page == o.page && p.Scale == scale && b.W > 0 && b.X <= area.X+slack && b.Y <= area.Y+slack && b.X+b.W >= area.X+area.W-slack && b.Y+b.H >= area.Y+area.H-slack {
			return Layer{b, o.pictures.get(p)}, true
		}
	}
	return Layer{}, false
}

// widened gives an area with its margin, within the page, in whole points.
func widened(a report.Box, p PageSize, scale float64) report.Box {
	m := margin
	if n := a.W * a.H * scale * scale; n*(1+2*m)*(1+2*m) > partPixels {
		m = max(0, (math.Sqrt(partPixels/n)-1)/2)
	}
	x0, y0 := math.Floor(max(a.X-m*a.W, 0)), math.Floor(max(a.Y-m*a.H, 0))
	x1, y1 := math.Ceil(min(a.X+a.W+m*a.W, p.W)), math.Ceil(min(a.Y+a.H+m*a.H, p.H))
	return report.Box{X: x0, Y: y0, W: min(x1, p.W) - x0, H: min(y1, p.H) - y0}
}

// Thumb gives the small picture of a page, nil while it is drawn.
func (o *Original) Thumb(page int) image.Image {
	if page < 1 || page > len(o.sizes) || o.sizes[page-1].W <= 0 {
		return nil
	}
	size := o.sizes[page-1]
	return o.small.ask(Part{Page: page, Scale: 2 * smallPixels / max(size.W, size.H)})
}
