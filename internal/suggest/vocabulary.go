package suggest

import (
	"strings"
	"unicode"

	"yanku/internal/lexicon"
	"yanku/internal/query"
)

// How much the words of the tables weigh: what the field writes about before the thousands of stocks.
const (
	ofField = 4 // terms with synonyms
	ofNames = 3 // companies, indices, institutions
	ofTable = 2 // measures, ratings, prosperity
	ofStock = 1
)

// Vocabulary gives the words of the reference tables: terms of the field, companies, indices, institutions, measures, ratings and prosperity, and the stocks of China. Parsing
// the tables, where nothing did so before, takes a tenth of a second.
func Vocabulary() []Word {
	var out []Word
	add := func(weight float64, words ...string) {
		for _, w := range words {
			out = append(out, Word{w, weight})
		}
	}
	add(ofField, query.Synonyms()...)
	l := lexicon.Default()
	for _, e := range l.Entries(lexicon.Company, lexicon.Index, lexicon.Institution) {
		add(ofNames, strings.TrimSuffix(e.Name, "Ⅱ"))
		for _, a := range e.Aliases {
			if strings.IndexFunc(a, han) >= 0 {
				add(ofNames, a)
			}
		}
	}
	for _, e := range l.Entries(lexicon.Stock) {
		if strings.IndexFunc(e.Name, han) >= 0 {
			add(ofStock, e.Name)
		}
	}
	add(ofTable, l.RatingLabels()...)
	lexicon.Rows("prosperity.csv", func(c []string) { add(ofTable, c[0]) })
	lexicon.Rows("measures.csv", func(c []string) {
		if c[1] != "" {
			add(ofTable, c[0])
		}
	})
	return out
}

func han(r rune) bool { return unicode.Is(unicode.Han, r) }
