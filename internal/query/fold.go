package query

import (
	"sort"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"yanku/internal/report"
	"yanku/internal/zh"
)

// Fold is the fold of search: zh.Fold, and every space but the line break becomes " ". It is made rune by rune, without context.
func Fold(r rune) rune {
	if r < utf8.RuneSelf {
		switch {
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		case r == '\t' || r == '\v' || r == '\f' || r == '\r':
			return ' '
		}
		return r
	}
	if unicode.IsSpace(r) {
		return ' '
	}
	return zh.Fold(r)
}

// foldTable holds the fold of each rune of the basic plane: whole texts are folded at every import and search.
var foldTable = sync.OnceValue(func() *[1 << 16]rune {
	t := new([1 << 16]rune)
	for r := range t {
		t[r] = Fold(rune(r))
	}
	return t
})

// FoldString folds s rune by rune. Invalid bytes become U+FFFD.
func FoldString(s string) string {
	t := foldTable()
	return strings.Map(func(r rune) rune {
		if int(r) < len(t) {
			return t[r]
		}
		return Fold(r)
	}, s)
}

// Text is a text folded once, that remembers where each piece stood.
type Text struct {
	source string
	folded string
	moves  []move // where lengths differ, ordered
}

// move says that from byte At of the folded text on, the original is By bytes further.
type move struct{ at, by int }

// NewText folds s.
func NewText(s string) *Text {
	t := &Text{source: s}
	var b strings.Builder
	b.Grow(len(s))
	for i, r := range s {
		if by := i - b.Len(); by != t.shift() {
			t.moves = append(t.moves, move{b.Len(), by})
		}
		b.WriteRune(Fold(r))
	}
	if by := len(s) - b.Len(); by != t.shift() {
		t.moves = append(t.moves, move{b.Len(), by})
	}
	t.folded = b.String()
	return t
}

func (t *Text) shift() int {
	if len(t.moves) == 0 {
		return 0
	}
	return t.moves[len(t.moves)-1].by
}

// original gives the offset in the text before folding of a rune border in the folded text.
func (t *Text) original(at int) int {
	i := sort.Search(len(t.moves), func(i int) bool { return t.moves[i].at > at })
	if i == 0 {
		return at
	}
	return at + t.moves[i-1].by
}

// Find gives the spans, in the text before folding, where any of the folded words stands: in order, overlapping ones joined.
func (t *Text) Find(words []string) []report.Span {
	var out []report.Span
	for _, w := range words {
		for at := 0; ; {
			i := strings.Index(t.folded[at:], w)
			if i < 0 || w == "" {
				break
			}
			at += i
			out = append(out, report.Span{From: t.original(at), To: t.original(at + len(w))})
			at += len(w)
		}
	}
	return Join(out)
}

// Join orders spans and joins those that share a byte.
func Join(spans []report.Span) []report.Span {
	sort.Slice(spans, func(i, j int) bool { return spans[i].From < spans[j].From })
	out := spans[:0]
	for _, s := range spans {
		if n := len(out); n > 0 && s.From < out[n-1].To {
			out[n-1].To = max(out[n-1].To, s.To)
			continue
		}
		out = append(out, s)
	}
	return out
}

// Count tells how often a folded word stands in the text.
func (t *Text) Count(word string) int {
	if word == "" {
		return 0
	}
	return strings.Count(t.folded, word)
}
