package query

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"yanku/internal/report"
	"yanku/internal/zh"
)

// FindWhole gives the spans, in the text before folding, where a folded word stands whole: it begins where a word begins and ends where one ends. 市场 is not in 城市场馆, AI not
// in MAIN, 5 not in 15. Between letters or digits that are not Chinese there is no border, between those and Chinese there always is one, and between two Chinese
// characters split decides, which cuts folded text into words; it is shown the run of Chinese characters around the border, in pieces of at most 64. Without split there is a
// border between any two Chinese characters.
func (t *Text) FindWhole(word string, split func(string) []report.Span) []report.Span {
	return t.places(word, func(from int) int { return nextWhole(t.folded, word, from, split) })
}

// places gathers what next finds, from the beginning on; overlapping ones are joined.
func (t *Text) places(word string, next func(from int) int) []report.Span {
	var out []report.Span
	for at := next(0); at >= 0; at = next(after1(t.folded, at)) {
		out = append(out, report.Span{From: t.original(at), To: t.original(at + len(word))})
	}
	return Join(out)
}

// after1 is the place one character further.
func after1(text string, at int) int {
	_, n := utf8.DecodeRuneInString(text[at:])
	return at + n
}

// nextWhole gives the first place from byte from on where a word stands whole in a folded text, -1 where there is none.
func nextWhole(text, word string, from int, split func(string) []report.Span) int {
	return next(text, word, from, func(from, to int) bool { return whole(text, from, to, split) })
}

// nextLine gives the first place from byte from on where value is a line of the text, -1 where there is none.
func nextLine(text, value string, from int) int {
	return next(text, value, from, func(from, to int) bool {
		return (from == 0 || text[from-1] == '\n') && (to == len(text) || text[to] == '\n')
	})
}

// next gives the first place from byte from on where a word stands that is as asked, -1 where there is none.
func next(text, word string, from int, is func(from, to int) bool) int {
	for word != "" {
		i := strings.Index(text[from:], word)
		if i < 0 {
			break
		}
		if from += i; is(from, from+len(word)) {
			return from
		}
		from = after1(text, from)
	}
	return -1
}

// whole tells whether words begin at from and end at to.
func whole(text string, from, to int, split func(string) []report.Span) bool {
	return parts(text, from, split) && parts(text, to, split)
}

// parts tells whether there is a border of words at a place of a folded text.
func parts(text string, at int, split func(string) []report.Span) bool {
	switch borderAt(text, at) {
	case never:
		return false
	case always:
		return true
	}
	if split == nil {
		return true
	}
	from := at
	for from > 0 {
		r, n := utf8.DecodeLastRuneInString(text[:from])
		if !zh.IsHan(r) {
			break
		}
		from -= n
	}
	for {
		piece := hanPiece(text[from:])
		if at < from+len(piece) {
			return at == from || slices.ContainsFunc(split(piece), func(w report.Span) bool { return w.From == at-from || w.To == at-from })
		}
		from += len(piece)
	}
}

// longestPiece is how many Chinese characters are cut into words together; longer runs without a sign are no sentences.
const longestPiece = 64

// hanPiece gives the Chinese characters at the beginning of a text, at most longestPiece.
func hanPiece(text string) string {
	n := 0
	for i, r := range text {
		if n == longestPiece || !zh.IsHan(r) {
			return text[:i]
		}
		n++
	}
	return text
}

// Borders calls do for every place of a folded text where there is a border of words, in order: as the number of the character behind it, from 1, with one more at the end.
func Borders(text string, split func(string) []report.Span, do func(place uint32)) {
	place := uint32(1)
	for at := 0; at < len(text); {
		piece := hanPiece(text[at:])
		if piece == "" || split == nil {
			if borderAt(text, at) != never {
				do(place)
			}
			_, n := utf8.DecodeRuneInString(text[at:])
			at, place = at+n, place+1
			continue
		}
		do(place)
		next := 0
		for _, w := range split(piece) {
			for _, end := range []int{w.From, w.To} {
				if end > next && end < len(piece) {
					place += uint32(utf8.RuneCountInString(piece[next:end]))
					next = end
					do(place)
				}
			}
		}
		place += uint32(utf8.RuneCountInString(piece[next:]))
		at += len(piece)
	}
	do(place)
}

// border says whether a place between two characters is one between words.
type border int

const (
	never border = iota
	always
	asked // the segmenter knows
)

func borderAt(text string, at int) border {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at:])
	switch {
	case !joined(text, at) || zh.IsHan(before) != zh.IsHan(after):
		return always
	case zh.IsHan(before):
		return asked
	}
	return never
}

// joined tells whether letters, digits or Chinese characters stand on both sides of a place.
func joined(text string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at]) // at the ends of the text no letter
	after, _ := utf8.DecodeRuneInString(text[at:])
	return inWord(before) && inWord(after)
}

// inWord tells whether r is a letter, a digit or a Chinese character.
func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// exact gives the spans where a text stands as written; where it stands so nowhere, as in a text whose script was changed, those of its fold.
func (t *Text) exact(text, folded string) []report.Span {
	same := func(from, to int) bool { return t.source[t.original(from):t.original(to)] == text }
	if out := t.places(folded, func(from int) int { return next(t.folded, folded, from, same) }); len(out) > 0 {
		return out
	}
	return t.Find([]string{folded})
}

// Marks gives the spans, in the text before folding, that a query asks for anywhere: its words, exact ones as written, whole ones only where they stand whole, full ones only as
// lines, and its patterns; in order, overlapping ones joined. What stands under a Not is left out. split is as in FindWhole.
func (t *Text) Marks(q Tree, split func(string) []report.Span) []report.Span {
	var out []report.Span
	Walk(q.Root, func(n Node) bool {
		switch n := n.(type) {
		case Not:
			return false
		case Words:
			if n.Field == Anywhere {
				out = append(out, t.marks(n, split)...)
			}
		case Near:
			if n.Field == Anywhere {
				out = append(out, t.Find(n.Words)...)
			}
		case Pattern:
			if n.Field == Anywhere {
				out = append(out, t.FindPattern(n)...)
			}
		}
		return true
	})
	return Join(out)
}

func (t *Text) marks(w Words, split func(string) []report.Span) (out []report.Span) {
	for _, word := range append([]string{FoldString(w.Text)}, w.Also...) {
		switch {
		case w.Exact:
			out = append(out, t.exact(w.Text, word)...)
		case w.Full:
			out = append(out, t.places(word, func(from int) int { return nextLine(t.folded, word, from) })...)
		case w.Whole:
			out = append(out, t.FindWhole(word, split)...)
		default:
			out = append(out, t.Find([]string{word})...)
		}
	}
	return out
}
