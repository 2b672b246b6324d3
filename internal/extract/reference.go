package extract

import (
	"slices"
	"strings"

	"yanku/internal/report"
	"yanku/internal/zh"
)

// findReference gives the figures of a file of figures: each cell of a table whose heads tell whose number it is, of what and when.
func findReference(t *Text) []report.Figure {
	if !sheetFormat(t.Doc.Meta.Format) {
		return nil
	}
	var out []report.Figure
	for _, g := range grids(t) {
		out = append(out, g.reference()...)
	}
	return latestOf(out, referenceMost)
}

// referenceMost is how many figures one file gives at most; a library is slow with more, and charts show no longer series.
const referenceMost = 20_000

// latestOf keeps the n figures of the latest periods, in their order.
func latestOf(figures []report.Figure, n int) []report.Figure {
	if len(figures) <= n {
		return figures
	}
	ends := make([]report.Date, len(figures))
	for i, f := range figures {
		ends[i] = f.Period.End
	}
	slices.SortFunc(ends, func(a, b report.Date) int { return b.Compare(a) })
	kept := figures[:0]
	for _, f := range figures {
		if len(kept) < n && !f.Period.End.Before(ends[n-1]) {
			kept = append(kept, f)
		}
	}
	return kept
}

// reference reads a table: dates down and what is measured across (long), or companies or measures down and periods across (wide).
func (g *grid) reference() []report.Figure {
	if g.dated() {
		if g.named() {
			return g.listed()
		}
		return g.long()
	}
	found := append(g.moves(), g.capex()...)
	if text := g.contextText(); len(found) > 0 || (g.spends(text) || g.corner()) && !growthHead(text) {
		return found // capital expenditure without unit or company is no other measure
	}
	return g.wide()
}

// dated tells whether the first column is of days, months or quarters.
func (g *grid) dated() bool {
	n := 0
	for _, r := range g.rows {
		if _, _, ok := g.periodHead(g.cell(r, 0)); ok {
			n++
		}
	}
	return n >= leastRows && n*10 >= len(g.rows)*9
}

// long reads a table with a column of dates: each other column is a company's capital expenditure, an index's move, or another measure.
func (g *grid) long() []report.Figure {
	var out []report.Figure
	told := g.readMove(g.contextText())
	spends := g.spends(g.contextText()) || g.corner()
	moves := told.dir != ""
	for c := 1; c < g.columns(); c++ {
		text, _ := g.header(c)
		moves = moves || g.readMove(text).dir != ""
	}
	for c := 1; c < g.columns(); c++ {
		text, heads := g.header(c)
		if len(heads) == 0 || columnSort(text) == "date" {
			continue
		}
		var found []report.Figure
		switch move := g.readMove(text); {
		case spends || g.spends(text):
			found = g.longCapex(c, text, heads)
		case moves && (move.dir != "" || told.dir != "" || move.period.Key != ""):
			if found = g.longMoves(c, move, told, heads); len(found) == 0 && move.dir == "" && told.dir == "" {
				found = g.longMetric(c, text, heads) // 收盘点位 is of a day, and no move
			}
		default:
			found = g.longMetric(c, text, heads)
		}
		if len(found) >= leastRows {
			out = append(out, found...)
		}
	}
	return out
}

// longCapex gives the capital expenditure of the company that the head of column c names.
func (g *grid) longCapex(c int, text string, heads []report.Span) []report.Figure {
	e, ok := g.companyIn(text)
	if !ok || growthHead(text) {
		return nil
	}
	return g.down(c, heads, g.unit(text), func(p place, h periodHead) (report.Figure, bool) { return g.spent(p, h, e) })
}

// longMoves gives the moves of the index or stock that the head of column c names; what the head does not tell of them the words above the table must.
func (g *grid) longMoves(c int, move, told moveHead, heads []report.Span) []report.Figure {
	key := move.period.Key
	if key == "" {
		key = told.period.Key
	}
	last := heads[len(heads)-1]
	if (move.dir != "" || move.period.Key != "") && !move.rest.Empty() && len(heads) == 1 {
		last = report.Span{From: last.From + move.rest.From, To: last.From + move.rest.To}
	}
	n, ok := g.subject(last, "")
	if !ok || key == "" || key == noPeriod {
		return nil
	}
	percent := (move.percent || told.percent) && (move.dir != "" || told.dir != "")
	return g.down(c, heads, tableUnit{}, func(p place, _ periodHead) (report.Figure, bool) {
		return g.moveAt(p, g.t.Doc.Text(p.label), n, key, percent)
	})
}

// moveAt makes the figure of a cell with a move up to a date.
func (g *grid) moveAt(p place, date string, n namedCell, key string, percent bool) (f report.Figure, ok bool) {
	a, mark, ok := g.amount(p.cell)
	day, whole := report.ParseDate(date)
	if !ok || !whole || a.Unit != Percent && (a.Unit != NoUnit || !percent) || a.Value > moveMost || a.Value < -100 {
		return f, false
	}
	period, ok := moveOn(key, day)
	f = report.Figure{Kind: n.kind, Subject: n.name, Period: period, Quantity: report.Quantity{Value: report.Num(a.Value), Unit: "%"}}
	f.Source = g.source(p, mark)
	return f, ok
}

// longMetric gives what the head of column c measures, day by day or month by month.
func (g *grid) longMetric(c int, text string, heads []report.Span) []report.Figure {
	subject, measure := g.whatOf(g.withoutUnit(text))
	if measure == "" {
		_, measure = g.whatOf(g.titleMeasure())
	}
	return g.down(c, heads, g.unit(text), func(p place, h periodHead) (report.Figure, bool) {
		f, ok := g.metric(p, h)
		f.Subject, f.Measure = subject, measure
		return f, ok
	})
}

// wide reads a table with periods across: the rows are companies, of which the words above tell what is measured, or measures.
func (g *grid) wide() []report.Figure {
	var out []report.Figure
	columns := 0
	title := g.titleMeasure()
	for c := 1; c < g.columns(); c++ {
		text, heads := g.header(c)
		h, _, ok := g.periodHead(text)
		at := g.labels(c)
		if !ok || at < 0 {
			continue
		}
		unit := g.unit(text)
		var found []report.Figure
		for _, r := range g.rows {
			label := g.cell(r, at)
			p := place{cell: g.span(r, c), label: g.span(r, at), heads: heads, unit: unit}
			if u := g.unitIn(label); u.told {
				p.unit = u
			}
			f, ok := g.metric(p, h)
			if !ok || !g.rowSubject(&f, p.label, title) {
				continue
			}
			found = append(found, f)
		}
		if len(found) >= leastRows {
			out, columns = append(out, found...), columns+1
		}
	}
	return out
}

// rowSubject says whose number a cell of a wide table is, and of what.
func (g *grid) rowSubject(f *report.Figure, label report.Span, title string) bool {
	if e, ok := g.company(label); ok {
		f.Subject, f.Measure = (&capexReader{t: g.t}).nameOf(e), title
		return title != ""
	}
	f.Subject, f.Measure = g.whatOf(g.withoutUnit(g.t.Doc.Text(label)))
	return f.Measure != ""
}

// metric makes the figure of one cell without saying of what.
func (g *grid) metric(p place, h periodHead) (f report.Figure, ok bool) {
	a, mark, ok := g.amount(p.cell)
	if !ok {
		return f, false
	}
	q, ok := g.quantity(a, p.unit)
	if !ok {
		return f, false
	}
	f = report.Figure{Kind: report.Metric, Quantity: q, Source: g.source(p, mark)}
	f.Period, f.Nature, ok = g.period(h, nil)
	return f, ok
}

// source gives the proof of a cell: the cell is the quote; its row's and its column's heads, and what stands above the table, are its context.
func (g *grid) source(p place, mark report.Span) report.Source {
	s := report.Source{Span: p.cell, Mark: mark, Context: slices.Concat([]report.Span{p.label}, p.heads)}
	if len(g.context) > 0 {
		s.Context = append(s.Context, g.context[0])
	}
	return s
}

// whatOf parts a head into the company or index that it names and what is measured: 微软 云收入. Without a name all of it is the measure.
func (g *grid) whatOf(text string) (report.Name, string) {
	for _, k := range g.scan.tokens(text, 0) {
		e := (&capexReader{t: g.t}).company(k)
		if e == nil || k.From > 0 && k.To < len(text) {
			continue
		}
		rest := strings.Trim(text[:k.From]+text[k.To:], " ：:-—_·的")
		if rest != "" {
			return (&capexReader{t: g.t}).nameOf(e), rest
		}
		return (&capexReader{t: g.t}).nameOf(e), g.titleMeasure()
	}
	return report.Name{}, text
}

// titleMeasure gives what the words above the table say is measured, without unit; empty where nothing stands there.
func (g *grid) titleMeasure() string {
	for _, s := range g.context {
		text := g.t.Doc.Text(s)
		if at := captionAt(text); at > 0 {
			text = strings.TrimLeft(text[at:], "：:. ")
		}
		if text = g.withoutUnit(text); strings.ContainsFunc(text, zh.IsHan) || len(text) > 3 {
			return text
		}
	}
	if title := g.t.Doc.Meta.Title; title != "" {
		return g.withoutUnit(title)
	}
	return ""
}
