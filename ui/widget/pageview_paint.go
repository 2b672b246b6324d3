package widget

import (
	"image"
	"image/color"
	"math"

	"golang.org/x/image/draw"

	"fyne.io/fyne/v2/theme"
)

// PageMark is a marked part of the page: a colour that lies over the paper as ink does, so that the words under it stay, and perhaps a frame.
type PageMark struct {
	Area
	Fill  color.NRGBA // none when it is transparent
	Frame color.NRGBA // likewise
	ID    string      // for the owner; marks without one do not answer to the pointer
	Label string      // shown when the pointer is over it; lines parted by "\n"
}

const (
	markPad   = 1.5 // units around the words of a mark
	frameWide = 2   // units of a frame
)

// compose is asked by the canvas for a picture of w × h pixels.
func (p *PageView) compose(w, h int) image.Image {
	if w <= 0 || h <= 0 {
		return transparent
	}
	if w != p.vw || h != p.vh {
		p.takeLater(w, h)
	}
	out := p.composed
	if out == nil || out.Rect.Dx() != w || out.Rect.Dy() != h {
		out = image.NewRGBA(image.Rect(0, 0, w, h))
		p.composed = out
	}
	draw.Draw(out, out.Rect, image.NewUniform(theme.Color(ground())), image.Point{}, draw.Src)
	if p.w <= 0 || p.scale <= 0 {
		return out
	}
	page := p.pixels(Area{0, 0, p.w, p.h})
	edge := image.NewUniform(theme.Color(theme.ColorNameSeparator))
	draw.Draw(out, page.Inset(-1).Intersect(out.Rect), edge, image.Point{}, draw.Src)
	draw.Draw(out, page.Intersect(out.Rect), image.White, image.Point{}, draw.Src)
	for _, l := range p.layers {
		p.lay(out, l, page)
	}
	for _, m := range p.marks {
		at := p.around(m.Area)
		if m.Fill.A > 0 {
			multiply(out, at, m.Fill)
		}
		if m.Frame.A > 0 {
			frame(out, at, max(1, int(math.Round(frameWide*p.unit))), m.Frame)
		}
	}
	return out
}

// takeLater takes over the size that the canvas draws for, where it was not known when the view was laid out: what is hidden belongs to no canvas.
func (p *PageView) takeLater(w, h int) {
	if p.late != nil {
		p.late()
	}
	later := p.Later
	if later == nil {
		later = onFrame
	}
	p.late = later(0, func() {
		p.late = nil
		if width := p.raster.Size().Width; width > 0 {
			p.take(w, h, float64(w)/float64(width))
		}
	})
}

// pixels gives where a part of the page stands in the view.
func (p *PageView) pixels(a Area) image.Rectangle {
	x0, y0 := math.Floor(a.X*p.scale), math.Floor(a.Y*p.scale)
	x1, y1 := math.Round((a.X+a.W)*p.scale), math.Round((a.Y+a.H)*p.scale)
	return image.Rect(int(x0), int(y0), int(x1), int(y1)).Sub(image.Pt(int(p.ox), int(p.oy)))
}

// around gives the pixels of a mark with a little air.
func (p *PageView) around(a Area) image.Rectangle {
	return p.pixels(a).Inset(-int(math.Round(markPad * p.unit)))
}

// lay puts a picture on the page: pixel by pixel where it has the view's scale, else stretched.
func (p *PageView) lay(out *image.RGBA, l PageLayer, page image.Rectangle) {
	if l.Image == nil {
		return
	}
	at, b := p.pixels(l.Area), l.Image.Bounds()
	if near(at.Dx(), b.Dx()) && near(at.Dy(), b.Dy()) {
		at.Max = at.Min.Add(b.Size())
		at = at.Intersect(page)
		draw.Draw(out, at.Intersect(out.Rect), l.Image, b.Min.Add(at.Intersect(out.Rect).Min.Sub(p.pixels(l.Area).Min)), draw.Src)
		return
	}
	seen := at.Intersect(out.Rect)
	if seen.Empty() {
		return
	}
	draw.ApproxBiLinear.Scale(out.SubImage(seen).(*image.RGBA), at, l.Image, b, draw.Src, nil)
}

// near tells whether two lengths differ by the rounding of their ends alone.
func near(a, b int) bool { return a-b <= 1 && b-a <= 1 }

// multiply lays a colour over pixels as ink lies over paper.
func multiply(out *image.RGBA, at image.Rectangle, c color.NRGBA) {
	at = at.Intersect(out.Rect)
	share := func(ink, alpha uint8) int { return 255 - (255-int(ink))*int(alpha)/255 }
	r, g, b := share(c.R, c.A), share(c.G, c.A), share(c.B, c.A)
	for y := at.Min.Y; y < at.Max.Y; y++ {
		row := out.Pix[out.PixOffset(at.Min.X, y):out.PixOffset(at.Max.X, y)]
		for i := 0; i < len(row); i += 4 {
			row[i] = uint8(int(row[i]) * r / 255)
			row[i+1] = uint8(int(row[i+1]) * g / 255)
			row[i+2] = uint8(int(row[i+2]) * b / 255)
		}
	}
}

// frame draws an outline around pixels.
func frame(out *image.RGBA, at image.Rectangle, wide int, c color.NRGBA) {
	outer := at.Inset(-wide)
	ink := image.NewUniform(c)
	for _, r := range []image.Rectangle{
		{outer.Min, image.Pt(outer.Max.X, at.Min.Y)},
		{image.Pt(outer.Min.X, at.Max.Y), outer.Max},
		{image.Pt(outer.Min.X, at.Min.Y), image.Pt(at.Min.X, at.Max.Y)},
		{image.Pt(at.Max.X, at.Min.Y), image.Pt(outer.Max.X, at.Max.Y)},
	} {
		draw.Draw(out, r.Intersect(out.Rect), ink, image.Point{}, draw.Over)
	}
}
