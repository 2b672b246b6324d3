package model

import (
	"context"
	"slices"

	"yanku/internal/report"
	"yanku/internal/task"
)

// found is what a search came to. The reports of its first page stay in front when the others come: nothing that is seen moves.
type found struct {
	ask      Ask
	order    []report.ID             // best first, copies behind that which they are copies of
	under    map[report.ID]report.ID // for each copy what it is a copy of
	hits     map[report.ID]*report.Hit
	total    int // -1 while it is not known
	slow     bool
	surveyed bool // order is of all
	asked    map[report.ID]bool
}

func newFound(ask Ask, hits []report.Hit, total int) *found {
	f := &found{ask: ask, total: total, hits: make(map[report.ID]*report.Hit, len(hits)), under: map[report.ID]report.ID{}}
	for i := range hits {
		id := hits[i].Summary.ID
		f.order = append(f.order, id)
		f.hits[id] = &hits[i]
		for _, c := range hits[i].Copies {
			f.order = append(f.order, c.ID)
			f.under[c.ID] = id
		}
	}
	f.surveyed = total >= 0 && total <= len(f.order)
	return f
}

// all gives what was found with the survey of it. It reads only what never changes, and may be called from the background.
func (f *found) all(v report.Survey) *found {
	next := &found{ask: f.ask, order: slices.Clone(f.order), hits: f.hits, under: f.under, total: v.Total, slow: v.Slow, surveyed: true}
	page := make(map[report.ID]bool, len(f.order))
	for _, id := range f.order {
		page[id] = true
	}
	for _, id := range v.IDs {
		if !page[id] {
			next.order = append(next.order, id)
		}
	}
	return next
}

// fetch looks for the places and snippets of some reports that f found; later is told when they are there.
func (s *Search) fetch(at *task.Latest, f *found, ids []report.ID, later func()) {
	work(s.office, at, func(ctx context.Context) ([]report.Hit, error) { return s.finder.Hits(ctx, f.ask, ids) }, func(hits []report.Hit, err error) {
		if err != nil {
			s.office.Problem(err)
			hits = nil
		}
		for _, id := range ids {
			f.hits[id] = &report.Hit{} // one that is gone is not looked for again
		}
		for i := range hits {
			f.hits[hits[i].Summary.ID] = &hits[i]
		}
		later()
	})
}
