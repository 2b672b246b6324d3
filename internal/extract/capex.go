package extract

import (
	"yanku/internal/lexicon"
	"yanku/internal/report"
)

// capexReader reads capital expenditure. A sentence speaks of capex from the word on until another measure is named; a row of amounts there belongs to the
// company before it, a list of companies, or a group's total.
type capexReader struct {
	t   *Text
	out []report.Figure

	s      *Sentence
	toks   []Token
	prev   []Token // of the sentence before in the block
	number int     // of the sentence
	block  int
	kind   measureKind // what is spoken of at the place reached
	word   int         // token of the last word for capex, -1 before it
	from   int         // token behind the last amounts
	good   int         // token behind the last amounts that are capex
	lines  int         // sentence of the last line of a list under the title
	sum    bool        // the sentence begins with a sum of what was listed before
	split  bool        // a total is split up behind 其中
	carry  carried
	title  capexTitle
	rows   capexRows
}

type measureKind uint8

const (
	noMeasure measureKind = iota
	ofCapex
	ofOther
)

// carried is what a sentence leaves to the next ones of its block.
type carried struct {
	whom      []*lexicon.Entry // companies spoken of
	group     bool             // a group's total is spoken of
	at        int              // sentence in which they were named
	capex     int              // sentence that last spoke of capex
	pairs     bool             // as a list of companies with amounts
	total     bool             // the last figure was a total
	period    report.Period
	nature    report.Nature // of the last figure
	told      int           // sentence of period
	currency  string
	quarters  map[*lexicon.Entry]Moment // the quarter a company reported, as last told with its year
	quarter   Moment
	quarterAt int // sentence of quarter
}

// findCapex gives the capital expenditure of companies and groups.
func findCapex(t *Text) []report.Figure {
	c := &capexReader{t: t, block: -1, number: 9, carry: carried{quarters: map[*lexicon.Entry]Moment{}}}
	c.readTitle()
	for i := range t.Sentences {
		switch t.Doc.Blocks[t.Sentences[i].Block].Role {
		case report.RoleCaptionSource, report.RoleRisk, report.RoleByline:
			continue
		}
		c.sentence(&t.Sentences[i])
	}
	return c.out
}

func (c *capexReader) sentence(s *Sentence) {
	c.number++
	c.prev = c.toks
	c.s, c.toks, c.kind, c.word, c.from, c.good = s, s.Tokens, noMeasure, -1, 0, 0
	c.split, c.sum = false, false
	if s.Block != c.block {
		c.block = s.Block
		c.enterBlock()
	}
	if c.readRow() {
		return
	}
	doubtful := false
	for i := range c.toks {
		doubtful = doubtful || c.toks[i].Class == Doubt
	}
	c.startOf()
	if !doubtful {
		for i := 0; i < len(c.toks); {
			i = c.token(i)
		}
		c.growthOnly()
	}
	c.noteWhom()
}

// enterBlock ends what the block before left open.
func (c *capexReader) enterBlock() {
	k := &c.carry
	c.prev = nil
	k.at, k.told, k.capex, k.pairs, k.total = 0, 0, 0, false, false
	k.whom, k.group = nil, false
}

// startOf takes the measure over from the sentence before when this one points back to it.
func (c *capexReader) startOf() {
	if c.title.line(c) {
		c.kind, c.lines = ofCapex, c.number
	} else if c.number-c.lines == 1 && c.sums() {
		c.kind, c.sum = ofCapex, true
		return
	}
	if c.number-c.carry.capex > 1 {
		c.carry.pairs = false
		return
	}
	if c.guides() {
		return
	}
	c.sum = c.sums()
	if c.carry.pairs || c.sum {
		c.kind = ofCapex
	}
}

// sums tells whether the sentence begins with the sum of what the one before listed: 四家合计1134亿美元, 2026年合计有望达到….
func (c *capexReader) sums() bool {
	for j := 0; j < len(c.toks) && j < 4; j++ {
		switch k := c.toks[j]; {
		case k.Class == Total:
			return true
		case k.Kind != When && k.Class != Group && k.Class != Glue:
			return false
		}
	}
	return false
}

// token reads token i and gives the one to go on with.
func (c *capexReader) token(i int) int {
	k := &c.toks[i]
	switch k.Kind {
	case Number:
		if k.Num.Unit == Money && !k.Claimed && k.Num.Scale != "" {
			return c.amounts(i)
		}
	case When:
		c.noteQuarter(k.When, i)
	case Keyword:
		c.keyword(i)
	}
	return i + 1
}

func (c *capexReader) keyword(i int) {
	switch c.toks[i].Class {
	case CapexWord:
		c.kind, c.word = ofCapex, i
		c.carry.capex = c.number
	case This:
		if c.number-c.carry.capex <= 1 || c.word >= 0 {
			c.kind, c.word = ofCapex, i
			c.carry.capex = c.number
		}
	case Measure, Part:
		if i+2 < len(c.toks) && c.toks[i+1].Class == BasisWord && c.toks[i+2].Kind == Mark {
			return // capital expenditures, including finance leases
		}
		if !c.inBracket(i) {
			c.kind = ofOther
		}
		if c.toks[i].Class == Part {
			c.split = c.carry.total && c.number-c.carry.told <= 1
		}
	}
}

// inBracket tells whether token i stands in a bracket.
func (c *capexReader) inBracket(i int) bool {
	for j := i - 1; j >= 0 && j > i-12; j-- {
		if c.toks[j].Kind == Mark && c.toks[j].Class == Close {
			return false
		}
		if c.toks[j].Kind == Mark && c.toks[j].Class == Open {
			return true
		}
	}
	return false
}

// money is a row of amounts.
type money struct {
	numbers []int
	end     int
	cut     bool
}

// row reads the amounts that separators join from token i on: 299 亿/279 亿/214 亿.
func (c *capexReader) row(i int) money {
	m := money{numbers: []int{i}, end: i + 1}
	for j := i + 1; j+1 < len(c.toks) && separates(c.toks[j]); j += 2 {
		n := c.toks[j+1]
		if n.Kind != Number || n.Num.Cut || n.Num.Unit != Money || n.Num.Scale == "" {
			m.cut = n.Kind == Number && n.Num.Cut
			break
		}
		m.numbers = append(m.numbers, j+1)
		m.end = j + 2
	}
	return m
}

// amounts makes figures of the row at token i when it is capex, and gives the token behind it.
func (c *capexReader) amounts(i int) int {
	m := c.row(i)
	if c.governed(m) {
		c.figures(m)
		c.good = m.end
	}
	c.from = m.end
	return m.end
}
