package model

import (
	"slices"

	"yanku/internal/report"
)

// catalog is the lines of the library at one time. It never changes, so that the background may read it: a mark makes another one.
type catalog struct {
	rows    []*report.Summary
	at      map[report.ID]int
	shelves []ShelfCount
	figures int
}

func newCatalog(rows []report.Summary) *catalog {
	c := &catalog{rows: make([]*report.Summary, len(rows)), at: make(map[report.ID]int, len(rows))}
	for i := range rows {
		c.rows[i] = &rows[i]
		c.at[rows[i].ID] = i
		c.figures += rows[i].Figures
	}
	c.shelves = shelvesOf(c.rows)
	return c
}

// row gives the line of id, nil when there is none.
func (c *catalog) row(id report.ID) *report.Summary {
	if i, ok := c.at[id]; ok {
		return c.rows[i]
	}
	return nil
}

// with gives the catalog with a line marked in another way.
func (c *catalog) with(s report.Summary) *catalog {
	i := c.at[s.ID]
	next := &catalog{slices.Clone(c.rows), c.at, slices.Clone(c.shelves), c.figures}
	for k := range next.shelves {
		n := &next.shelves[k]
		if n.Holds(c.rows[i]) {
			n.Count--
		}
		if n.Holds(&s) {
			n.Count++
		}
	}
	next.rows[i] = &s
	return next
}

// differs tells whether other reports stand in c than in d.
func (c *catalog) differs(d *catalog) bool {
	if len(c.rows) != len(d.rows) {
		return true
	}
	return slices.ContainsFunc(c.rows, func(s *report.Summary) bool { return d.row(s.ID) == nil })
}
