// Package zh is what Yanku knows of Chinese text: character sets, the damage web pages do to it, Traditional and Simplified script, folding for search and words.
package zh

import (
	"strings"
	"sync"
	"unicode"
)

// foldMax is the end of the runes that the fold table holds: the basic plane up to the end of full-width forms.
const foldMax = 0x10000

// foldTable holds, for each rune of the basic plane, its search fold.
var foldTable = sync.OnceValue(func() *[foldMax]rune {
	t := new([foldMax]rune)
	for r := range rune(foldMax) {
		t[r] = plainFold(r)
	}
	cc := simplifier()
	for _, block := range [][2]rune{{0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xF900, 0xFAFF}} {
		for r := block[0]; r <= block[1]; r++ {
			t[r] = cc.char(r)
		}
	}
	// Variants that OpenCC keeps because some words need them; search does not.
	for _, p := range extraFolds() {
		t[p[0]] = p[1]
	}
	for r := range rune(foldMax) { // 薴 → 苧 → 苎: a fold of a fold is the same
		if f := t[r]; f < foldMax {
			t[r] = t[f]
		}
	}
	return t
})

// plainFold folds width and case alone.
func plainFold(r rune) rune {
	switch {
	case r >= 0xFF01 && r <= 0xFF5E:
		r -= 0xFEE0
	case r == 0x3000 || r == 0xA0:
		return ' '
	case r < 0x80:
		if r >= 'A' && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	}
	return unicode.ToLower(r)
}

// Fold gives the rune that r is searched as: Traditional as Simplified, full-width as half-width, capitals as small letters.
// It looks at no neighbour, so index, query and plain comparison agree. The length in UTF-8 may change.
func Fold(r rune) rune {
	if r >= 0 && r < foldMax {
		return foldTable()[r]
	}
	return unicode.ToLower(r)
}

// FoldString folds s rune by rune; see Fold.
func FoldString(s string) string {
	t := foldTable()
	return strings.Map(func(r rune) rune {
		if r < foldMax {
			return t[r]
		}
		return unicode.ToLower(r)
	}, s)
}

// IsHan tells whether r is a Chinese character.
func IsHan(r rune) bool {
	return r >= 0x4E00 && r <= 0x9FFF || r >= 0x3400 && r <= 0x4DBF || r == 0x3007 ||
		r >= 0xF900 && r <= 0xFAFF || r >= 0x20000 && r <= 0x323AF
}

// isEast tells whether r is written without spaces around it: a Chinese character or East Asian punctuation.
func isEast(r rune) bool {
	return IsHan(r) || r >= 0x3000 && r <= 0x30FF || r >= 0xFF01 && r <= 0xFF65 ||
		r == '“' || r == '”' || r == '‘' || r == '’' || r == '—' || r == '…'
}
