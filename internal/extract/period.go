package extract

import (
	"strings"
	"time"

	"yanku/internal/report"
)

// when notes the period that token i tells, if it is one of moves.
func (p *parser) when(i int) {
	m := p.toks[i].When
	if i > 0 && strings.HasPrefix(p.t.Doc.Text(p.toks[i-1].Span), "截") && m.Key == "" {
		return // 截至3月27日
	}
	if i > 0 && p.toks[i-1].Class == Compare {
		return
	}
	if m.Key == "" && m.Day == 0 && !m.Since && !p.governs(i) {
		return
	}
	if m.Key == "same" {
		return
	}
	p.tell(p.period(m))
}

// governs tells whether a year, a quarter or a month stands before the name or the verb of a move: 2021年，电子板块累计下跌.
func (p *parser) governs(i int) bool {
	if i > 0 && (p.toks[i-1].Class == Up || p.toks[i-1].Class == Down) {
		return false // 连涨4月
	}
	for j := i + 1; j < len(p.toks) && j < i+6; j++ {
		k := p.toks[j]
		switch {
		case k.Class == Up || k.Class == Down || k.Class == Signed:
			return true
		case k.Class == Glue || k.Class == Each || k.Kind == Mark && k.Class == Comma:
			continue
		case p.at != nil && j < len(p.at) && p.at[j] >= 0:
			s := p.subs[p.at[j]].sort
			return s != measureName && s != goodsName && s != someWords
		}
		return false
	}
	return false
}

// tell sets the period of what follows; a period without key is none.
func (p *parser) tell(d report.Period) {
	if d.Key == "" {
		return
	}
	if d.Start.Zero() && d.Key == p.scope.period.Key && p.scope.told == p.number {
		return // 本周（3月23日-3月27日）… 周涨幅: the dates are known
	}
	p.scope.period, p.scope.told = d, p.number
}

// current gives the period of a move that stands here.
func (p *parser) current() report.Period {
	if p.scope.period.Key != "" {
		return p.scope.period
	}
	return p.t.defaultPeriod()
}

// defaultPeriod is the period of moves for which the text names none: a weekly speaks of its week, a daily of its day.
func (t *Text) defaultPeriod() report.Period {
	m := t.Doc.Meta
	d := report.Period{Inferred: true}
	switch m.Type {
	case report.Weekly:
		d.Key = report.Week
		if strings.Contains(m.Title, "双周") {
			d.Key = report.TwoWeek
		}
		d.Start, d.End = m.Start, m.End
	case report.Monthly:
		d.Key = report.Month
	case report.Depth, report.Strategy:
		return d
	default:
		d.Key = report.Day
	}
	return d
}

// period gives the period of moves that a moment tells; the Key is empty when moves have no such period.
func (p *parser) period(m Moment) report.Period {
	asOf := p.t.asOf()
	switch {
	case m.Since:
		return since(m, asOf)
	case m.Key != "":
		return p.t.known(report.Period{Key: m.Key, Inferred: true})
	case m.Day > 0 && m.To.Day > 0:
		return days(m, asOf)
	case m.Day > 0:
		d := withYear(Day{m.Year, m.Month, m.Day}, asOf)
		return report.Period{Key: report.Day, Start: d, End: d, Inferred: m.Year == 0}
	case m.Month > 0 && m.LastM == 0:
		return monthPeriod(m, asOf)
	case m.Q > 0 && !m.Cum && !m.Fiscal:
		return quarterPeriod(m, asOf)
	case m.Half > 0 || m.Years || m.RelQuarter || m.Fiscal || m.Month > 0 || m.Q > 0:
		return report.Period{Key: "none"} // a period that moves have no word for
	case m.Year > 0 || m.RelYear:
		return yearPeriod(m, asOf)
	}
	return report.Period{}
}

// since gives the period from the beginning of a year or of the report's month until now; moves have no word for others.
func since(m Moment, asOf report.Date) report.Period {
	d := report.Period{Key: "none", Start: report.Date{Year: m.Year, Month: max(m.Month, 1), Day: 1}, End: asOf}
	switch {
	case m.Day > 0:
	case m.Month == 0 && (m.Year == asOf.Year || asOf.Zero()):
		d.Key = report.YTD
	case m.Month > 0 && m.Month == asOf.Month && (m.Year == 0 || m.Year == asOf.Year):
		d.Key, d.Start.Year = report.MTD, asOf.Year
	}
	if d.Key == "none" {
		d.Start, d.End = report.Date{}, report.Date{}
	}
	return d
}

// known adds the dates that follow from the report's: the week of a weekly.
func (t *Text) known(d report.Period) report.Period {
	if d.Key == report.Week && t.Doc.Meta.Type == report.Weekly {
		d.Start, d.End = t.Doc.Meta.Start, t.Doc.Meta.End
	}
	if d.Key == report.Day && t.Doc.Meta.Type == report.Daily {
		d.Start, d.End = t.Doc.Meta.Date, t.Doc.Meta.Date
	}
	return d
}

// withYear gives a day its year: the one that brings it nearest before asOf.
func withYear(d Day, asOf report.Date) report.Date {
	year := d.Year
	if year == 0 {
		year = asOf.Year
		if asOf.Month > 0 && d.Month > asOf.Month+1 {
			year--
		}
	}
	return report.Date{Year: year, Month: d.Month, Day: d.Day}
}

// days gives the period of a range of days: 5 to 9 days are a week, about 14 two weeks, a whole month a month.
func days(m Moment, asOf report.Date) report.Period {
	end := m.To
	if end.Month == 0 {
		end.Month = m.Month
	}
	if end.Year == 0 && m.Year > 0 {
		end.Year = m.Year
		if end.Month < m.Month {
			end.Year++
		}
	}
	to := withYear(end, asOf)
	start := Day{m.Year, m.Month, m.Day}
	if start.Year == 0 {
		start.Year = to.Year
		if start.Month > to.Month {
			start.Year--
		}
	}
	from := withYear(start, asOf)
	d := report.Period{Start: from, End: to, Inferred: m.Year == 0}
	if !from.Valid() || !to.Valid() {
		d.Start, d.End = report.Date{}, report.Date{}
		return report.Period{}
	}
	switch n := int(to.Time().Sub(from.Time())/(24*time.Hour)) + 1; {
	case n == 1:
		d.Key = report.Day
	case n >= 2 && n <= 9:
		d.Key = report.Week
	case n > 9 && n <= 18:
		d.Key = report.TwoWeek
	case n > 26 && n <= 33:
		d.Key = report.Month
	}
	return d
}

func monthPeriod(m Moment, asOf report.Date) report.Period {
	first := withYear(Day{m.Year, m.Month, 1}, asOf)
	d := report.Period{Key: report.Month, Start: first, Inferred: m.Year == 0}
	if first.Year == asOf.Year && first.Month == asOf.Month {
		d.Key, d.End = report.MTD, asOf
		return d
	}
	if first.Valid() {
		d.End = report.DateOf(first.Time().AddDate(0, 1, -1))
	}
	return d
}

func quarterPeriod(m Moment, asOf report.Date) report.Period {
	year := m.Year
	if year == 0 {
		year = asOf.Year + m.Rel
		if !m.RelYear && m.Q > asOf.Quarter() {
			year--
		}
	}
	d := report.Period{Key: report.Quarter, Inferred: m.Year == 0}
	if year == asOf.Year && m.Q == asOf.Quarter() {
		d.Key = report.QTD
	}
	d.Start = report.Date{Year: year, Month: m.Q*3 - 2, Day: 1}
	return d
}

func yearPeriod(m Moment, asOf report.Date) report.Period {
	year := m.Year
	if year == 0 {
		year = asOf.Year + m.Rel
	}
	d := report.Period{Key: report.Year, Inferred: m.Year == 0}
	if year > 1990 {
		d.Start = report.Date{Year: year, Month: 1, Day: 1}
	}
	if year == asOf.Year && !m.Full {
		d.Key = report.YTD
	}
	return d
}
