package extract

import (
	"slices"
	"strings"

	"yanku/internal/lexicon"
	"yanku/internal/report"
)

// figures makes the figures of a row of amounts that is capex.
func (c *capexReader) figures(m money) {
	w, ok := c.whose(m)
	if !ok {
		return
	}
	first := m.numbers[0]
	var fiscal *lexicon.Entry
	if len(w.names) > 0 {
		fiscal = w.names[0]
	}
	nature, former := c.nature(first)
	if c.leap(m) {
		return // 从4430亿猛增至…: an amount of no told period
	}
	for i, number := range m.numbers {
		if !w.total {
			fiscal = w.names[i]
		}
		period, ok := c.periodOf(first, fiscal, nature)
		if !ok {
			continue
		}
		f := report.Figure{Kind: report.Capex, Period: period, Superseded: former, Basis: c.basis(first, m.end)}
		f.Nature = c.settle(nature, former, period, first)
		if !c.quantity(&f, number, m, w) {
			continue
		}
		if w.total {
			f.Subject = report.Name{Text: "合计", Members: names(w.names)}
		} else {
			f.Subject = c.nameOf(w.names[i])
		}
		c.growth(&f, i, m)
		f.Source = c.proof(w, number, m)
		c.toks[number].Claimed = true
		c.out = append(c.out, f)
		c.raisedFrom(f, number)
		c.carry.period, c.carry.nature, c.carry.told, c.carry.total = period, f.Nature, c.number, w.total
	}
	_, pair := c.pairAt(first)
	c.carry.pairs = c.carry.pairs || pair && len(m.numbers) == 1 && c.paired(first)
}

func names(entries []*lexicon.Entry) []string {
	var out []string
	for _, e := range entries {
		out = append(out, e.Name)
	}
	return out
}

// paired tells whether the pair before token i is one of several in the sentence.
func (c *capexReader) paired(i int) bool {
	n := 0
	for j := max(0, i-60); j < min(len(c.toks), i+60); j++ {
		if c.toks[j].Kind == Number && c.toks[j].Num.Unit == Money {
			if _, ok := c.pairAt(j); ok {
				n++
			}
		}
	}
	return n > 1
}

// quantity fills in the amount of token number. A row shares the currency that stands behind its last amount.
func (c *capexReader) quantity(f *report.Figure, number int, m money, w whose) bool {
	a := c.toks[number].Num
	currency, scale := a.Currency, a.Scale
	for _, n := range m.numbers {
		if currency == "" {
			currency = c.toks[n].Num.Currency
		}
	}
	if currency == "" {
		currency = c.homeCurrency(w)
	}
	if currency == "" || currency == "元" && !w.total && c.homeCurrency(w) == "美元" {
		return false // an amount in yuan is not that of an American company
	}
	c.carry.currency = currency
	q := &f.Quantity
	q.Unit, q.Qualifier = unitName(scale, currency), a.Qualifier
	switch {
	case a.Range && c.jump(number):
		q.Value = report.Num(a.High)
	case a.Range:
		q.Low, q.High = report.Num(positive(a.Low, a.High)), report.Num(max(-a.Low, a.High))
	case slices.Contains([]report.Qualifier{report.Over, report.AtLeast}, a.Qualifier):
		q.Low = report.Num(max(a.Value, -a.Value))
	case slices.Contains([]report.Qualifier{report.Under, report.AtMost}, a.Qualifier):
		q.High = report.Num(max(a.Value, -a.Value))
	default:
		q.Value = report.Num(max(a.Value, -a.Value))
	}
	return true
}

// jump tells a growth from one amount to another from a range: jumped from $443B to $700B, raised its guidance from $115 billion to $125 billion.
func (c *capexReader) jump(i int) bool {
	if i == 0 || !c.toks[i].Num.Range {
		return false
	}
	if c.toks[i-1].Class == Compare && i > 1 && c.toks[i-2].Kind == Number {
		return false // raised to $123-133B from $108 billion to $117 billion
	}
	if c.toks[i-1].Class == Compare && strings.Contains(c.t.Doc.Text(c.toks[i].Span), " to ") && c.raisedBefore(i) {
		return true
	}
	for j := i - 1; j >= 0 && j >= i-3; j-- {
		switch c.toks[j].Class {
		case From, Compare:
			continue
		case Grow, Up:
			return c.toks[i-1].Class == From || c.toks[i-1].Class == Compare
		}
		return false
	}
	return false
}

// positive gives the lower end of a range of outflows or amounts as an amount.
func positive(low, high float64) float64 {
	if low < 0 {
		return max(high, -high)
	}
	return low
}

// unitName gives the unit as CONTRACT writes it: 亿美元, billion USD.
func unitName(scale, currency string) string {
	if scale[0] < 0x80 {
		if short, ok := map[string]string{"美元": "USD", "元": "CNY", "港元": "HKD", "欧元": "EUR", "日元": "JPY", "英镑": "GBP"}[currency]; ok {
			return scale + " " + short
		}
		return scale + " " + currency
	}
	return scale + currency
}

// homeCurrency gives the currency in which a company reports, for an amount without one; a group's is the one last told.
func (c *capexReader) homeCurrency(w whose) string {
	if w.total || len(w.names) == 0 {
		return c.carry.currency
	}
	e := w.names[0]
	codes := e.Codes
	if e.Kind == lexicon.Stock {
		codes = []string{e.Code + "." + e.Market}
	}
	home := ""
	for _, code := range codes {
		switch {
		case hasAny(code, ".HK", ".SH", ".SZ", ".BJ"):
			return "元"
		case hasAny(code, ".TW", ".KS", ".T"):
			return ""
		}
		home = "美元"
	}
	return home
}

func hasAny(s string, tails ...string) bool {
	return slices.ContainsFunc(tails, func(t string) bool { return len(s) > len(t) && s[len(s)-len(t):] == t })
}

// proof gives the words from the first name, or the period before it, to the last amount of the row and its growth.
func (c *capexReader) proof(w whose, number int, m money) report.Source {
	from := min(w.from, number)
	if from < 0 {
		from = number
	}
	for from > 0 && c.toks[from-1].Kind == When {
		from--
	}
	to := m.end - 1
	if j := c.wordBehind(m.end); j >= 0 {
		to = j
	}
	span := report.Span{From: c.toks[from].From, To: c.toks[to].To}
	return report.Source{Span: span, Mark: c.t.numberSpan(c.toks[number])}
}
