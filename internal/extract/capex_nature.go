package extract

import "yanku/internal/report"

// leap tells an amount from which another leaps without a change of guidance: 从4430亿猛增至7000亿.
func (c *capexReader) leap(m money) bool {
	i := m.numbers[0]
	if !c.after(From, i) || m.end >= len(c.toks) {
		return false
	}
	for j := m.end; j < len(c.toks) && j < m.end+3; j++ {
		switch c.toks[j].Class {
		case Raise, Lower:
			return false
		case Grow, To, Up:
			return c.periodJust(i) < 0 && !c.raisedBefore(i)
		}
	}
	return false
}

// after tells whether a word of class stands before token i with only periods, former and glue between.
func (c *capexReader) after(class Class, i int) bool {
	for j := i - 1; j >= 0 && j >= i-4; j-- {
		k := c.toks[j]
		if k.Class == class {
			return true
		}
		if k.Kind != When && k.Class != Glue && k.Class != Former && k.Class != To {
			return false
		}
	}
	return false
}

// periodJust gives the token of a period right before token i, -1 when there is none.
func (c *capexReader) periodJust(i int) int {
	for j := i - 1; j >= 0 && j >= i-3; j-- {
		if c.toks[j].Kind == When {
			return j
		}
		if c.toks[j].Class != Glue && c.toks[j].Class != Quote {
			return -1
		}
	}
	return -1
}

// nature tells what the words before the row at token i make of it, and whether it is a former value.
func (c *capexReader) nature(i int) (n report.Nature, former bool) {
	n = report.Actual
	if i+1 < len(c.toks) && c.toks[i+1].Class == Street || c.listedAs(report.Consensus, i) {
		return report.Consensus, false
	}
	clause := false
	for j := i - 1; j >= max(c.natureFrom(), i-reach); j-- {
		k := c.toks[j]
		switch k.Class {
		case Close:
			j = min(j, c.skipBack(j)+1) // what a bracket says is not said of what stands behind it
		case Comma:
			clause = true
		case Stop, Semi:
			return c.orRevised(n, former, i)
		case Street:
			if j >= c.from && !clause && (j > c.from || j == 0) { // right behind the amounts before it speaks of those
				return report.Consensus, false
			}
		case Former:
			former = former || j >= c.from
		case Guide, Raise, Lower, CapexWord:
			if n = c.ahead(n, j, i); n == report.Estimate {
				return n, former
			}
		}
	}
	if n == report.Actual && c.across() && c.guidedBefore() {
		n = report.Guidance
	}
	return c.orRevised(n, former, i)
}

// guidedBefore tells whether the sentence before looks ahead.
func (c *capexReader) guidedBefore() bool {
	for _, k := range c.prev {
		if k.Class == Guide || k.Kind == Number && k.Num.Unit == Money {
			return k.Class == Guide
		}
	}
	return false
}

// listedAs tells whether token i goes on with a list of companies whose amount before was n: 市场一致预期亚马逊…为1460亿美元，谷歌为1150亿美元.
func (c *capexReader) listedAs(n report.Nature, i int) bool {
	j, pair := c.pairAt(i)
	return pair && c.carry.told == c.number && c.carry.nature == n && c.good == c.from && j > 0 && j-1 <= c.good && separates(c.toks[j-1])
}

// ahead tells what the word of token j makes of the amounts at token i, which were n before.
func (c *capexReader) ahead(n report.Nature, j, i int) report.Nature {
	k := c.toks[j]
	switch {
	case k.Class == CapexWord && k.Arg != "guide", c.compared(j, i) && !c.jump(i):
		return n
	case k.Class == Guide && c.authored(j):
		return report.Estimate
	}
	return report.Guidance
}

// natureFrom gives the token before which nothing is said of the next amounts: where the word for capex is newer than the last amounts, those.
func (c *capexReader) natureFrom() int {
	if c.word >= c.from {
		return c.from
	}
	return 0
}

// authored tells whether somebody else than the company expects: 我们预计, 高盛预测.
func (c *capexReader) authored(j int) bool {
	return j > 0 && (c.t.Doc.Text(c.toks[j-1].Span) == "我们" || c.t.institutionName(c.toks[j-1]) != "")
}

// orRevised makes a former guidance of what a guidance is raised from.
func (c *capexReader) orRevised(n report.Nature, former bool, i int) (report.Nature, bool) {
	if c.revised(i) {
		return report.Guidance, true
	}
	return n, former
}

// compared tells whether a word of comparison stands between tokens j and i: what is planned is not what it is compared with.
func (c *capexReader) compared(j, i int) bool {
	for k := j + 1; k < i; k++ {
		if k >= c.from && c.toks[k].Class == Compare && c.toks[k].Kind == Keyword {
			return true
		}
	}
	return false
}

// revised tells whether the amount at token i is what a guidance is raised or cut from: 从640-720亿美元上调至…, 由380亿至420亿美元，上修下缘至…, to $85 billion from $75 billion,
// or what the guidance told before it is compared with: compared with the $35 billion it projected.
func (c *capexReader) revised(i int) bool {
	if !c.after(From, i) && !c.after(Compare, i) || c.jump(i) {
		return false
	}
	if i+1 < len(c.toks) && c.toks[i+1].Class == Former {
		return true
	}
	for j := i + 1; j < len(c.toks) && j < i+5 && c.toks[j].Class != Stop; j++ {
		switch c.toks[j].Class {
		case Raise, Lower:
			return true
		}
		if c.toks[j].Kind == Number && c.toks[j].Num.Unit == Money {
			break
		}
	}
	return c.periodJust(i) < 0 && !c.whenBehind(i) && c.raisedBefore(i)
}

// whenBehind tells whether a period stands right behind token i: up from $131 billion in 2025.
func (c *capexReader) whenBehind(i int) bool {
	for j := i + 1; j < len(c.toks) && j < i+3; j++ {
		if c.toks[j].Kind == When {
			return true
		}
		if c.toks[j].Class != Glue {
			return false
		}
	}
	return false
}

// raisedBefore tells whether the clause of token i, which may go on behind an amount, raises or cuts a guidance.
func (c *capexReader) raisedBefore(i int) bool {
	for j := i - 1; j >= 0 && j > i-20; j-- {
		switch c.toks[j].Class {
		case Raise, Lower:
			return true
		case Comma:
			if j == i-2 && c.toks[i-1].Class == From {
				continue // 下调全年指引，由660亿降至590亿
			}
			return false
		case Semi, Stop:
			return false
		}
	}
	return false
}

// settle makes a guidance of what is said of a period that has not ended when the report appears, and a fact of an amount of a period that has, where the words of
// guidance stand before another amount: 预计2026财年超过250亿美元，2025财年为212亿美元.
func (c *capexReader) settle(n report.Nature, former bool, d report.Period, i int) report.Nature {
	asOf := c.t.asOf()
	if d.End.Zero() || asOf.Zero() {
		return n
	}
	open := asOf.Before(d.End)
	switch {
	case n == report.Actual && open:
		if c.after(Compare, i) && c.periodJust(i) >= 0 {
			return n // 高于2025年的约1500亿元, as the year ends
		}
		return report.Guidance
	case n == report.Guidance && !former && !open && c.from > 0 && !c.guideBetween(c.from, i) && !c.raisedBefore(i):
		return report.Actual
	}
	return n
}

// guideBetween tells whether a word of guidance or of a former value stands between two tokens.
func (c *capexReader) guideBetween(from, to int) bool {
	for j := from; j < to; j++ {
		switch k := c.toks[j]; k.Class {
		case Guide, Raise, Lower, Former:
			return true
		case CapexWord:
			if k.Arg == "guide" {
				return true
			}
		}
	}
	return false
}

// basis gives how the capex of the row from token i to end is counted, where the words before it or a bracket behind it tell.
func (c *capexReader) basis(i, end int) report.Basis {
	for j := i - 1; j >= c.from && j >= 0; j-- {
		if c.toks[j].Class == BasisWord {
			return report.Basis(c.toks[j].Arg)
		}
	}
	for j := end; j < len(c.toks) && j < end+4 && c.toks[j].Class != Close; j++ {
		if c.toks[j].Class == BasisWord {
			return report.Basis(c.toks[j].Arg)
		}
	}
	return ""
}
