package extract

import (
	"strings"
	"unicode/utf8"

	"yanku/internal/lexicon"
	"yanku/internal/report"
)

// readSentence reads a rating given in a sentence: 维持行业“强于大市”评级, 首次覆盖给予买入评级, 上调至“买入”评级, 维持买入。
// The sentence must tell who is rated: an industry (the report's own rating) or a stock that it names; and no other house may speak.
func readSentence(t *Text, r *rated, body string, at int) bool {
	from, to := ratingClause(body, at)
	sentence := body[from:to]
	before, after := body[from:at], body[r.mark.To:to]
	verb := ratingVerb(before)
	quoted := strings.TrimLeft(after, "”\"’」』 的")
	closes := strings.HasPrefix(quoted, "评级") || strings.HasPrefix(quoted, "投资评级") || strings.HasPrefix(quoted, "行业评级") || strings.HasPrefix(quoted, "的评级")
	if verb < 0 || !closes && strings.Trim(after, "”\"’。 ") != "" {
		return false
	}
	own := t.Doc.Meta.Institution
	industry, stock := false, (*lexicon.Entry)(nil)
	for _, h := range t.Lex.Find(sentence) {
		if e, ok := h.Is(lexicon.Institution); ok && e.Name != own && !strings.Contains(own, e.Name) {
			return false
		}
		if e, ok := h.Is(lexicon.Stock); ok && (stock == nil || h.To <= at-from) {
			stock = e
		}
		if _, ok := h.Is(lexicon.Index); ok && h.From >= verb && h.To <= at-from {
			industry = true
		}
	}
	if !housed(t.Doc) || strings.Contains(before, "券商") || strings.Contains(before, "机构") {
		return false
	}
	between := before[verb:]
	industry = industry || strings.Contains(between, "行业") || strings.Contains(between, "板块")
	r.action = ratingAction(between)
	r.sure = bySentence
	r.span = report.Span{From: from + verb, To: r.mark.To + len(after) - len(quoted)}
	if closes {
		r.span.To += len(quoted[:strings.Index(quoted, "评级")+len("评级")])
	} else {
		r.span.To = r.mark.To
	}
	switch {
	case industry && !strings.Contains(between, "公司"):
		return true
	case stock == nil:
		stock = stockAfter(t.Lex, body[to:])
	}
	if stock != nil && !aboutStock(t.Doc) {
		r.stock = stock
		return true
	}
	return aboutStock(t.Doc)
}

// ratingClause gives the bounds of the sentence that holds byte at.
func ratingClause(body string, at int) (from, to int) {
	const ends = "。；！？\n"
	from = strings.LastIndexAny(body[:at], ends)
	if from >= 0 {
		_, size := utf8.DecodeRuneInString(body[from:])
		from += size
	} else {
		from = 0
	}
	to = len(body)
	if i := strings.IndexAny(body[at:], ends); i >= 0 {
		to = at + i
	}
	return from, to
}

// ratingVerb gives the offset of the verb that gives the rating, when it stands at most 24 characters before the label; -1 when there is none.
func ratingVerb(before string) int {
	best := -1
	for _, w := range []string{"维持", "给予", "上调", "下调", "重申", "首次覆盖", "首次给予", "调升", "调降", "予以"} {
		if i := strings.LastIndex(before, w); i >= 0 && utf8.RuneCountInString(before[i:]) <= 24 && (best < 0 || i < best) {
			best = i
		}
	}
	return best
}

// stockAfter gives the stock of a coverage list that repeats its name behind the sentence: 维持买入评级。点击下载全文：顺络电子(002138SZ,买入).
func stockAfter(lex *lexicon.Lexicon, rest string) *lexicon.Entry {
	rest = strings.TrimLeft(rest, "。 ")
	tail, ok := strings.CutPrefix(rest, "点击下载全文")
	if !ok {
		return nil
	}
	tail = strings.TrimLeft(tail, "：: ")
	for _, h := range lex.Find(tail[:min(len(tail), 48)]) {
		if e, ok := h.Is(lexicon.Stock); ok && h.From == 0 {
			return e
		}
	}
	return nil
}
