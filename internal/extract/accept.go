package extract

import (
	"strings"
	"unicode/utf8"
)

// accepts tells whether name n may have the move.
func (p *parser) accepts(n int, kind nameSort, g group, b back) bool {
	sub := p.subs[n]
	led := p.led(g, b)
	switch sub.sort {
	case indexName:
		signed := p.toks[g.numbers[0]].Num.Sign != 0 && b.dir == "" && p.whole(sub)
		return led || signed || b.period || p.recent() || p.scope.told == p.number
	case stockName, eitherName:
		return led
	case sameIndex:
		return b.dir != "" && (p.scope.index >= 0 || p.scope.lastSort == indexName)
	case someWords:
		return p.acceptsWords(sub, kind, g, b, led)
	}
	return false
}

// led tells whether words say that the numbers are moves: a verb, the head of a list, or a printed sign where moves are told.
func (p *parser) led(g group, b back) bool {
	switch {
	case b.dir != "" || p.listed():
		return true
	case p.toks[g.numbers[0]].Num.Sign != 0:
		return p.scope.list || p.recent() || p.scope.told == p.number
	}
	return g.end+1 < len(p.toks) && p.t.Doc.Text(p.toks[g.end].Span) == "的"
}

// recent tells whether this sentence or the one before has a move.
func (p *parser) recent() bool { return p.number-p.scope.lastMoved <= 1 }

// whole tells whether a name says itself that it is an index: 服务器指数, 沪深300; 集成电路 alone may be output.
func (p *parser) whole(sub subject) bool {
	last := p.toks[sub.to-1]
	return last.Class == Suffix || sub.entry != nil && sub.entry.Level == 0 || p.t.suffixed(last) || last.Class == Close
}

// acceptsWords tells whether unknown words may be the name of an index or a stock: in a list with known names, or where the sentence is about moves of such names.
func (p *parser) acceptsWords(sub subject, kind nameSort, g group, b back, led bool) bool {
	words := p.t.Doc.Text(sub.span)
	n := utf8.RuneCountInString(words)
	if !led || kind == someWords || n < 2 || n > 12 || notName(words) {
		return false
	}
	if b.dir != "" && p.scope.here >= p.number-1 && kind == indexName && p.grown(sub) {
		return true
	}
	if b.crossed && p.number-p.scope.lastMoved <= 2 && kind == p.scope.lastSort {
		return true
	}
	return len(g.numbers) > 1 || p.scope.moved || p.scope.list
}

// noNameRunes are characters that names of indices and stocks do not have.
const noNameRunes = "是不了在这那我你他它们没有也就都而但或且因此虽如最更很太被把将让使得给从之所等各每某该其月年日周个只约近率额价量"

// listed tells whether the head of a list of moves holds: 涨跌幅为：…, 涨幅前五：….
func (p *parser) listed() bool { return p.scope.dir != "" }

// notName tells whether words hold a character that names do not have. 量子 is a word of names.
func notName(words string) bool {
	return strings.ContainsAny(strings.ReplaceAll(strings.TrimPrefix(words, "其他"), "量子", ""), noNameRunes)
}

// grown tells whether words are the name of a known industry with a few more behind it: 煤炭开采洗选.
func (p *parser) grown(sub subject) bool {
	k := p.toks[sub.from]
	return sub.to == sub.from+2 && indexEntry(k) != nil && !hasSecurity(k) && !broad(k) && p.toks[sub.from+1].Kind == Wild &&
		k.To == p.toks[sub.from+1].From && utf8.RuneCountInString(p.t.Doc.Text(p.toks[sub.from+1].Span)) <= 3
}

// ofParts tells whether the words or the good n are an industry, for they stand in a list as long as the row of numbers that ends with 板块: 黄金、锂、铅锌板块.
func (p *parser) ofParts(n int, list []int, g group, b back) bool {
	last := p.subs[list[len(list)-1]]
	if len(list) < 2 || len(list) != len(g.numbers) || b.dir == "" || last.sort != indexName || p.toks[last.to-1].Class != Suffix {
		return false
	}
	sort := p.subs[n].sort
	return sort == goodsName || sort == someWords && !notName(p.subs[n].name.Text)
}

// titled tells whether a name says that it is the index and not the industry, so that 下滑 is said of its price: 恒生科技指数, 沪深300.
func (p *parser) titled(sub subject) bool {
	return sub.sort == indexName && sub.entry != nil && (strings.HasSuffix(sub.name.Text, "指数") || sub.entry.Level == 0 && !themed(sub.entry))
}
