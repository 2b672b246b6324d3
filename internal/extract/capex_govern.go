package extract

// governed tells whether a row of amounts is capex: the word stands before it with nothing of another sort between, or right behind it.
func (c *capexReader) governed(m money) bool {
	i := m.numbers[0]
	n := c.toks[i].Num
	if n.Cut || n.Glued || c.hypothetical(i) {
		return false
	}
	if w := c.wordBehind(m.end); w >= 0 {
		c.carry.capex = c.number
		return c.word >= 0 || c.namedBefore(i)
	}
	_, pair := c.pairAt(i)
	if c.otherThing(m.end) || c.difference(i) || c.kind != ofCapex && (!c.split || !pair) {
		return false
	}
	if pair || c.word < 0 { // a list of companies with amounts, which may have begun in the sentence before
		return pair || c.sum && c.near(i)
	}
	return c.near(i)
}

// namedBefore tells whether the sentence names a company or a group before token i.
func (c *capexReader) namedBefore(i int) bool {
	for j := i - 1; j >= max(0, i-reach); j-- {
		if c.company(c.toks[j]) != nil || c.toks[j].Class == Group && c.toks[j].Arg == "strong" {
			return true
		}
	}
	return false
}

// wordBehind gives the word for capex that follows an amount at once: 约700亿美元CAPEX, 2000亿美元的资本开支; -1 when there is none.
func (c *capexReader) wordBehind(i int) int {
	for j := i; j < len(c.toks) && j < i+3; j++ {
		k := c.toks[j]
		if k.Class == CapexWord {
			return j
		}
		if k.Class != Glue && k.Kind != When && c.t.Doc.Text(k.Span) != "作为" {
			return -1
		}
	}
	return -1
}

// otherThing tells whether the noun behind an amount says that it is something else: 35亿美元的罚款, 200亿订单.
func (c *capexReader) otherThing(i int) bool {
	if i >= len(c.toks) {
		return false
	}
	k := c.toks[i]
	if k.Class == Measure || k.Kind == Wild && c.t.Doc.Text(k.Span) == "大关" {
		return true
	}
	return c.t.Doc.Text(k.Span) == "的" && i+1 < len(c.toks) && (c.toks[i+1].Kind == Wild || c.toks[i+1].Class == Measure)
}

// difference tells whether an amount is a difference of amounts: 增加约100亿美元, 多出200亿.
func (c *capexReader) difference(i int) bool {
	for j := i - 1; j >= 0 && j >= i-3; j-- {
		k := c.toks[j]
		switch k.Class {
		case Delta, Grow, Shrink:
			return true
		case Raise, Lower:
			return k.Arg != "to"
		case Glue:
			if c.t.Doc.Text(k.Span) == "to" {
				return false
			}
			continue
		}
		return false
	}
	return false
}

// near tells whether no more than a few unknown words stand between the word for capex, or the clause's beginning, and the amount.
func (c *capexReader) near(i int) bool {
	wild, limit := 0, 3
	for j := i - 1; j > max(c.word, c.good-1); j-- {
		k := c.toks[j]
		if k.Class == Total || k.Class == Group {
			return true
		}
		if k.Kind == Mark && (k.Class == Comma || k.Class == Semi) {
			limit = 1
			if wild > limit {
				return false
			}
			if c.listed(j) {
				continue
			}
			return wild <= 1
		}
		if k.Kind == Wild {
			wild++
		}
	}
	return wild <= limit
}

// listed tells whether the comma at token j parts two amounts or names of one list.
func (c *capexReader) listed(j int) bool {
	return j > 0 && c.toks[j-1].Kind == Number
}

// hypothetical tells whether the clause only supposes: 可能, 如果.
func (c *capexReader) hypothetical(i int) bool {
	for j := i - 1; j >= c.from; j-- {
		if c.toks[j].Class == Maybe {
			return true
		}
		if c.toks[j].Kind == Mark && c.toks[j].Class == Semi {
			return false
		}
	}
	return false
}
