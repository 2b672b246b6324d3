package extract

import (
	"strings"
	"unicode/utf8"

	"yanku/internal/report"
)

// goodsSubject names the good of a price: the words before the price, G.652D-24芯光缆 of G.652D-24芯光缆不含税单价.
func (r *statedReader) goodsSubject(c *claim, words string) bool {
	words = strings.TrimSuffix(words, "的")
	if utf8.RuneCountInString(words) < 2 {
		words = r.goodBefore(c.measures[0].from)
	}
	words, tax := r.taxOf(words, c)
	c.subject.Text, c.measure = words, []string{strings.TrimSpace(words + tax)}
	return words != ""
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

// taxOf moves what is told of tax from the name of a good into the measure.
func (r *statedReader) taxOf(words string, c *claim) (string, string) {
	around := words + r.t.Doc.Body[c.measures[0].From:min(r.s.To, c.measures[0].To+60)]
	for _, w := range []string{"不含税", "未税", "含税"} {
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

// cents tells whether 美分 stands behind the number at token i.
func (r *statedReader) cents(i int) bool {
	return i+1 < len(r.toks) && strings.HasPrefix(r.t.Doc.Text(r.toks[i+1].Span), "美分")
}

// perUnit gives the unit for which the price at token i is, and the byte behind it; shares and people are no goods.
func (r *statedReader) perUnit(i int) (per string, end int) {
	rest := r.t.Doc.Body[r.toks[i].To:min(len(r.t.Doc.Body), r.toks[i].To+60)]
	slash := strings.TrimLeft(rest, " ")
	if s, ok := strings.CutPrefix(slash, "美分"); ok {
		slash = s
	}
	after, ok := strings.CutPrefix(slash, "/")
	if !ok {
		if after, ok = strings.CutPrefix(slash, "／"); !ok {
			if after, ok = strings.CutPrefix(slash, "每"); !ok {
				return "", 0
			}
		}
	}
	after = strings.TrimLeft(after, " ")
	best := ""
	for _, w := range marks("per") {
		if len(w) > len(best) && len(after) >= len(w) && strings.EqualFold(after[:len(w)], w) {
			best = w
		}
	}
	next, _ := utf8.DecodeRuneInString(after[len(best):])
	if best == "" || best[len(best)-1] < 0x80 && alnum(next) {
		return "", 0
	}
	return best, r.toks[i].To + len(rest) - len(after) + len(best)
}

// unitPrice makes the figure of a price for a unit.
func (r *statedReader) unitPrice(i int, per string, end int) {
	k := r.toks[i]
	words, from := r.goodOf(i)
	if utf8.RuneCountInString(words) < 1 || r.hypotheticalClause(i) {
		return
	}
	h := measureHit{measureWord: measureWord{kind: report.Price, unit: "share", scope: "goods"}, Span: k.Span, from: i, to: i + 1}
	c := claim{measures: []measureHit{h}, from: from, nature: report.Actual}
	c.scan.r, c.scan.h, c.scan.limit = r, h, i+1
	words, tax := r.taxOf(words, &c)
	if words == "" {
		return
	}
	c.subject.Text, c.measure = words, []string{words + tax}
	row := valueRow{numbers: []int{i}, end: i + 1}
	d, ok := r.windowOf(&c, i)
	if !ok || r.guideBefore(i) >= 0 {
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

// goodOf gives the good whose price stands at token i: the nearest words before it that are no verb, and the token where they begin.
func (r *statedReader) goodOf(i int) (string, int) {
	for j := i - 1; j >= 0 && j >= i-12; j-- {
		k := r.toks[j]
		switch {
		case k.Class == Goods, k.Kind == Named && r.company(k) == nil, k.Kind == Wild && !r.priceVerb(k), k.Kind == Number && k.Num.Unit == Percent && k.Num.Sign == 0 && !r.moveWord(j):
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

// moveWord tells whether a word of moves stands before token j.
func (r *statedReader) moveWord(j int) bool {
	return j > 0 && (r.toks[j-1].Class == Up || r.toks[j-1].Class == Down || r.toks[j-1].Class == Grow || r.toks[j-1].Class == Shrink)
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
