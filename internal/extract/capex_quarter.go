package extract

import (
	"fmt"

	"yanku/internal/lexicon"
	"yanku/internal/report"
)

// quarterOf gives the quarter of a moment; without a year it is the last one that ended before the report, or of its year where it is looked forward to.
func quarterOf(m Moment, e *lexicon.Entry, asOf report.Date, n report.Nature) (report.Period, bool) {
	year, ok := yearOf(m, asOf)
	if m.Year == 0 && !m.RelYear && ok && n == report.Actual {
		if _, end := span(year, m.Q*3-2, m.Q*3); asOf.Before(end) {
			year--
		}
	}
	return quarter(year, m.Q, m.Year == 0, e, asOf, n), ok
}

// quarter is a calendar quarter. A company whose fiscal year is not the calendar's may mean its own by 25Q4: so it is when the calendar's had not ended at the
// day of the report and something already spent is told.
func quarter(year, q int, inferred bool, e *lexicon.Entry, asOf report.Date, n report.Nature) report.Period {
	d := report.Period{Key: fmt.Sprintf("%dQ%d", year, q), Inferred: inferred}
	d.Start, d.End = span(year, q*3-2, q*3)
	if n == report.Actual && !asOf.Zero() && asOf.Before(d.End) && fiscalEnd(e) != 12 {
		return fiscalQuarter(year, q, e, inferred)
	}
	return d
}

// relativeQuarter gives the quarter of 本季度 and 上季度: the one the company reported in this text, or the last one that ended before the report.
func (c *capexReader) relativeQuarter(m Moment, e *lexicon.Entry, asOf report.Date) (report.Period, bool) {
	if m.RelQ > 0 {
		return report.Period{}, false
	}
	if told := c.carry.period; m.RelQ < 0 && c.carry.told > 0 && !told.Start.Zero() && told.End.Before(told.Start.Add(93)) {
		d := told.Start.Add(-1) // 上季度 beside a quarter already told
		return quarter(d.Year, d.Quarter(), true, nil, asOf, report.Actual), true
	}
	told, ok := c.carry.quarters[e]
	if c.carry.quarterAt == c.number {
		told, ok = c.carry.quarter, true // 一季度谷歌单季
	}
	if !ok && c.carry.quarter.Q > 0 && e == nil {
		told, ok = c.carry.quarter, true
	}
	if ok && m.RelQ == 0 {
		d, ok := c.amountPeriod(told, e, report.Actual)
		d.Inferred = true
		return d, ok
	}
	if asOf.Zero() {
		return report.Period{}, false
	}
	at := asOf.Year*4 + asOf.Quarter() - 1 - 1 // the quarter before the report's
	return quarter(at/4, at%4+1, true, nil, asOf, report.Actual), true
}

// noteQuarter keeps a quarter told with its year, for 本季度 that follows.
func (c *capexReader) noteQuarter(m Moment, i int) {
	if m.LastM == m.Month+2 && m.LastM%3 == 0 {
		m.Q, m.Month, m.LastM = m.LastM/3, 0, 0 // 1-3月
	}
	if m.Q == 0 || m.Year == 0 && !m.RelYear || m.Cum {
		return
	}
	c.carry.quarter, c.carry.quarterAt = m, c.number
	for j := i - 1; j >= 0; j-- {
		if e := c.company(c.toks[j]); e != nil {
			c.carry.quarters[e] = m
			return
		}
	}
}
