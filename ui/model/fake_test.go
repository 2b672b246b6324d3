package model

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"yanku/internal/report"
)

// desk is an office whose background and UI queue are pumped by hand: nothing runs before the test says so.
type desk struct {
	*Office
	mu       sync.Mutex
	jobs     []func()
	posts    []func()
	problems []error
	now      time.Time
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	d := &desk{now: time.Date(2026, 4, 24, 9, 0, 0, 0, time.UTC)}
	d.Office = &Office{
		Context: t.Context(),
		Start:   func(f func()) { d.jobs = append(d.jobs, f) },
		Post: func(f func()) {
			d.mu.Lock()
			defer d.mu.Unlock()
			d.posts = append(d.posts, f)
		},
		Problem: func(err error) { d.problems = append(d.problems, err) },
		Now:     func() time.Time { return d.now },
	}
	return d
}

// job runs the i-th job that waits, on another goroutine, so that the race detector sees what the two share.
func (d *desk) job(i int) {
	f := d.jobs[i]
	d.jobs = append(d.jobs[:i:i], d.jobs[i+1:]...)
	done := make(chan struct{})
	go func() {
		defer close(done)
		f()
	}()
	<-done
}

// paint runs what was posted to the UI goroutine.
func (d *desk) paint() {
	for {
		d.mu.Lock()
		posts := d.posts
		d.posts = nil
		d.mu.Unlock()
		if len(posts) == 0 {
			return
		}
		for _, f := range posts {
			f()
		}
	}
}

// settle runs everything until nothing is left.
func (d *desk) settle() {
	for len(d.jobs) > 0 {
		d.job(0)
		d.paint()
	}
	d.paint()
}

var errDisk = errors.New("the disk is full")

// shelf is a library in memory: all ports of the window.
type shelf struct {
	mu    sync.Mutex
	rows  []report.Summary
	texts map[report.ID]string
	fail  error
	read  map[report.ID]bool
}

func (s *shelf) List(context.Context) ([]report.Summary, error) {
	return append([]report.Summary(nil), s.rows...), s.fail
}

func (s *shelf) Find(ctx context.Context, text string, _ int) ([]report.Hit, int, error) {
	var out []report.Hit
	for _, r := range s.rows {
		if i := strings.Index(s.texts[r.ID], text); i >= 0 {
			out = append(out, report.Hit{Summary: r, Spans: []report.Span{{From: i, To: i + len(text)}}})
		}
	}
	return out, len(out), ctx.Err()
}

func (s *shelf) SetRead(_ context.Context, id report.ID, read bool) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.read[id] = read
	return s.fail
}

func (s *shelf) SetStar(context.Context, report.ID, bool) error { return s.fail }

func newShelf() *shelf {
	row := func(id report.ID, title, house string, day int, t report.Type) report.Summary {
		return report.Summary{ID: id, Unread: true, Meta: report.Meta{Title: title, Institution: house, Date: report.Date{Year: 2026, Month: 4, Day: day}, Type: t}}
	}
	return &shelf{
		rows: []report.Summary{
			row("a", "液冷周报", "甲证券", 24, report.Weekly), row("b", "光模块日报", "乙证券", 26, report.Daily), row("c", "服务器周报", "甲证券", 25, report.Weekly),
		},
		texts: map[report.ID]string{"a": "液冷提价", "b": "光模块排产", "c": "服务器与光模块"},
		read:  map[report.ID]bool{},
	}
}

func ids(rows []Row) string {
	var out []string
	for _, r := range rows {
		out = append(out, string(r.ID))
	}
	return strings.Join(out, " ")
}
