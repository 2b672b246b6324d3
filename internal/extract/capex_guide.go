package extract

import (
	"strings"

	"yanku/internal/report"
)

// guides tells whether the sentence goes on from capex to what the company guides to without naming it again, 公司指引全年约1250亿美元, and notes the word.
func (c *capexReader) guides() bool {
	year, guide := false, -1
	for j := range c.toks {
		switch k := c.toks[j]; {
		case k.Kind == Number && k.Num.Unit == Money:
			if guide >= 0 && year {
				c.kind, c.word, c.carry.capex = ofCapex, guide, c.number
				return true
			}
			return false
		case k.Class == Guide && strings.Contains(c.t.Doc.Text(k.Span), "指引"):
			guide = j
		case k.Kind == When:
			year = year || k.When.Full || k.When.Year > 0
		case k.Class != Category && k.Class != Who && k.Class != Glue && k.Class != Guide && c.company(k) == nil:
			return false
		}
	}
	return false
}

// yearOfQuarter gives the calendar year of the quarter just told, where it is not the last one and the whole year is guided to.
func (c *capexReader) yearOfQuarter(n report.Nature) (report.Period, bool) {
	told := c.carry.period
	if c.carry.told == c.number && c.carry.nature == report.Guidance && n == report.Guidance && len(told.Key) == len("2025") {
		return told, true // 此前约850亿美元, of the year just guided to
	}
	if n != report.Guidance || c.number-c.carry.told > 1 || len(told.Key) != len("2025Q3") || told.Key[4] != 'Q' || told.Key[5] == '4' {
		return report.Period{}, false
	}
	d := calendarYear(told.End.Year)
	d.Inferred = true
	return d, true
}

// raisedFrom makes the former guidance of f, whose words tell both ends of a raise or a cut: from $150 billion to $160 billion.
func (c *capexReader) raisedFrom(f report.Figure, number int) {
	k := c.toks[number]
	old, _, ok := strings.Cut(c.t.Doc.Text(k.Span), " to ")
	if !ok || f.Nature != report.Guidance || f.Superseded || f.Quantity.Value == nil || !c.jump(number) || !c.raisedBefore(number) {
		return
	}
	f.Superseded, f.Growth = true, report.Growth{}
	f.Quantity.Value = report.Num(k.Num.Low)
	f.Source.Mark.To = k.From + len(old)
	c.out = append(c.out, f)
}
