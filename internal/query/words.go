package query

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"yanku/internal/lexicon"
)

// vocabulary holds the words of the language by class and folded word.
var vocabulary = sync.OnceValue(func() map[string]map[string]string {
	out := map[string]map[string]string{}
	lexicon.Rows("query_words.csv", func(c []string) {
		if out[c[0]] == nil {
			out[c[0]] = map[string]string{}
		}
		out[c[0]][FoldString(c[1])] = c[2]
	})
	return out
})

// operators are the words between terms, as written, the longest first.
var operators = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	lexicon.Rows("query_words.csv", func(c []string) {
		switch c[0] {
		case "or", "and", "not":
			out[c[0]] = append([]string{c[1]}, out[c[0]]...)
		}
	})
	return out
})

// wordFields are the fields whose values are words.
var wordFields = map[string]Field{
	"title": Title, "broker": Broker, "author": Author, "code": Code, "index": Index, "company": Company,
	"rating": Rating, "fig": Fig, "risk": Risk, "tag": Tag, "note": Note, "src": Source,
}

// wholeField is the name of the field whose words are whole ones; it leaves the field at hand.
const wholeField = "word"

// longestField is how many bytes the name of a field may have: newer_than in wide letters and its colon.
const longestField = 36

// fieldAhead reads the name of a field with its colon; size is 0 where there is none.
func fieldAhead(s string) (name string, size int) {
	i := strings.IndexAny(s[:min(len(s), longestField)], ":：")
	if i <= 0 {
		return "", 0
	}
	name, known := vocabulary()["field"][FoldString(s[:i])]
	if !known {
		return "", 0
	}
	_, n := utf8.DecodeRuneInString(s[i:])
	return name, i + n
}

// unknownField tells whether the word before a colon looks like the name of a field.
func unknownField(word string) bool {
	for _, r := range word {
		if !unicode.IsLetter(r) && r != '_' {
			return false
		}
	}
	return utf8.RuneCountInString(word) <= 10
}

// trim takes the spaces at the ends away and makes runs of spaces one.
func trim(s string) string { return strings.Join(strings.FieldsFunc(s, unicode.IsSpace), " ") }

// words makes a part that asks for text; nil when nothing is left of it.
func words(f Field, text string) Node {
	text = trim(FoldString(text))
	if text == "" {
		return nil
	}
	return Words{Field: f, Text: text}
}

// maxGaps is how many signs "*" and "?" a word may have; with more they are searched as signs.
const maxGaps = 12

// pattern makes a part that asks for text in which "*" and "?" may stand. At its ends they say nothing.
func pattern(f Field, text string) Node {
	text = trim(FoldString(text))
	inner := strings.Trim(text, "*?")
	if gaps := strings.Count(inner, "*") + strings.Count(inner, "?"); inner == "" || gaps == 0 || gaps > maxGaps {
		if inner == "" {
			inner = text // signs alone are asked for as signs
		}
		return words(f, inner)
	}
	for strings.Contains(inner, "**") {
		inner = strings.ReplaceAll(inner, "**", "*")
	}
	return Pattern{f, inner}
}
