package model

import (
	"slices"

	"yanku/internal/report"
)

// CaptionRow is a picture or table that the report names, with its source line.
type CaptionRow struct {
	Number, Title, Source string
	Item, SourceItem      Item // SourceItem is empty without a source line
}

// Captions is the list of pictures and tables of the open report.
type Captions struct {
	rows    []CaptionRow
	chosen  int
	seq     int
	Changed func() // after another report or row is shown
}

// Show takes another report; nil is none.
func (c *Captions) Show(r *report.Stored) {
	*c = Captions{Changed: c.Changed, seq: c.seq + 1, chosen: -1}
	if r != nil {
		at := map[int]int{}
		for i, f := range r.Findings {
			if f.Kind == report.Caption {
				at[i] = len(c.rows)
				c.rows = append(c.rows, CaptionRow{Number: f.Number, Title: f.Label, Item: FindingItem(i)})
			}
		}
		for i, f := range r.Findings {
			row, ok := at[f.Of]
			if f.Kind == report.CaptionSource && ok {
				c.rows[row].Source, c.rows[row].SourceItem = f.Source.Quote, FindingItem(i)
			}
		}
	}
	changed(c.Changed)
}

// Rows gives the captions in the order of the text.
func (c *Captions) Rows() []CaptionRow { return c.rows }

// Select shows one caption.
func (c *Captions) Select(it Item) {
	c.chosen = slices.IndexFunc(c.rows, func(r CaptionRow) bool { return r.Item == it || r.SourceItem == it })
	c.seq++
	changed(c.Changed)
}

// Chosen gives the selected row, -1 for none, and a number that changes with every request.
func (c *Captions) Chosen() (row, seq int) { return c.chosen, c.seq }
