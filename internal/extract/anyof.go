package extract

import "unicode/utf8"

// anyOf tells fast of most texts that none of many words stands in them, by the first two characters of the words.
type anyOf struct {
	pairs [1 << 16]bool
	all   bool // some word is too short to be told by
}

func newAnyOf(words []string) *anyOf {
	a := &anyOf{}
	for _, w := range words {
		first, n := utf8.DecodeRuneInString(w)
		second, m := utf8.DecodeRuneInString(w[n:])
		a.pairs[pairKey(first, second)] = true
		a.all = a.all || m == 0
	}
	return a
}

func pairKey(a, b rune) uint16 { return uint16(a)*31 + uint16(b) }

// mayBeIn is false when none of the words stands in text.
func (a *anyOf) mayBeIn(text string) bool {
	last := rune(0)
	for _, r := range text {
		if a.pairs[pairKey(last, r)] {
			return true
		}
		last = r
	}
	return a.all
}
