package pdf

import "slices"

// What the words of a drawn chart's axes and legend are: at least so many short pieces, within so many heights of the body's font around its curves.
const (
	leastLabels = 4
	labelChars  = 12
	labelReach  = 3.5
)

// dropLabels takes the words in and around drawn charts out: they are numbers of scales and say nothing without the picture.
func dropLabels(p *page, segs []seg, body float64) []seg {
	for _, c := range p.charts {
		if c.x1-c.x0 > p.w || c.y1-c.y0 > p.h/2 {
			continue // the page's ornament
		}
		reach := labelReach * body
		around := line{c.x0 - reach, c.y0 - reach, c.x1 + reach, c.y1 + reach}
		label := func(s seg) bool {
			return s.table == nil && s.chars <= labelChars && s.size <= body+sameSize && inside(s, around) && !caption.MatchString(s.text) && !source.MatchString(s.text)
		}
		n, prose := 0, false
		for _, s := range segs {
			if label(s) {
				n++
			} else if inside(s, c) && s.chars > labelChars {
				prose = true // a frame around text
			}
		}
		if n >= leastLabels && !prose {
			segs = slices.DeleteFunc(slices.Clone(segs), label)
		}
	}
	return segs
}
