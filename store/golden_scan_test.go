package store_test

import (
	"slices"
	"strings"
	"unicode"

	"yanku/internal/query"
	"yanku/internal/report"
)

// near looks at every piece of a line that is as long as the words may lie apart.
func near(line []rune, n query.Near) bool {
	size := n.Within
	for _, w := range n.Words {
		size += len([]rune(w))
	}
	for from, r := range line {
		if !slices.ContainsFunc(n.Words, func(w string) bool { return strings.HasPrefix(w, string(r)) }) {
			continue // a shortest piece begins with one of the words
		}
		piece := string(line[from:min(len(line), from+size)])
		if !slices.ContainsFunc(n.Words, func(w string) bool { return !strings.Contains(piece, w) }) {
			return true
		}
	}
	return false
}

// gaps tries a pattern at every place of a line.
func gaps(line, pattern []rune) bool {
	for from, r := range line {
		if r == pattern[0] && fits(line[from:], pattern) {
			return true
		}
	}
	return false
}

func fits(line, pattern []rune) bool {
	switch {
	case len(pattern) == 0:
		return true
	case pattern[0] == '*':
		for n := 0; n <= query.MaxGap && n <= len(line); n++ {
			if fits(line[n:], pattern[1:]) {
				return true
			}
			if n < len(line) && strings.ContainsRune("。!;", line[n]) {
				return false
			}
		}
		return false
	case len(line) == 0:
		return false
	case pattern[0] == '?' || pattern[0] == line[0]:
		return fits(line[1:], pattern[1:])
	}
	return false
}

// whole tries a word at every place of a line and asks for a border of words at both of its ends.
func whole(line, word []rune, words func(string) []report.Span) bool {
	for from := 0; from+len(word) <= len(line); from++ {
		to := from + len(word)
		if slices.Equal(line[from:to], word) && border(line, from, words) && border(line, to, words) {
			return true
		}
	}
	return false
}

// script is 0 for what belongs to no word, 1 for letters and digits, 2 for Chinese characters.
func script(line []rune, i int) int {
	switch {
	case i < 0 || i >= len(line) || !unicode.IsLetter(line[i]) && !unicode.IsNumber(line[i]):
		return 0
	case unicode.Is(unicode.Han, line[i]):
		return 2
	}
	return 1
}

// border tells whether words part at a place of a line: signs and changes of script part them, letters do not, and of Chinese characters the segmenter is asked, which is shown
// the run of them around the place, 64 at a time from its beginning.
func border(line []rune, at int, words func(string) []report.Span) bool {
	before, after := script(line, at-1), script(line, at)
	if before != after || before == 0 {
		return true
	}
	if before == 1 {
		return false
	}
	left := at
	for left > 0 && script(line, left-1) == 2 {
		left--
	}
	left += (at - left) / 64 * 64
	right := left
	for right < len(line) && right-left < 64 && script(line, right) == 2 {
		right++
	}
	cut := len(string(line[left:at]))
	return cut == 0 || slices.ContainsFunc(words(string(line[left:right])), func(w report.Span) bool { return w.From == cut })
}
