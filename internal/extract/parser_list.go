package extract

import (
	"strings"
	"unicode/utf8"

	"yanku/internal/report"
)

// inherit puts the only subject that moved in the sentence before in front of one that begins with a period and a move and names nobody: 今年以来累计涨2.3%.
func (p *parser) inherit() {
	if p.scope.onlyAt != p.number-1 || p.scope.only.Text == "" || !p.nameless() {
		return
	}
	sub := subject{sort: p.scope.lastSort, name: p.scope.only}
	sub.span = report.Span{From: p.toks[0].From, To: p.toks[0].From}
	p.subs = append([]subject{sub}, p.subs...)
	for i := range p.at {
		if p.at[i] >= 0 {
			p.at[i]++
		}
	}
	p.enlist()
	p.scope.topic = p.lists[0]
}

// nameless tells whether the sentence begins with a period and has a verb, but no name, before its first percentage.
func (p *parser) nameless() bool {
	if w := p.toks[0]; w.Kind != When || w.When.Key == "" && !w.When.Since && !p.governs(0) {
		return false
	}
	verb := false
	for i, k := range p.toks {
		switch {
		case k.Kind == Number && k.Num.Unit == Percent:
			return verb
		case p.at[i] >= 0 || k.Class == Compare || k.Class == Beat || k.Class == Lag:
			return false
		}
		verb = verb || k.Class == Up || k.Class == Down
	}
	return false
}

// parade tells whether the sentence is a row of names with their moves, 城商行跌2.2%，股份行跌2.8%, behind one about an index in the same paragraph, and at
// least one of the names is an industry that we know.
// Where it speaks of goods, measures or stocks its unknown names may be theirs.
func (p *parser) parade() bool {
	if p.scope.here != p.number-1 || p.scope.lastSort != indexName {
		return false
	}
	words := p.t.Doc.Text(p.s.Span)
	for _, w := range []string{"产品", "品种", "商品", "原料价", "现货"} {
		if strings.Contains(words, w) {
			return false
		}
	}
	n, known := 0, false
	for _, sub := range p.subs {
		switch sub.sort {
		case goodsName, measureName, stockName:
			return false
		}
		if p.verbed(sub) {
			n++
			known = known || sub.sort == indexName
		}
	}
	return n >= 2 && known
}

// verbed tells whether a verb and one percentage follow a name at once.
func (p *parser) verbed(sub subject) bool {
	i := sub.to
	if i+1 >= len(p.toks) || p.toks[i].Class != Up && p.toks[i].Class != Down {
		return false
	}
	return p.toks[i+1].Kind == Number && p.toks[i+1].Num.Unit == Percent
}

// oneName joins two words with 与 between them that one signed percentage follows, for then they are one name: 底盘与发动机系统-3.44%.
func (p *parser) oneName() {
	for l, list := range p.lists {
		if len(list) != 2 || !p.byJoiner(list[1]) {
			continue
		}
		a, b := p.subs[list[0]], p.subs[list[1]]
		if p.mayJoin(a, b) && p.mayJoin(b, a) && p.signedBehind(b.to) && (a.from == 0 || p.toks[a.from-1].Kind == Mark) {
			p.merge(list)
			p.lists[l] = list[:1]
		}
	}
}

// mayJoin tells whether a may be a part of one name with b: words, or an industry beside words, and short.
func (p *parser) mayJoin(a, b subject) bool {
	return (a.sort == someWords || a.sort == indexName && b.sort == someWords) && utf8.RuneCountInString(a.name.Text) <= 8
}

// signedBehind tells whether a signed percentage stands at token i, or in a bracket that opens there.
func (p *parser) signedBehind(i int) bool {
	if i < len(p.toks) && p.toks[i].Class == Open {
		i++
	}
	return i < len(p.toks) && p.toks[i].Kind == Number && p.toks[i].Num.Unit == Percent && p.toks[i].Num.Sign != 0
}

// halfKnown tells whether 及 or 与 joins a known industry to words that are none by themselves, so that both may be one name: 通信设备及服务板块.
func (p *parser) halfKnown(list []int) bool {
	if len(list) != 2 || !p.byJoiner(list[1]) || p.t.Doc.Text(p.toks[p.subs[list[1]].from-1].Span) == "和" {
		return false
	}
	a, b := p.subs[list[0]], p.subs[list[1]]
	return a.sort == indexName && a.entry != nil && a.entry.Level > 0 && (b.sort == someWords || b.sort == indexName && b.entry == nil)
}

// byJoiner tells whether 及 or 与 alone joins subject n to the one before it.
func (p *parser) byJoiner(n int) bool {
	from := p.subs[n].from
	return from >= 2 && p.toks[from-1].Class == Joiner && p.at[from-2] == n-1 && p.toks[from-1].From == p.toks[from-2].To && p.toks[from-1].To == p.toks[from].From
}

// regroup joins the names of a list around 及 and 与 where that makes them as many as the numbers: 系统集成及IT咨询.
func (p *parser) regroup(list []int, n int) []int {
	var parts [][]int
	for i, m := range list {
		if i > 0 && p.byJoiner(m) {
			parts[len(parts)-1] = append(parts[len(parts)-1], m)
			continue
		}
		parts = append(parts, []int{m})
	}
	if k := len(parts) - 1; k == n-2 && len(parts[k]) > 1 { // the last 及 ends the list
		last := parts[k]
		parts[k] = last[:len(last)-1]
		parts = append(parts, last[len(last)-1:])
	}
	if len(parts) != n {
		return list
	}
	out := make([]int, 0, n)
	for _, part := range parts {
		p.merge(part)
		out = append(out, part[0])
	}
	p.lists[p.in[list[0]]] = out
	return out
}

// merge makes one subject of several that stand side by side.
func (p *parser) merge(part []int) {
	if len(part) < 2 {
		return
	}
	first, last := &p.subs[part[0]], p.subs[part[len(part)-1]]
	first.to, first.entry = last.to, nil
	if first.sort != indexName {
		first.sort = someWords
	}
	first.span.To = last.span.To
	first.name = report.Name{Text: p.t.Doc.Text(first.span)}
	for i := first.from; i < first.to; i++ {
		p.at[i] = part[0]
	}
}
