package extract

import (
	"strings"

	"yanku/internal/lexicon"
	"yanku/internal/report"
)

// claim is what a statement says beside its amounts: who measures, of whom, and who says so.
type claim struct {
	measures []measureHit
	scan     valueScan
	whom     []*lexicon.Entry // companies, one for each amount or one for all
	named    bool             // they are named in the sentence
	subject  report.Name      // where it is no company
	names    []report.Name    // funds, one for each amount
	measure  []string         // one for each measure
	nature   report.Nature
	author   string
	from     int // token where its words begin
}

// statement makes figures of the list of measures and of what stands behind it up to token limit.
func (r *statedReader) statement(list []measureHit, limit int) {
	h := list[len(list)-1]
	c := claim{measures: list, scan: r.scan(h, h.to, limit), from: list[0].from}
	if c.scan.doubt || r.hypotheticalClause(c.from) {
		return
	}
	if h.kind == report.Order && len(c.scan.rows) == 0 {
		r.orderAmount(&c)
	}
	if len(c.scan.rows) == 0 && (c.scan.growth < 0 || h.kind != report.Metric && h.kind != report.Order || h.unit == "percent") {
		return
	}
	mark := c.scan.growth
	if len(c.scan.rows) > 0 {
		mark = c.scan.rows[0].numbers[0]
	}
	if !r.whoAndWhat(&c) || !r.says(&c, mark) {
		return
	}
	if len(c.scan.rows) == 0 {
		if c.nature != report.Consensus {
			r.growthFigures(&c)
		}
		return
	}
	for i, row := range c.scan.rows {
		said := c
		if row.former && h.kind != report.Target {
			own := r.periodInside(h.to, row.numbers[0]) >= 0 && i+1 < len(c.scan.rows) && r.periodInside(row.end, c.scan.rows[i+1].numbers[0]) >= 0
			switch {
			case own: // 从2023年的20亿美元增至2025年的200亿美元
				row.former, said.nature, said.author = false, report.Actual, ""
			case c.nature == report.Actual:
				continue // 从80亿元增至100亿元 tells no time for the first
			}
		}
		r.rowFigures(&said, row)
	}
}

// periodInside gives the token of a period between two tokens, -1 for none.
func (r *statedReader) periodInside(from, to int) int {
	for j := from; j < to; j++ {
		if r.toks[j].Kind == When {
			return j
		}
	}
	return -1
}

// hypotheticalClause tells whether the clause of token i only supposes.
func (r *statedReader) hypotheticalClause(i int) bool {
	for j := i - 1; j >= 0; j-- {
		switch r.toks[j].Class {
		case Maybe:
			return true
		case Comma, Semi, Stop:
			return false
		}
	}
	return false
}

// rowFigures makes the figures of one row of amounts: one for each year, each company or each measure.
func (r *statedReader) rowFigures(c *claim, row valueRow) {
	n := len(row.numbers)
	periods, ok := r.periodsFor(c, row)
	if !ok || len(periods) > 1 && len(c.whom) > 1 || len(c.measures) > 1 && n != len(c.measures) {
		return
	}
	if n > 1 && len(periods) != n && len(c.whom) != n && len(c.names) != n && len(c.measures) != n || len(c.whom) > 1 && len(c.whom) != n {
		return
	}
	if last := periods[len(periods)-1].End; n > 1 && len(periods) == n && c.nature == report.Actual && r.t.asOf().Before(last) {
		c.nature, c.author = report.Estimate, r.t.Doc.Meta.Institution // 2025E/2026E/2027E
	}
	for i, number := range row.numbers {
		f := r.figure(c, i)
		f.Period = periods[min(i, len(periods)-1)]
		f.Quantity = r.quantityOf(c.measures[0], row, number)
		f.Superseded = row.former
		if !row.former {
			r.growthOf(&f, i, n, c, row)
		}
		r.finish(c, f, number, max(row.end, c.measures[len(c.measures)-1].to)-1)
	}
}

// growthFigures makes the figure of a measure of which only the growth is told.
func (r *statedReader) growthFigures(c *claim) {
	row := r.percents(c.scan.growth)
	if len(row) != len(c.measures) || len(c.whom) > 1 {
		return
	}
	periods, ok := r.periodsFor(c, valueRow{numbers: row[:1], end: row[len(row)-1] + 1})
	if !ok || len(periods) != 1 {
		return
	}
	for i := range row {
		f := r.figure(c, i)
		f.Period = periods[0]
		r.growthIn(&f, i, len(row), c.measures[len(c.measures)-1].to, row[len(row)-1]+1)
		if f.Growth == (report.Growth{}) {
			return
		}
		r.finish(c, f, row[i], row[len(row)-1])
	}
}

// figure begins the figure of amount i.
func (r *statedReader) figure(c *claim, i int) report.Figure {
	f := report.Figure{Kind: c.measures[0].kind, Subject: c.subject, Nature: c.nature, Author: c.author}
	if len(c.whom) > 0 {
		f.Subject = r.nameOf(c.whom[min(i, len(c.whom)-1)])
	}
	if len(c.names) > 0 {
		f.Subject = c.names[min(i, len(c.names)-1)]
	}
	f.Measure = c.measure[min(i, len(c.measure)-1)]
	return f
}

// growthOf reads the growth stated beside amount i of a row of n.
func (r *statedReader) growthOf(f *report.Figure, i, n int, c *claim, row valueRow) {
	h := c.measures[len(c.measures)-1]
	if h.unit == "percent" || h.kind == report.Target || h.kind == report.Price || h.kind == report.Flow {
		return
	}
	r.growthIn(f, i, n, row.end, r.growthEnd(row.end, c.scan.limit))
	if f.Growth.YoY == nil && f.Growth.YoYLow == nil {
		r.growthIn(f, i, n, h.to, row.numbers[0])
	}
}

// growthEnd gives the token before which growth behind an amount is the amount's own.
func (r *statedReader) growthEnd(i, limit int) int {
	for j := i; j < limit; j++ {
		k := r.toks[j]
		switch {
		case k.Kind == Mark && k.Class == Stop, k.Kind == Mark && k.Class == Semi, k.Class == Part:
			return j
		case k.Kind == Number && k.Num.Unit != Percent, r.company(k) != nil:
			return j
		case k.Kind == When && j > i && r.toks[j-1].Class != Compare && !(j <= i+2 && r.latin(j)):
			return j
		case k.Kind == Wild && len(r.t.Doc.Text(k.Span)) > 12:
			return j
		}
	}
	return limit
}

// finish settles the figure's nature and kind, gives it its words and keeps it.
func (r *statedReader) finish(c *claim, f report.Figure, number, last int) {
	if f.Nature == report.Estimate && f.Kind == report.Metric {
		f.Kind = report.Forecast
	}
	if f.Kind == report.Forecast {
		f.Horizon = f.Period.Key
	}
	if f.Nature == report.Actual || f.Nature == report.Guidance {
		f.Author = ""
	}
	from, to := c.from, last
	for from > 0 && r.toks[from-1].Kind == When {
		from--
	}
	for _, g := range r.percentsBehind(last+1, c.scan.limit) {
		to = max(to, g)
	}
	if r.torn(r.toks[from].From, r.toks[to].To) {
		return
	}
	f.Source = report.Source{Span: report.Span{From: r.toks[from].From, To: r.toks[to].To}, Mark: r.t.numberSpan(r.toks[number])}
	r.toks[number].Claimed = true
	r.found = append(r.found, f)
	r.last, r.lastAt = f.Period, r.number
}

// percentsBehind gives the percentages of growth behind an amount, up to the end of the next clause.
func (r *statedReader) percentsBehind(i, limit int) (out []int) {
	commas := 0
	for j := i; j < r.growthEnd(i, limit); j++ {
		switch k := r.toks[j]; {
		case k.Kind == Mark && k.Class == Comma:
			if commas++; commas > 1 {
				return out
			}
		case k.Kind == Number:
			out = append(out, j)
		}
	}
	return out
}

// torn tells whether words of captions and links stand between two bytes, so that what is told there is not one sentence.
func (r *statedReader) torn(from, to int) bool {
	words := r.t.Doc.Body[from:to]
	for _, w := range marks("torn") {
		if strings.Contains(words, w) {
			return true
		}
	}
	return false
}
