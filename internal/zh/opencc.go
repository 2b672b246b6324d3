package zh

import (
	"strings"
	"sync"
	"unicode/utf8"

	"yanku/assets"
)

// openCC holds OpenCC's tables from Traditional to Simplified script. The module gocc would read them too, but brings a trie under the GPL into the program.
type openCC struct {
	chars   map[rune]rune
	phrases map[string]string
	longest map[rune]int // bytes of the longest phrase that begins with a rune
}

// simplifier reads the tables once; reads of it are safe from many goroutines.
var simplifier = sync.OnceValue(func() *openCC {
	o := &openCC{chars: map[rune]rune{}, phrases: map[string]string{}, longest: map[rune]int{}}
	_, rows, _ := strings.Cut(string(assets.Table("opencc_t2s.csv")), "\n")
	for line := range strings.Lines(rows) {
		from, to, ok := strings.Cut(strings.TrimSpace(line), ",")
		if !ok || utf8.RuneCountInString(from) != utf8.RuneCountInString(to) {
			continue // every rune keeps its place
		}
		first, n := utf8.DecodeRuneInString(from)
		if n == len(from) {
			o.chars[first], _ = utf8.DecodeRuneInString(to)
			continue
		}
		o.phrases[from] = to
		o.longest[first] = max(o.longest[first], len(from))
	}
	return o
})

// char gives the Simplified form of one rune by itself.
func (o *openCC) char(r rune) rune {
	if to, ok := o.chars[r]; ok {
		return to
	}
	return r
}

// convert gives s in Simplified script, rune for rune: at each place the longest phrase of the table, else the character by itself.
func (o *openCC) convert(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for at := 0; at < len(s); {
		r, n := utf8.DecodeRuneInString(s[at:])
		if r == utf8.RuneError && n == 1 {
			b.WriteByte(s[at])
			at++
			continue
		}
		if from, to := o.phrase(s[at:], r); from != "" {
			b.WriteString(to)
			at += len(from)
			continue
		}
		b.WriteRune(o.char(r))
		at += n
	}
	return b.String()
}

// phrase gives the longest phrase of the table that s begins with, and its Simplified form; empty when there is none.
func (o *openCC) phrase(s string, first rune) (from, to string) {
	for n := min(o.longest[first], len(s)); n > utf8.RuneLen(first); n-- {
		if to, ok := o.phrases[s[:n]]; ok {
			return s[:n], to
		}
	}
	return "", ""
}
