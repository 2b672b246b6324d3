package main

import (
	"context"
	"errors"
	"fmt"
	"image"
	"math"

	"golang.org/x/image/draw"

	"yanku/internal/format"
	"yanku/internal/format/pdf"
	"yanku/internal/ocr"
	"yanku/internal/report"
	"yanku/ui/model"
)

// look reads a report's file, with its dots when it is a picture.
func (o *originals) look(ctx context.Context, id report.ID) (f format.File, img image.Image, err error) {
	if f, err = o.load(ctx, id); err == nil && format.IsPicture(f.Data) {
		img, err = o.picture(f)
	}
	return f, img, err
}

// picture gives the dots of a file that is a picture: its only page, a point for each dot, as its blocks have them.
func (o *originals) picture(f format.File) (image.Image, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	same := len(o.file.Data) > 0 && &o.file.Data[0] == &f.Data[0]
	if same && o.dots != nil {
		return o.dots, nil
	}
	img, err := ocr.Decode(f.Data)
	if err != nil {
		return nil, fmt.Errorf("show %s: %w", f.Name, err)
	}
	if same {
		o.dots = img
	}
	return img, nil
}

// errBadPart says that what is asked for is not on the picture.
var errBadPart = errors.New("draw picture: the part is outside the picture")

// scaled draws a part of a picture on white, smaller than asked for when it would have more pixels than a page of a PDF may have.
func scaled(img image.Image, p model.Part) (image.Image, error) {
	from := img.Bounds()
	if p.Box.W > 0 && p.Box.H > 0 {
		x, y := math.Floor(p.Box.X), math.Floor(p.Box.Y)
		r := image.Rect(int(x), int(y), int(math.Ceil(p.Box.X+p.Box.W)), int(math.Ceil(p.Box.Y+p.Box.H)))
		from = r.Add(from.Min).Intersect(from)
	}
	if from.Empty() || !(p.Scale > 0) {
		return nil, errBadPart
	}
	w, h := float64(from.Dx()), float64(from.Dy())
	scale := min(p.Scale, math.Sqrt(pdf.MaxPixels/(w*h)))
	out := image.NewRGBA(image.Rect(0, 0, max(1, int(w*scale)), max(1, int(h*scale))))
	draw.Draw(out, out.Rect, image.White, image.Point{}, draw.Src)
	draw.ApproxBiLinear.Scale(out, out.Rect, img, from, draw.Over, nil)
	return out, nil
}
