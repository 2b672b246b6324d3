package extract

import (
	"strings"

	"yanku/internal/report"
)

// when notes the period that token i tells, if it is one of moves.
func (p *parser) when(i int) {
	m := p.toks[i].When
	if i > 0 && strings.HasPrefix(p.t.Doc.Text(p.toks[i-1].Span), "截") && m.Key == "" {
		return // 截至3月27日
	}
	if i > 0 && (p.toks[i-1].Class == Compare || p.toks[i-1].Class == QoQ) {
		p.since(i)
		return
	}
	if i > 1 && p.toks[i-1].Kind == When && p.toks[i-2].Class == Compare {
		return // 较上周五收盘
	}
	if i > 0 && p.aside(i-1) {
		return
	}
	if m.Key == "" && m.Day == 0 && !m.Since && !p.governs(i) {
		return
	}
	if m.RelYear && i+1 < len(p.toks) && strings.HasPrefix(p.t.Doc.Text(p.toks[i+1].Span), "以来") {
		p.tell(report.Period{Key: noPeriod}) // 去年以来
		return
	}
	if m.Key == "same" || m.Since && p.record(i) {
		return
	}
	p.tell(p.period(m))
}

// since notes the period of a move that is told against its beginning: 较前一周下跌, 环比上周+2%, 较年初上涨. Against a day of the week before it is the
// week's in a weekly, and in others one that moves have no word for.
func (p *parser) since(i int) {
	m, j := p.toks[i].When, i+1
	if j < len(p.toks) && p.toks[j].Kind == When {
		j++
	}
	if j >= len(p.toks) || m.Key == "" || p.toks[j].Class != Up && p.toks[j].Class != Down && (p.toks[j].Num.Unit != Percent || p.toks[j].Num.Sign == 0) {
		return
	}
	if m.Key == report.Day && strings.Contains(p.t.Doc.Text(p.toks[i].Span), "周") {
		m.Key = report.Week
		if p.t.Doc.Meta.Type != report.Weekly {
			m.Key = noPeriod
		}
	}
	p.tell(p.period(m))
}

// aside tells whether a bracket that opens at token i behind a percentage tells what was in the period before: +2.83%（上周为+1.95%）.
func (p *parser) aside(i int) bool {
	if i < 1 || i+1 >= len(p.toks) || p.toks[i].Class != Open || p.toks[i-1].Kind != Number || p.toks[i+1].Kind != When {
		return false
	}
	words := p.t.Doc.Text(p.toks[i+1].Span)
	for _, w := range []string{"上", "前", "去年"} {
		if strings.HasPrefix(words, w) {
			return true
		}
	}
	return false
}

// record tells whether the words behind token i speak of a record, not of a move: 创2024年3月以来新高.
func (p *parser) record(i int) bool {
	if i+1 >= len(p.toks) {
		return false
	}
	words := p.t.Doc.Text(p.toks[i+1].Span)
	return strings.HasPrefix(words, "新") || strings.HasPrefix(words, "最") || words == "的"
}

// governs tells whether a year, a quarter or a month stands before the name or the verb of a move: 2021年，电子板块累计下跌. In 连涨4月 it does not.
func (p *parser) governs(i int) bool {
	if i > 0 && (p.toks[i-1].Class == Up || p.toks[i-1].Class == Down) {
		return false
	}
	for j := i + 1; j < len(p.toks) && j < i+6; j++ {
		switch p.toks[j].Class {
		case Up, Down, Signed:
			return true
		case Glue, Each, Comma:
			continue
		}
		return p.priced(j)
	}
	return false
}

// priced tells whether token j belongs to a name that has a price.
func (p *parser) priced(j int) bool {
	if p.at == nil || p.at[j] < 0 {
		return false
	}
	switch n := p.at[j]; p.subs[n].sort {
	case measureName, goodsName:
		return false
	case someWords:
		list := p.lists[p.in[n]]
		return len(list) > 1 && p.leads(p.subs[list[len(list)-1]])
	}
	return true
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

// period gives the period of moves that a moment tells. Its Key is empty when the moment tells none, and noPeriod when moves have no word for it.
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
	case m.Years || m.Fiscal || m.Half > 0 || m.RelQuarter || m.Cum:
		return report.Period{Key: noPeriod}
	case m.LastM > 0:
		return firstMonths(m, asOf)
	}
	return calendarPeriod(m, asOf)
}

// noPeriod is the Key of a period that moves have no word for, such as a half year; what moved in it is left out.
const noPeriod = "none"

// known adds the dates that follow from the report's: the week of a weekly, the day of a daily, and for figures to date the first day of the month or the year and the
// day up to which the report looks.
func (t *Text) known(d report.Period) report.Period {
	m := t.Doc.Meta
	end := m.End
	if end.Zero() {
		end = m.Date
	}
	switch {
	case d.Key == report.Week && m.Type == report.Weekly:
		d.Start, d.End = m.Start, m.End
	case d.Key == report.Day && m.Type == report.Daily:
		d.Start, d.End = m.Date, m.Date
	case d.Key == report.MTD && !end.Zero():
		d.Start, d.End = report.Date{Year: end.Year, Month: end.Month, Day: 1}, end
	case d.Key == report.YTD && !end.Zero():
		d.Start, d.End = report.Date{Year: end.Year, Month: 1, Day: 1}, end
	}
	return d
}
