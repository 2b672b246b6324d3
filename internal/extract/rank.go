package extract

import "yanku/internal/report"

// rank reads the rank that follows a row of one number: 排名全行业第22, 行业排名10/28, 在31个申万一级行业中位列第9位.
func (p *parser) rank(g group) report.Rank {
	if len(g.numbers) != 1 {
		return report.Rank{}
	}
	of, said := 0, false
	for i := g.end; i < len(p.toks) && i < g.end+16; i++ {
		k := p.toks[i]
		switch {
		case k.Class == RankWord:
			said = true
		case p.rankEnds(i):
			return report.Rank{}
		case k.Kind != Number:
		case k.Num.Unit == Ordinal:
			return report.Rank{N: int(k.Num.Value), Of: of}
		case said && p.fraction(i):
			return report.Rank{N: int(k.Num.Value), Of: int(p.toks[i+2].Num.Value)}
		case (!said || k.Num.Unit == Counting) && k.Num.Value > 1 && k.Num.Value < 1000:
			of = int(k.Num.Value)
		}
	}
	return report.Rank{}
}

// rankEnds tells whether what follows token i is about something else: another sentence, another move.
func (p *parser) rankEnds(i int) bool {
	k := p.toks[i]
	switch k.Class {
	case Stop, Semi:
		return k.Kind == Mark
	case Up, Down:
		return !p.ranked(i)
	}
	return k.Kind == Number && k.Num.Unit == Percent
}

// fraction tells whether tokens i to i+2 are a rank and the number of the ranked: 10/28.
func (p *parser) fraction(i int) bool {
	return i+2 < len(p.toks) && p.toks[i+1].Class == Slash && p.toks[i+2].Kind == Number
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
