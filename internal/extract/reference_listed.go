package extract

import (
	"slices"

	"yanku/internal/report"
)

// named tells whether the second column of a table with a column of dates has names, each on several dates: a line for every date and name.
func (g *grid) named() bool {
	if g.columns() < 3 {
		return false
	}
	names := map[string]bool{}
	for _, r := range g.rows {
		name := g.cell(r, 1)
		_, _, number := g.amount(g.span(r, 1))
		_, _, period := g.periodHead(name)
		if name == "" || number || period {
			return false
		}
		names[name] = true
	}
	return 2*len(names) <= len(g.rows)
}

// listed reads such a table: each further column is what is measured of the company, index or stock that its line names.
func (g *grid) listed() []report.Figure {
	var out []report.Figure
	told := g.readMove(g.contextText())
	spends := g.spends(g.contextText()) || g.corner()
	for c := 2; c < g.columns(); c++ {
		text, heads := g.header(c)
		if len(heads) == 0 || columnSort(text) == "date" {
			continue
		}
		l := listedColumn{g: g, text: text, unit: g.unit(text), move: g.readMove(text), spends: spends || g.spends(text)}
		l.moves = l.move.dir != "" || told.dir != ""
		l.move.percent = l.move.percent || told.percent
		if l.move.period.Key == "" {
			l.move.period = told.period
		}
		_, l.measure = g.whatOf(g.withoutUnit(text))
		var found []report.Figure
		for _, r := range g.rows {
			p := place{cell: g.span(r, c), label: g.span(r, 1), heads: append(slices.Clone(heads), g.span(r, 0)), unit: l.unit}
			if f, ok := l.figure(p, g.cell(r, 0)); ok {
				found = append(found, f)
			}
		}
		if len(found) >= leastRows {
			out = append(out, found...)
		}
	}
	return out
}

// listedColumn is a column of numbers in a table with a line for every date and name.
type listedColumn struct {
	g             *grid
	text          string // of its head
	measure       string
	unit          tableUnit
	move          moveHead
	moves, spends bool
}

// figure reads a cell in the line of a date; its place's label is the name.
func (l listedColumn) figure(p place, date string) (f report.Figure, ok bool) {
	h, _, ok := l.g.periodHead(date)
	n, named := l.g.subject(p.label, "")
	switch {
	case !ok:
		return f, false
	case l.spends:
		e, ok := l.g.company(p.label)
		if !ok || growthHead(l.text) {
			return f, false
		}
		return l.g.spent(p, h, e)
	case l.moves:
		if key := l.move.period.Key; named && key != "" && key != noPeriod {
			return l.g.moveAt(p, date, n, key, l.move.percent)
		}
		return f, false
	}
	if u := l.g.unitIn(l.g.t.Doc.Text(p.label)); u.told {
		p.unit = u
	}
	if f, ok = l.g.metric(p, h); !ok {
		return f, false
	}
	if named && n.kind != "" {
		f.Subject, f.Measure = n.name, l.measure
		return f, l.measure != ""
	}
	return f, l.g.rowSubject(&f, p.label, l.measure)
}
