package store

import (
	"strings"
	"unicode/utf8"

	"yanku/internal/report"
)

// Sizes of a snippet and of what stands in it before the first hit, in bytes: about 60 Han characters, and 15.
const (
	snippetSize = 180
	snippetLead = 45
)

// snippet gives a piece of body around where hits stand closest, on one line, with the hits in it. The marks are offsets in the snippet.
// Without hits it is the beginning of the text.
func snippet(body string, hits []report.Span) (string, []report.Span) {
	from, to := window(body, hits)
	piece := strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return ' ' // one byte for one byte: the marks stay right
		}
		return r
	}, body[from:to])
	var marks []report.Span
	shift := -from
	if from > 0 {
		piece, shift = "…"+piece, shift+len("…")
	}
	if to < len(body) {
		piece += "…"
	}
	for _, h := range hits {
		if h.From >= from && h.To <= to {
			marks = append(marks, h.Shift(shift))
		}
	}
	return piece, marks
}

// window chooses the piece of body: the one with most hits, the first of equals, cut between characters.
func window(body string, hits []report.Span) (from, to int) {
	if len(hits) > 0 {
		best, most := 0, 0
		for i, j := 0, 0; i < len(hits); i++ {
			for j < len(hits) && hits[j].To <= hits[i].From+snippetSize-snippetLead {
				j++
			}
			if j-i > most {
				best, most = i, j-i
			}
		}
		from = max(0, hits[best].From-snippetLead)
		to = max(hits[best].To, from+snippetSize)
	} else {
		to = snippetSize
	}
	return widen(body, from, to)
}

// widen moves the ends of a piece of body outwards to where characters begin, and into body.
func widen(body string, from, to int) (int, int) {
	from, to = max(0, from), min(len(body), to)
	for from > 0 && !utf8.RuneStart(body[from]) {
		from--
	}
	for to < len(body) && !utf8.RuneStart(body[to]) {
		to++
	}
	return from, to
}

// around is how many bytes of text beside a hit are split into words.
const around = 60

// whole tells which share of a text's first hits, 0..1, begin and end where words do. It is 0 while no dictionary is loaded.
func whole(split func(string) []report.Span, body string, hits []report.Span) float64 {
	const enough = 5
	n := min(enough, len(hits))
	if split == nil || n == 0 {
		return 0
	}
	good := 0
	for _, h := range hits[:n] {
		from, to := widen(body, h.From-around, h.To+around)
		if borders(split(body[from:to]), h.Shift(-from)) {
			good++
		}
	}
	return float64(good) / float64(n)
}

// borders tells whether a hit begins where a word begins and ends where one ends.
func borders(words []report.Span, hit report.Span) bool {
	begins, ends := false, false
	for _, w := range words {
		begins = begins || w.From == hit.From
		ends = ends || w.To == hit.To
	}
	return begins && ends
}
