package model

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"yanku/internal/audit"
	"yanku/internal/report"
)

// Entry is one line of the ledger: a figure of the library with its report.
type Entry struct {
	report.Figure
	By     *report.Summary
	Doubt  bool     // an open flag stands at it
	Beside []Beside // what a reference, or the reports, say of the same thing
}

// Beside is another figure of the same thing, of a reference or checked against one.
type Beside struct {
	report.Figure
	By     *report.Summary
	Agrees bool
}

// Differs tells whether a reference and the reports say different things.
func (e *Entry) Differs() bool {
	return slices.ContainsFunc(e.Beside, func(b Beside) bool { return !b.Agrees })
}

// Added tells whether the figure is the user's own.
func (e *Entry) Added() bool { return e.Source.Rule == "user" }

// Book is the ledger as it was read. It is never changed, so that the background may look at it.
type Book struct {
	Entries       []*Entry
	Agree, Differ int // pairs of a reference and a report's figure
	Match         func(text string) func(*Entry) bool
}

// MakeBook puts the figures of all reports, in the order given, and the open flags at them together. match makes the test that a typed query asks for.
func MakeBook(said []report.Said, flags []report.Flag, match func(text string) func(*Entry) bool) *Book {
	b := &Book{Match: match}
	at, by := map[report.ID]*Entry{}, map[report.ID]*report.Summary{}
	for i := range said {
		s := &said[i].Summary
		by[s.ID] = s
		for _, f := range said[i].Figures {
			e := &Entry{Figure: f, By: s}
			at[f.ID] = e
			b.Entries = append(b.Entries, e)
		}
	}
	for _, f := range flags {
		for _, id := range f.Figures {
			if e := at[id]; e != nil && open(f) {
				e.Doubt = true
			}
		}
	}
	for _, c := range audit.CheckReference(said) {
		b.Agree, b.Differ = b.Agree+len(c.Agree), b.Differ+len(c.Differ)
		for _, side := range []struct {
			figures []report.Figure
			agrees  bool
		}{{c.Agree, true}, {c.Differ, false}} {
			for _, f := range side.figures {
				ref, other := at[c.Reference.ID], at[f.ID]
				ref.Beside = append(ref.Beside, Beside{f, by[f.Report], side.agrees})
				other.Beside = append(other.Beside, Beside{c.Reference, by[c.Reference.Report], side.agrees})
			}
		}
	}
	return b
}

// with gives the book with some figures as they were decided on.
func (b *Book) with(decisions []report.Decision) *Book {
	states := map[report.ID]report.State{}
	for _, d := range decisions {
		states[d.Figure] = d.State
	}
	out := *b
	out.Entries = slices.Clone(b.Entries)
	for i, e := range out.Entries {
		if state := states[e.ID]; state != "" {
			changed := *e
			changed.State = state
			out.Entries[i] = &changed
		}
	}
	return &out
}

// Column is a column of the ledger, by which it can be sorted.
type Column string

// The columns.
const (
	StateColumn   Column = "state"
	KindColumn    Column = "kind"
	SubjectColumn Column = "subject"
	MeasureColumn Column = "measure"
	PeriodColumn  Column = "period"
	ValueColumn   Column = "value"
	YoYColumn     Column = "yoy"
	ReportColumn  Column = "report"
	PageColumn    Column = "page"
)

// Columns is all of them in their order.
var Columns = []Column{StateColumn, KindColumn, SubjectColumn, MeasureColumn, PeriodColumn, ValueColumn, YoYColumn, ReportColumn, PageColumn}

// Want is what of the ledger is asked for, and in which order. An empty Column is the order of the reports, the newest first.
type Want struct {
	Text   string
	Kind   report.Kind  // empty is all
	State  report.State // empty is all; "added" is the user's own
	Doubt  bool         // only what is in doubt
	Differ bool         // only what differs from a reference
	Column Column
	Up     bool
}

// AddedState asks for figures that the user added.
const AddedState report.State = "added"

// page is what a book has of what is wanted. Kinds and States count what all the other wants leave.
type page struct {
	rows   []*Entry
	kinds  []KindCount
	states map[report.State]int
	doubts int
	differ int
}

// look looks a want up in a book. It may take a fifth of a second and is done in the background.
func (b *Book) look(ctx context.Context, w Want) (page, error) {
	p := page{states: map[report.State]int{}}
	kinds := map[report.Kind]int{}
	match := func(*Entry) bool { return true }
	if w.Text != "" && b.Match != nil {
		match = b.Match(w.Text)
	}
	for i, e := range b.Entries {
		if i%1024 == 0 && ctx.Err() != nil {
			return p, ctx.Err()
		}
		if match(e) {
			p.count(e, w, kinds)
		}
	}
	for k, n := range kinds {
		p.kinds = append(p.kinds, KindCount{k, n})
	}
	slices.SortFunc(p.kinds, func(a, b KindCount) int { return cmp.Or(b.Count-a.Count, cmp.Compare(a.Kind, b.Kind)) })
	w.sort(p.rows)
	return p, ctx.Err()
}

// count takes an entry into the rows when it is wanted, and into the count of every chip that it would be wanted under.
func (p *page) count(e *Entry, w Want, kinds map[report.Kind]int) {
	kind, state := w.Kind == "" || e.Kind == w.Kind, w.State == "" || e.is(w.State)
	doubt, differ := !w.Doubt || e.Doubt, !w.Differ || e.Differs()
	if state && doubt && differ {
		kinds[e.Kind]++
	}
	if kind && doubt && differ {
		p.states[""]++
		p.states[e.state()]++
		if e.Added() {
			p.states[AddedState]++
		}
	}
	if kind && state && differ && e.Doubt {
		p.doubts++
	}
	if kind && state && doubt && e.Differs() {
		p.differ++
	}
	if kind && state && doubt && differ {
		p.rows = append(p.rows, e)
	}
}

// state is the entry's state; one that nobody decided on is as it was extracted.
func (e *Entry) state() report.State {
	if e.State == "" {
		return report.Extracted
	}
	return e.State
}

func (e *Entry) is(s report.State) bool {
	if s == AddedState {
		return e.Added()
	}
	return e.state() == s
}

// sort puts rows in order; those that stand alike keep the order of the reports.
func (w Want) sort(rows []*Entry) {
	if w.Column == "" {
		return
	}
	slices.SortStableFunc(rows, func(a, b *Entry) int {
		c := w.compare(a, b)
		if !w.Up {
			c = -c
		}
		return c
	})
}

func (w Want) compare(a, b *Entry) int {
	switch w.Column {
	case StateColumn:
		return cmp.Compare(a.state(), b.state())
	case KindColumn:
		return cmp.Compare(a.Kind, b.Kind)
	case SubjectColumn:
		return cmp.Or(strings.Compare(a.Subject.Text, b.Subject.Text), strings.Compare(a.Subject.Code, b.Subject.Code))
	case MeasureColumn:
		return strings.Compare(a.Measure, b.Measure)
	case PeriodColumn:
		return cmp.Or(a.Period.End.Compare(b.Period.End), strings.Compare(a.Period.Key, b.Period.Key))
	case ValueColumn:
		return compareNumbers(number0(&a.Figure), number0(&b.Figure))
	case YoYColumn:
		return compareNumbers(a.Growth.YoY, b.Growth.YoY)
	case ReportColumn:
		return cmp.Or(a.By.Date.Compare(b.By.Date), strings.Compare(a.By.Institution, b.By.Institution), strings.Compare(string(a.By.ID), string(b.By.ID)))
	case PageColumn:
		return cmp.Compare(a.Source.Page, b.Source.Page)
	}
	return 0
}

// number0 gives the number of a figure, of a range its lower end.
func number0(f *report.Figure) *float64 {
	q := f.Quantity
	switch {
	case q.Value != nil:
		return q.Value
	case q.Low != nil:
		return q.Low
	}
	return q.High
}

// compareNumbers has missing numbers below all others.
func compareNumbers(a, b *float64) int {
	switch {
	case a == nil && b == nil:
		return 0
	case a == nil:
		return -1
	case b == nil:
		return 1
	}
	return cmp.Compare(*a, *b)
}
