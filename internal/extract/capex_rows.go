package extract

import (
	"strings"

	"yanku/internal/lexicon"
	"yanku/internal/report"
)

// capexRows are lines of periods and bare numbers under words that tell company, measure and unit: 微软资本开支（亿美元） with 24Q2：190 below it.
type capexRows struct {
	whom            *lexicon.Entry
	scale, currency string
	at              int // the last sentence that belongs to it
}

// readRow reads a sentence that begins such lines or is one; ok is false for all others.
func (c *capexReader) readRow() (ok bool) {
	if c.rows.whom != nil && c.number-c.rows.at == 1 && c.rowFigure() {
		c.rows.at = c.number
		return true
	}
	c.rows = capexRows{}
	capex := false
	for _, k := range c.toks {
		if k.Kind == Number && k.Num.Unit == Money {
			return false
		}
		capex = capex || k.Class == CapexWord
		if e := c.company(k); e != nil && c.rows.whom == nil {
			c.rows.whom = e
		} else if e != nil && e != c.rows.whom {
			return false
		}
	}
	if !capex || c.rows.whom == nil || !c.rowUnit() {
		c.rows = capexRows{}
	}
	return false
}

// rowUnit notes the unit that the sentence tells in a bracket: （单位：亿美元）.
func (c *capexReader) rowUnit() bool {
	words := c.t.Doc.Text(c.s.Span)
	for _, p := range markPairs("table_unit") {
		if strings.Contains(words, p.word+"）") || strings.Contains(words, p.word+")") {
			c.rows.scale, c.rows.currency, _ = strings.Cut(p.arg, "|")
			c.rows.at = c.number
			return true
		}
	}
	return false
}

// rowFigure makes the figure of a line: a period, a colon, a number and perhaps its growth.
func (c *capexReader) rowFigure() bool {
	if len(c.toks) < 3 || c.toks[0].Kind != When || c.toks[1].Class != Colon || c.toks[2].Kind != Number {
		return false
	}
	number := &c.toks[2]
	if a := number.Num; a.Unit != NoUnit || a.Cut || a.Glued || a.Range || len(c.toks) > 3 && c.toks[3].Kind != Mark {
		return false
	}
	period, ok := c.amountPeriod(c.toks[0].When, c.rows.whom, report.Actual)
	if !ok {
		return false
	}
	f := report.Figure{Kind: report.Capex, Subject: c.nameOf(c.rows.whom), Period: period}
	f.Nature = c.settle(report.Actual, false, period, 2)
	f.Quantity = report.Quantity{Value: report.Num(max(number.Num.Value, -number.Num.Value)), Unit: unitName(c.rows.scale, c.rows.currency), Qualifier: number.Num.Qualifier}
	c.growthIn(&f, 0, 1, 3, len(c.toks))
	f.Source = report.Source{Span: report.Span{From: c.toks[0].From, To: number.To}, Mark: c.t.numberSpan(*number)}
	number.Claimed = true
	c.out = append(c.out, f)
	return true
}
