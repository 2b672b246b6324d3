package model

import (
	"context"

	"yanku/internal/report"
	"yanku/internal/task"
)

// Library is all reports by their lines. Side bar, list and status bar look at it.
type Library struct {
	office  *Office
	lister  Lister
	marker  Marker
	load    task.Latest
	rows    []report.Summary
	at      map[report.ID]int
	ready   bool
	came    bool
	Fixed   bool   // opened for reading only: nothing can be marked
	Changed func() // after the rows were read or one of them changed
}

// NewLibrary gives a Library that is not read yet; see Load.
func NewLibrary(o *Office, lister Lister, marker Marker) *Library {
	return &Library{office: o, lister: lister, marker: marker}
}

// Load reads all lines anew. The old ones stay until the new ones are there.
func (l *Library) Load() {
	work(l.office, &l.load, l.lister.List, func(rows []report.Summary, err error) {
		if err != nil {
			l.office.Problem(err)
			return
		}
		before := l.at
		l.rows, l.ready = rows, true
		l.at = make(map[report.ID]int, len(rows))
		l.came = len(rows) != len(before)
		for i, r := range rows {
			l.at[r.ID] = i
			if _, ok := before[r.ID]; !ok {
				l.came = true
			}
		}
		changed(l.Changed)
		l.came = false
	})
}

// Came tells, while Changed is called, whether reports came or went, or another version of one is shown.
func (l *Library) Came() bool { return l.came }

// Ready tells whether the lines were read once.
func (l *Library) Ready() bool { return l.ready }

// Rows gives all lines; they must not be changed.
func (l *Library) Rows() []report.Summary { return l.rows }

// Row gives the line of id.
func (l *Library) Row(id report.ID) (report.Summary, bool) {
	i, ok := l.at[id]
	if !ok {
		return report.Summary{}, false
	}
	return l.rows[i], true
}

// SetRead marks a report read or unread, at once here and then in the library.
func (l *Library) SetRead(id report.ID, read bool) {
	i, ok := l.at[id]
	if !ok || l.Fixed || l.rows[i].Unread == !read {
		return
	}
	l.rows[i].Unread = !read
	changed(l.Changed)
	l.office.do(func(ctx context.Context) error { return l.marker.SetRead(ctx, id, read) })
}

// ToggleStar gives a report a star or takes it away.
func (l *Library) ToggleStar(id report.ID) {
	i, ok := l.at[id]
	if !ok || l.Fixed {
		return
	}
	star := !l.rows[i].Star
	l.rows[i].Star = star
	changed(l.Changed)
	l.office.do(func(ctx context.Context) error { return l.marker.SetStar(ctx, id, star) })
}
