package model

import (
	"cmp"
	"slices"

	"yanku/internal/report"
)

// KindCount is a kind of figures and how many of them there are.
type KindCount struct {
	Kind  report.Kind
	Count int
}

// Data is all figures of the open report in the order of its text.
type Data struct {
	all     []*report.Figure
	rows    []*report.Figure
	doubts  map[report.ID]string
	report  *report.Stored
	kind    report.Kind // empty is all
	chosen  int
	seq     int
	Changed func() // after another report, kind or row is shown
}

// Show takes another report; nil is none.
func (d *Data) Show(r *report.Stored) {
	*d = Data{Changed: d.Changed, seq: d.seq + 1, chosen: -1, doubts: map[report.ID]string{}, report: r}
	if r != nil {
		for i := range r.Figures {
			d.all = append(d.all, &r.Figures[i])
		}
		for _, f := range r.Flags {
			for _, id := range f.Figures {
				if open(f) {
					d.doubts[id] = f.Why
				}
			}
		}
	}
	slices.SortStableFunc(d.all, func(a, b *report.Figure) int {
		return cmp.Or(a.Source.Span.From-b.Source.Span.From, a.Source.Mark.From-b.Source.Mark.From)
	})
	d.fill()
}

// Rows gives the figures of the kind that is shown.
func (d *Data) Rows() []*report.Figure { return d.rows }

// OCR tells whether the figures' words were recognised from pictures.
func (d *Data) OCR() bool { return d.report != nil && d.report.Reading.OCR }

// Doubt gives why a figure is doubted, or "".
func (d *Data) Doubt(id report.ID) string { return d.doubts[id] }

// Page gives the page that a figure stands on, 0 where the file has no pages.
func (d *Data) Page(f *report.Figure) int { return PageOf(d.report, f.Source) }

// Kind gives the kind that is shown, empty for all.
func (d *Data) Kind() report.Kind { return d.kind }

// Kinds gives the kinds that occur, the most frequent first.
func (d *Data) Kinds() []KindCount {
	var out []KindCount
	for _, f := range d.all {
		i := slices.IndexFunc(out, func(k KindCount) bool { return k.Kind == f.Kind })
		if i < 0 {
			out = append(out, KindCount{Kind: f.Kind})
			i = len(out) - 1
		}
		out[i].Count++
	}
	slices.SortStableFunc(out, func(a, b KindCount) int { return b.Count - a.Count })
	return out
}

// Total is the number of figures of all kinds.
func (d *Data) Total() int { return len(d.all) }

// SetKind shows figures of one kind; empty shows all.
func (d *Data) SetKind(k report.Kind) {
	d.kind, d.chosen = k, -1
	d.fill()
}

// Select shows one figure; a kind that hides it gives way.
func (d *Data) Select(it Item) {
	find := func() int {
		return slices.IndexFunc(d.rows, func(f *report.Figure) bool { return FigureItem(f.ID) == it })
	}
	i := find()
	if i < 0 && d.kind != "" {
		d.kind, d.rows = "", d.all
		i = find()
	}
	d.chosen = i
	d.seq++
	changed(d.Changed)
}

// Chosen gives the selected row, -1 for none, and a number that changes with every request.
func (d *Data) Chosen() (row, seq int) { return d.chosen, d.seq }

func (d *Data) fill() {
	d.rows = nil
	for _, f := range d.all {
		if d.kind == "" || f.Kind == d.kind {
			d.rows = append(d.rows, f)
		}
	}
	d.seq++
	changed(d.Changed)
}
