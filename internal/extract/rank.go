package extract

import "yanku/internal/report"

// rank reads the rank that follows a row of one number: 排名全行业第22, 行业排名10/28, 在31个申万一级行业中位列第9位.
func (p *parser) rank(g group) report.Rank {
	var r report.Rank
	if len(g.numbers) != 1 {
		return r
	}
	said := false
	for i := g.end; i < len(p.toks) && i < g.end+16; i++ {
		k := p.toks[i]
		if k.Class == RankWord {
			said = true
		}
		if k.Kind == Mark && (k.Class == Stop || k.Class == Semi) || k.Class == Up || k.Class == Down {
			if k.Class != Up && k.Class != Down || r.N > 0 || !p.ranked(i) {
				return r
			}
			continue
		}
		if k.Kind != Number {
			continue
		}
		switch k.Num.Unit {
		case Counting, NoUnit:
			if said && i+2 < len(p.toks) && p.toks[i+1].Class == Slash && p.toks[i+2].Kind == Number {
				return report.Rank{N: int(k.Num.Value), Of: int(p.toks[i+2].Num.Value)}
			}
			if v := int(k.Num.Value); !said && v > 1 && v < 1000 {
				r.Of = v
			}
		case Ordinal:
			r.N = int(k.Num.Value)
			return r
		case Percent:
			return report.Rank{}
		}
	}
	if r.N == 0 {
		r.Of = 0
	}
	return r
}

// ranked tells whether the verb at token i only names what is ranked: 涨幅在31个行业中位列第9.
func (p *parser) ranked(i int) bool {
	for j := i + 1; j < len(p.toks) && j < i+10; j++ {
		if p.toks[j].Class == RankWord || p.toks[j].Kind == Number && p.toks[j].Num.Unit == Ordinal {
			return true
		}
		if p.toks[j].Kind == Number && p.toks[j].Num.Unit == Percent || p.toks[j].Class == Comma {
			return false
		}
	}
	return false
}
