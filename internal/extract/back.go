package extract

import "strings"

// back is what stands before a row of numbers.
type back struct {
	sub     int   // the subject, -1 for none
	dir     Class // the verb
	bracket bool  // the numbers stand in a bracket
	crossed bool  // the subject stands in an earlier clause
	period  bool  // a period stands before the numbers in their clause
	excess  Class
	ahead   bool // the subject is the one that is ahead or behind, and no benchmark stands between it and the numbers: 通信跑赢2.1个百分点
	blocked bool
	each    bool
	against string // 大盘, which is no name
	skip    int    // token to go on from
	soft    bool   // the verb is said of quantities too: 下滑
}

// behind looks back from token i for what the number there is about.
func (p *parser) behind(i int) back {
	b := back{sub: -1}
	for j := i - 1; j >= 0; j-- {
		if p.cellBetween(j) {
			b.blocked = true
			return b
		}
		if n := p.at[j]; n >= 0 {
			p.meet(&b, n)
			return b
		}
		if !p.passes(&b, j) {
			return b
		}
		if b.skip > 0 {
			j, b.skip = b.skip, 0
		}
	}
	return b
}

// codeBefore gives the token of a bracket that opens with nothing but a code before the comma at token j: 源杰科技(688498.SH，+25.3%); -1 when there is none.
func (p *parser) codeBefore(j int) int {
	for i := j - 1; i >= 0 && i >= j-4; i-- {
		if p.toks[i].Kind == Mark && p.toks[i].Class == Open {
			if codeIn(strings.TrimSpace(p.t.Doc.Body[p.toks[i].To:p.toks[j].From])) != "" {
				return i
			}
			return -1
		}
	}
	return -1
}

// cellBetween tells whether token j and the next stand in two cells of a row.
func (p *parser) cellBetween(j int) bool {
	return strings.Contains(p.t.Doc.Body[p.toks[j].To:p.toks[j+1].From], "\t")
}

// meet ends the look back at subject n.
func (p *parser) meet(b *back, n int) {
	b.sub = n
	if b.bracket {
		return
	}
	switch c := p.before(n); c {
	case Beat, Lag:
		b.excess = c
	case Compare:
		if p.subs[n].sort == someWords && !b.crossed {
			b.blocked = true
		}
	default:
		b.ahead = b.excess != ""
	}
}

// before gives the class of the token before the list of subject n, or before 大盘 and a bracket that says which it is: 跑赢大盘（沪深300）.
func (p *parser) before(n int) Class {
	i := p.subs[p.lists[p.in[n]][0]].from - 1
	if p.setAgainst(i, p.subs[n]) {
		return Compare
	}
	if i > 0 && p.toks[i].When.Key == "same" { // 跑赢同期沪深300
		i--
	}
	if i > 0 && p.toks[i].Class == Open && p.toks[i-1].Class == Category {
		i--
	}
	if i > 0 && p.toks[i].Class == Category && p.toks[i].Arg == "many" {
		i--
	}
	if i < 0 {
		return ""
	}
	return p.toks[i].Class
}

// setAgainst tells whether 与 at token i and 相比 behind sub make it what something is compared with.
func (p *parser) setAgainst(i int, sub subject) bool {
	return i >= 0 && p.toks[i].Class == Joiner && sub.to < len(p.toks) && p.toks[sub.to].Class == Compare
}

// passes tells whether the look back goes on before token j.
func (p *parser) passes(b *back, j int) bool {
	k := p.toks[j]
	switch k.Kind {
	case When:
		if !b.period && !b.crossed && (j == 0 || p.toks[j-1].Class != Compare && p.toks[j-1].Class != QoQ) {
			b.period = true
		}
		return true
	case Number:
		return p.passesNumber(b, k)
	case Mark:
		return p.passesMark(b, j)
	}
	return p.passesWord(b, j)
}

// passesWord is passes for a word of the grammar.
func (p *parser) passesWord(b *back, j int) bool {
	k := p.toks[j]
	switch k.Class {
	case Up, Down, Signed:
		if b.dir == "" {
			b.dir = k.Class
		}
		return true
	case Shrink:
		if words := p.t.Doc.Text(k.Span); words == "下滑" || words == "下降" {
			b.dir, b.soft = Down, true
			return true
		}
	case QoQ:
		if p.toks[j+1].Kind == When || b.dir != "" {
			b.soft = b.soft || p.toks[j+1].Kind != When // 环比上周 is said of prices only, 环比上涨 of quantities too
			return true
		}
	case Each:
		b.each = true
		return true
	case Category:
		return p.passesCategory(b, j)
	case Glue, To, Order, Compare, Guide, Who, From:
		return true
	case Joiner:
		return b.dir != "" || b.period
	case Beat, Lag:
		b.excess = k.Class
		return true
	}
	b.blocked = true
	return false
}

// passesCategory is passes for 个股, 子行业 and the like; 三大指数 and 大盘 are many and nobody, but may be what something is compared with.
func (p *parser) passesCategory(b *back, j int) bool {
	k := p.toks[j]
	if k.Arg != "many" {
		return true
	}
	if j > 0 && (p.toks[j-1].Class == Beat || p.toks[j-1].Class == Lag) {
		b.excess, b.against = p.toks[j-1].Class, p.t.Doc.Text(k.Span)
		return false
	}
	b.blocked = true
	return false
}

func (p *parser) passesNumber(b *back, k Token) bool {
	switch k.Num.Unit {
	case Counting:
		b.blocked = strings.ContainsAny(p.t.Doc.Text(k.Span), "日天周月年")
		return !b.blocked
	case Ordinal, Level, NoUnit:
		return true
	case Percent, Points:
		return b.crossed || b.period
	}
	b.blocked = true
	return false
}

// superlative tells whether the clause before the comma at token j ends with a verb and 最大 or the like, so that the number behind it is its amount: 涨幅最大，为8.62%.
func (p *parser) superlative(j int) bool {
	if j < 2 || p.toks[j].Class != Comma || p.toks[j-2].Class != Up && p.toks[j-2].Class != Down {
		return false
	}
	return strings.HasPrefix(p.t.Doc.Text(p.toks[j-1].Span), "最")
}

func (p *parser) passesMark(b *back, j int) bool {
	k := p.toks[j]
	switch k.Class {
	case Open:
		b.bracket, b.blocked = true, p.aside(j)
		return !b.blocked
	case Close:
		if open := p.datesIn(j); open > 0 && b.dir+b.excess != "" {
			b.period, b.skip = b.period || !b.crossed, open
		}
		return true
	case Colon, Quote, Other, Dash:
		return true
	case Comma, Semi, Listing:
		if k.Class == Comma && b.dir == "" && p.datedSign(j) {
			return true
		}
		if open := p.codeBefore(j); open >= 0 && b.dir == "" {
			b.skip, b.bracket = open, true
			return true
		}
		if b.dir == "" && !b.period && !b.bracket && p.superlative(j) {
			return true
		}
		if b.dir == "" && !b.period && !b.bracket || b.bracket {
			return false
		}
		b.crossed = true
		return false // what the clause before speaks of is known: scope.topic
	}
	return false
}

// datedSign tells whether dates stand before the comma at token j and a signed number behind it: 通信指数4月20日-4月24日，+1.47%.
func (p *parser) datedSign(j int) bool {
	return j > 1 && p.toks[j-1].Kind == When && p.at[j-2] >= 0 && p.toks[j+1].Kind == Number && p.toks[j+1].Num.Sign != 0
}

// datesIn gives the token of the bracket that closes at token j with nothing but dates in it: 本周（6.8-6.12）; -1 when there is more.
func (p *parser) datesIn(j int) int {
	if j >= 2 && p.toks[j-1].Kind == When && p.toks[j-2].Class == Open {
		return j - 2
	}
	return -1
}
