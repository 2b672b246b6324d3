package model

import (
	"image"
	"slices"

	"yanku/internal/report"
)

// CaptionRow is a picture or table that the report names, with its source line.
type CaptionRow struct {
	Number, Title, Source string
	Item, SourceItem      Item // SourceItem is empty without a source line
	Page                  int  // from 1; 0 where the file has no pages
	part                  Part // of the page: the picture itself
}

// Captions is the list of pictures and tables of the open report.
type Captions struct {
	rows    []CaptionRow
	small   *gallery
	chosen  int
	seq     int
	Changed func() // after another report or row is shown
}

// NewCaptions gives a list without a report.
func NewCaptions(o *Office, p Pager) *Captions {
	c := &Captions{chosen: -1, small: newGallery(o, p, smallBytes)}
	c.small.Changed, c.small.finish = func() { changed(c.Changed) }, trimmed
	return c
}

// Show takes another report; nil is none.
func (c *Captions) Show(r *report.Stored) {
	c.rows, c.seq, c.chosen = nil, c.seq+1, -1
	id := report.ID("")
	if Paged(r) {
		id = r.ID
	}
	c.small.show(id)
	if r != nil {
		at := map[int]int{}
		for i, f := range r.Findings {
			if f.Kind == report.Caption {
				at[i] = len(c.rows)
				c.rows = append(c.rows, CaptionRow{Number: f.Number, Title: f.Label, Item: FindingItem(i), Page: PageOf(r, f.Source)})
			}
		}
		for i, f := range r.Findings {
			row, ok := at[f.Of]
			if f.Kind == report.CaptionSource && ok {
				c.rows[row].Source, c.rows[row].SourceItem = f.Source.Quote, FindingItem(i)
			}
		}
		for i, b := range pictureBoxes(r) {
			if row, ok := at[i]; ok && b.W > 0 {
				c.rows[row].part = Part{Page: c.rows[row].Page, Box: b, Scale: captionPixels / max(b.W, b.H)}
			}
		}
	}
	changed(c.Changed)
}

// Rows gives the captions in the order of the text.
func (c *Captions) Rows() []CaptionRow { return c.rows }

// captionPixels is the longer side of a caption's small picture: more than it has on the screen, for its white edges are cut.
const captionPixels = 480

// Pictured tells whether rows have pictures.
func (c *Captions) Pictured() bool {
	return slices.ContainsFunc(c.rows, func(r CaptionRow) bool { return r.part.Page > 0 })
}

// Picture gives a row's small picture, nil while it is drawn or when there is none. Only what is looked at should be asked for.
func (c *Captions) Picture(row int) image.Image {
	if row < 0 || row >= len(c.rows) || c.rows[row].part.Page == 0 {
		return nil
	}
	return c.small.ask(c.rows[row].part)
}

// Select shows one caption.
func (c *Captions) Select(it Item) {
	c.chosen = slices.IndexFunc(c.rows, func(r CaptionRow) bool { return r.Item == it || r.SourceItem == it })
	c.seq++
	changed(c.Changed)
}

// Chosen gives the selected row, -1 for none, and a number that changes with every request.
func (c *Captions) Chosen() (row, seq int) { return c.chosen, c.seq }

// trimmed cuts the white edges of a picture off, so that what is drawn fills the little room.
func trimmed(m image.Image) image.Image {
	p, ok := m.(*image.RGBA)
	if !ok {
		return m
	}
	const paper = 250
	ink := image.Rectangle{}
	for y := p.Rect.Min.Y; y < p.Rect.Max.Y; y++ {
		for x := p.Rect.Min.X; x < p.Rect.Max.X; x++ {
			if i := p.PixOffset(x, y); p.Pix[i] < paper || p.Pix[i+1] < paper || p.Pix[i+2] < paper {
				ink = ink.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	if ink.Empty() {
		return m
	}
	return p.SubImage(ink.Inset(-4).Intersect(p.Rect))
}
