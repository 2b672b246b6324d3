package ocr

import (
	"regexp"
	"slices"
	"unicode"
)

// rim is the share of a page's height at its top and foot where headers and footers stand, fewPages how many pages must have one.
const (
	rim      = 0.09
	fewPages = 3
)

// pageNumber is a line that is only the number of its page.
var pageNumber = regexp.MustCompile(`^(?:第?\s?\d{1,4}\s?页?|第?\s?\d{1,4}\s?页?\s?[/／共]\s?\d{1,4}\s?页?|-\s?\d{1,4}\s?-)$`)

// withoutFurniture gives pages without headers and footers: what stands at the rim of at least half of them and of fewPages, numbers and misread signs
// apart, and page numbers at the rim.
func withoutFurniture(pages []sheet) []sheet {
	if len(pages) < 2 {
		return pages
	}
	rims := make([][]string, len(pages))
	for i, p := range pages {
		for _, l := range p.lines {
			if p.atRim(l) {
				texts, _ := l.cells()
				rims[i] = append(rims[i], texts...)
			}
		}
	}
	out := slices.Clone(pages)
	for i, p := range pages {
		out[i].lines = nil
		for _, l := range p.lines {
			texts, _ := l.cells()
			own := slices.ContainsFunc(texts, func(s string) bool { return !pageNumber.MatchString(s) && !repeated(rims, s) })
			if own || !p.atRim(l) {
				out[i].lines = append(out[i].lines, l)
			}
		}
	}
	return out
}

func (s sheet) atRim(l line) bool {
	return l.y1 < rim*float64(s.high) || l.y0 > (1-rim)*float64(s.high)
}

// skeleton is a text's letters and Han characters.
func skeleton(s string) []rune {
	var out []rune
	for _, r := range s {
		if unicode.IsLetter(r) {
			out = append(out, r)
		}
	}
	return out
}

// repeated tells whether a text at the rim stands on enough pages.
func repeated(rims [][]string, words string) bool {
	n := 0
	for _, page := range rims {
		if slices.ContainsFunc(page, func(s string) bool { return alike(s, words) }) {
			n++
		}
	}
	return n >= fewPages && 2*n >= len(rims) || n == len(rims) && n > 1
}

// alike tells whether two texts have the same letters but for a fifth at most.
func alike(a, b string) bool {
	x, y := skeleton(a), skeleton(b)
	if len(x) == 0 || len(x)*5 < len(y)*4 || len(y)*5 < len(x)*4 {
		return false
	}
	seen := map[rune]int{}
	for _, r := range x {
		seen[r]++
	}
	same := 0
	for _, r := range y {
		if seen[r] > 0 {
			seen[r]--
			same++
		}
	}
	return 5*same >= 4*max(len(x), len(y))
}
