package extract

import (
	"slices"
	"strings"
	"unicode/utf8"
)

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
	if per, ok := r.perBefore(i); ok {
		return per, r.toks[i].To
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

// perBefore gives the unit that stands in front of the price at token i: 每桶68.3美元.
func (r *statedReader) perBefore(i int) (string, bool) {
	if i == 0 || r.toks[i-1].Kind != Wild {
		return "", false
	}
	_, unit, ok := strings.Cut(r.t.Doc.Text(r.toks[i-1].Span), "每")
	return unit, ok && slices.Contains(marks("per"), unit)
}
