package extract

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"

	"yanku/internal/lexicon"
	"yanku/internal/report"
)

// periodOf finds the period of the amounts at token i: the nearest one told before them in the sentence, then behind them, then in the sentences before.
func (c *capexReader) periodOf(i int, e *lexicon.Entry, n report.Nature) (report.Period, bool) {
	if j := i + 1; j < len(c.toks) && c.toks[j].When.Prior {
		return c.yearBefore() // compared with $21 billion a year earlier
	}
	if c.after(Compare, i) {
		if d, ok := c.periodBehind(i, e, n); ok {
			return d, true
		}
	}
	if m, each, ok := c.respective(i); each {
		if !ok {
			return report.Period{}, false
		}
		return c.amountPeriod(m, e, n)
	}
	d, found, full := c.periodBefore(i, e, n)
	switch {
	case found:
		return d, d.Key != ""
	case full:
		if d, ok := c.yearOfQuarter(n); ok {
			return d, true
		}
		return c.thisYear(n)
	}
	if d, ok := c.periodBehind(i, e, n); ok {
		return d, true
	}
	if d, ok := c.periodAcross(e, n); ok {
		return d, true
	}
	if c.number-c.carry.told <= 2 && c.carry.period.Key != "" {
		return c.carry.period, true
	}
	if n == report.Guidance && c.changesGuidance() {
		return c.thisYear(n)
	}
	if d, ok := c.title.period(c, e, n); ok {
		return d, true
	}
	return report.Period{}, false
}

// periodBefore finds the nearest period before token i; found is true also where it is one that amounts cannot have, and full where only 全年 is told.
func (c *capexReader) periodBefore(i int, e *lexicon.Entry, n report.Nature) (d report.Period, found, full bool) {
	for j := i - 1; j >= max(0, i-reach); j-- {
		m := c.toks[j].When
		switch {
		case c.toks[j].Kind != When:
			continue
		case m.Full && m.Year == 0 && !m.RelYear:
			full = true
			continue
		case m.Years:
			return report.Period{}, true, full
		case m.Prior && c.amountBetween(j, i):
			continue // 由上年同期的277亿美元增至346亿美元
		case m.Prior:
			d, ok := c.yearBefore()
			if !ok && c.carry.told != c.number {
				d, _, _ = c.periodBefore(j, e, n)
				d, ok = yearEarlier(d), true
			}
			if !ok {
				d.Key = ""
			}
			return d, true, full
		}
		read := c.amountPeriod
		if full {
			read = c.wholeYear
		}
		if d, ok := read(m, e, n); ok {
			return d, true, full
		}
	}
	return d, false, full
}

// wholeYear gives the year of a moment where 全年 stands beside it: FY25Q2 … 全年资本支出.
func (c *capexReader) wholeYear(m Moment, e *lexicon.Entry, n report.Nature) (report.Period, bool) {
	if m.Year == 0 && !m.RelYear || m.Years || m.Key != "" || m.Day > 0 {
		return report.Period{}, false
	}
	return c.amountPeriod(Moment{Year: m.Year, RelYear: m.RelYear, Rel: m.Rel, Fiscal: m.Fiscal}, e, n)
}

var yearIn = regexp.MustCompile(`20\d\d`)

// yearBefore gives the same period a year before that of the last figure of the sentence.
func (c *capexReader) yearBefore() (report.Period, bool) {
	d := c.carry.period
	if c.carry.told != c.number || d.Key == "" {
		return d, false
	}
	return yearEarlier(d), true
}

// yearEarlier gives the same period a year before d.
func yearEarlier(d report.Period) report.Period {
	if d.Key == "" {
		return d
	}
	minus := func(s string) string {
		return yearIn.ReplaceAllStringFunc(s, func(y string) string { n, _ := strconv.Atoi(y); return strconv.Itoa(n - 1) })
	}
	d.Key, d.Calendar, d.Inferred = minus(d.Key), minus(d.Calendar), true
	d.Start.Year--
	d.End.Year--
	return d
}

// amountBetween tells whether an amount of money stands between tokens j and i.
func (c *capexReader) amountBetween(j, i int) bool {
	return slices.ContainsFunc(c.toks[j:i], func(k Token) bool { return k.Kind == Number && k.Num.Unit == Money })
}

// periodBehind reads a period in a bracket or before a word for capex behind the amount.
func (c *capexReader) periodBehind(i int, e *lexicon.Entry, n report.Nature) (report.Period, bool) {
	for j := i + 1; j < len(c.toks) && j < i+6; j++ {
		switch {
		case c.toks[j].Kind == When:
			return c.amountPeriod(c.toks[j].When, e, n)
		case c.toks[j].Class != Open && c.toks[j].Class != Glue && c.toks[j].Class != CapexWord:
			return report.Period{}, false
		}
	}
	return report.Period{}, false
}

// across tells whether the sentence goes on behind a semicolon with capex and nothing before it.
func (c *capexReader) across() bool {
	return c.word == 0 && c.carry.told != c.number && len(c.prev) > 0 && c.prev[len(c.prev)-1].Class == Semi
}

// periodAcross gives the last period told before the semicolon that the sentence follows, where the capex of this one stands right at its beginning.
func (c *capexReader) periodAcross(e *lexicon.Entry, n report.Nature) (report.Period, bool) {
	if !c.across() {
		return report.Period{}, false
	}
	for j := len(c.prev) - 1; j >= 0; j-- {
		if c.prev[j].Kind == When {
			return c.amountPeriod(c.prev[j].When, e, n)
		}
	}
	return report.Period{}, false
}

// changesGuidance tells whether the sentence changes a guidance, which without a year is the present one's.
func (c *capexReader) changesGuidance() bool {
	for j := range c.toks {
		if k := c.toks[j]; k.Class == Raise || k.Class == Lower || k.Class == Former {
			return true
		}
	}
	return false
}

// thisYear is the year of the report; in its first two months what was spent in 全年 is the year before.
func (c *capexReader) thisYear(n report.Nature) (report.Period, bool) {
	asOf := c.t.asOf()
	if asOf.Zero() {
		return report.Period{}, false
	}
	year := asOf.Year
	if n == report.Actual && asOf.Month <= 3 {
		year--
	}
	d := calendarYear(year)
	d.Inferred = true
	return d, true
}

func calendarYear(year int) report.Period {
	return report.Period{Key: fmt.Sprint(year), Start: report.Date{Year: year, Month: 1, Day: 1}, End: report.Date{Year: year, Month: 12, Day: 31}}
}

// amountPeriod gives the period of an amount that a moment tells: a quarter, a half, months or a year, fiscal ones by the company's year.
func (c *capexReader) amountPeriod(m Moment, e *lexicon.Entry, n report.Nature) (report.Period, bool) {
	asOf := c.t.asOf()
	switch {
	case m.Key != "" || m.Since || m.Day > 0 || m.Years || m.Cum || m.Month > 0 && m.Year == 0:
		return report.Period{}, false
	case m.RelQuarter:
		return c.relativeQuarter(m, e, asOf)
	case m.Fiscal && m.Q > 0 && m.Year == 0 && !m.RelYear && n == report.Actual:
		if d, ok := c.quarterOfYear(m, e, asOf); ok {
			return d, true
		}
		return fiscalPeriod(m, e, asOf, n)
	case m.Fiscal:
		return fiscalPeriod(m, e, asOf, n)
	case m.Q > 0:
		return quarterOf(m, e, asOf, n)
	}
	return monthsOf(m, asOf)
}

// quarterOfYear gives a fiscal quarter without a year as one of the fiscal year told just before, if it had ended when the report appeared.
func (c *capexReader) quarterOfYear(m Moment, e *lexicon.Entry, asOf report.Date) (report.Period, bool) {
	year := c.carry.period
	if c.number-c.carry.told > 2 || len(year.Key) != len("FY2026") || year.Key[:2] != "FY" {
		return report.Period{}, false
	}
	d := fiscalQuarter(year.End.Year, m.Q, e, true)
	return d, asOf.Zero() || !asOf.Before(d.End)
}

// monthsOf gives the half, the months or the calendar year of a moment.
func monthsOf(m Moment, asOf report.Date) (report.Period, bool) {
	year, ok := yearOf(m, asOf)
	d := calendarYear(year)
	switch {
	case m.Half > 0:
		d.Key = fmt.Sprintf("%dH%d", year, m.Half)
		d.Start, d.End = span(year, m.Half*6-5, m.Half*6)
	case m.LastM > 0:
		d.Key = fmt.Sprintf("%d-%02d..%02d", year, m.Month, m.LastM)
		d.Start, d.End = span(year, m.Month, m.LastM)
	case m.Month > 0:
		d.Key = fmt.Sprintf("%d-%02d", year, m.Month)
		d.Start, d.End = span(year, m.Month, m.Month)
	case m.Year == 0 && !m.RelYear:
		return report.Period{}, false
	}
	d.Inferred = m.Year == 0
	return d, ok
}

// yearOf gives the year of a moment, by the report's where it is relative or not told.
func yearOf(m Moment, asOf report.Date) (int, bool) {
	if m.Year > 0 {
		return m.Year, true
	}
	return asOf.Year + m.Rel, !asOf.Zero()
}

// span gives the first day of a month and the last day of another in one year.
func span(year, first, last int) (report.Date, report.Date) {
	end := report.Date{Year: year, Month: last, Day: 1}
	return report.Date{Year: year, Month: first, Day: 1}, report.DateOf(end.Time().AddDate(0, 1, -1))
}
