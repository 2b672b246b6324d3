package extract

import (
	"yanku/internal/lexicon"
	"yanku/internal/report"
)

// place is a cell with what its row and its column say.
type place struct {
	cell, label report.Span // the cell; what names the other side of the table
	heads       []report.Span
	unit        tableUnit
}

// capex gives the capital expenditure of a table: companies down and periods across, or the other way round. The word for capital expenditure stands above the table,
// in its corner or in the heads.
func (g *grid) capex() []report.Figure {
	if g.spends(g.contextText()) && !growthHead(g.contextText()) || g.corner() {
		return g.companies(true)
	}
	return g.companies(false)
}

// spends tells whether a text speaks of capital expenditure.
func (g *grid) spends(text string) bool {
	for _, k := range g.scan.tokens(text, 0) {
		if k.Class == CapexWord {
			return true
		}
	}
	return false
}

func (g *grid) corner() bool {
	head, _ := g.header(0)
	return g.spends(head)
}

// companies gives capital expenditure by company; told says that the whole table is of it, else the head of a column must say so.
func (g *grid) companies(told bool) []report.Figure {
	var out []report.Figure
	columns := 0
	for c := 1; c < g.columns(); c++ {
		text, heads := g.header(c)
		h, capex, ok := g.periodHead(text)
		if !ok || !told && !capex || growthHead(text) {
			continue
		}
		if found := g.spending(c, h, heads); len(found) >= leastRows {
			out = append(out, found...)
			columns++
		}
	}
	if columns > 0 {
		return out
	}
	if told {
		return g.downward()
	}
	return nil
}

// spending gives the amounts of one column of a period.
func (g *grid) spending(c int, h periodHead, heads []report.Span) []report.Figure {
	at := g.labels(c)
	if at < 0 {
		return nil
	}
	text, _ := g.header(c)
	unit := g.unit(text)
	var out []report.Figure
	for _, r := range g.rows {
		label := g.span(r, at)
		if e, ok := g.company(label); ok {
			p := place{cell: g.span(r, c), label: label, heads: heads, unit: unit}
			if f, ok := g.spent(p, h, e); ok {
				out = append(out, f)
			}
		}
	}
	return out
}

// downward gives the amounts of a table with periods down and companies across.
func (g *grid) downward() []report.Figure {
	var out []report.Figure
	for c := 1; c < g.columns(); c++ {
		text, heads := g.header(c)
		if len(heads) == 0 {
			continue
		}
		e, ok := g.company(heads[len(heads)-1])
		if !ok {
			continue
		}
		found := g.down(c, heads, g.unit(text), func(p place, h periodHead) (report.Figure, bool) { return g.spent(p, h, e) })
		if len(found) >= leastRows {
			out = append(out, found...)
		}
	}
	return out
}

// down reads the cells of column c in the rows whose first cell is a period.
func (g *grid) down(c int, heads []report.Span, unit tableUnit, read func(place, periodHead) (report.Figure, bool)) (out []report.Figure) {
	for _, r := range g.rows {
		h, _, ok := g.periodHead(g.cell(r, 0))
		if !ok {
			continue
		}
		if f, ok := read(place{cell: g.span(r, c), label: g.span(r, 0), heads: heads, unit: unit}, h); ok {
			out = append(out, f)
		}
	}
	return out
}

// spent makes the figure of one cell.
func (g *grid) spent(p place, h periodHead, e *lexicon.Entry) (f report.Figure, ok bool) {
	a, mark, ok := g.amount(p.cell)
	if !ok || !h.day.Zero() {
		return f, false
	}
	q, ok := g.quantity(a, p.unit)
	if !ok || !p.unit.money && a.Unit != Money || *q.Value == 0 {
		return f, false
	}
	if *q.Value < 0 {
		*q.Value = -*q.Value // an outflow
	}
	f = report.Figure{Kind: report.Capex, Quantity: q, Basis: g.basis()}
	if f.Period, f.Nature, ok = g.period(h, e); !ok {
		return f, false
	}
	c := capexReader{t: g.t}
	f.Subject = c.nameOf(e)
	f.Source = g.source(p, mark)
	return f, true
}

// basis gives the basis that the words above the table tell.
func (g *grid) basis() report.Basis {
	for _, k := range g.scan.tokens(g.contextText(), 0) {
		if k.Class == BasisWord {
			return report.Basis(k.Arg)
		}
	}
	return ""
}
