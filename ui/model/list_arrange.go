package model

import (
	"cmp"
	"context"
	"slices"

	"yanku/internal/report"
)

// arrangement is what makes the rows of the list. Nothing it reads ever changes, so that it may be made in the background.
type arrangement struct {
	library *catalog
	shelf   Shelf
	hits    *found // nil for the shelf itself
	stay    []*report.Summary
	order   Sort
	up      bool
}

// quick is up to how many rows are put in order at once: it takes under a millisecond.
const quick = 2000

// fill makes the rows anew: at once when they are few, else in the background, and until then the old ones stay. In another order than best first, hits are
// shown when all are known.
func (l *List) fill() {
	a := arrangement{l.library.now, l.shelf, l.Search.found, l.stay, l.order, l.up}
	if l.hitsBy != "" && a.hits != nil {
		a.order, a.up = l.hitsBy, false
	}
	if l.like != nil {
		a.shelf, a.hits, a.order = Shelf{Kind: AllShelf}, l.like, ByScore
	}
	l.arranging.Drop()
	if a.hits != nil && a.order != ByScore && !a.hits.surveyed {
		changed(l.Changed)
		return
	}
	if a.size() <= quick {
		l.take(a.hits, a.arrange())
		return
	}
	work(l.office, &l.arranging, func(context.Context) (arranged, error) { return a.arrange(), nil }, func(r arranged, _ error) {
		l.take(a.hits, r)
		if l.enter && !l.Search.asking && l.shown == l.Search.found {
			l.open()
		}
	})
	changed(l.Changed)
}

// arranged is rows in their order, with the place of each.
type arranged struct {
	rows []*report.Summary
	at   map[report.ID]int
}

func (l *List) take(hits *found, r arranged) {
	l.shown, l.rows, l.at = hits, r.rows, r.at
	changed(l.Changed)
}

func (a arrangement) size() int {
	if a.hits != nil {
		return len(a.hits.order)
	}
	return len(a.library.rows)
}

// arrange gives the lines in their order.
func (a arrangement) arrange() arranged {
	out := make([]*report.Summary, 0, a.size())
	stays := map[report.ID]bool{}
	if a.shelf.Kind != AllShelf {
		for _, r := range a.stay {
			stays[r.ID] = true
		}
	}
	add := func(r *report.Summary) {
		if r != nil && (a.shelf.Holds(r) || stays[r.ID]) {
			out = append(out, r)
		}
	}
	if a.hits == nil {
		for _, r := range a.library.rows {
			add(r)
		}
	} else {
		for _, id := range a.hits.order {
			add(a.library.row(id))
		}
	}
	a.sort(out)
	at := make(map[report.ID]int, len(out))
	for i, r := range out {
		at[r.ID] = i
	}
	return arranged{out, at}
}

func (a arrangement) sort(rows []*report.Summary) {
	if a.order == ByScore {
		return // as the search gave them
	}
	slices.SortStableFunc(rows, func(x, y *report.Summary) int {
		c := 0
		switch a.order {
		case ByTitle:
			c = cmp.Compare(x.Title, y.Title)
		case ByInstitution:
			c = cmp.Compare(x.Institution, y.Institution)
		case ByAdded:
			c = cmp.Compare(x.Added, y.Added)
		default:
			c = x.Date.Compare(y.Date)
		}
		if !a.up {
			c = -c
		}
		return cmp.Or(c, y.Date.Compare(x.Date), cmp.Compare(x.Title, y.Title), cmp.Compare(x.ID, y.ID))
	})
}
