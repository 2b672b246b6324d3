package model

import (
	"context"
	"errors"
	"slices"
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
	clocks   []*clock
}

// clock is something that is to be done later.
type clock struct {
	after time.Duration
	f     func()
}

// pass lets the time pass until everything that was to be done later is.
func (d *desk) pass() {
	clocks := d.clocks
	d.clocks = nil
	for _, c := range clocks {
		if c.f != nil {
			c.f()
		}
	}
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
		Later: func(after time.Duration, f func()) func() {
			c := &clock{after, f}
			d.clocks = append(d.clocks, c)
			return func() { c.f = nil }
		},
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

	page   int           // hits of a first page
	sought [][]report.ID // whose hits were asked for
	advice []report.Suggestion
	index  report.Index
	echoes []report.Echo
	under  map[report.ID]report.ID // copies, and what each is one of
	lost   error                   // of a survey
}

func (s *shelf) List(context.Context) ([]report.Summary, error) {
	return append([]report.Summary(nil), s.rows...), s.fail
}

// hits are the reports that hold a text, in the order of the rows.
func (s *shelf) hits(text string) (out []report.Hit) {
	for _, r := range s.rows {
		if i := strings.Index(s.texts[r.ID], text); i >= 0 {
			out = append(out, report.Hit{Summary: r, Spans: []report.Span{{From: i, To: i + len(text)}}, Snippet: s.texts[r.ID]})
		}
	}
	return out
}

// Find gives the first page: s.page hits.
func (s *shelf) Find(ctx context.Context, ask Ask, _ int) (report.Found, error) {
	var out []report.Hit
	for _, h := range s.hits(ask.Text) {
		i := slices.IndexFunc(out, func(o report.Hit) bool { return o.Summary.ID == s.under[h.Summary.ID] })
		if i >= 0 {
			out[i].Copies = append(out[i].Copies, h.Summary)
			continue
		}
		out = append(out, h)
	}
	return report.Found{Hits: out[:min(s.page, len(out))], Total: -1}, ctx.Err()
}

// Survey counts, and gives all in the order opposite to that of the rows.
func (s *shelf) Survey(ctx context.Context, ask Ask) (report.Survey, error) {
	v := report.Survey{Facets: []report.Facet{{Name: report.FacetInstitution}}}
	counts := map[string]int{}
	for _, h := range s.hits(ask.Text) {
		v.IDs = append([]report.ID{h.Summary.ID}, v.IDs...)
		counts[h.Summary.Institution]++
	}
	for _, house := range []string{"甲证券", "乙 证券"} {
		if counts[house] > 0 {
			v.Facets[0].Values = append(v.Facets[0].Values, report.FacetCount{Value: house, Count: counts[house]})
		}
	}
	v.Total = len(v.IDs)
	return v, errors.Join(ctx.Err(), s.lost)
}

func (s *shelf) Hits(ctx context.Context, ask Ask, ids []report.ID) ([]report.Hit, error) {
	s.mu.Lock()
	s.sought = append(s.sought, ids)
	s.mu.Unlock()
	var out []report.Hit
	for _, h := range s.hits(ask.Text) {
		if slices.Contains(ids, h.Summary.ID) {
			out = append(out, h)
		}
	}
	return out, ctx.Err()
}

func (s *shelf) Suggest(context.Context, Ask) ([]report.Suggestion, error) { return s.advice, nil }
func (s *shelf) Index(context.Context) (report.Index, error)               { return s.index, nil }

// Similar gives all other reports.
func (s *shelf) Similar(_ context.Context, id report.ID) (out []report.Hit, err error) {
	for _, r := range s.rows {
		if r.ID != id {
			out = append(out, report.Hit{Summary: r})
		}
	}
	return out, nil
}

func (s *shelf) Echoes(context.Context, report.ID) ([]report.Echo, error) { return s.echoes, nil }

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
			row("a", "液冷周报", "甲证券", 24, report.Weekly), row("b", "光模块日报", "乙 证券", 26, report.Daily), row("c", "服务器周报", "甲证券", 25, report.Weekly),
		},
		texts: map[report.ID]string{"a": "液冷提价", "b": "光模块排产", "c": "服务器与光模块"},
		read:  map[report.ID]bool{},
		page:  2,
	}
}

func ids(l *List) string {
	var out []string
	for i := range l.Len() {
		out = append(out, string(l.At(i).ID))
	}
	return strings.Join(out, " ")
}
