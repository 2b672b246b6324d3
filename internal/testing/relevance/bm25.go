package relevance

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"

	"yanku/internal/zh"
)

// The constants of BM25 (Robertson, Zaragoza 2009) as most programs have them.
const (
	k1 = 1.2
	b  = 0.75
)

// BM25 ranks texts by the pairs of characters that they have in common with a query: the plain way of Chinese search. Script, width and case are folded.
type BM25 struct {
	counts map[string]map[string]int // by pair or single character, by name
	length map[string]int            // number of pairs, by name
	mean   float64
}

// NewBM25 takes texts by name: title and body of each report.
func NewBM25(docs map[string]string) *BM25 {
	x := &BM25{counts: map[string]map[string]int{}, length: map[string]int{}}
	for name, text := range docs {
		for _, run := range runs(text) {
			for _, term := range append(pairs(run), singles(run)...) {
				if x.counts[term] == nil {
					x.counts[term] = map[string]int{}
				}
				x.counts[term][name]++
			}
			x.length[name] += len(pairs(run))
		}
		x.mean += float64(x.length[name]) / float64(len(docs))
	}
	return x
}

// Rank gives the names of the best n texts that have any pair of any word of the query, best first; equal ones by name. Of the query language only words are known:
// operators are left out, and of a field its value is taken for a word.
func (x *BM25) Rank(query string, n int) []string {
	scores := map[string]float64{}
	for _, word := range Words(query) {
		for _, run := range runs(word) {
			terms := pairs(run)
			if len(terms) == 0 {
				terms = singles(run)
			}
			for _, term := range terms {
				x.add(scores, term)
			}
		}
	}
	names := make([]string, 0, len(scores))
	for name := range scores {
		names = append(names, name)
	}
	slices.SortFunc(names, func(p, q string) int { return cmp.Or(cmp.Compare(scores[q], scores[p]), cmp.Compare(p, q)) })
	return names[:min(n, len(names))]
}

// add adds what a term gives to the scores.
func (x *BM25) add(scores map[string]float64, term string) {
	have := x.counts[term]
	idf := math.Log(1 + (float64(len(x.length)-len(have))+0.5)/(float64(len(have))+0.5))
	for name, n := range have {
		tf := float64(n)
		scores[name] += idf * tf * (k1 + 1) / (tf + k1*(1-b+b*float64(x.length[name])/x.mean))
	}
}

// operators are words of the query language that are not looked for.
var operators = map[string]bool{"OR": true, "AND": true, "NOT": true, "或": true, "非": true, "|": true}

// Words gives the words that a query asks for, for programs that do not know Yanku's language: without operators, parentheses and quotes, without what must not be there,
// and the value of a field as a word.
func Words(query string) (out []string) {
	not := false
	for _, w := range strings.FieldsFunc(query, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`()（）"“”「」`, r) }) {
		switch {
		case operators[w]:
			not = w == "NOT" || w == "非"
			continue
		case not || strings.HasPrefix(w, "~"):
			not = false
			continue
		case strings.HasPrefix(w, "-") && !strings.ContainsAny(w[:min(2, len(w))], "0123456789"):
			continue
		}
		w = strings.TrimPrefix(w, "=")
		if field, value, ok := strings.Cut(strings.ReplaceAll(w, "：", ":"), ":"); ok && field != "" && value != "" {
			w = strings.TrimLeft(value, "=<>")
		}
		if w != "" {
			out = append(out, w)
		}
	}
	return out
}

// runs gives the folded letters and figures of a text without what stands between them.
func runs(text string) []string {
	return strings.FieldsFunc(zh.FoldString(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

func pairs(run string) (out []string) {
	rs := []rune(run)
	for i := 1; i < len(rs); i++ {
		out = append(out, string(rs[i-1:i+1]))
	}
	return out
}

func singles(run string) []string { return strings.Split(run, "") }
