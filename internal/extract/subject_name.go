package extract

import (
	"strings"
	"unicode/utf8"

	"yanku/internal/lexicon"
)

// classify tells what the words [from, to) of sub stand for and names it.
func (t *Text) classify(s *Sentence, sub *subject, to int) {
	tokens := s.Tokens[sub.from:to]
	last := tokens[len(tokens)-1]
	words := t.Doc.Text(sub.span)
	switch {
	case last.Class == Suffix:
		t.classifySuffix(sub, tokens, words)
	case last.Class == Goods:
		sub.sort = goodsName
	case last.Kind == Named:
		t.nameOf(s, sub, to)
	case holds(tokens, Measure):
		sub.sort = measureName
	case len(tokens) > 1 && roman(t.Doc.Text(last.Span)) && indexEntry(tokens[len(tokens)-2]) != nil:
		sub.sort, sub.entry = indexName, indexEntry(tokens[len(tokens)-2]) // 显示器件Ⅲ
	}
	if sub.sort == someWords && len(tokens) > 1 && tokens[0].Class == Family && utf8.RuneCountInString(words) <= 12 {
		sub.sort = indexName
	}
	sub.name.Text = t.Doc.Text(sub.span)
	t.complete(sub)
}

// classifySuffix is classify for words that end with 指数, 板块 and the like.
func (t *Text) classifySuffix(sub *subject, tokens []Token, words string) {
	last := tokens[len(tokens)-1]
	switch {
	case pointsBack(words) || len(tokens) == 1 && t.suffixed(last):
		sub.sort = sameIndex
	case len(tokens) == 1:
	case holds(tokens, Measure):
		sub.sort = measureName
	case utf8.RuneCountInString(words) <= 16:
		sub.sort, sub.entry = indexName, known(tokens)
	}
}

// known finds the index of the lexicon in a name of at most two tokens: 通信 in 通信板块.
func known(tokens []Token) *lexicon.Entry {
	var found *lexicon.Entry
	for _, k := range tokens {
		if e := indexEntry(k); e != nil && len(tokens) <= 2 {
			found = e
		}
	}
	return found
}

// nameOf takes the name at the end of the tokens: 三利谱, 申万通信, 半导体设备ETF. Words before it that are no part of it are left out.
func (t *Text) nameOf(s *Sentence, sub *subject, to int) {
	last := s.Tokens[to-1]
	front := ""
	if to-2 >= sub.from && (s.Tokens[to-2].Kind == Wild || s.Tokens[to-2].To == last.From && industry(s.Tokens[to-2]) && !t.suffixed(s.Tokens[to-2])) {
		front = t.Doc.Text(s.Tokens[to-2].Span)
	}
	index, security := indexEntry(last), hasSecurity(last)
	switch {
	case security && index != nil:
		sub.sort = eitherName
	case security:
		sub.sort = stockName
	case index == nil:
		return
	case t.longer(last, front):
		if t.suffixed(last) {
			sub.sort = indexName // 新 before 材料指数
		}
		return
	default:
		sub.sort = indexName
	}
	sub.entry = index
	if security {
		sub.entry = securityEntry(last)
	}
	if to-2 >= sub.from && (s.Tokens[to-2].Class != Family || index == nil) {
		sub.span.From = last.From - len(specialMark(front))
	}
}

// longer tells whether the unknown words before the name of an industry may belong to it: 显示 before 器件.
func (t *Text) longer(last Token, front string) bool {
	if front == "" || front == "中" || broad(last) && (!themed(indexEntry(last)) || notName(front)) {
		return false
	}
	n := utf8.RuneCountInString(front)
	return !t.suffixed(last) || n <= 4 || n <= 10 && lexicon.FamilyIn(front) != ""
}

// themed tells the index of a theme, to whose name other words may be added: 服务器指数.
func themed(e *lexicon.Entry) bool { return e.Family == "万得" && strings.HasPrefix(e.Code, "884") }

// industry tells a name that is of an industry's index and of nothing else.
func industry(k Token) bool { return !hasSecurity(k) && indexEntry(k) != nil && !broad(k) }

// specialMark gives the mark of special treatment at the end of the words before a stock's name.
func specialMark(front string) string {
	for _, m := range []string{"*ST", "ST"} {
		if strings.HasSuffix(front, m) {
			return m
		}
	}
	return ""
}

func securityEntry(t Token) *lexicon.Entry {
	var found *lexicon.Entry
	for _, e := range t.Entries {
		switch {
		case e.Kind == lexicon.Stock || e.Kind == lexicon.ETF:
			return e
		case e.Kind == lexicon.Company:
			found = e
		}
	}
	return found
}

// complete fills in code and family of a name from the lexicon.
func (t *Text) complete(sub *subject) {
	if sub.sort != indexName && sub.sort != stockName && sub.sort != eitherName {
		return
	}
	if sub.sort == indexName {
		sub.name.Family = lexicon.FamilyIn(sub.name.Text)
	}
	if sub.entry == nil || sub.name.Code != "" {
		return
	}
	e := sub.entry
	switch {
	case e.Kind == lexicon.Stock && e.Market == "HK" || e.Kind == lexicon.ETF && e.Market == "HK":
		sub.name.Code = e.Code
	case e.Kind != lexicon.Company:
		sub.name.Code = e.Code
	case len(e.Codes) > 0:
		sub.name.Code = e.Codes[0]
	}
	if e.Kind == lexicon.Index {
		t.indexCode(sub, e)
	}
}

// indexCode keeps the code of an index only where its family is told or only one family has the name.
func (t *Text) indexCode(sub *subject, e *lexicon.Entry) {
	family := sub.name.Family
	one := true
	for _, other := range t.Lex.Exact(e.Name) {
		if other.Kind == lexicon.Index && other.Family != e.Family {
			one = false
		}
		if other.Kind == lexicon.Index && family != "" && other.Family == family {
			e, one = other, true
			break
		}
	}
	if family != "" && e.Family != family || !one {
		sub.name.Code = ""
		return
	}
	sub.name.Code = e.Code
	sub.name.Family = e.Family
}
