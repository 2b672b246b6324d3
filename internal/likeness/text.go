// Package likeness tells how much of two reports' words is the same, whatever files they came in: a print and its Markdown, an edition and its revision.
package likeness

import (
	"slices"
	"unicode"

	"yanku/internal/report"
	"yanku/internal/zh"
)

// width is the number of characters of a shingle: long enough that common words (数据来源, 资本开支) make none that two reports share by chance.
const width = 8

// Text is what of a report's words is compared: its shingles (runs of eight letters and figures, folded, without space and punctuation, so that no line break and
// no layout matters) and its numbers. Bylines, disclaimers, rating legends and what stands on every page are left out.
type Text struct {
	shingles, numbers []uint64 // ordered, each once
}

// Read takes the words of a report apart. The roles of its blocks must be known.
func Read(d *report.Doc) Text {
	r := reader{}
	for _, b := range d.Blocks {
		if b.Role.Feeds() && b.Role != report.RoleByline {
			r.block(d.Text(b.Span))
		}
	}
	return Text{unique(r.shingles), unique(r.numbers)}
}

// Size gives the number of shingles, which is about that of characters.
func (t Text) Size() int { return len(t.shingles) }

// reader reads rune by rune. Shingles go on across blocks: where a format ends a paragraph says nothing.
type reader struct {
	last              [width]uint64
	runes             int
	number            uint64
	shingles, numbers []uint64
}

func (r *reader) block(text string) {
	for _, c := range text {
		c = zh.Fold(c)
		letter, digit := unicode.IsLetter(c), unicode.IsDigit(c)
		switch {
		case digit || c == '.' && r.number != 0:
			r.number = mix(r.number ^ uint64(c))
		default:
			r.endNumber()
		}
		if letter || digit {
			r.add(uint64(c))
		}
	}
	r.endNumber()
}

func (r *reader) endNumber() {
	if r.number != 0 {
		r.numbers = append(r.numbers, r.number)
		r.number = 0
	}
}

func (r *reader) add(c uint64) {
	r.last[r.runes%width] = c
	r.runes++
	if r.runes < width {
		return
	}
	h := uint64(0)
	for i := range width {
		h = mix(h ^ r.last[(r.runes+i)%width])
	}
	r.shingles = append(r.shingles, h)
}

// mix is the finalizer of SplitMix64 (Steele, Lea, Flood 2014): every bit of the outcome depends on every bit of x.
func mix(x uint64) uint64 {
	x += 0x9E3779B97F4A7C15
	x = (x ^ x>>30) * 0xBF58476D1CE4E5B9
	x = (x ^ x>>27) * 0x94D049BB133111EB
	return x ^ x>>31
}

func unique(in []uint64) []uint64 {
	slices.Sort(in)
	return slices.Clip(slices.Compact(in))
}

// shared counts what two ordered sets have in common.
func shared(a, b []uint64) (n int) {
	for len(a) > 0 && len(b) > 0 {
		switch x, y := a[0], b[0]; {
		case x < y:
			a = a[1:]
		case x > y:
			b = b[1:]
		default:
			n, a, b = n+1, a[1:], b[1:]
		}
	}
	return n
}

// jaccard gives the share of what is in both among what is in either, 0..1; 1 when there is nothing in either.
func jaccard(a, b []uint64) float64 {
	n := shared(a, b)
	all := len(a) + len(b) - n
	if all == 0 {
		return 1
	}
	return float64(n) / float64(all)
}
