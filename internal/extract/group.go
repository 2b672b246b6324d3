package extract

// group is a row of numbers that only separators part: 2.37%、0.52%.
type group struct {
	numbers []int // tokens
	end     int   // the token behind the last
	cut     bool  // the row is cut off by an ellipsis
	unit    Unit
}

// group reads the row of numbers that begins at token i.
func (p *parser) group(i int) group {
	g := group{unit: p.toks[i].Num.Unit, end: i + 1, numbers: []int{i}}
	for j := i + 1; j < len(p.toks); {
		if !separates(p.toks[j]) {
			if p.toks[j].Kind == Mark && p.toks[j].Class == Ellipsis {
				g.cut = true
			}
			return g
		}
		j++
		if j < len(p.toks) && p.toks[j].Class == Joiner {
			j++
		}
		if j >= len(p.toks) || p.toks[j].Kind != Number {
			return g
		}
		n := p.toks[j].Num
		if n.Cut {
			g.cut = true
			return g
		}
		if n.Unit != g.unit {
			return g
		}
		g.numbers = append(g.numbers, j)
		j++
		g.end = j
	}
	return g
}

func separates(k Token) bool {
	switch k.Class {
	case Listing, Slash, Joiner, Comma:
		return k.Kind == Mark || k.Class == Joiner
	}
	return false
}
