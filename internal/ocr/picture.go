package ocr

import (
	"bytes"
	"context"
	"fmt"
	"image"

	"yanku/internal/format"
)

// maxDots is how large a picture may be: a long screenshot of twenty screens has 50 million dots, which decoded take 200 MB.
const maxDots = 60_000_000

// A long picture is recognised in strips of about stripRows, each of at most twice as many; a cut goes where a row is blank.
const stripRows = 2400

// Decode gives the dots of a picture, at most maxDots of them. Errors wrap format.ErrDamaged or format.ErrLimit.
func Decode(data []byte) (image.Image, error) {
	c, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", format.ErrDamaged, err)
	}
	if c.Width <= 0 || c.Height <= 0 || c.Width > maxDots/c.Height {
		return nil, fmt.Errorf("%d×%d dots: %w", c.Width, c.Height, format.ErrLimit)
	}
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", format.ErrDamaged, err)
	}
	return img, nil
}

// picture recognises a picture.
func (e *engine) picture(ctx context.Context, data []byte, tell func(n, of int)) ([]sheet, error) {
	img, err := Decode(data)
	if err != nil {
		return nil, err
	}
	g := grayOf(img, img.Bounds())
	if g.Rect.Dy() <= 2*stripRows {
		tell(1, 1)
		s, _, err := e.sized(ctx, g, 0)
		s.number = 1
		return []sheet{s}, err
	}
	lines, err := e.long(ctx, g, tell)
	return []sheet{{number: 1, wide: g.Rect.Dx(), high: g.Rect.Dy(), lines: lines, scale: 1}}, err
}

// long recognises a picture strip by strip.
func (e *engine) long(ctx context.Context, g *gray, tell func(n, of int)) ([]line, error) {
	cuts := g.cuts()
	var out []line
	area := 0
	times := 0.0
	for i := range len(cuts) - 1 {
		tell(i+1, len(cuts)-1)
		s, t, err := e.sized(ctx, g.rows(cuts[i], cuts[i+1]), times)
		if err != nil {
			return nil, err
		}
		if len(s.lines) > 0 {
			times = t
		}
		for _, l := range s.lines {
			l = l.moved(0, float64(cuts[i]))
			l.area += area
			out = append(out, l)
		}
		if len(out) > 0 {
			area = out[len(out)-1].area + 1
		}
	}
	return out, nil
}

// cuts gives the rows at which strips begin and end: 0, …, height. Each lies in the middle of blank rows, else where the dots differ least.
func (g *gray) cuts() []int {
	cuts := []int{0}
	h := g.Rect.Dy()
	for at := 0; h-at > 2*stripRows; at = cuts[len(cuts)-1] {
		cuts = append(cuts, g.cut(at+stripRows, at+2*stripRows))
	}
	return append(cuts, h)
}

// plain is how far the dots of a blank row may be apart: JPEG leaves a little noise.
const plain = 24

// cut finds the best row to cut at in [from, to): in the widest run of blank rows, the first such; else the most even row.
func (g *gray) cut(from, to int) int {
	best, wide, run, least := from, 0, 0, 256
	for y := from; y < to; y++ {
		v := g.even(y)
		if v > plain {
			run = 0
			if wide == 0 && v < least {
				best, least = y, v
			}
			continue
		}
		if run++; run > wide {
			best, wide = y-run/2, run
		}
	}
	return best
}

// Heights of Han characters in dots: tesseract is best at about goodSize; smaller ones than smallSize are enlarged, larger than largeSize reduced.
const (
	smallSize = 26
	goodSize  = 36
	largeSize = 110
	maxTimes  = 4
	maxStrip  = 40_000_000 // dots after enlarging
)

// sized recognises a strip in the size that suits tesseract. times is the enlargement that suited the strip before, 0 when there was none; then the
// strip may be the whole picture and may stand on its side.
func (e *engine) sized(ctx context.Context, g *gray, times float64) (sheet, float64, error) {
	known := times > 0
	if !known {
		times = 1
	}
	s := sheet{wide: g.Rect.Dx(), high: g.Rect.Dy(), scale: 1}
	var err error
	times = g.most(times)
	if s.lines, err = e.strip(ctx, g.sized(times), times); err != nil || known {
		return s, times, err
	}
	if size := typical(s.lines); len(s.lines) > 0 && (size < smallSize || size > largeSize) {
		times = g.most(min(goodSize/size, maxTimes))
		s.lines, err = e.strip(ctx, g.sized(times), times)
		return s, times, err
	}
	s, err = e.righted(ctx, g, s.lines)
	return s, times, err
}

// most gives times, or the less that a strip of maxStrip dots allows.
func (g *gray) most(times float64) float64 {
	if dots := float64(g.Rect.Dx()) * float64(g.Rect.Dy()) * times * times; dots > maxStrip {
		return times * sqrt(maxStrip/dots)
	}
	return times
}
