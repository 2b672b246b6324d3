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
