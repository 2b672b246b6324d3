package pdf

import (
	"cmp"
	"fmt"
	"slices"
	"unicode"

	"yanku/internal/format"
	"yanku/internal/report"
)

// search asks where quotes stand on a page of the open file.
type search struct {
	Page   int
	Quotes []Quote
}

// find looks for quotes, one after another.
func (e *engine) find(s search) ([]Found, error) {
	if e.held == nil {
		return nil, fmt.Errorf("page %d: %w", s.Page, format.ErrDamaged)
	}
	p, handle := e.readPage(e.held.doc, s.Page-1)
	e.closePage(handle)
	if e.err != nil {
		return nil, fmt.Errorf("read page %d: %w: %w", s.Page, format.ErrDamaged, e.err)
	}
	out := make([]Found, len(s.Quotes))
	for i, q := range s.Quotes {
		out[i] = p.find(q)
	}
	return out, nil
}

// find looks for a quote, and where it is not there as a whole for the part that matters alone.
func (p *page) find(q Quote) Found {
	if q.From < 0 || q.From > q.To || q.To > len(q.Words) {
		return Found{}
	}
	words, before, mark := bare(q.Words), len(bare(q.Words[:q.From])), bare(q.Words[q.From:q.To])
	if len(words) == 0 {
		return Found{}
	}
	near := line{q.Near.X, q.Near.Y, q.Near.X + q.Near.W, q.Near.Y + q.Near.H}
	if p.turn%2 == 1 {
		near = near.turned(p.turn, p.h, p.w) // p's sides are those of the turned page
	} else {
		near = near.turned(p.turn, p.w, p.h)
	}
	orders := candidates(p.chars, near)
	for _, chars := range orders {
		if at := indexOf(chars, words); at >= 0 {
			f := Found{Words: p.boxes(chars[at : at+len(words)])}
			if len(mark) > 0 {
				f.Mark = p.boxes(chars[at+before : at+before+len(mark)])
			}
			return f
		}
	}
	if q.Near.W > 0 && len(mark) > 0 {
		for _, chars := range orders[:2] {
			if at := indexOf(chars, mark); at >= 0 {
				return Found{Mark: p.boxes(chars[at : at+len(mark)])}
			}
		}
	}
	return Found{}
}

// candidates gives the characters in which words are looked for, in several orders: those of the box as they were drawn, and line by line; then the whole page.
func candidates(chars []char, near line) [][]char {
	var in []char
	if near.x1 > near.x0 {
		const slack = 2 // points: a box is rounded
		for _, c := range chars {
			mid := (c.x0 + c.x1) / 2
			if mid > near.x0-slack && mid < near.x1+slack && c.base > near.y0-slack && c.base-c.size/2 < near.y1+slack {
				in = append(in, c)
			}
		}
	}
	byLine := slices.Clone(in)
	slices.SortStableFunc(byLine, func(a, b char) int {
		if sameLine(a, b) {
			return cmp.Compare(a.x0, b.x0)
		}
		return cmp.Compare(a.base, b.base)
	})
	return [][]char{in, byLine, chars}
}

// sameLine tells whether two characters stand on one line, small ones raised or lowered included.
func sameLine(a, b char) bool {
	d := a.base - b.base
	return d < 0.4*max(a.size, b.size) && d > -0.4*max(a.size, b.size)
}

// bare gives the characters of words that are drawn.
func bare(words string) []rune {
	var out []rune
	for _, r := range words {
		if !unicode.IsSpace(r) && !unicode.IsControl(r) {
			out = append(out, r)
		}
	}
	return out
}

// indexOf finds words among characters, -1 when they are not there.
func indexOf(chars []char, words []rune) int {
next:
	for i := 0; i+len(words) <= len(chars); i++ {
		for j, r := range words {
			if chars[i+j].r != r {
				continue next
			}
		}
		return i
	}
	return -1
}

// How far a mark reaches above and below the baseline, in sizes of the font.
const (
	markAbove = 0.92
	markBelow = 0.2
)

// boxes gives a box for each line of a run of characters, on the page as it is shown.
func (p *page) boxes(run []char) []report.Box {
	var lines []line
	for i, c := range run {
		box := line{c.x0, c.base - markAbove*c.size, c.x1, c.base + markBelow*c.size}
		if n := len(lines); i > 0 && sameLine(run[i-1], c) && c.x0 > run[i-1].x0-c.size {
			lines[n-1] = lines[n-1].with(box)
		} else {
			lines = append(lines, box)
		}
	}
	out := make([]report.Box, len(lines))
	for i, l := range lines {
		out[i] = boxOf(l.turned(4-p.turn, p.w, p.h))
	}
	return out
}
