package extract

import (
	"math"

	"yanku/internal/lexicon"
	"yanku/internal/report"
)

// growth fills in the stated growth of amount i of a row: 同比+89%/+95% behind it, 同比激增约66% before it.
func (c *capexReader) growth(f *report.Figure, i int, m money) {
	if f.Superseded || f.Nature == report.Consensus || c.after(Compare, m.numbers[0]) && !c.jump(m.numbers[0]) {
		return
	}
	behind := max(m.end, c.wordBehind(m.end)+1)
	c.growthIn(f, i, len(m.numbers), behind, c.nextAmount(behind))
	if f.Growth.YoY == nil && c.word >= c.from && len(m.numbers) == 1 { // 资本支出同比增长66%，达到375亿
		c.growthIn(f, i, 1, max(c.word, c.from), m.numbers[0])
	}
}

// nextAmount gives the token of the next amount that is no comparison, or the end of the sentence.
func (c *capexReader) nextAmount(i int) int {
	for ; i < len(c.toks); i++ {
		k := c.toks[i]
		if k.Class == CapexWord || k.Kind == Number && k.Num.Unit == Money && !c.after(Compare, i) && !c.after(Street, i) || k.Class == Measure && i > 0 || c.company(k) != nil {
			return i
		}
	}
	return i
}

// growthIn reads growth between tokens from and to, aligned with a row of n amounts of which i is meant.
func (c *capexReader) growthIn(f *report.Figure, i, n, from, to int) {
	g := growthWords{}
	for j := from; j < to && j < len(c.toks); j++ {
		k := c.toks[j]
		if k.Kind != Number || k.Num.Unit != Percent {
			c.growthWord(&g, j)
			if k.Class == Double && g.class == YoY && n == 1 && c.toks[j-1].Class != Almost {
				f.Growth.YoY = report.Num(100)
			}
			continue
		}
		if g.class == "" && j+1 < len(c.toks) {
			g.class = growthBehind(c.toks[j+1])
			if j+2 < to && c.toks[j+1].Class == Compare && c.toks[j+2].When.Prior {
				g.class = YoY // up 70% from a year earlier
			}
		}
		row := c.percents(j)
		if g.class != "" && len(row) == n {
			c.setGrowth(f, g, c.toks[row[i]].Num)
		}
		g = growthWords{}
		j = row[len(row)-1]
	}
}

// growthBehind gives the sort of growth that the word behind a percentage tells: a 58% surge from 2025's …, 91% year over year.
func growthBehind(k Token) Class {
	switch k.Class {
	case Grow, YoY:
		return YoY
	case QoQ:
		return QoQ
	}
	return ""
}

// growthWords is what the words before a percentage make of it.
type growthWords struct {
	class Class // YoY, QoQ, or empty
	minus bool
}

// growthWord notes the word of token j.
func (c *capexReader) growthWord(g *growthWords, j int) {
	switch k := c.toks[j]; k.Class {
	case YoY, QoQ:
		*g = growthWords{class: k.Class}
	case Compare:
		if j+1 < len(c.toks) && c.toks[j+1].Kind == When && c.toks[j+1].When.Prior {
			*g = growthWords{class: YoY} // 较上年同期增长37%
		}
	case Grow, Up:
		if g.class == "" && c.yearly(j) {
			g.class = YoY
		}
	case Shrink, Down:
		g.minus = true
	}
}

// yearly tells whether growth without 同比 is over a year: it follows a comparison with another year's amount, or is called 增幅.
func (c *capexReader) yearly(j int) bool {
	for k := j - 1; k >= 0 && k >= j-4; k-- {
		if c.toks[k].Kind == Number && c.after(Compare, k) {
			return c.periodJust(k) >= 0
		}
	}
	return c.t.Doc.Text(c.toks[j].Span) == "增幅"
}

// percents gives the row of percentages that begins at token j.
func (c *capexReader) percents(j int) []int {
	row := []int{j}
	for k := j + 1; k+1 < len(c.toks) && separates(c.toks[k]) && c.toks[k+1].Kind == Number && c.toks[k+1].Num.Unit == Percent; k += 2 {
		row = append(row, k+1)
	}
	return row
}

func (c *capexReader) setGrowth(f *report.Figure, g growthWords, a Amount) {
	v := a.Value
	if g.minus {
		v = -math.Abs(v)
	}
	switch {
	case a.Cut || a.Glued:
	case a.Range && g.class == YoY && g.minus && a.Low >= 0:
		f.Growth.YoYLow, f.Growth.YoYHigh = report.Num(-a.High), report.Num(-a.Low)
	case a.Range && g.class == YoY:
		f.Growth.YoYLow, f.Growth.YoYHigh = report.Num(a.Low), report.Num(a.High)
	case a.Range:
	case g.class == QoQ:
		f.Growth.QoQ = report.Num(v)
	case f.Growth.YoY == nil:
		f.Growth.YoY = report.Num(v)
	}
}

// growthOnly reads guidance that states a growth and no amount: 谷歌、Meta、亚马逊2026年资本开支指引…同比增速在50%-100%区间.
func (c *capexReader) growthOnly() {
	if c.word < 0 {
		return
	}
	for j := range c.toks {
		if c.toks[j].Kind == Number && c.toks[j].Num.Unit == Money {
			return
		}
	}
	var f report.Figure
	c.growthIn(&f, 0, 1, c.word, len(c.toks))
	mark := c.percentAfter(c.word)
	if mark < 0 {
		return
	}
	n, former := c.nature(mark)
	if f.Growth.YoY == nil && f.Growth.YoYLow == nil || n != report.Guidance || c.hypothetical(mark) {
		return
	}
	list, from := c.listBeforeWord()
	for _, e := range list {
		period, ok := c.periodOf(c.word, e, n)
		if !ok {
			return
		}
		g := report.Figure{Kind: report.Capex, Subject: c.nameOf(e), Period: period, Nature: n, Superseded: former, Growth: f.Growth}
		g.Quantity.Unit = "亿美元"
		if u := c.homeCurrency(whose{names: []*lexicon.Entry{e}}); u != "" {
			g.Quantity.Unit = "亿" + u
		}
		g.Source = report.Source{Span: report.Span{From: c.toks[from].From, To: c.toks[mark].To}, Mark: c.t.numberSpan(c.toks[mark])}
		c.toks[mark].Claimed = true
		c.out = append(c.out, g)
	}
}

func (c *capexReader) percentAfter(i int) int {
	for ; i < len(c.toks); i++ {
		if c.toks[i].Kind == Number && c.toks[i].Num.Unit == Percent {
			return i
		}
	}
	return -1
}

// listBeforeWord gives the companies right before the word for capex, with periods between.
func (c *capexReader) listBeforeWord() ([]*lexicon.Entry, int) {
	for j := c.word - 1; j >= 0; j-- {
		k := c.toks[j]
		if c.company(k) != nil {
			return c.listBefore(j)
		}
		if k.Kind != When && k.Class != Glue && k.Class != Who && k.Class != Guide {
			return nil, 0
		}
	}
	return nil, 0
}
