package ocr

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// bodyOf gives the size of most of the text in points.
func bodyOf(pages []sheet) float64 {
	var all []line
	for _, p := range pages {
		all = append(all, scaled(p.lines, p.scale)...)
	}
	return math.Max(typical(all), 0.1)
}

// label is how small, by the size of the text, a number without Chinese is that belongs to the axis of a chart.
const label = 0.72

// withoutLabels gives pages without the numbers at the axes of charts, which belong to no sentence.
func withoutLabels(pages []sheet, body float64) []sheet {
	out := slices.Clone(pages)
	for i, p := range pages {
		out[i].lines = slices.DeleteFunc(slices.Clone(p.lines), func(l line) bool {
			return l.size*p.scale < label*body && !slices.ContainsFunc(l.signs, func(s sign) bool { return isHan(s.text) })
		})
	}
	return out
}

// maxHeading is how many characters a heading has at most.
const maxHeading = 60

// heading is how much larger than the text a heading is at least.
const heading = 1.15

// headings gives the sizes of headings on all pages, falling: sizes within a tenth are one.
func headings(pages []sheet, body float64) []float64 {
	var sizes []float64
	for _, p := range pages {
		for _, l := range p.lines {
			if size := l.size * p.scale; size >= heading*body && l.heads() {
				sizes = append(sizes, size)
			}
		}
	}
	slices.Sort(sizes)
	slices.Reverse(sizes)
	var out []float64
	for _, s := range sizes {
		if len(out) == 0 || s < 0.9*out[len(out)-1] {
			out = append(out, s)
		}
	}
	return out
}

// exhibit begins captions and source lines, which are no headings.
var exhibit = regexp.MustCompile(`^(?:图表?\s?\d+|表\s?\d+|资料来源|数据来源|来源：)`)

// heads tells whether a line has the words of a heading.
func (l line) heads() bool {
	texts, _ := l.cells()
	n := utf8.RuneCountInString(texts[0])
	if len(texts) > 1 || n < 2 || n > maxHeading || strings.ContainsRune("。；，,", []rune(texts[0])[n-1]) || exhibit.MatchString(texts[0]) {
		return false
	}
	words := 0
	for _, s := range l.signs {
		if s.text != "一" && (isHan(s.text) || isWord(s.text)) {
			words++
		}
	}
	return words > 1 && 5*words > 3*len(l.signs)
}

// levelOf gives the level of a line as a heading, 0 for none.
func (w *writer) levelOf(l line) int {
	size := l.size * w.sheet.scale
	if size < heading*w.body || !l.heads() {
		return 0
	}
	for i, s := range w.heads {
		if size > 0.9*s {
			return min(i+1, 6)
		}
	}
	return min(len(w.heads)+1, 6)
}
