package extract

import (
	"slices"
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
	closes := closesRating(after)
	if verb < 0 || !closes && strings.Trim(after, "”\"’。 ") != "" || !ownSentence(t, sentence, before) {
		return false
	}
	between := before[verb:]
	r.action = ratingAction(between)
	r.sure = bySentence
	r.span = report.Span{From: from + verb, To: r.mark.To}
	if closes {
		r.span.To += strings.Index(after, "评级") + len("评级")
		if action, size := bracketAction(body[r.span.To:]); r.action == "" && size > 0 {
			r.action, r.span.To = action, r.span.To+size // 给予“买入”评级（首次）
		}
	}
	if ratedIndustry(t.Lex, between) || aboutStock(t.Doc) {
		return true
	}
	stock, ok := stockAfter(t.Lex, body[to:])
	if !ok {
		stock, ok = ratedStock(t.Lex, sentence, verb, at-from)
	}
	r.stock = stock
	return ok
}

// closesRating tells whether the word 评级 follows a label.
func closesRating(after string) bool {
	after = strings.TrimLeft(after, "”\"’」』 的")
	for _, w := range []string{"评级", "投资评级", "行业评级"} {
		if strings.HasPrefix(after, w) {
			return true
		}
	}
	return false
}

// ownSentence tells whether the report's own house speaks.
func ownSentence(t *Text, sentence, before string) bool {
	return (housed(t.Doc) || advises(sentence)) && !strings.Contains(before, "券商") && !strings.Contains(before, "机构") && !othersSpeak(t, sentence)
}

// advises tells whether a sentence is the advice of the report by its own heading, with the verb right behind it: 投资建议：维持“买入”评级.
func advises(sentence string) bool {
	head, rest, ok := strings.Cut(strings.ReplaceAll(sentence, ":", "："), "：")
	if !ok || !strings.HasSuffix(head, "投资建议") || utf8.RuneCountInString(head) > 12 {
		return false
	}
	return slices.ContainsFunc(marks("rating_verb"), func(w string) bool { return strings.HasPrefix(strings.TrimSpace(rest), w) })
}

// othersSpeak tells whether a sentence names a house that is not the report's.
func othersSpeak(t *Text, sentence string) bool {
	own := t.Doc.Meta.Institution
	for _, h := range t.Lex.Find(sentence) {
		if e, ok := h.Is(lexicon.Institution); ok && e.Name != own && !strings.Contains(own, sentence[h.From:h.To]) {
			return true
		}
	}
	return false
}

// ratedIndustry tells whether the words between the verb and the label name an industry: 维持电子行业“增持”评级.
func ratedIndustry(lex *lexicon.Lexicon, between string) bool {
	if strings.Contains(between, "公司") {
		return false
	}
	if strings.Contains(between, "行业") || strings.Contains(between, "板块") {
		return true
	}
	for _, h := range lex.Find(between) {
		if _, ok := h.Is(lexicon.Index); ok {
			return true
		}
	}
	return false
}

// ratedStock gives the stock between the verb at byte verb and the label at byte at, else the only one that the sentence names.
func ratedStock(lex *lexicon.Lexicon, sentence string, verb, at int) (report.Name, bool) {
	var only report.Name
	several := false
	for _, h := range lex.Find(sentence) {
		e, ok := h.Is(lexicon.Stock)
		if !ok {
			continue
		}
		name := report.Name{Text: sentence[h.From:h.To], Code: e.Code}
		if h.From >= verb && h.To <= at {
			return name, true
		}
		if e.Market == "US" {
			continue // a customer or a peer
		}
		several = several || only.Text != "" && only.Code != name.Code
		only = name
	}
	if only.Text == "" {
		return everydayStock(lex, sentence)
	}
	return only, !several
}

// everydayStock gives the stock that is called by an everyday word and stands where only the rated one can: 数据港：首次覆盖, 将数据港评级由.
func everydayStock(lex *lexicon.Lexicon, sentence string) (report.Name, bool) {
	if i := strings.Index(sentence, "：首次覆盖"); i > 0 {
		name, _, ok := stockAtEnd(lex, sentence[:i])
		return name, ok
	}
	head, _, ok := strings.Cut(sentence, "评级")
	if !ok {
		return report.Name{}, false
	}
	for _, w := range []string{"下调", "上调", "调升", "调降", "维持", "将", "对"} {
		if i := strings.LastIndex(head, w); i >= 0 {
			for _, e := range lex.Exact(strings.TrimSuffix(head[i+len(w):], "的")) {
				if e.Kind == lexicon.Stock {
					return report.Name{Text: head[i+len(w):], Code: e.Code}, true
				}
			}
		}
	}
	return report.Name{}, false
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
	for _, w := range marks("rating_verb") {
		if i := strings.LastIndex(before, w); i >= 0 && utf8.RuneCountInString(before[i:]) <= 24 && (best < 0 || i < best) {
			best = i
		}
	}
	return best
}

// stockAfter gives the stock of a coverage list that repeats its name behind the sentence: 维持买入评级。点击下载全文：顺络电子(002138SZ,买入).
func stockAfter(lex *lexicon.Lexicon, rest string) (report.Name, bool) {
	rest = strings.TrimLeft(rest, "。 ")
	tail, ok := strings.CutPrefix(rest, "点击下载全文")
	if !ok {
		return report.Name{}, false
	}
	tail = strings.TrimLeft(tail, "：: ")
	for _, h := range lex.Find(tail[:min(len(tail), 48)]) {
		if e, ok := h.Is(lexicon.Stock); ok && h.From == 0 {
			return report.Name{Text: tail[h.From:h.To], Code: e.Code}, true
		}
	}
	return report.Name{}, false
}
