package extract

import (
	"math"
	"slices"
	"sort"

	"yanku/internal/report"
)

// take makes moves of a row of numbers.
func (p *parser) take(g group) {
	b := p.behind(g.numbers[0])
	if b.blocked || p.scope.doubt || p.scope.modal {
		return
	}
	if b.excess != "" && !b.bracket {
		p.takeExcess(g, b)
		return
	}
	if g.unit != Percent || p.otherNoun(g) || p.growthOfCapex(g.numbers[0]) {
		return
	}
	names, kind, ok := p.names(g, b)
	if !ok {
		return
	}
	dir := p.direction(g, b)
	for i, name := range names {
		number := g.numbers[min(i, len(g.numbers)-1)]
		p.move(name, kind, number, dir, g, b)
	}
	for _, number := range g.numbers {
		p.toks[number].Claimed = true
	}
}

// growthOfCapex tells whether the number at token i stands behind an amount of capex with nobody named between: capex was $24 billion, up 83%.
func (p *parser) growthOfCapex(i int) bool {
	money := false
	for j := i - 1; j >= max(0, i-reach); j-- {
		k := p.toks[j]
		switch {
		case k.Class == CapexWord:
			return money
		case k.Kind == Number && k.Num.Unit == Money:
			money = true
		case !money && p.at[j] >= 0 && p.subs[p.at[j]].sort != someWords, k.Kind == Mark && k.Class == Semi:
			return false
		}
	}
	return false
}

// otherNoun tells whether the number belongs to the noun behind it: 20%的收入. 2.3%的涨幅 and 3%的个股 tell nothing of the kind.
func (p *parser) otherNoun(g group) bool {
	i := g.end
	if i < len(p.toks) && (p.toks[i].Class == YoY || p.toks[i].Class == QoQ) {
		return true // up 91% year over year
	}
	if i+1 >= len(p.toks) || p.t.Doc.Text(p.toks[i].Span) != "的" {
		return false
	}
	switch p.toks[i+1].Class {
	case Up, Down, Signed:
		return false
	}
	return true
}

// direction gives the verb of a row of numbers: before it, behind it (以3.2%的涨幅), or at the head of the list.
func (p *parser) direction(g group, b back) Class {
	if b.dir != "" {
		return b.dir
	}
	if g.end+1 < len(p.toks) && p.t.Doc.Text(p.toks[g.end].Span) == "的" {
		return p.toks[g.end+1].Class
	}
	if p.scope.excess {
		return Signed
	}
	return p.scope.dir
}

// names finds whom the numbers are about: as many names as numbers, or names that share one number. Counts that differ are not guessed.
func (p *parser) names(g group, b back) (names []int, kind nameSort, ok bool) {
	list := p.candidates(g, b)
	if len(g.numbers) == 1 && !g.cut {
		list = p.sharing(list, b)
	}
	if len(list) == 0 {
		return nil, 0, false
	}
	kind = p.sortOf(list)
	for _, n := range list {
		if !p.accepts(n, kind, g, b) && !p.ofParts(n, list, g, b) || b.soft && !p.titled(p.subs[n]) {
			return nil, 0, false
		}
	}
	if len(g.numbers) > 1 || g.cut {
		list = list[:len(g.numbers)]
	}
	return list, kind, true
}

// sharing gives the names of a list that share one number; none under 分别, which asks for more numbers.
func (p *parser) sharing(list []int, b back) []int {
	switch {
	case len(list) < 2:
		return list
	case b.each:
		return nil
	case b.bracket || b.dir == "":
		return list[len(list)-1:]
	}
	if list = p.close(list); p.halfKnown(list) {
		return nil
	}
	if b.crossed && !p.leads(p.subs[list[len(list)-1]]) {
		return list[:1] // A与B订立协议，股价上涨
	}
	return list
}

// close keeps the names of a list behind its last comma: only 、 and 和 let names share one number.
func (p *parser) close(list []int) []int {
	for i := len(list) - 1; i > 0; i-- {
		if p.toks[p.subs[list[i]].from-1].Class == Comma {
			return list[i:]
		}
	}
	return list
}

// candidates gives the list of names that a row of numbers may be about.
func (p *parser) candidates(g group, b back) []int {
	near := p.nearest(g, b)
	n := len(g.numbers)
	if n > 1 && !g.cut && len(near) > n && len(near) <= 3*n {
		near = p.regroup(near, n)
	}
	switch {
	case g.cut:
		if len(near) > n {
			return near
		}
		return nil
	case n == 1 || len(near) == n:
		return near
	case b.dir == "" && b.sub < 0 && !b.crossed:
		return nil
	}
	before := sort.Search(len(p.lists), func(l int) bool { return p.subs[p.lists[l][len(p.lists[l])-1]].to > g.numbers[0] })
	for _, list := range slices.Backward(p.lists[max(0, before-30):before]) {
		if len(list) == n {
			return list
		}
	}
	return nil
}

// nearest gives the list of the name before the numbers, or the names spoken of where an earlier clause has them.
func (p *parser) nearest(g group, b back) []int {
	switch {
	case b.sub >= 0 && (b.bracket && len(g.numbers) == 1 || p.subs[b.sub].sort == sameIndex):
		return []int{b.sub}
	case b.sub >= 0:
		return p.lists[p.in[b.sub]]
	case b.crossed || b.dir != "" || b.period:
		return p.scope.topic
	}
	return nil
}

// sortOf tells what the names of a list are: what the known ones are, or what the words before the list say.
func (p *parser) sortOf(list []int) nameSort {
	index, stock := 0, 0
	for _, n := range list {
		switch p.subs[n].sort {
		case indexName, sameIndex:
			index++
		case stockName:
			stock++
		case eitherName:
			if p.scope.hint == indexName {
				index++
			} else {
				stock++
			}
		}
	}
	switch {
	case index > stock:
		return indexName
	case stock > 0:
		return stockName
	case p.recent() && p.scope.lastSort != someWords:
		return p.scope.lastSort
	}
	return p.scope.hint
}

// move makes a move of name n with the number of one token.
func (p *parser) move(n int, kind nameSort, number int, dir Class, g group, b back) {
	k := &p.toks[number]
	v, ok := signed(k.Num, dir)
	period := p.current()
	if !ok || k.Claimed || period.Key == "" || period.Key == noPeriod {
		return
	}
	m := move{value: v, unit: "%", qual: k.Num.Qualifier, period: period, mark: p.t.numberSpan(*k), kind: report.IndexMove}
	if kind == stockName {
		m.kind = report.StockMove
	}
	m.subject = p.nameOf(n)
	if m.subject.Text == "" {
		return
	}
	p.familyOf(n, &m.subject)
	m.span = p.quote(n, g, b)
	if p.scope.forecast {
		m.forecast, m.author, m.kind = true, p.scope.author, report.Forecast
	}
	if m.kind == report.IndexMove {
		m.rank = p.rank(g)
	}
	if !p.scope.moved {
		p.scope.lead = n
	}
	if sectorWords(p.subs[n]) {
		p.scope.sector = m.subject
	}
	p.moves = append(p.moves, m)
	p.single(m.subject)
	p.scope.moved, p.scope.last, p.scope.lastSort, p.scope.lastMoved = true, []report.Name{m.subject}, kind, p.number
	p.scope.here = p.number
}

// single notes the subject of a move when it is the only one of its sentence.
func (p *parser) single(name report.Name) {
	switch {
	case !p.scope.moved:
		p.scope.only, p.scope.onlyAt = name, p.number
	case p.scope.only.Text != name.Text:
		p.scope.onlyAt = 0
	}
}

// signed gives the value of a number under a verb: a printed minus stays, 跌幅 makes a bare number negative.
func signed(a Amount, dir Class) (v float64, ok bool) {
	if !a.whole() || a.Qualifier == report.AtLeast || a.Qualifier == report.AtMost {
		return 0, false
	}
	switch {
	case dir == Down && a.Sign <= 0:
		return -math.Abs(a.Value), true
	default:
		return a.Value, true
	}
}

// quote gives the words from the first name, or the period before it, to the last number.
func (p *parser) quote(n int, g group, b back) report.Span {
	list := p.lists[p.in[n]]
	first := p.subs[list[0]]
	if len(g.numbers) == 1 {
		first = p.subs[n]
	}
	from, token := first.span.From, first.from
	to := p.toks[g.end-1].To
	if b.bracket && g.end < len(p.toks) && p.toks[g.end].Class == Close {
		to = p.toks[g.end].To
	}
	if first.from >= g.end { // the name stands behind its number
		from, token = p.toks[g.numbers[0]].From, g.numbers[0]
		to = first.span.To
	}
	if token > 0 && p.toks[token-1].Kind == When && p.toks[token-1].When.Word {
		from = p.toks[token-1].From
	}
	return report.Span{From: from, To: to}
}
