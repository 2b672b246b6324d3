// Package ocr recognises the text of scanned PDF and of pictures with tesseract, if the user has installed it with its model of Simplified Chinese.
//
// Tesseract is never given a file: it gets dots that this program has decoded, on its standard input, one strip or page at a time and one for the whole
// program, at low priority. It asks nothing of the network.
package ocr

import (
	"context"
	"errors"
	"fmt"

	"yanku/internal/format"
	"yanku/internal/format/pdf"
)

// Errors beside those of format, all of the kind of format.ErrNoText.
var (
	// ErrScan says that a file has no text but what Read may find.
	ErrScan = format.Unreadable("scan", "a scan or picture", format.ErrNoText)
	// ErrMissing says that tesseract is not installed, ErrModel that it is without its model chi_sim.
	ErrMissing = format.Unreadable("ocr_missing", "tesseract is not installed", format.ErrNoText)
	ErrModel   = format.Unreadable("ocr_model", "tesseract lacks its model chi_sim", format.ErrNoText)
	// ErrNothing says that no text was recognised.
	ErrNothing = format.Unreadable("ocr_nothing", "no text was recognised", format.ErrNoText)
)

// maxPages is how many pages a file may have: five hundred take an hour.
const maxPages = 500

// Can tells whether a file is of a kind that OCR reads: a picture or a PDF.
func Can(name string, data []byte) bool {
	return format.IsPicture(data) || pdf.Format.Match(name, data[:min(len(data), 1<<10)])
}

// Read recognises the text of a PDF or a picture (see Can). Blocks have their page and box: in points for a PDF, and for a picture, which is its only page,
// in dots. See Tell for progress.
// Errors wrap ErrMissing, ErrModel, ErrNothing, format.ErrDamaged, format.ErrLimit, those of pdf.Pages, or ctx's.
func Read(ctx context.Context, f format.File) (format.Raw, error) {
	raw := format.Raw{Format: "picture"}
	raw.Hints.Name = f.Name
	page := told(ctx)
	e, err := find(ctx)
	if err != nil {
		return raw, fmt.Errorf("recognise %s: %w", f.Name, err)
	}
	var pages []sheet
	if format.IsPicture(f.Data) {
		pages, err = e.picture(ctx, f.Data, page)
	} else {
		raw.Format = "pdf"
		pages, err = e.pdf(ctx, f, page)
	}
	if err == nil {
		if raw.Blocks = blocks(pages); len(raw.Blocks) == 0 {
			err = ErrNothing
		}
	}
	if err != nil {
		return raw, fmt.Errorf("recognise %s: %w", f.Name, err)
	}
	return raw, nil
}

// tellKey is the key of Tell's function.
type tellKey struct{}

// Tell has Read call page before each page, or strip of a long picture, with its number from 1 and how many there are. It goes with ctx, as
// httptrace's does, because between who wants to know and Read stand readers of every kind of file.
func Tell(ctx context.Context, page func(n, of int)) context.Context {
	return context.WithValue(ctx, tellKey{}, page)
}

func told(ctx context.Context) func(n, of int) {
	if page, ok := ctx.Value(tellKey{}).(func(n, of int)); ok {
		return page
	}
	return func(int, int) {}
}

// Dots that pages of a PDF are drawn with: scanners use 200 to 300 for an inch, tesseract asks for 300. An outsized page has at most pageDots.
const (
	dotsPerPoint = 300.0 / 72
	pageDots     = 12e6
)

// pdf recognises the pages of a PDF.
func (e *engine) pdf(ctx context.Context, f format.File, tell func(n, of int)) ([]sheet, error) {
	sizes, err := pdf.Pages(ctx, f)
	if errors.Is(err, format.ErrEncrypted) && f.Password != "" && !errors.Is(err, format.ErrPassword) {
		err = fmt.Errorf("%w: %w", format.ErrPassword, err)
	}
	if err != nil {
		return nil, err
	}
	if len(sizes) > maxPages {
		return nil, fmt.Errorf("%d pages, at most %d: %w", len(sizes), maxPages, format.ErrLimit)
	}
	var out []sheet
	for i, size := range sizes {
		tell(i+1, len(sizes))
		if size.W <= 0 || size.H <= 0 {
			continue // a page that cannot be read
		}
		scale := fit(size.W, size.H)
		img, err := pdf.Render(ctx, f, i+1, scale)
		if err != nil {
			return nil, fmt.Errorf("draw page %d: %w", i+1, err)
		}
		s, err := e.sheet(ctx, grayOf(img, img.Bounds()))
		if err != nil {
			return nil, fmt.Errorf("page %d: %w", i+1, err)
		}
		s.number, s.scale = i+1, size.W/float64(img.Bounds().Dx())
		out = append(out, s)
	}
	return out, nil
}

// sheet recognises a page of a PDF.
func (e *engine) sheet(ctx context.Context, g *gray) (sheet, error) {
	lines, err := e.strip(ctx, g, 1)
	if err != nil {
		return sheet{}, err
	}
	return e.righted(ctx, g, lines)
}

// righted gives the page on which lines were recognised, turned until it stands upright if tesseract was not sure of them.
func (e *engine) righted(ctx context.Context, g *gray, lines []line) (sheet, error) {
	as := sheet{wide: g.Rect.Dx(), high: g.Rect.Dy(), lines: lines, scale: 1}
	if sure(lines) >= upright || g.blank() {
		return as, nil
	}
	turn := e.orientation(ctx, g)
	if turn == 0 {
		return as, ctx.Err()
	}
	g = g.turned(turn)
	lines, err := e.strip(ctx, g, 1)
	if err != nil || sure(lines) < sure(as.lines) {
		return as, err
	}
	return sheet{wide: g.Rect.Dx(), high: g.Rect.Dy(), lines: lines, scale: 1, turn: turn}, nil
}

// upright is how sure tesseract is of a page's words, 0..100, when the page stands upright: below it another orientation is tried. Scans have 85 and more,
// pages on their side 20 to 50 (measured on the test bed).
const upright = 65

// fit gives the scale at which a page of w by h points is drawn.
func fit(w, h float64) float64 {
	if dots := w * h * dotsPerPoint * dotsPerPoint; dots > pageDots {
		return dotsPerPoint * sqrt(pageDots/dots)
	}
	return dotsPerPoint
}
