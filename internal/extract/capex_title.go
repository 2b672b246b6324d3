package extract

import (
	"strings"

	"yanku/internal/lexicon"
	"yanku/internal/report"
	"yanku/internal/zh"
)

// capexTitle is what the title says for the sentences that tell no company, no period or no measure of their own.
type capexTitle struct {
	whom  *lexicon.Entry // the only company named
	when  []Moment       // the only period of amounts, or none
	capex bool
}

// readTitle reads the title, or the first sentence where it speaks of no amounts.
func (c *capexReader) readTitle() {
	toks := newScanner(c.t.Lex).tokens(c.t.Doc.Meta.Title, 0)
	c.title = c.titleOf(toks)
	if len(c.t.Sentences) == 0 || c.title.whom != nil && len(c.title.when) > 0 {
		return
	}
	first := c.titleOf(c.t.Sentences[0].Tokens)
	if len(c.title.when) == 0 && (c.title.whom == nil || first.capex && len(first.when) > 0) || first.whom != nil && first.whom == c.title.whom {
		c.title = first
	}
	if c.title.whom != nil && c.othersSpend() {
		c.title.whom = nil
	}
}

// othersSpend tells whether a sentence on capex names a group or a company that is not the title's.
func (c *capexReader) othersSpend() bool {
	for i := range c.t.Sentences {
		capex, other := false, false
		for _, k := range c.t.Sentences[i].Tokens {
			capex = capex || k.Class == CapexWord
			e := c.company(k)
			other = other || e != nil && e != c.title.whom || k.Class == Group
		}
		if capex && other {
			return true
		}
	}
	return false
}

func (c *capexReader) titleOf(toks []Token) (out capexTitle) {
	companies, quarters := 0, 0
	for _, k := range toks {
		if k.Kind == Number && k.Num.Unit == Money {
			break
		}
		if e := c.company(k); e != nil && e != out.whom {
			out.whom = e
			companies++
		}
		out.capex = out.capex || k.Class == CapexWord
		if k.Kind == When && newPeriod(out.when, k.When) {
			out.when = append(out.when[:0], k.When)
			quarters++
		}
	}
	if companies != 1 {
		out.whom = nil
	}
	if quarters != 1 || out.when[0].Year == 0 || out.when[0].Years || out.when[0].Cum {
		out.when = nil
	}
	return out
}

// newPeriod tells whether a moment is a period of amounts that the title has not told yet: 2025Q2 … 二季度 is one.
func newPeriod(told []Moment, m Moment) bool {
	if m.Day > 0 || m.Month > 0 || m.Q == 0 && m.Half == 0 && !m.Full && m.Year == 0 {
		return false
	}
	return len(told) == 0 || m.Year > 0 || m.Q != told[0].Q || m.Half != told[0].Half
}

// period gives the title's period for an amount spent that tells none.
func (t *capexTitle) period(c *capexReader, e *lexicon.Entry, n report.Nature) (report.Period, bool) {
	if len(t.when) == 0 || n != report.Actual {
		return report.Period{}, false
	}
	d, ok := c.amountPeriod(t.when[0], e, n)
	d.Inferred = true
	return d, ok
}

// line tells whether the sentence is a line of a list under a title that speaks of capex: 微软：214亿美元.
func (t *capexTitle) line(c *capexReader) bool {
	return t.capex && len(t.when) > 0 && len(c.toks) > 2 && c.company(c.toks[0]) != nil && c.toks[1].Class == Colon
}

// respective gives the period that belongs to the amount at token i of a list of amounts before a list of periods: were $14 billion and $39 billion for the fourth
// quarter and full year 2024, respectively. each is false where there are no such lists, and ok where their lengths differ.
func (c *capexReader) respective(i int) (m Moment, each, ok bool) {
	var whens []Moment
	at, amounts := 0, 0
	for j := max(c.word, i-reach, 0); j < min(len(c.toks), i+reach) && c.toks[j].Class != Each; j++ {
		switch k := c.toks[j]; {
		case j == i:
			at = amounts
			amounts++
		case k.Kind == Number && k.Num.Unit == Money:
			amounts++
		case k.Kind == When && j > i && (k.When.Year > 0 || k.When.Q > 0):
			whens = append(whens, k.When)
		}
	}
	if len(whens) == 0 || !c.eachBehind(i) {
		return m, false, false
	}
	if len(whens) != amounts {
		return m, true, false
	}
	m = whens[at]
	if m.Year == 0 {
		m.Year = whens[len(whens)-1].Year
	}
	return m, true, true
}

func (c *capexReader) eachBehind(i int) bool {
	for _, k := range c.toks[i:min(len(c.toks), i+reach)] {
		if k.Class == Each {
			return true
		}
	}
	return false
}

// unknownSpender tells whether the words right before the word for capex name somebody or something that no table knows as a company: 子公司资本开支, 每GW资本开支.
func (c *capexReader) unknownSpender() bool {
	for j := c.word - 1; j >= c.from; j-- {
		switch k := c.toks[j]; {
		case k.Kind == When, k.Class == Glue, k.Class == BasisWord:
			continue
		case k.Kind == Wild && j > 0 && (c.toks[j-1].Class == Category || c.toks[j-1].Class == Who):
			return false // 公司给出2026年资本开支
		case k.Kind == Wild:
			words := c.t.Doc.Text(k.Span)
			return strings.IndexFunc(words, zh.IsHan) >= 0 || strings.HasPrefix(words, "per ")
		default:
			return k.Kind == Named && c.company(k) == nil || k.Class == Goods || k.Class == Plain
		}
	}
	return false
}
