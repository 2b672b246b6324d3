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
	now     *catalog
	ready   bool
	came    bool
	Fixed   bool   // opened for reading only: nothing can be marked
	Changed func() // after the rows were read or one of them changed
}

// NewLibrary gives a Library that is not read yet; see Load.
func NewLibrary(o *Office, lister Lister, marker Marker) *Library {
	return &Library{office: o, lister: lister, marker: marker, now: newCatalog(nil)}
}

// Load reads all lines anew. The old ones stay until the new ones are there.
func (l *Library) Load() {
	type loaded struct {
		*catalog
		came bool
	}
	before := l.now
	work(l.office, &l.load, func(ctx context.Context) (loaded, error) {
		rows, err := l.lister.List(ctx)
		if err != nil {
			return loaded{}, err
		}
		next := newCatalog(rows)
		return loaded{next, next.differs(before)}, nil
	}, func(next loaded, err error) {
		if err != nil {
			l.office.Problem(err)
			return
		}
		l.now, l.ready, l.came = next.catalog, true, next.came
		changed(l.Changed)
		l.came = false
	})
}

// Came tells, while Changed is called, whether reports came or went, or another version of one is shown.
func (l *Library) Came() bool { return l.came }

// Ready tells whether the lines were read once.
func (l *Library) Ready() bool { return l.ready }

// Len counts the lines.
func (l *Library) Len() int { return len(l.now.rows) }

// Figures counts the figures of all reports.
func (l *Library) Figures() int { return l.now.figures }

// Shelves gives the shelves with their counts. They must not be changed.
func (l *Library) Shelves() []ShelfCount { return l.now.shelves }

// Rows gives a copy of all lines.
func (l *Library) Rows() []report.Summary {
	out := make([]report.Summary, len(l.now.rows))
	for i, r := range l.now.rows {
		out[i] = *r
	}
	return out
}

// Row gives the line of id.
func (l *Library) Row(id report.ID) (report.Summary, bool) {
	if r := l.now.row(id); r != nil {
		return *r, true
	}
	return report.Summary{}, false
}

// SetRead marks a report read or unread, at once here and then in the library.
func (l *Library) SetRead(id report.ID, read bool) {
	r, ok := l.Row(id)
	if !ok || l.Fixed || r.Unread == !read {
		return
	}
	r.Unread = !read
	l.mark(r)
	l.office.do(func(ctx context.Context) error { return l.marker.SetRead(ctx, id, read) })
}

// ToggleStar gives a report a star or takes it away.
func (l *Library) ToggleStar(id report.ID) {
	r, ok := l.Row(id)
	if !ok || l.Fixed {
		return
	}
	r.Star = !r.Star
	l.mark(r)
	l.office.do(func(ctx context.Context) error { return l.marker.SetStar(ctx, id, r.Star) })
}

func (l *Library) mark(r report.Summary) {
	l.now = l.now.with(r)
	changed(l.Changed)
}
