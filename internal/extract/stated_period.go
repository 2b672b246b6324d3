package extract

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"yanku/internal/lexicon"
	"yanku/internal/report"
)

// periodsFor gives the period of a row of amounts, or one for each where years are listed: 2026-2028年 … 3.2/4.1/5.0元.
func (r *statedReader) periodsFor(c *claim, row valueRow) ([]report.Period, bool) {
	first, n := row.numbers[0], len(row.numbers)
	h := c.measures[0]
	switch {
	case h.kind == report.Target:
		return []report.Period{r.nowOf()}, true
	case h.kind == report.Flow || h.kind == report.Price:
		d, ok := r.windowOf(c, first)
		return []report.Period{d}, ok
	}
	var whom *lexicon.Entry
	if len(c.whom) > 0 {
		whom = c.whom[0]
	}
	if n > 1 && len(c.measures) == 1 && len(c.whom) < 2 {
		years := r.yearsBefore(first)
		if len(years) != n {
			return nil, false
		}
		var out []report.Period
		for _, y := range years {
			out = append(out, calendarYear(y))
		}
		return out, true
	}
	d, ok := r.periodAt(c, first, row.end, whom)
	if state := h.scope == "self" && r.balance(h); !ok && (state || h.kind == report.Order && len(c.scan.rows) > 0 && r.periodInside(0, first) < 0) {
		d = r.nowOf()
		ok = d.Key != ""
	}
	if ok && c.nature == report.Actual && !d.End.Zero() && !r.t.asOf().Zero() && r.t.asOf().Before(d.End) {
		return nil, false // a fact of what has not ended is a misreading
	}
	return []report.Period{d}, ok
}

// balance tells a measure that is a state and no sum over a time.
func (r *statedReader) balance(h measureHit) bool { return strings.HasSuffix(h.name, "余额") }

// nowOf is the day of the report, for what holds at it.
func (r *statedReader) nowOf() report.Period {
	d := r.t.asOf()
	if d.Zero() {
		return report.Period{}
	}
	return report.Period{Key: "at:" + d.String(), Start: d, End: d, Inferred: true}
}

// periodAt finds the period of the amount at token i: the nearest told before it in its sentence, in a bracket behind it, or the one of the statement before.
func (r *statedReader) periodAt(c *claim, i, end int, e *lexicon.Entry) (report.Period, bool) {
	state, first := r.balance(c.measures[0]), 0
	if r.latin(i) {
		first = i - 8
		if d, ok := r.periodBehind(end-1, e, c.nature); ok {
			return d, true
		}
	}
	for j := i - 1; j >= max(first, 0); j-- {
		if state && r.toks[j].Kind == Mark && r.toks[j].Class == Comma && j > 0 && r.toks[j-1].Kind != When {
			return report.Period{}, false
		}
		if r.toks[j].Kind != When || j > 0 && (r.toks[j-1].Class == Compare || r.toks[j-1].Class == Former) {
			continue
		}
		if j > 0 && r.toks[j-1].To == r.toks[j].From && r.endsWith(j-1, "no_period") {
			return report.Period{}, false
		}
		m := r.toks[j].When
		if m.Years {
			return report.Period{}, false
		}
		if m.RelYear && r.beginsWith(j+1, "base_year") {
			continue // 按照上年不变价计算
		}
		if m.Prior || m.Key == report.Day || m.RelQuarter && strings.HasPrefix(r.t.Doc.Text(r.toks[j].Span), "单") || m.Day > 0 && m.To.Day == 0 && !r.asAt(j) {
			continue
		}
		if m.Full && m.Year == 0 && !m.RelYear {
			continue
		}
		if d, ok := r.momentPeriod(j, e, c.nature); ok {
			return d, !r.running(d, c.nature)
		}
		if m.Key != "" && m.Key != "same" || m.Since {
			return report.Period{}, false
		}
	}
	if d, ok, told := r.bracketed(end, e, c.nature); told {
		return d, ok
	}
	if c.nature != report.Actual && r.lastAt != r.number {
		return report.Period{}, false
	}
	if r.number-r.lastAt <= 1 && r.last.Key != "" && !strings.HasPrefix(r.last.Key, "at:") && r.topicSame(c) {
		d := r.last
		d.Inferred = true
		return d, true
	}
	return r.title.period(&r.capexReader, e, c.nature)
}

// bracketed gives the period in the bracket behind an amount that ends before token end, where one stands there.
func (r *statedReader) bracketed(end int, e *lexicon.Entry, n report.Nature) (d report.Period, ok, told bool) {
	for j := end + 1; j < len(r.toks) && j < end+3; j++ {
		if r.toks[j].Kind == When && r.toks[j-1].Class == Open && r.toks[j].When.Key == "" {
			d, ok = r.momentPeriod(j, e, n)
			return d, ok, true
		}
	}
	return d, false, false
}

// latin tells whether the words before token i are English, where a period stands beside its amount.
func (r *statedReader) latin(i int) bool {
	return i > 0 && r.t.Doc.Body[r.toks[i-1].To-1] < 0x80 && isLatin(rune(r.t.Doc.Body[r.toks[i-1].To-1]))
}

// running tells whether a period told without its year may be the one that is running: Q3 in September.
func (r *statedReader) running(d report.Period, n report.Nature) bool {
	asOf := r.t.asOf()
	if !d.Inferred || n != report.Actual || asOf.Zero() || len(d.Key) < 6 || d.Start.Zero() || strings.HasPrefix(d.Key, "at:") {
		return false
	}
	start, end := d.Start, d.End
	start.Year, end.Year = start.Year+1, end.Year+1
	if d.Key[4] != 'Q' && asOf.Before(end.Add(-40)) {
		return false
	}
	return !asOf.Before(start) && asOf.Before(end)
}

// topicSame tells whether the sentence goes on with the company of the one before: it names nobody else.
func (r *statedReader) topicSame(c *claim) bool {
	return len(c.whom) == 1 && (r.lastAt == r.number || r.topic == nil || r.topic == c.whom[0])
}

// asAt tells whether the day at token j is one up to which or at which is counted: 截至3月27日.
func (r *statedReader) asAt(j int) bool {
	return j > 0 && strings.HasPrefix(r.t.Doc.Text(r.toks[j-1].Span), "截")
}

// momentPeriod gives the period that token j tells: a quarter, months, a year, or the end of one.
func (r *statedReader) momentPeriod(j int, e *lexicon.Entry, n report.Nature) (report.Period, bool) {
	m := r.toks[j].When
	asOf := r.t.asOf()
	if m.Key != "" || m.Since || m.Years {
		return report.Period{}, false
	}
	if m.Day > 0 {
		d := withYear(Day{m.Year, m.Month, m.Day}, asOf)
		return report.Period{Key: "at:" + d.String(), Start: d, End: d, Inferred: m.Year == 0}, d.Valid() && m.To.Day == 0
	}
	var d report.Period
	ok := false
	switch {
	case m.Cum && m.Q > 0:
		m.LastM, m.Month, m.Q, m.Cum = m.Q*3, 1, 0, false
		d, ok = r.months(m, asOf, n)
	case m.Month > 0:
		d, ok = r.months(m, asOf, n)
	case m.Half > 0 && m.Year == 0 && !m.RelYear && n == report.Actual && !asOf.Zero():
		m.Year = asOf.Year
		if asOf.Month <= m.Half*6 {
			if m.Year--; asOf.Month > m.Half*6-6 {
				return d, false // the half that is running
			}
		}
		d, ok = monthsOf(m, asOf)
		d.Inferred = true
	default:
		d, ok = r.amountPeriod(m, e, n)
	}
	if ok && (r.endOf(j) || n == report.Actual && r.asAt(j) && m.Month > 0) {
		d = report.Period{Key: fmt.Sprintf("at:%04d-%02d", d.End.Year, d.End.Month), Start: d.End, End: d.End, Inferred: d.Inferred}
	}
	return d, ok
}

// months gives a month or several; without a year they are the last that ended before the report, or the next for what is expected.
func (r *statedReader) months(m Moment, asOf report.Date, n report.Nature) (report.Period, bool) {
	inferred := m.Year == 0
	if inferred && !m.RelYear {
		if asOf.Zero() {
			return report.Period{}, false
		}
		m.Year = asOf.Year
		if last := max(m.Month, m.LastM); n == report.Actual && last > asOf.Month || n == report.Actual && last == asOf.Month && asOf.Day < 26 {
			m.Year--
		}
	}
	d, ok := monthsOf(m, asOf)
	d.Inferred = inferred
	return d, ok
}

// endOf tells whether 末 or 底 stands behind the period at token j.
func (r *statedReader) endOf(j int) bool {
	if j+1 >= len(r.toks) || r.toks[j+1].From != r.toks[j].To {
		return false
	}
	words := r.t.Doc.Text(r.toks[j+1].Span)
	return strings.HasPrefix(words, "末") || strings.HasPrefix(words, "底")
}

var yearDigits = regexp.MustCompile(`\d+`)

// yearsBefore gives the years of the list told last before token i: 2026-2028年, 2025/2026/2027年, 20/21/22年, 2025E/2026E.
func (r *statedReader) yearsBefore(i int) []int {
	for j := i - 1; j >= 0; j-- {
		if r.toks[j].Kind != When || r.toks[j].When.Year == 0 {
			continue
		}
		from := j
		for from >= 2 && r.yearJoint(from-1) && r.yearLike(from-2) {
			from -= 2
		}
		if from == j && !r.toks[j].When.Years {
			return nil
		}
		return spread(r.t.Doc.Body[r.toks[from].From:r.toks[j].To])
	}
	return nil
}

// yearJoint tells whether a token joins years of a list.
func (r *statedReader) yearJoint(j int) bool {
	c := r.toks[j].Class
	return c == Slash || c == Listing || c == Dash || c == Joiner || c == To
}

// joinsYears tells whether token j stands between two periods: 2026年至2027年.
func (r *statedReader) joinsYears(j int) bool {
	return j > 0 && j+1 < len(r.toks) && r.yearJoint(j) && r.toks[j-1].Kind == When && r.toks[j+1].Kind == When
}

// yearLike tells whether a token may be a year of a list: 2025, 20, 2025E.
func (r *statedReader) yearLike(j int) bool {
	k := r.toks[j]
	v := k.Num.Value
	return k.Kind == When && k.When.Year > 0 || k.Kind == Number && k.Num.Unit == NoUnit && (v >= 15 && v < 50 || v >= 2015 && v < 2050) && v == float64(int(v))
}

// spread gives the years of a list as it is written; a dash stands for those between.
func spread(words string) []int {
	var years []int
	at := 0
	for _, m := range yearDigits.FindAllStringIndex(words, -1) {
		y, err := strconv.Atoi(words[m[0]:m[1]])
		y = century(y)
		if err != nil || y < 2000 || y > 2060 {
			return nil
		}
		if len(years) > 0 && strings.ContainsAny(words[at:m[0]], "-–—~至到") {
			for b := years[len(years)-1] + 1; b < y && len(years) < 12; b++ {
				years = append(years, b)
			}
		}
		years, at = append(years, y), m[1]
	}
	return years
}
