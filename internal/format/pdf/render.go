package pdf

import (
	"context"
	"errors"
	"fmt"
	"image"
	"math"

	"yanku/internal/format"
	"yanku/internal/report"
)

// Size is the sides of a page as it is shown, in points; zero for a page that cannot be read.
type Size struct{ W, H float64 }

// Pages gives the sizes of all pages. Its errors are those of Format without ErrNoText: a scan has pages too.
func Pages(ctx context.Context, f format.File) ([]Size, error) {
	var sizes []Size
	err := pictures.with(ctx, f, func(s sight) error {
		sizes = s.sizes
		return nil
	})
	return sizes, err
}

// Render draws a page, counted from 1, as it is shown: turned, cropped, with its annotations, on white. scale is in pixels for each point;
// a page of more than MaxPixels is drawn smaller. The last file drawn from stays open in a worker for a while, so that turning its pages is quick.
// The errors are those of Pages.
func Render(ctx context.Context, f format.File, page int, scale float64) (*image.NRGBA, error) {
	return RenderBox(ctx, f, page, report.Box{}, scale)
}

// RenderBox draws the part of a page under box, in points as report.Block has them; an empty box is the whole page.
func RenderBox(ctx context.Context, f format.File, page int, box report.Box, scale float64) (*image.NRGBA, error) {
	var out *image.NRGBA
	err := pictures.with(ctx, f, func(s sight) error {
		size, err := s.size(page)
		if err != nil {
			return err
		}
		d, err := part(size, box, scale)
		if err != nil {
			return err
		}
		d.Page = page
		answer, err := s.ask(ctx, frameDraw, d)
		if err == nil {
			out, err = picture(answer, d)
		}
		return err
	})
	return out, err
}

// Quote is words that are looked for on a page. From and To are bytes of Words: the part that matters, such as a number in its sentence.
type Quote struct {
	Near     report.Box // where they are looked for first, in reading order; empty is the whole page
	Words    string
	From, To int
}

// Found is where a quote stands, in a box for each line. Both are empty when it is not on the page, Words alone is when only the part that matters is found.
type Found struct{ Words, Mark []report.Box }

// Find looks for quotes on a page, one Found for each. Spaces do not count.
func Find(ctx context.Context, f format.File, page int, quotes []Quote) ([]Found, error) {
	var out []Found
	err := pictures.with(ctx, f, func(s sight) error {
		if _, err := s.size(page); err != nil {
			return err
		}
		answer, err := s.ask(ctx, frameFind, search{page, quotes})
		if err == nil {
			err = decode(answer, &out)
		}
		return err
	})
	return out, err
}

// MaxPixels is how many pixels one picture may have.
const MaxPixels = 40_000_000

// maxScale bounds a picture's scale: eight times as large on a screen of twice the usual pixels.
const maxScale = 32

// drawing asks for a part of a page of the open file, in pixels of the whole page at its size.
type drawing struct {
	Page                int
	WholeW, WholeH      int
	X, Y, Width, Height int
}

// errBadPart says that what is asked for is not on the page.
var errBadPart = errors.New("draw page: the part is outside the page")

// part gives the drawing of a box of a page.
func part(size Size, box report.Box, scale float64) (drawing, error) {
	if box.W <= 0 || box.H <= 0 {
		box = report.Box{W: size.W, H: size.H}
	}
	if !(scale > 0) {
		return drawing{}, fmt.Errorf("draw page at scale %g: not above zero", scale)
	}
	scale = min(scale, maxScale)
	x0, y0, x1, y1 := max(box.X, 0), max(box.Y, 0), min(box.X+box.W, size.W), min(box.Y+box.H, size.H)
	if x0 >= x1 || y0 >= y1 {
		return drawing{}, errBadPart
	}
	if n := (x1 - x0) * (y1 - y0) * scale * scale; n > MaxPixels {
		scale *= math.Sqrt(MaxPixels/n) * 0.999 // the edges are rounded outwards
	}
	pixel := func(v float64) int { return max(1, int(math.Round(v*scale))) }
	d := drawing{WholeW: pixel(size.W), WholeH: pixel(size.H), X: int(x0 * scale), Y: int(y0 * scale)}
	d.Width = max(1, min(int(math.Ceil(x1*scale)), d.WholeW)-d.X)
	d.Height = max(1, min(int(math.Ceil(y1*scale)), d.WholeH)-d.Y)
	return d, nil
}

// picture makes a picture of the pixels that the worker sent.
func picture(pixels []byte, d drawing) (*image.NRGBA, error) {
	if len(pixels) != 4*d.Width*d.Height {
		return nil, fmt.Errorf("draw page %d: %d bytes for %d × %d pixels", d.Page, len(pixels), d.Width, d.Height)
	}
	for i := 3; i < len(pixels); i += 4 {
		pixels[i] = 0xFF // PDFium leaves this byte as it finds it
	}
	return &image.NRGBA{Pix: pixels, Stride: 4 * d.Width, Rect: image.Rect(0, 0, d.Width, d.Height)}, nil
}
