package extract

import (
	"strings"
	"unicode/utf8"

	"yanku/internal/report"
)

// findPrices gives prices of goods with their specification and tax, and the unit of the good where it is told: 3737.43元/皮长公里, 不含税. Prices of shares are none.
func findPrices(t *Text) []report.Figure { return t.stated(report.Price) }

// goodsSubject names the good of a price: the words before the price, G.652D-24芯光缆 of G.652D-24芯光缆不含税单价.
func (r *statedReader) goodsSubject(c *claim, words string) bool {
	words = strings.TrimSuffix(words, "的")
	words = r.pricedGood(words, c.from, r.t.Doc.Text(c.measures[0].Span))
	if words == "" {
		words = r.goodBefore(c.measures[0].from)
	}
	words, tax := r.taxOf(r.trimGood(words), c.measures[0].From, c.measures[0].To)
	c.subject.Text, c.measure = words, []string{strings.TrimSpace(words + tax)}
	return utf8.RuneCountInString(words) > 1 && !r.noGood(words) || grammarGood(words)
}

// pricedGood adds the good that a word for a price names to the words before it, which begin at token from, LME铜 of LME铜价, unless they name one of it: 足金首饰金价.
// Liquor has its vintage: 25年飞天茅台散瓶批价.
func (r *statedReader) pricedGood(words string, from int, price string) string {
	if i := from - 1; price == "批价" && words != "" && i >= 0 && r.toks[i].Kind == When && r.wholeYear(r.toks[i].When) && r.toks[i].To == r.toks[from].From {
		words = strings.TrimPrefix(r.t.Doc.Text(r.toks[i].Span), "20") + words
	}
	for _, w := range marks("made_of") {
		if strings.HasSuffix(words, w) {
			return words
		}
	}
	for _, p := range markPairs("good_price") {
		if p.word == price {
			words += p.arg
		}
	}
	return words
}

// trimGood cuts from the name of a good what only tells of its price: 历史新高, 稳定.
func (r *statedReader) trimGood(words string) string {
	for again := true; again; {
		was := words
		for _, w := range marks("good_front") {
			words = strings.TrimPrefix(words, w)
		}
		for _, p := range markPairs("good_tail") {
			if rest, ok := strings.CutSuffix(words, p.word); ok && rest != "" {
				words = rest + p.arg
			}
		}
		words = strings.TrimSpace(words)
		again = words != was
	}
	return words
}

// grammarGood tells whether a word of one character is a good: 铜.
func grammarGood(words string) bool {
	e, n := grammarWords().longest([]rune(words), 0)
	return n > 0 && e.class == Goods && n == utf8.RuneCountInString(words)
}

// noGood tells whether words in front of a price name no good.
func (r *statedReader) noGood(words string) bool {
	for _, w := range marks("no_good") {
		if words == w {
			return true
		}
	}
	return strings.HasSuffix(words, "或") // 黄金或达4500美元
}

// goodBefore gives the good that stands before a price at token i with a few words between.
func (r *statedReader) goodBefore(i int) string {
	for j := i - 1; j >= 0 && j > i-6; j-- {
		k := r.toks[j]
		switch {
		case k.Class == Goods:
			return r.t.Doc.Text(k.Span)
		case k.Kind == When, k.Class == Glue, k.Class == Plain:
			continue
		}
		return ""
	}
	return ""
}

// taxOf moves what is told of tax between two bytes, or in a bracket behind them, from the name of a good into its specification.
func (r *statedReader) taxOf(words string, from, to int) (name, tax string) {
	behind := r.t.Doc.Body[to:min(r.s.To, to+60)]
	if i := strings.IndexAny(behind, "，,；;。"); i >= 0 {
		behind = behind[:i]
	}
	around := words + r.t.Doc.Body[from:to] + behind
	for _, w := range marks("tax") {
		if strings.Contains(around, w) {
			return strings.TrimSpace(strings.ReplaceAll(words, w, "")), "（" + w + "）"
		}
	}
	return words, ""
}

// unitPrices reads prices for a unit of a good: 3737.43元/皮长公里, 4.477美元/磅.
func (r *statedReader) unitPrices() {
	for i := range r.toks {
		k := r.toks[i]
		if k.Kind != Number || k.Claimed || k.Num.Cut || k.Num.Glued || k.Num.Currency == "" && !r.cents(i) {
			continue
		}
		if per, end := r.perUnit(i); per != "" {
			r.unitPrice(i, per, end)
		}
	}
}

// unitPrice makes the figure of a price for a unit.
func (r *statedReader) unitPrice(i int, per string, end int) {
	k := r.toks[i]
	words, from := r.goodOf(i)
	if utf8.RuneCountInString(words) < 2 && !grammarGood(words) || r.hypotheticalClause(i) {
		return
	}
	h := measureHit{measureWord: measureWord{kind: report.Price, unit: "share", scope: "goods"}, Span: k.Span, from: i, to: i + 1}
	c := claim{measures: []measureHit{h}, from: from, nature: report.Actual}
	c.scan.r, c.scan.h, c.scan.limit = r, h, i+1
	words, tax := r.taxOf(r.trimGood(words), r.toks[from].From, end)
	if words == "" || r.noGood(words) {
		return
	}
	c.subject.Text, c.measure = words, []string{words + tax}
	row := valueRow{numbers: []int{i}, end: i + 1}
	d, ok := r.windowOf(&c, i)
	if !ok || r.guideBefore(i) >= 0 || utf8.RuneCountInString(words) < 2 && !grammarGood(words) {
		return
	}
	f := r.figure(&c, 0)
	f.Period, f.Quantity = d, r.quantityOf(h, row, i)
	currency := k.Num.Currency
	if currency == "" {
		currency = "美分"
	}
	f.Quantity.Unit = k.Num.Scale + currency + "/" + per
	r.finish(&c, f, i, i)
	last := &r.found[len(r.found)-1].Source
	last.Span.To = max(last.Span.To, end)
	last.Mark.To = end
}

// goodOf gives the good whose price stands at token i, and the token where its words begin: the one that a word for a price names, or the nearest good.
func (r *statedReader) goodOf(i int) (string, int) {
	if r.moveWord(i) {
		return "", i
	}
	for j := i - 1; j >= 0 && j >= i-12; j-- {
		k := r.toks[j]
		switch {
		case j > 1 && r.toks[j-1].Class == Slash && r.toks[j-2].Kind == Number: // the price for another unit: 3737.43元/皮长公里（约155.73元/芯公里）
			j -= 2
		case j == i-1 && strings.HasPrefix(r.t.Doc.Text(k.Span), "每"):
			continue
		case r.endsWith(j, "ceiling"):
			return "", i
		case j == i-1 && r.inBracket(j):
			return r.goodAt(j)
		case k.Class != Measure && r.priceEnds(j):
			return r.goodOfPrice(Token{Span: report.Span{From: k.To, To: k.To}})
		case k.Class == Measure:
			return r.goodOfPrice(k)
		case k.Class == Goods, k.Kind == Named && r.company(k) == nil, k.Kind == Wild && r.speaksOfGood(j, i):
			return r.goodAt(j)
		case k.Kind == Mark && (k.Class == Semi || k.Class == Stop || k.Class == Listing || k.Class == Slash), k.Kind == Named:
			return "", i
		case k.Kind == Mark && k.Class == Comma:
			if j == 0 || r.toks[j-1].Kind != Number {
				return "", i
			}
		}
	}
	return "", i
}

// goodOfPrice gives the good that a word for a price names by itself, 铜 of 铜价, or that stands before it: 黄金 of 黄金现货价格.
func (r *statedReader) goodOfPrice(k Token) (string, int) {
	for _, h := range r.hits {
		if h.kind != report.Price || h.Span.From > k.From || h.To < k.To {
			continue
		}
		words, from := r.phrase(h)
		return r.pricedGood(words, from, r.t.Doc.Text(h.Span)), from
	}
	return "", 0
}

// priceEnds tells whether a word for a price ends with token j: 光纤集采中标价.
func (r *statedReader) priceEnds(j int) bool {
	for _, h := range r.hits {
		if h.kind == report.Price && h.To == r.toks[j].To {
			return true
		}
	}
	return false
}

// speaksOfGood tells whether unknown words at token j name the good of the price at token i: they stand right before it, or before 报 and the like, and have a form
// of names; 原油稳定在 is a good and a verb.
func (r *statedReader) speaksOfGood(j, i int) bool {
	if r.priceVerb(r.toks[j]) {
		return false
	}
	words := r.t.Doc.Text(r.toks[j].Span)
	if strings.ContainsFunc(words, func(c rune) bool { return alnum(c) }) {
		return true
	}
	if j > 0 && (r.toks[j-1].Class == Goods || r.toks[j-1].Kind == Named) && r.toks[j-1].To == r.toks[j].From {
		return true
	}
	next := r.t.Doc.Text(r.toks[j+1].Span)
	return j == i-2 && (next == "报" || next == "为" || next == "达")
}

// inBracket tells whether token j alone stands between a bracket and the price behind it, and names a good: 钨产品价格上涨（精矿27万元/吨）.
func (r *statedReader) inBracket(j int) bool {
	if j == 0 || r.toks[j-1].Class != Open || r.toks[j].Kind != Wild && r.toks[j].Class != Goods || r.priceVerb(r.toks[j]) {
		return false
	}
	words := r.t.Doc.Text(r.toks[j].Span)
	return utf8.RuneCountInString(words) < 7 && !r.noGood(words) && !notName(words) && !r.beginsWith(j, "no_spec")
}

// moveWord tells whether the amount at token j is that of a move: 上涨超2000元/吨.
func (r *statedReader) moveWord(j int) bool {
	if j > 0 && r.t.Doc.Text(r.toks[j-1].Span) == "了" {
		j--
	}
	if j == 0 {
		return false
	}
	switch r.toks[j-1].Class {
	case Up, Down, Grow, Shrink, Delta, Raise, Lower:
		return r.toks[j-1].Arg != "to" && !strings.HasSuffix(r.t.Doc.Text(r.toks[j-1].Span), "至")
	}
	return false
}

// priceVerb tells whether unknown words only say that a price is reached: 站上, 上破.
func (r *statedReader) priceVerb(k Token) bool {
	words := r.t.Doc.Text(k.Span)
	for _, w := range marks("price_verb") {
		if words == w {
			return true
		}
	}
	return false
}

// goodAt gives the name of the good that ends with token j.
func (r *statedReader) goodAt(j int) (string, int) {
	from := j
	for from > 0 && r.inGood(r.toks[from-1], r.toks[from].From) {
		from--
	}
	words := r.trimPhrase(r.t.Doc.Body[r.toks[from].From:r.toks[j].To])
	for _, w := range marks("price_verb") {
		words = strings.TrimSuffix(words, w)
	}
	return strings.TrimSpace(words), from
}

// inGood tells whether a token before byte at belongs to the name of a good: 55% of 55%黑钨精矿.
func (r *statedReader) inGood(k Token, at int) bool {
	return r.inPhrase(k, at) || k.Kind == Number && k.Num.Unit == Percent && k.To == at && k.Num.Sign == 0
}
