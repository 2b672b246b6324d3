package pdf

import (
	"math"
	"regexp"
	"strings"
)

// edge is the part of a page's height, at its top and bottom, in which headers and footers stand.
const edge = 0.11

var digits = regexp.MustCompile(`\d+`)

// pageNumber is a line that is nothing else.
var pageNumber = regexp.MustCompile(`^[-—–\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／]?\s*(?:共\s*)?\d{1,4}(?:\s*页)?)?[-—–\s]*$`)

// sign is what a header is known by on another page: its words with the numbers left out, and where it stands.
type sign struct {
	words string
	y     int
}

func signsOf(s seg) [2]sign {
	words := digits.ReplaceAllString(strings.ReplaceAll(s.text, " ", ""), "#")
	y := int(s.base / 8)
	return [2]sign{{words, y}, {words, y + 1}}
}

func (p *page) atEdge(s seg) bool { return s.base < p.h*edge || s.top > p.h*(1-edge) }

// dropFurniture takes headers and footers out: what stands at the same place near the edge of several pages, numbers aside.
func dropFurniture(pages []page, segs [][]seg) {
	seen := map[sign]int{}
	for i := range pages {
		here := map[sign]bool{}
		for _, s := range segs[i] {
			if pages[i].atEdge(s) {
				for _, k := range signsOf(s) {
					here[k] = true
				}
			}
		}
		for k := range here {
			seen[k]++
		}
	}
	least := max(2, int(math.Ceil(0.3*float64(len(pages)))))
	for i := range pages {
		var keep []seg
		for _, s := range segs[i] {
			if pages[i].atEdge(s) {
				k := signsOf(s)
				if seen[k[0]] >= least || seen[k[1]] >= least || pageNumber.MatchString(s.text) && s.base > p90(pages[i]) {
					continue
				}
			}
			keep = append(keep, s)
		}
		segs[i] = keep
	}
}

// p90 gives the height under which a lone number is a page's.
func p90(p page) float64 { return p.h * 0.92 }

// tiled is how often faint words must stand on one page to be a watermark; on several pages at one place, twice are enough.
const tiled = 3

// dropMarks takes upright watermarks out of the pages: faint words that are repeated on a page, or stand at the same place on several.
func dropMarks(pages []page) {
	faint := make([][]seg, len(pages))
	seen := map[sign]int{}
	for i, p := range pages {
		here := map[sign]bool{}
		for _, s := range segments(onlyFaint(p.chars)) {
			faint[i] = append(faint[i], s)
			here[signsOf(s)[0]] = true
		}
		for k := range here {
			seen[k]++
		}
	}
	for i := range pages {
		times := map[string]int{}
		for _, s := range faint[i] {
			times[s.text]++
		}
		var marks []seg
		for _, s := range faint[i] {
			if s.chars > 1 && (times[s.text] >= tiled || seen[signsOf(s)[0]] >= 2 && !pages[i].atEdge(s)) {
				marks = append(marks, s)
			}
		}
		pages[i].chars = without(pages[i].chars, marks)
	}
}

func onlyFaint(chars []char) []char {
	var out []char
	for _, c := range chars {
		if c.faint {
			out = append(out, c)
		}
	}
	return out
}

// without gives the characters that are not part of a mark.
func without(chars []char, marks []seg) []char {
	if len(marks) == 0 {
		return chars
	}
	out := chars[:0]
	for _, c := range chars {
		part := false
		for _, m := range marks {
			if c.faint && math.Abs(c.base-m.base) < 1 && c.x0 >= m.x0-0.1 && c.x1 <= m.x1+0.1 {
				part = true
				break
			}
		}
		if !part {
			out = append(out, c)
		}
	}
	return out
}
