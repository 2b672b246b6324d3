package audit

import (
	"math"
	"strconv"
	"strings"
	"time"

	"yanku/internal/lexicon"
	"yanku/internal/report"
)

// findArithmetic recomputes what a report computed, where everything it needs is stated in it, plainly and once.
func findArithmetic(d *report.Doc, figs []report.Figure) []report.Flag {
	b := newBook(figs)
	var out []report.Flag
	for _, f := range b.plain {
		for _, check := range []func(*report.Doc, *book, *report.Figure) (report.Flag, bool){weekMonth, sum, growth, excess} {
			if x, ok := check(d, b, f); ok {
				out = append(out, x)
			}
		}
	}
	return append(out, shares(d)...)
}

// book is the plain figures of a report by what they are of; several values for one thing are none.
type book struct {
	plain []*report.Figure
	at    map[claim][]*report.Figure
	moves map[moveKey][]*report.Figure // of indices, of whatever family
}

type moveKey struct{ subject, period string }

func newBook(figs []report.Figure) *book {
	b := &book{at: map[claim][]*report.Figure{}, moves: map[moveKey][]*report.Figure{}}
	for i := range figs {
		f := &figs[i]
		if comparable(f) && f.Quantity.Value != nil && f.Quantity.Qualifier == "" {
			b.plain = append(b.plain, f)
			c := claimOf(f)
			b.at[c] = append(b.at[c], f)
			if f.Kind == report.IndexMove {
				k := moveKey{c.subject, c.period}
				b.moves[k] = append(b.moves[k], f)
			}
		}
	}
	return b
}

// only gives the one figure of a claim; ok is false where there is none or where there are several.
func (b *book) only(c claim) (*report.Figure, bool) {
	list := b.at[c]
	if len(list) != 1 {
		return nil, false
	}
	return list[0], true
}

// weekMonth compares a week with its month to date, which are the same where the month's first trading day lies in the week and its last one before does not.
func weekMonth(d *report.Doc, b *book, w *report.Figure) (report.Flag, bool) {
	if w.Period.Key != report.Week || !move(w) || w.Kind == report.Excess || w.Period.Start.Zero() || w.Period.End.Zero() {
		return report.Flag{}, false
	}
	c := claimOf(w)
	c.period = report.MTD
	m, ok := b.only(c)
	if _, one := b.only(claimOf(w)); !ok || !one || !monthBegins(w.Period.Start, w.Period.End) || !sameEnd(w, m) {
		return report.Flag{}, false
	}
	if math.Abs(*w.Quantity.Value-*m.Quantity.Value) <= half(*w.Quantity.Value)+half(*m.Quantity.Value)+1e-9 || excused(d, w, m) && sentenceAt(d, w.Source.Span) != sentenceAt(d, m.Source.Span) {
		return report.Flag{}, false
	}
	return flag(d, "arithmetic.week_month", []string{w.Subject.Text, signed(*w.Quantity.Value), signed(*m.Quantity.Value)}, w, m), true
}

func sameEnd(w, m *report.Figure) bool {
	p := m.Period
	return (p.Start.Zero() || p.Start.Month == w.Period.End.Month) && (p.End.Zero() || !p.End.Before(w.Period.End.Add(-3)) && !w.Period.End.Add(3).Before(p.End))
}

// monthBegins tells whether the days from start to end hold the first trading day of their month and all trading days of them are in that month.
func monthBegins(start, end report.Date) bool {
	if start.Add(7).Before(end) || !start.Before(end) {
		return false
	}
	lex := lexicon.Default()
	open := func(x report.Date) bool {
		is, known := lex.Trading(x.Time())
		return is && known
	}
	if y := start.Year; !known(lex, start.Time()) || y != end.Year {
		return false
	}
	first := report.Date{Year: end.Year, Month: end.Month, Day: 1}
	for x := start; x.Before(first); x = x.Add(1) {
		if open(x) {
			return false
		}
	}
	for x := first; x.Before(start); x = x.Add(1) {
		if open(x) {
			return false
		}
	}
	return true
}

func known(lex *lexicon.Lexicon, day time.Time) bool {
	_, ok := lex.Trading(day)
	return ok && day.Year() >= 2015 && day.Year() <= 2026
}

// sum compares a stated total with its members.
func sum(d *report.Doc, b *book, t *report.Figure) (report.Flag, bool) {
	if t.Subject.Text != "合计" || len(t.Subject.Members) < 2 || t.Nature != report.Actual {
		return report.Flag{}, false
	}
	figs := []*report.Figure{t}
	total, loose := 0.0, half(*t.Quantity.Value)
	for _, name := range t.Subject.Members {
		c := claimOf(t)
		c.subject, c.members = subjectKey(name), ""
		f, ok := b.only(c)
		if !ok {
			return report.Flag{}, false
		}
		figs = append(figs, f)
		total += *f.Quantity.Value
		loose += half(*f.Quantity.Value)
	}
	if math.Abs(total-*t.Quantity.Value) <= loose+0.005*math.Abs(total)+1e-9 {
		return report.Flag{}, false
	}
	args := []string{strings.Join(t.Subject.Members, "、"), periodName(t), shown(t), decimal(round(total)) + t.Quantity.Unit}
	return flag(d, "arithmetic.sum", args, figs...), true
}

// growth compares a stated growth over the year with the two stated amounts.
func growth(d *report.Doc, b *book, f *report.Figure) (report.Flag, bool) {
	if f.Growth.YoY == nil || f.Nature != report.Actual || move(f) || *f.Quantity.Value <= 0 {
		return report.Flag{}, false
	}
	c := claimOf(f)
	year, rest, ok := yearOf(c.period)
	if !ok {
		return report.Flag{}, false
	}
	c.period = strings.Replace(c.period, strconv.Itoa(year)+rest, strconv.Itoa(year-1)+rest, 1)
	old, ok := b.only(c)
	if _, one := b.only(claimOf(f)); !ok || !one || *old.Quantity.Value <= 0 {
		return report.Flag{}, false
	}
	now, was, said := *f.Quantity.Value, *old.Quantity.Value, *f.Growth.YoY
	low := ((now-half(now))/(was+half(was)) - 1) * 100
	high := ((now+half(now))/(was-half(was)) - 1) * 100
	if slack := 2 + 0.03*math.Abs(said); said >= low-slack && said <= high+slack {
		return report.Flag{}, false
	}
	args := []string{f.Subject.Text, f.Period.Key, shown(f), old.Period.Key, shown(old), signed(round((now/was - 1) * 100)), signed(said)}
	return flag(d, "arithmetic.growth", args, f, old), true
}

// yearOf takes the calendar or fiscal year out of a period's label: 2025 and Q4 of 2025Q4 and FY2025Q4. Months given as a span are left alone.
func yearOf(label string) (year int, rest string, ok bool) {
	digits := strings.TrimPrefix(label, "FY")
	if len(digits) < 4 || strings.Contains(digits, "..") || strings.Contains(digits, ":") {
		return 0, "", false
	}
	year, err := strconv.Atoi(digits[:4])
	return year, digits[4:], err == nil && year > 1990
}

// excess compares a stated difference with the two stated moves.
func excess(d *report.Doc, b *book, e *report.Figure) (report.Flag, bool) {
	if e.Kind != report.Excess || e.Measure == "" || e.Quantity.Unit != "pct" {
		return report.Flag{}, false
	}
	a, ok := b.moved(e.Subject.Text, e.Period)
	against, also := b.moved(e.Measure, e.Period)
	if !ok || !also || excused(d, e, a) && sentenceAt(d, e.Source.Span) != sentenceAt(d, a.Source.Span) {
		return report.Flag{}, false
	}
	want := *a.Quantity.Value - *against.Quantity.Value
	loose := half(*a.Quantity.Value) + half(*against.Quantity.Value) + half(*e.Quantity.Value)
	if math.Abs(want-*e.Quantity.Value) <= loose+0.01 {
		return report.Flag{}, false
	}
	args := []string{a.Subject.Text, signed(*a.Quantity.Value), against.Subject.Text, signed(*against.Quantity.Value), signed(round(want)), signed(*e.Quantity.Value)}
	return flag(d, "arithmetic.excess", args, e, a, against), true
}

// moved gives the one stated move of an index over the days of p.
func (b *book) moved(name string, p report.Period) (*report.Figure, bool) {
	list := b.moves[moveKey{subjectKey(name), p.Key}]
	if len(list) != 1 || list[0].Period.Start != p.Start || list[0].Period.End != p.End {
		return nil, false
	}
	return list[0], true
}

func round(v float64) float64 { return math.Round(v*100) / 100 }
