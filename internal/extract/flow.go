package extract

import (
	"regexp"
	"slices"
	"strings"

	"yanku/internal/report"
)

// findFlows gives what flows into a stock, a sector or a fund, or from the north and the south, and the size of funds, with the window: 近20日净流入近77亿元. Out is negative.
func findFlows(t *Text) []report.Figure { return t.stated(report.Flow) }

// flowSubject finds what money flows into, and what money it is: 主力资金 of a stock or a sector, 北向资金 itself, a fund's size.
func (r *statedReader) flowSubject(c *claim, words, scope string) bool {
	if names, from := r.fundList(c); len(names) > 0 {
		c.names, c.measure[0], c.from = names, c.measures[0].name, from
		return true
	}
	name, from, words := r.flowName(c, words)
	source := r.moneyIn(c, words)
	if scope == "fund" && strings.Contains(words, "ETF") {
		return false // 全市场红利策略ETF, which no table knows
	}
	if source == "" {
		source = r.moneyBefore(c.measures[0].from)
	}
	if source == "" && words != "" && !strings.Contains(c.measures[0].name, "资金") && !strings.HasSuffix(words, "资金") && c.subject.Text == "" && scope == "flow" {
		return false // 权益投资净买入
	}
	own := strings.HasPrefix(source, "=") // 北向资金 is a subject of its own
	source = strings.TrimPrefix(source, "=")
	switch {
	case own && c.scan.into > 0:
		c.subject, c.measure[0] = name, source+strings.TrimPrefix(c.measures[0].name, "资金")
		return true
	case own:
		c.subject.Text, c.measure[0] = source, strings.TrimPrefix(c.measures[0].name, "资金")
		return true
	case name.Text != "":
		c.subject, c.from = name, min(c.from, from)
	}
	switch {
	case scope == "fund":
		fund := c.subject.Code != "" && strings.Trim(c.subject.Code, "0123456789.HKSZ") == "" && (strings.HasSuffix(c.subject.Text, "ETF") || strings.Contains(c.subject.Text, "基金"))
		if fund = fund || strings.Contains(c.subject.Text, "ETF"); !fund {
			return false
		}
	case source != "":
		if strings.HasPrefix(c.measure[0], words) && !strings.HasPrefix(c.measures[0].name, source) {
			c.measure[0] = source + c.measures[0].name
		} else {
			c.measure[0] = c.measures[0].name
		}
		return c.subject.Text != ""
	}
	c.measure[0] = c.measures[0].name
	return c.subject.Text != ""
}

// securityBefore gives the index, fund or stock that the flow before token i is of: the one right before it, one that heads the clause or one before it, or the one the
// block speaks of.
func (r *statedReader) securityBefore(i int) (report.Name, int) {
	near := true
	for j := i - 1; j >= 0; j-- {
		k := r.toks[j]
		if k.Kind == Mark && k.Class == Semi {
			return report.Name{}, i
		}
		name, ok := r.security(j)
		if !ok {
			near = near && (r.between(k) || k.Class == Suffix || k.Kind == Wild && r.t.Doc.Text(k.Span) == "获")
			continue
		}
		whole := indexEntry(k) == nil || r.t.suffixed(k) || j+1 < len(r.toks) && r.t.suffixed(r.toks[j+1])
		if j > 0 && r.toks[j-1].Kind == Wild && r.toks[j-1].To == k.From && indexEntry(k) != nil {
			return report.Name{}, i // 非银行部门
		}
		if !near && (!r.heads(j) || !whole) {
			if whole {
				return report.Name{}, i
			}
			continue
		}
		if j > 1 && separates(r.toks[j-1]) && r.toks[j-1].Class != Comma {
			if _, listed := r.security(j - 2); listed {
				return report.Name{}, i // a list shares no flow
			}
		}
		return r.withSuffix(name, j), j
	}
	if r.fund.Text != "" && r.number-r.fundAt <= 2 {
		return r.fund, i
	}
	return report.Name{}, i
}

// flowName gives what the flow is of, the token where its name begins, and what is left of the words before the measure.
func (r *statedReader) flowName(c *claim, words string) (name report.Name, from int, rest string) {
	at, shared := c.measures[0].from, r.toks[c.measures[0].from]
	if shared.Kind == Named && shared.From < c.measures[0].Span.From {
		at++ // 科创50ETF基金规模: the name and the measure have 基金 both
	}
	name, from = r.securityBefore(at)
	if at > c.measures[0].from && from == at-1 {
		name.Text, words = r.t.Doc.Body[shared.From:c.measures[0].Span.From], ""
	}
	if into := c.scan.into; into > 0 {
		name, _ = r.security(into)
		name, from = r.withSuffix(name, into), at
	}
	if i := strings.LastIndex(words, name.Text); i >= 0 && name.Text != "" && from < c.measures[0].from {
		words = words[i+len(name.Text):] // 半导体板块主力资金
	}
	return name, from, words
}

// moneyIn gives whose money the words right before a flow name.
func (r *statedReader) moneyIn(c *claim, words string) string {
	fund := strings.HasPrefix(r.t.Doc.Text(c.measures[0].Span), "资金")
	for _, p := range markPairs("money") {
		if strings.Contains(words, p.word) || fund && strings.HasSuffix(words+"资金", p.word) {
			return p.arg
		}
	}
	return ""
}

// fundList gives the funds, sectors or stocks of a list as long as the row of amounts behind it: A、B分别净流入x亿元、y亿元; and the token where it begins.
func (r *statedReader) fundList(c *claim) (names []report.Name, from int) {
	n := 0
	if len(c.scan.rows) > 0 {
		n = len(c.scan.rows[0].numbers)
	}
	if n < 2 {
		return nil, 0
	}
	j := c.measures[0].from - 1
	for j >= 0 && (r.toks[j].Class == Each || r.toks[j].Class == Glue || r.toks[j].Kind == When) {
		j--
	}
	for ; j >= 0; j -= 2 {
		for j > 0 && r.toks[j].Class == Suffix {
			j--
		}
		name, ok := r.security(j)
		if !ok {
			return nil, 0
		}
		names, from = append(names, r.withSuffix(name, j)), j
		if j < 2 || !separates(r.toks[j-1]) || r.toks[j-1].Class == Comma {
			break
		}
	}
	if len(names) != n {
		return nil, 0
	}
	slices.Reverse(names)
	return names, from
}

// withSuffix adds 板块, ETF and the like, which stand behind the name of an index.
func (r *statedReader) withSuffix(name report.Name, j int) report.Name {
	if indexEntry(r.toks[j]) == nil || j+1 >= len(r.toks) || r.toks[j+1].From != r.toks[j].To {
		return name
	}
	next := r.t.Doc.Text(r.toks[j+1].Span)
	switch {
	case r.toks[j+1].Class == Suffix:
		name.Text += next
	case strings.HasPrefix(next, "ETF"):
		name = report.Name{Text: name.Text + "ETF"}
	}
	return name
}

// moneyBefore gives whose money flows, where the clause of token i tells, or the one before it.
func (r *statedReader) moneyBefore(i int) string {
	bare := true // nothing but a time stands in the clause: 年内累计净买入
	for j := i - 1; j >= 0 && j > i-8; j-- {
		k := r.toks[j]
		words := r.t.Doc.Text(k.Span)
		if bare = bare && (k.Kind == Mark || k.Kind == When || k.Class == Glue || k.Kind == Wild && len(words) <= len("累计")); k.Kind == Mark && (k.Class == Semi || k.Class == Comma && !bare) {
			return ""
		}
		for _, p := range markPairs("money") {
			if strings.HasSuffix(words, p.word) {
				return p.arg
			}
		}
	}
	return ""
}

var lastDays = regexp.MustCompile(`近([0-9]{1,3})个?(?:交易)?日|连续([0-9]{1,3})个?(?:交易)?日`)

// windowOf gives the time in which money flowed or a price held: the words of moves, a number of days (20d), a day, a month, or the report's own time.
func (r *statedReader) windowOf(c *claim, i int) (report.Period, bool) {
	if c.measures[0].scope == "fund" {
		d := r.nowOf()
		return d, d.Key != ""
	}
	before := r.t.Doc.Body[r.s.From:r.toks[i].From]
	if m := lastDays.FindAllStringSubmatch(before, -1); len(m) > 0 {
		return report.Period{Key: m[len(m)-1][1] + m[len(m)-1][2] + "d", End: r.t.Doc.Meta.Date, Inferred: true}, true
	}
	p := parser{t: r.t, s: r.s, toks: r.toks}
	flow, crossed := c.measures[0].kind == report.Flow, false
	for j := i - 1; j >= 0; j-- {
		k := r.toks[j]
		if k.Kind == Mark && k.Class == Comma && j > 0 && r.toks[j-1].Kind != When {
			if flow {
				break // the clauses before speak of other things
			}
			crossed = true
		}
		if crossed && k.Kind == When && k.When.Key != report.Day && k.When.Key != report.Week {
			continue // of what is told further back only 今日 and 本周 hold
		}
		if k.Kind != When || r.toks[min(j+1, len(r.toks)-1)].Kind == Wild && p.record(j) || j > 0 && r.toks[j-1].Class == Compare || k.When.Prior || k.When.Key == "same" {
			continue
		}
		if !flow && r.wholeYear(k.When) && r.t.Doc.Text(c.measures[0].Span) != "均价" {
			if year := r.t.asOf().Year; k.When.RelYear && k.When.Rel > 0 || year > 0 && k.When.Year > year {
				return report.Period{}, false // 明年金价或达4000美元
			}
			continue // 25年飞天茅台批价, 年内高位
		}
		if k.When.Key == "" && k.When.Day == 0 {
			if d, ok := r.momentPeriod(j, nil, report.Actual); ok && !r.running(d, report.Actual) {
				return d, true
			}
		}
		if d := p.period(k.When); d.Key != "" && d.Key != noPeriod {
			return d, true
		}
		return report.Period{}, false
	}
	return r.ownWindow(c, i)
}

// ownWindow is the time of a flow or a price that the words before it do not tell: that of the flow before it in the sentence, or the report's own.
func (r *statedReader) ownWindow(c *claim, i int) (report.Period, bool) {
	flow := c.measures[0].kind == report.Flow
	switch {
	case flow && r.lastAt == r.number && len(r.found) > 0 && r.found[len(r.found)-1].Kind == report.Flow:
		return r.last, true // 近五个交易日净流入电子板块12亿元，净流出银行板块8亿元
	case flow && r.summed(c, i):
		return report.Period{}, false
	}
	d := r.t.known(r.t.defaultPeriod())
	if d.Key == report.Day && d.Start.Zero() {
		d.Start, d.End = r.t.Doc.Meta.Date, r.t.Doc.Meta.Date
	}
	if d.Key == "" {
		d = r.nowOf()
	}
	return d, d.Key != "" && (d.Key == report.Week || !r.t.asOf().Zero())
}

// wholeYear tells a year without a part of it.
func (r *statedReader) wholeYear(m Moment) bool {
	return (m.Year > 0 || m.RelYear) && m.Q == 0 && m.Half == 0 && m.Month == 0 && !m.RelQuarter && !m.Since
}

// summed tells whether the flow at token i is a sum over a time that is not told: 累计净流入首次突破9000亿港元.
func (r *statedReader) summed(c *claim, i int) bool {
	if c.measures[0].name == "净增持" {
		return true
	}
	for j := i - 1; j >= 0; j-- {
		k := r.toks[j]
		if k.Kind == Mark && (k.Class == Comma || k.Class == Semi) {
			return false
		}
		words := r.t.Doc.Text(report.Span{From: k.From, To: min(k.To, r.toks[i].From)})
		for _, w := range marks("summed") {
			if strings.Contains(words, w) {
				return true
			}
		}
	}
	return false
}
