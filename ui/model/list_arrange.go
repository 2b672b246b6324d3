package model

import (
	"cmp"
	"context"
	"maps"
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
	open    map[report.ID]bool // rows whose copies are shown
}

// quick is up to how many rows are put in order at once: it takes under a millisecond.
const quick = 2000

// fill makes the rows anew: at once when they are few, else in the background, and until then the old ones stay. In another order than best first, hits are
// shown when all are known.
func (l *List) fill() {
	a := arrangement{l.library.now, l.shelf, l.Search.found, l.stay, l.order, l.up, maps.Clone(l.unfolded)}
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

// arranged is rows in their order, with the place of each and how many copies stand for nothing but it.
type arranged struct {
	rows   []*report.Summary
	at     map[report.ID]int
	copies map[report.ID]int
	hidden int // copies that are no rows
}

func (l *List) take(hits *found, r arranged) {
	l.shown, l.rows, l.at, l.copies, l.hidden = hits, r.rows, r.at, r.copies, r.hidden
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
	out := arranged{rows: make([]*report.Summary, 0, a.size()), copies: map[report.ID]int{}}
	stays := map[report.ID]bool{}
	if a.shelf.Kind != AllShelf {
		for _, r := range a.stay {
			stays[r.ID] = true
		}
	}
	holds := func(r *report.Summary) bool { return r != nil && (a.shelf.Holds(r) || stays[r.ID]) }
	if a.hits == nil {
		for _, r := range a.library.rows {
			if holds(r) {
				out.rows = append(out.rows, r)
			}
		}
	} else {
		a.fold(&out, holds)
	}
	a.sort(out.rows)
	out.at = make(map[report.ID]int, len(out.rows))
	for i, r := range out.rows {
		out.at[r.ID] = i
	}
	return out
}

// fold takes the hits that the list holds. Best first, the first of a story stands for its copies, unless they are to be seen; in another order every report is a row.
func (a arrangement) fold(out *arranged, holds func(*report.Summary) bool) {
	firsts := map[report.ID]report.ID{}
	for _, id := range a.hits.order {
		r := a.library.row(id)
		if !holds(r) {
			continue
		}
		story := id
		if better, ok := a.hits.under[id]; ok {
			story = better
		}
		first, copied := firsts[story]
		switch {
		case a.order != ByScore:
		case !copied:
			firsts[story] = id
		default:
			if out.copies[first]++; !a.open[first] {
				out.hidden++
				continue
			}
		}
		out.rows = append(out.rows, r)
	}
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
