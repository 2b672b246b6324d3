package pdf

import (
	"bytes"
	"fmt"
	"slices"

	"yanku/internal/format"
)

// held is the file that a worker keeps open for pictures.
type held struct {
	doc, data uint64
	count     int
	pages     []openPage // those used last, the newest at the end
}

type openPage struct {
	number int
	handle uint64
}

// keptPages is how many pages stay loaded: the one on the screen and its neighbours.
const keptPages = 4

// hold opens a file in place of the one before and gives the sizes of its pages.
func (e *engine) hold(r request) ([]Size, error) {
	e.letGo()
	doc, data, err := e.load(r)
	if err != nil {
		return nil, err
	}
	e.held = &held{doc: doc, data: data, count: e.count("FPDF_GetPageCount", doc)}
	if e.held.count > maxPages {
		n := e.held.count
		e.letGo()
		return nil, fmt.Errorf("%d pages: %w", n, format.ErrLimit)
	}
	sizes := make([]Size, e.held.count)
	for i := range sizes {
		if !e.ok(e.fn("FPDF_GetPageSizeByIndexF"), doc, uint64(i), e.at(0)) {
			continue
		}
		if w, h := e.f32(0), e.f32(1); sane(w) && sane(h) {
			sizes[i] = Size{w, h}
		}
	}
	if e.err != nil {
		return nil, fmt.Errorf("read sizes of pages: %w: %w", format.ErrDamaged, e.err)
	}
	return sizes, nil
}

// letGo closes the file that is held.
func (e *engine) letGo() {
	if e.held == nil {
		return
	}
	for _, p := range e.held.pages {
		e.closePage(p.handle)
	}
	e.call("FPDF_CloseDocument", e.held.doc)
	e.call("free", e.held.data)
	e.held = nil
}

// loaded gives the handle of a page of the file that is held, counted from 1.
func (e *engine) loaded(number int) (uint64, error) {
	h := e.held
	if h == nil || number < 1 || number > h.count {
		return 0, fmt.Errorf("page %d: %w", number, format.ErrDamaged)
	}
	at := slices.IndexFunc(h.pages, func(p openPage) bool { return p.number == number })
	if at < 0 {
		handle := e.call("FPDF_LoadPage", h.doc, uint64(number-1))
		if handle == 0 {
			return 0, fmt.Errorf("page %d: %w", number, format.ErrDamaged)
		}
		h.pages = append(h.pages, openPage{number, handle})
		if len(h.pages) > keptPages {
			e.closePage(h.pages[0].handle)
			h.pages = h.pages[1:]
		}
		return handle, nil
	}
	p := h.pages[at]
	h.pages = append(slices.Delete(h.pages, at, at+1), p)
	return p.handle, nil
}

// What PDFium's names of 2024 stand for: fpdfview.h.
const (
	formatBGRx       = 3
	drawAnnotations  = 0x01
	reverseByteOrder = 0x10
	white            = 0xFFFFFFFF
)

// draw gives a part of a page as pixels: red, green, blue and a byte without meaning.
func (e *engine) draw(d drawing) ([]byte, error) {
	pg, err := e.loaded(d.Page)
	if err != nil {
		return nil, err
	}
	if d.Width < 1 || d.Height < 1 || d.Width*d.Height > MaxPixels {
		return nil, fmt.Errorf("a picture of %d × %d: %w", d.Width, d.Height, format.ErrLimit)
	}
	whole := func(n int) uint64 { return uint64(uint32(int32(n))) }
	w, h := whole(d.Width), whole(d.Height)
	bitmap := e.call("FPDFBitmap_CreateEx", w, h, formatBGRx, 0, 0)
	if bitmap == 0 {
		return nil, fmt.Errorf("a picture of %d × %d: %w", d.Width, d.Height, format.ErrLimit)
	}
	defer e.call("FPDFBitmap_Destroy", bitmap)
	e.call("FPDFBitmap_FillRect", bitmap, 0, 0, w, h, white)
	e.call("FPDF_RenderPageBitmap", bitmap, pg, whole(-d.X), whole(-d.Y), whole(d.WholeW), whole(d.WholeH), 0, drawAnnotations|reverseByteOrder)
	stride := int(e.call("FPDFBitmap_GetStride", bitmap))
	buffer := e.call("FPDFBitmap_GetBuffer", bitmap)
	if e.err != nil || stride != 4*d.Width {
		return nil, fmt.Errorf("draw page %d: %w: %w", d.Page, format.ErrDamaged, e.err)
	}
	pixels, ok := e.mod.Memory().Read(uint32(buffer), uint32(stride*d.Height))
	if !ok {
		return nil, fmt.Errorf("draw page %d: %w", d.Page, format.ErrDamaged)
	}
	return bytes.Clone(pixels), nil // the bitmap is freed
}
