package zh

import (
	"bytes"
	"encoding/csv"
	"sync"
	"unicode/utf8"

	"yanku/assets"
)

// rows reads an embedded table and leaves out its header.
func rows(name string) [][]string {
	r, err := csv.NewReader(bytes.NewReader(assets.Table(name))).ReadAll()
	if err != nil || len(r) == 0 {
		panic("zh: table " + name + " is missing or broken") // it is embedded; a test reads it
	}
	return r[1:]
}

// scriptWords are words that OpenCC's tables leave half Traditional, with their Simplified form; both have the same number of runes.
var scriptWords = sync.OnceValue(func() [][2]string {
	var out [][2]string
	for _, r := range rows("script_words.csv") {
		if len(r[0]) > utf8.RuneLen('中') {
			out = append(out, [2]string{r[0], r[1]})
		}
	}
	return out
})

// extraFolds are single characters of the same table: folded for search and in Traditional text.
func extraFolds() [][2]rune {
	var out [][2]rune
	for _, r := range rows("script_words.csv") {
		a, n := utf8.DecodeRuneInString(r[0])
		b, _ := utf8.DecodeRuneInString(r[1])
		if n == len(r[0]) {
			out = append(out, [2]rune{a, b})
		}
	}
	return out
}
