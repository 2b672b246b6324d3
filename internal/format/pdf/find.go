package pdf

import (
	"cmp"
	"fmt"
	"slices"
	"unicode"

	"yanku/internal/format"
	"yanku/internal/report"
)

// search asks where words stand on a page of the open file.
type search struct {
	Page  int
	Near  report.Box
	Words string
}

// find gives a box for each line of the words, none when they are not found.
func (e *engine) find(s search) ([]report.Box, error) {
	words := bare(s.Words)
	if e.held == nil || len(words) == 0 {
		return nil, nil
	}
	p, handle := e.readPage(e.held.doc, s.Page-1)
	e.closePage(handle)
	if e.err != nil {
		return nil, fmt.Errorf("read page %d: %w: %w", s.Page, format.ErrDamaged, e.err)
	}
	near := line{s.Near.X, s.Near.Y, s.Near.X + s.Near.W, s.Near.Y + s.Near.H}
	if p.turn%2 == 1 {
		near = near.turned(p.turn, p.h, p.w) // p's sides are those of the turned page
	} else {
		near = near.turned(p.turn, p.w, p.h)
	}
	for _, chars := range candidates(p.chars, near) {
		if at := indexOf(chars, words); at >= 0 {
			return p.boxes(chars[at : at+len(words)]), nil
		}
	}
	return nil, nil
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

// bare gives the characters of words that are drawn, with one form for those that PDF has in several.
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
