package extract

import (
	"strings"
	"unicode/utf8"

	"yanku/internal/lexicon"
	"yanku/internal/report"
)

// readStockLine reads the rating that a house gives to the stock named right before it, with what was done to it: 中际旭创投资评级：买入（维持）,
// 中际旭创（买入，维持）. A stock whose rating has no action may be somebody else's.
func readStockLine(t *Text, r *rated, w ratingWords) bool {
	if !housed(t.Doc) || aboutStock(t.Doc) {
		return false
	}
	head, action, size := stockHead(w)
	if action == "" {
		return false
	}
	stock, from, ok := stockAtEnd(t.Lex, head)
	from0, to := ratingClause(w.body, r.mark.From)
	if !ok || othersSpeak(t, w.body[from0:to]) {
		return false
	}
	r.stock, r.action, r.sure = stock, action, byLabel
	r.span.From, r.span.To = from, r.mark.To+size
	return true
}

// stockHead gives the words up to where the stock's name must end, and the action behind the label with its length; action is empty when the words have neither form.
func stockHead(w ratingWords) (head, action string, size int) {
	if head, ok := cutEnd(w.before, "（", "("); ok {
		rest := strings.TrimLeft(w.rest, "，,、/ ")
		word := actionWord(rest)
		size = len(w.rest) - len(rest) + len(word)
		if behind := w.rest[size:]; word == "" || len(rest) == len(w.rest) || !strings.HasPrefix(behind, "）") && !strings.HasPrefix(behind, ")") {
			return "", "", 0
		}
		return head, ratingAction(word), size
	}
	head, ok := cutEnd(strings.TrimRight(w.before, " “\""), "：", ":")
	if !ok || w.action == 0 {
		return "", "", 0
	}
	if head, ok = cutEnd(head, "投资评级", "股票评级", "公司评级", "最新评级", "评级"); !ok {
		return "", "", 0
	}
	action, _ = bracketAction(w.rest)
	return strings.TrimSuffix(head, "的"), action, w.action
}

// cutEnd takes the first of ends that s has off its end.
func cutEnd(s string, ends ...string) (string, bool) {
	for _, e := range ends {
		if head, ok := strings.CutSuffix(s, e); ok {
			return head, true
		}
	}
	return s, false
}

// stockAtEnd gives the stock whose name, with or without its code in brackets, ends the words, and the byte where it begins.
func stockAtEnd(lex *lexicon.Lexicon, words string) (report.Name, int, bool) {
	if i := strings.LastIndexAny(words, "（("); i > 0 && (strings.HasSuffix(words, "）") || strings.HasSuffix(words, ")")) && strings.ContainsAny(words[i:], "0123456789") {
		words = words[:i]
	}
	at := strings.LastIndexAny(words, "。；，、：！？,;:)） \n*")
	if at >= 0 {
		_, size := utf8.DecodeRuneInString(words[at:])
		at += size
	}
	for _, e := range lex.Exact(words[max(at, 0):]) {
		if e.Kind == lexicon.Stock { // also one that is called by an everyday word
			return report.Name{Text: words[max(at, 0):], Code: e.Code}, max(at, 0), true
		}
	}
	at, _ = around(words, len(words), 60)
	for _, h := range lex.Find(words[at:]) {
		if e, ok := h.Is(lexicon.Stock); ok && at+h.To == len(words) {
			return report.Name{Text: words[at+h.From:], Code: e.Code}, at + h.From, true
		}
	}
	return report.Name{}, 0, false
}
