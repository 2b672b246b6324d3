package query

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"yanku/internal/report"
)

// nearIn tells whether a line of a folded text answers.
func nearIn(text string, n Near) bool {
	for line := range strings.SplitSeq(text, "\n") {
		if nearEnough(line, n) {
			return true
		}
	}
	return false
}

// place is where a word stands in a line, in characters.
type place struct{ word, from, to int }

// nearEnough tells whether a piece of a line, no longer than the words may lie apart, holds every word, in whatever order. It goes from the end of the line to its beginning and
// knows for each word the next place.
func nearEnough(line string, n Near) bool {
	var all []place
	room := n.Within
	for i, w := range n.Words {
		room += utf8.RuneCountInString(w)
		found := placesOf(line, w, i)
		if len(found) == 0 {
			return false
		}
		all = append(all, found...)
	}
	slices.SortFunc(all, func(a, b place) int { return b.from - a.from })
	next := make([]place, len(n.Words))
	for i := range next {
		next[i].to = math.MaxInt
	}
	for _, p := range all {
		next[p.word] = p
		if !slices.ContainsFunc(next, func(q place) bool { return q.to-p.from > room }) {
			return true
		}
	}
	return false
}

func placesOf(line, word string, number int) []place {
	var out []place
	size := utf8.RuneCountInString(word)
	at, runes := 0, 0
	for {
		i := strings.Index(line[at:], word)
		if i < 0 {
			return out
		}
		runes += utf8.RuneCountInString(line[at : at+i])
		out = append(out, place{number, runes, runes + size})
		_, n := utf8.DecodeRuneInString(line[at+i:])
		at, runes = at+i+n, runes+1
	}
}

// patterns keeps compiled patterns; there are few.
var patterns sync.Map

// expression gives a pattern as a regular expression over folded text. "*" stays in its sentence.
func (p Pattern) expression() *regexp.Regexp {
	if e, ok := patterns.Load(p.Text); ok {
		return e.(*regexp.Regexp)
	}
	var b strings.Builder
	for _, r := range p.Text {
		switch r {
		case '*':
			b.WriteString(`[^\n` + SentenceEnds + `]{0,` + strconv.Itoa(MaxGap) + `}?`)
		case '?':
			b.WriteString(`[^\n]`)
		default:
			b.WriteString(regexp.QuoteMeta(string(r)))
		}
	}
	e := regexp.MustCompile(b.String()) // every part is quoted or ours
	patterns.Store(p.Text, e)
	return e
}

// FindPattern gives the spans, in the text before folding, that a pattern matches.
func (t *Text) FindPattern(p Pattern) []report.Span {
	var out []report.Span
	for _, m := range p.expression().FindAllStringIndex(t.folded, -1) {
		out = append(out, report.Span{From: t.original(m[0]), To: t.original(m[1])})
	}
	return out
}
