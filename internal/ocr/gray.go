package ocr

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"io"
	"math"

	xdraw "golang.org/x/image/draw"
)

// gray is a picture in shades of grey, dark text on a light ground. Its bounds begin at 0,0.
type gray struct{ *image.Gray }

// grayOf gives the part r of img. Light text on a dark ground is turned over; what shows through lies on white.
func grayOf(img image.Image, r image.Rectangle) *gray {
	g := &gray{image.NewGray(image.Rect(0, 0, r.Dx(), r.Dy()))}
	switch src := img.(type) {
	case *image.NRGBA:
		for y := range r.Dy() {
			from := src.PixOffset(r.Min.X, r.Min.Y+y)
			row := src.Pix[from : from+4*r.Dx()]
			to := g.Pix[y*g.Stride:][:r.Dx()]
			for x := range to {
				p := row[4*x : 4*x+4]
				a := uint32(p[3])
				light := (299*uint32(p[0]) + 587*uint32(p[1]) + 114*uint32(p[2])) / 1000
				to[x] = uint8((light*a + 255*(255-a)) / 255)
			}
		}
	default:
		draw.Draw(g, g.Rect, image.NewUniform(color.White), image.Point{}, draw.Src)
		draw.Draw(g, g.Rect, img, r.Min, draw.Over)
	}
	if g.mean() < dark {
		for i := range g.Pix {
			g.Pix[i] = 255 - g.Pix[i]
		}
	}
	return g
}

// dark is the mean light, 0..255, below which a page has light text on a dark ground.
const dark = 105

func (g *gray) mean() float64 {
	sum := 0
	for _, v := range g.Pix {
		sum += int(v)
	}
	return float64(sum) / float64(max(len(g.Pix), 1))
}

// contrast is how far the light of dots must be apart, 0..255, for one of them to be ink.
const contrast = 40

// edge is how many dots at the sides of a page are the scanner's, not the paper's.
const edge = 8

// blank tells whether there is no ink, but for a few specks: less than one dot in twenty thousand.
func (g *gray) blank() bool {
	var seen [256]int
	w, h := g.Rect.Dx(), g.Rect.Dy()
	for y := min(edge, h/4); y < max(h-edge, h*3/4); y++ {
		for _, v := range g.Pix[y*g.Stride:][min(edge, w/4):max(w-edge, w*3/4)] {
			seen[v]++
		}
	}
	ground := 0
	for v, n := range seen {
		if n > seen[ground] {
			ground = v
		}
	}
	ink := 0
	for v, n := range seen {
		if v < ground-contrast || v > ground+contrast {
			ink += n
		}
	}
	return ink < 1+len(g.Pix)/20000
}

// even tells how far the light of the dots in row y is apart.
func (g *gray) even(y int) int {
	lo, hi := uint8(255), uint8(0)
	for _, v := range g.Pix[y*g.Stride:][:g.Rect.Dx()] {
		lo, hi = min(lo, v), max(hi, v)
	}
	if hi < lo {
		return 0
	}
	return int(hi - lo)
}

// rows gives the rows [from, to).
func (g *gray) rows(from, to int) *gray {
	return &gray{&image.Gray{Pix: g.Pix[from*g.Stride : to*g.Stride], Stride: g.Stride, Rect: image.Rect(0, 0, g.Rect.Dx(), to-from)}}
}

// sized gives the picture times as large.
func (g *gray) sized(times float64) *gray {
	if times == 1 {
		return g
	}
	out := &gray{image.NewGray(image.Rect(0, 0, int(math.Round(float64(g.Rect.Dx())*times)), int(math.Round(float64(g.Rect.Dy())*times))))}
	xdraw.CatmullRom.Scale(out, out.Rect, g, g.Rect, draw.Src, nil)
	return out
}

// turned gives the picture turned clockwise by 90, 180 or 270 degrees.
func (g *gray) turned(degrees int) *gray {
	w, h := g.Rect.Dx(), g.Rect.Dy()
	to := image.Rect(0, 0, h, w)
	if degrees == 180 {
		to = g.Rect
	}
	out := &gray{image.NewGray(to)}
	for y := range h {
		for x := range w {
			v := g.Pix[y*g.Stride+x]
			switch degrees {
			case 90:
				out.Pix[x*out.Stride+h-1-y] = v
			case 180:
				out.Pix[(h-1-y)*out.Stride+w-1-x] = v
			default:
				out.Pix[(w-1-x)*out.Stride+y] = v
			}
		}
	}
	return out
}

// pgm gives the picture as portable graymap, which every tesseract reads and nothing has to pack.
func (g *gray) pgm() io.Reader {
	head := fmt.Sprintf("P5\n%d %d\n255\n", g.Rect.Dx(), g.Rect.Dy())
	if g.Stride == g.Rect.Dx() {
		return io.MultiReader(bytes.NewReader([]byte(head)), bytes.NewReader(g.Pix[:g.Stride*g.Rect.Dy()]))
	}
	var rows bytes.Buffer
	rows.WriteString(head)
	for y := range g.Rect.Dy() {
		rows.Write(g.Pix[y*g.Stride:][:g.Rect.Dx()])
	}
	return &rows
}

func sqrt(x float64) float64 { return math.Sqrt(x) }
