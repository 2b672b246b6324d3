package extract

import (
	"regexp"
	"strings"

	"yanku/internal/report"
)

// flowSubject finds what money flows into, and what money it is: 主力资金 of a stock or a sector, 北向资金 itself, a fund's size.
func (r *statedReader) flowSubject(c *claim, words, scope string) bool {
	name, from := r.securityBefore(c.measures[0].from)
	source := ""
	for _, p := range markPairs("money") {
		if strings.HasSuffix(words, p.word) {
			source = p.arg
			break
		}
	}
	if source == "" {
		source = r.moneyBefore(c.measures[0].from)
	}
	own := strings.HasPrefix(source, "=") // 北向资金 is a subject of its own
	source = strings.TrimPrefix(source, "=")
	if name.Text != "" && !own {
		c.subject, c.from = name, min(c.from, from)
	} else if own {
		c.subject.Text = source
	}
	switch {
	case scope == "fund":
		fund := c.subject.Code != "" && strings.Trim(c.subject.Code, "0123456789.HKSZ") == "" && (strings.HasSuffix(c.subject.Text, "ETF") || strings.Contains(c.subject.Text, "基金"))
		if fund = fund || strings.Contains(c.subject.Text, "ETF"); !fund {
			return false
		}
	case !own && source != "":
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

// securityBefore gives the index, fund or stock that the flow before token i is of: the nearest one named in the sentence, or the one the block speaks of.
func (r *statedReader) securityBefore(i int) (report.Name, int) {
	for j := i - 1; j >= 0; j-- {
		if name, ok := r.security(j); ok {
			if j > 1 && separates(r.toks[j-1]) && r.toks[j-1].Class != Comma {
				if _, listed := r.security(j - 2); listed {
					return report.Name{}, i // a list shares no flow
				}
			}
			return name, j
		}
		if r.toks[j].Kind == Mark && r.toks[j].Class == Semi {
			return report.Name{}, i
		}
	}
	if r.fund.Text != "" && r.number-r.fundAt <= 2 {
		return r.fund, i
	}
	return report.Name{}, i
}

// moneyBefore gives whose money flows, where the clause before token i tells.
func (r *statedReader) moneyBefore(i int) string {
	for j := i - 1; j >= 0 && j > i-8; j-- {
		k := r.toks[j]
		if k.Kind == Mark && (k.Class == Comma || k.Class == Semi) {
			return ""
		}
		words := r.t.Doc.Text(k.Span)
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
	for j := i - 1; j >= 0; j-- {
		k := r.toks[j]
		if k.Kind != When || j > 0 && r.toks[j-1].Class == Compare || k.When.Prior || k.When.Key == "same" {
			continue
		}
		if k.When.Key == "" && k.When.Day == 0 {
			if d, ok := r.momentPeriod(j, nil, report.Actual); ok {
				return d, true
			}
		}
		if d := p.period(k.When); d.Key != "" && d.Key != noPeriod {
			return d, true
		}
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
