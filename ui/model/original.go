package model

import (
	"context"
	"slices"

	"yanku/internal/report"
	"yanku/internal/task"
)

// Original is the side 原版: the pages of a report's file as pictures with everything that was found in them marked, or a file without pages as it came.
type Original struct {
	office *Office
	pager  Pager
	filer  Filer

	report *report.Stored
	shown  bool // the side was looked at, so that its pages are worth loading
	load   task.Latest
	copy   task.Latest
	sizes  []PageSize
	file   *SourceFile
	err    error

	page   int // from 1; 0 while there are none
	zoom   Zoom
	thumbs bool

	places   []onPage
	hits     []onPage
	hit      int
	chosen   Item
	found    map[int]map[report.Span]Found // by page
	find     task.Latest
	awaited  bool // the chosen item's place on the page is still looked for
	jump     PageJump
	pictures *gallery
	small    *gallery

	Changed func() // after anything of it changed
}

// PageJump is a place of a page that the view is asked to show; an empty box is the page's top. Seq grows with every request.
type PageJump struct {
	Seq, Page int
	Box       report.Box
}

// How many bytes of pictures are kept: of pages at the size they are looked at, and of the small ones beside them.
const (
	pictureBytes = 96 << 20
	smallBytes   = 16 << 20
)

// NewOriginal gives an Original without a report.
func NewOriginal(o *Office, p Pager, f Filer) *Original {
	m := &Original{office: o, pager: p, filer: f, hit: -1, pictures: newGallery(o, p, pictureBytes), small: newGallery(o, p, smallBytes)}
	m.pictures.Changed, m.small.Changed = m.tell, m.tell
	return m
}

func (o *Original) tell() { changed(o.Changed) }

// Paged tells whether a report's file has pages that its blocks are found on.
func Paged(r *report.Stored) bool {
	return r != nil && r.Doc != nil && slices.ContainsFunc(r.Doc.Blocks, func(b report.Block) bool { return b.Page > 0 })
}

// Show takes another report, with the places that a search found in it; nil is none. Nothing is loaded before the side is looked at.
func (o *Original) Show(r *report.Stored, hits []report.Span) {
	o.load.Drop()
	o.find.Drop()
	o.report, o.shown, o.sizes, o.file, o.err, o.page = r, false, nil, nil, nil, 0
	o.chosen, o.awaited, o.places, o.found = "", false, nil, map[int]map[report.Span]Found{}
	o.jump.Seq++
	o.jump.Page, o.jump.Box = 1, report.Box{}
	id := report.ID("")
	if Paged(r) {
		id, o.places = r.ID, onPages(r)
	}
	o.pictures.show(id)
	o.small.show(id)
	o.SetHits(hits)
}

// SetHits marks other places of the same report.
func (o *Original) SetHits(hits []report.Span) {
	o.hits, o.hit = nil, -1
	if Paged(o.report) {
		for _, h := range hits {
			o.hits = append(o.hits, newPlace(o.report.Doc, placed{Span: h, look: HitLook}))
		}
	}
	clear(o.found)
	if o.page > 0 {
		o.seek()
	}
	o.tell()
}

// Look loads the file when the side is looked at for the first time.
func (o *Original) Look() {
	if o.shown || o.report == nil {
		return
	}
	o.shown = true
	id := o.report.ID
	if Paged(o.report) {
		work(o.office, &o.load, func(ctx context.Context) ([]PageSize, error) { return o.pager.Pages(ctx, id) }, func(sizes []PageSize, err error) {
			o.sizes, o.err = sizes, err
			if err == nil && len(sizes) > 0 {
				o.turn(min(max(o.jump.Page, 1), len(sizes)))
			}
			o.tell()
		})
		return
	}
	work(o.office, &o.load, func(ctx context.Context) (SourceFile, error) { return o.filer.File(ctx, id) }, func(f SourceFile, err error) {
		o.file, o.err = &f, err
		o.tell()
	})
}

// Pages gives the pages' sizes, none while they are loaded or when there are no pages.
func (o *Original) Pages() []PageSize { return o.sizes }

// Paged tells whether there are pages to be shown.
func (o *Original) Paged() bool { return Paged(o.report) }

// File gives a file without pages as it came, nil while it is loaded.
func (o *Original) File() *SourceFile { return o.file }

// Report gives the report, nil when there is none.
func (o *Original) Report() *report.Stored { return o.report }

// Err tells why the file, or its page at hand, cannot be shown; nil when it can.
func (o *Original) Err() error {
	if o.err != nil || o.page == 0 {
		return o.err
	}
	return o.pictures.failed[Part{Page: o.page, Scale: roughScale}]
}

// Page is the page that is shown, from 1; 0 while there is none.
func (o *Original) Page() int { return o.page }

// Jump gives the place asked for last.
func (o *Original) Jump() PageJump { return o.jump }

// Turn shows a page from its top; those beyond the ends are the first and the last.
func (o *Original) Turn(page int) {
	page = min(max(page, 1), len(o.sizes))
	if page == 0 || page == o.page {
		return
	}
	o.chosen, o.awaited = "", false
	o.jump = PageJump{Seq: o.jump.Seq + 1, Page: page}
	o.turn(page)
	o.tell()
}

// Back shows the page before from its foot, as one does who scrolls up over a page's edge.
func (o *Original) Back() {
	if o.page > 1 {
		o.Turn(o.page - 1)
		h := o.sizes[o.page-1].H
		o.jump.Seq++
		o.jump.Box = report.Box{Y: h - 1, W: 1, H: 1}
		o.tell()
	}
}

func (o *Original) turn(page int) {
	o.page = page
	o.seek()
}

// Thumbs tells whether the small pictures of all pages are shown.
func (o *Original) Thumbs() bool { return o.thumbs }

// SetThumbs shows or hides the small pictures of all pages.
func (o *Original) SetThumbs(on bool) {
	o.thumbs = on
	o.tell()
}

// OpenCopy makes a copy of the file for another program and hands over its path.
func (o *Original) OpenCopy(open func(path string)) {
	if o.report == nil {
		return
	}
	id := o.report.ID
	work(o.office, &o.copy, func(ctx context.Context) (string, error) { return o.filer.Copy(ctx, id) }, func(path string, err error) {
		if err != nil {
			o.office.Problem(err)
			return
		}
		open(path)
	})
}
