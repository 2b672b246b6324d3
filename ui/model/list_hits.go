package model

import (
	"context"

	"yanku/internal/report"
)

// Rows around one that came into sight whose snippets are looked for with its own.
const (
	sightBefore = 10
	sightAfter  = 30
)

func (l *List) hit(id report.ID) *report.Hit {
	if l.shown == nil {
		return nil
	}
	return l.shown.hits[id]
}

// Spans gives what the search at hand found in a report; it is empty while that is not known.
func (l *List) Spans(id report.ID) []report.Span {
	if h := l.hit(id); h != nil {
		return h.Spans
	}
	return nil
}

// Sight tells that a line is seen: its snippet is looked for, once, with those of its neighbours.
func (l *List) Sight(i int) {
	f := l.shown
	if f == nil || i >= len(l.rows) || f.hits[l.rows[i].ID] != nil || f.asked[l.rows[i].ID] {
		return
	}
	var ids []report.ID
	f.asked = map[report.ID]bool{}
	for _, r := range l.rows[max(i-sightBefore, 0):min(i+sightAfter, len(l.rows))] {
		if f.hits[r.ID] == nil {
			ids = append(ids, r.ID)
			f.asked[r.ID] = true
		}
	}
	l.Search.fetch(&l.Search.more, f, ids, func() {
		f.asked = nil
		changed(l.Changed)
	})
}

// Know calls then as soon as it is known what the search found in a report.
func (l *List) Know(id report.ID, then func()) {
	f := l.shown
	if f == nil || f.hits[id] != nil {
		l.Search.one.Drop()
		then()
		return
	}
	l.Search.fetch(&l.Search.one, f, []report.ID{id}, func() {
		changed(l.Changed)
		then()
	})
}

// Beside gives the line below that of a report, or with -1 above; ok is false beyond the ends.
func (l *List) Beside(id report.ID, step int) (r Row, ok bool) {
	i, _ := l.Row(id)
	if i < 0 || i+step < 0 || i+step >= len(l.rows) {
		return Row{}, false
	}
	return l.At(i + step), true
}

// ShowLike lists the reports like one, best first, until something else is asked for.
func (l *List) ShowLike(of report.Summary) {
	work(l.office, &l.liking, func(ctx context.Context) ([]report.Hit, error) { return l.relations.Similar(ctx, of.ID) }, func(hits []report.Hit, err error) {
		if err != nil {
			l.office.Problem(err)
			return
		}
		l.like, l.likeOf = newFound(Ask{}, hits, len(hits)), of
		l.fill()
	})
}

// EndLike shows again what was listed before.
func (l *List) EndLike() {
	l.leave()
	l.fill()
}

func (l *List) leave() {
	l.liking.Drop()
	l.like, l.likeOf = nil, report.Summary{}
}
