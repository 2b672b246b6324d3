package chart

import (
	"fmt"
	"image"
	"image/draw"
	"math"
	"sync"

	"github.com/golang/freetype/truetype"
	"github.com/wcharczuk/go-chart/v2/drawing"
	"golang.org/x/image/math/fixed"

	"yanku/assets"
)

// The type scale, in units of Options.Width.
const (
	small  = 12.0
	medium = 14.0
	large  = 20.0
)

// dpi is go-chart's resolution at scale 1; it takes a point for 1/64 inch.
const dpi = 92.0

// align is where a text stands about its x.
type align float64

const (
	left   align = 0
	center align = 0.5
	right  align = 1
)

// box is a rectangle in units; y grows downwards.
type box struct{ x0, y0, x1, y1 float64 }

func (b box) width() float64  { return b.x1 - b.x0 }
func (b box) height() float64 { return b.y1 - b.y0 }

func (b box) meets(c box) bool {
	return b.x0 < c.x1 && c.x0 < b.x1 && b.y0 < c.y1 && c.y0 < b.y1
}

type point struct{ x, y float64 }

// canvas draws in units by go-chart's raster context, whose pixels are units times the scale. Boxes and lines are rounded to whole pixels, so that they are sharp.
type canvas struct {
	palette
	Options
	img     *image.RGBA
	gc      *drawing.RasterGraphicContext
	regions []Region
	taken   []box // where labels stand, so that none covers another
	err     error // the first fault in drawing
}

var regular, bold = sync.OnceValues(func() (*truetype.Font, error) { return truetype.Parse(assets.Font(false)) }),
	sync.OnceValues(func() (*truetype.Font, error) { return truetype.Parse(assets.Font(true)) })

// newCanvas gives an empty picture of the ground colour.
func newCanvas(o Options) (*canvas, error) {
	for _, font := range []func() (*truetype.Font, error){regular, bold} {
		if _, err := font(); err != nil {
			return nil, fmt.Errorf("parse font: %w", err)
		}
	}
	o = o.whole()
	c := &canvas{palette: o.palette(), Options: o}
	c.img = image.NewRGBA(image.Rect(0, 0, c.px(float64(o.Width)), c.px(float64(o.Height))))
	draw.Draw(c.img, c.img.Bounds(), image.NewUniform(c.ground), image.Point{}, draw.Src)
	gc, err := drawing.NewRasterGraphicContext(c.img)
	if err != nil {
		return nil, fmt.Errorf("make picture: %w", err)
	}
	gc.SetDPI(dpi * o.Scale)
	gc.SetFillRule(drawing.FillRuleWinding) // the outlines of a glyph may overlap
	c.gc = gc
	return c, nil
}

// picture ends the drawing.
func (c *canvas) picture() (Picture, error) {
	b := c.img.Bounds()
	return Picture{Image: c.img, Width: b.Dx(), Height: b.Dy(), Regions: c.regions}, c.err
}

func (c *canvas) px(v float64) int { return int(math.Round(v * c.Scale)) }

func (c *canvas) fill(b box, color drawing.Color) {
	r := image.Rect(c.px(b.x0), c.px(b.y0), c.px(b.x1), c.px(b.y1))
	draw.Draw(c.img, r, image.NewUniform(color), image.Point{}, draw.Src)
}

// hollow fills a box with the ground and draws its inner edge.
func (c *canvas) hollow(b box, color drawing.Color) {
	c.fill(b, color)
	edge := max(1.5, 1/c.Scale)
	if b.height() > 2*edge && b.width() > 2*edge {
		c.fill(box{b.x0 + edge, b.y0 + edge, b.x1 - edge, b.y1 - edge}, c.ground)
	}
}

// line draws a polyline; dash is nil for a solid one, else lengths in units.
func (c *canvas) line(color drawing.Color, width float64, dash []float64, points ...point) {
	if len(points) < 2 {
		return
	}
	scaled := make([]float64, len(dash))
	for i, d := range dash {
		scaled[i] = d * c.Scale
	}
	c.gc.SetStrokeColor(color)
	c.gc.SetLineWidth(width * c.Scale)
	c.gc.SetLineDash(scaled, 0)
	c.gc.MoveTo(points[0].x*c.Scale, points[0].y*c.Scale)
	for _, p := range points[1:] {
		c.gc.LineTo(p.x*c.Scale, p.y*c.Scale)
	}
	c.gc.Stroke()
}

// rule draws a thin straight horizontal line, sharp to the pixel.
func (c *canvas) rule(x0, x1, y float64, color drawing.Color) {
	c.fill(box{x0, y, x1, y + max(1, 1/c.Scale)}, color)
}

// dot draws a point; a hollow one is a ring.
func (c *canvas) dot(p point, radius float64, color drawing.Color, hollow bool) {
	c.disc(p, radius+1.2, c.ground)
	c.disc(p, radius, color)
	if hollow {
		c.disc(p, radius-1.5, c.ground)
	}
}

func (c *canvas) disc(p point, radius float64, color drawing.Color) {
	x, y, r := p.x*c.Scale, p.y*c.Scale, radius*c.Scale
	c.gc.SetFillColor(color)
	c.gc.MoveTo(x+r, y)
	c.gc.ArcTo(x, y, r, r, 0, 2*math.Pi)
	c.gc.Close()
	c.gc.Fill()
}

// text writes s with its baseline at y.
func (c *canvas) text(s string, x, y, size float64, color drawing.Color, a align) {
	c.write(s, x-c.measure(s, size)*float64(a), y, size, color)
}

func (c *canvas) write(s string, x, y, size float64, color drawing.Color) {
	c.gc.SetFont(fontOf(size))
	c.gc.SetFontSize(size * 64 / dpi)
	c.gc.SetFillColor(color)
	if _, err := c.gc.FillStringAt(s, math.Round(x*c.Scale), math.Round(y*c.Scale)); err != nil && c.err == nil {
		c.err = fmt.Errorf("write %q: %w", s, err)
	}
}

// measure gives the width of s in units.
func (c *canvas) measure(s string, size float64) float64 {
	f := fontOf(size)
	scale := fixed.Int26_6(size * c.Scale * 64)
	var sum fixed.Int26_6
	for _, r := range s {
		sum += f.HMetric(scale, f.Index(r)).AdvanceWidth
	}
	return float64(sum) / 64 / c.Scale
}

// fontOf gives the weight of a size: headings are semi-bold. newCanvas has parsed both.
func fontOf(size float64) *truetype.Font {
	get := regular
	if size >= large {
		get = bold
	}
	f, _ := get()
	return f
}

// region makes a box answer for a figure; a box too small to hit is widened to three units.
func (c *canvas) region(b box, r Region) {
	if b.x1-b.x0 < 3 {
		b.x0, b.x1 = b.x0-1.5, b.x1+1.5
	}
	if b.y1-b.y0 < 3 {
		b.y0, b.y1 = b.y0-1.5, b.y1+1.5
	}
	r.X0, r.Y0, r.X1, r.Y1 = float64(c.px(b.x0)), float64(c.px(b.y0)), float64(c.px(b.x1)), float64(c.px(b.y1))
	c.regions = append(c.regions, r)
}
