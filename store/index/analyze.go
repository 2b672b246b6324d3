package index

import (
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/analysis"
)

// bigrams splits a folded text into overlapping pairs of characters. The position of a pair is the number of its first character from 1, so that a phrase
// of pairs stands in the index exactly where its words stand in the text; that holds for Latin letters, digits, signs and spaces as for Han characters.
// No pair holds a line break, as no query does. Byte offsets are left out: they would only make the index bigger.
type bigrams struct{}

// Analyze gives the pairs.
func (bigrams) Analyze(text []byte) analysis.TokenStream {
	tokens := make([]analysis.Token, 0, utf8.RuneCount(text))
	for at, position := 0, 1; at < len(text); position++ {
		first, n := utf8.DecodeRune(text[at:])
		second, m := utf8.DecodeRune(text[at+n:])
		if m > 0 && first != '\n' && second != '\n' {
			tokens = append(tokens, analysis.Token{Term: text[at : at+n+m : at+n+m], Position: position})
		}
		at += n
	}
	return stream(tokens)
}

// singles splits a folded text into its different characters, for words of one character.
type singles struct{}

// Analyze gives each character once.
func (singles) Analyze(text []byte) analysis.TokenStream {
	var tokens []analysis.Token
	seen := map[rune]bool{'\n': true}
	for at := 0; at < len(text); {
		r, n := utf8.DecodeRune(text[at:])
		if !seen[r] {
			seen[r] = true
			tokens = append(tokens, analysis.Token{Term: text[at : at+n : at+n], Position: 1})
		}
		at += n
	}
	return stream(tokens)
}

func stream(tokens []analysis.Token) analysis.TokenStream {
	out := make(analysis.TokenStream, len(tokens))
	for i := range tokens {
		out[i] = &tokens[i]
	}
	return out
}

// cover gives, for a word of two or more characters, pairs that together say all of it: every second one and the last. Positions between them are nil.
func cover(word string) [][]string {
	runes := []rune(word)
	last := len(runes) - 2
	out := make([][]string, last+1)
	for i := 0; i <= last; i++ {
		if i%2 == 0 || i == last {
			out[i] = []string{string(runes[i : i+2])}
		}
	}
	return out
}
