package pdf

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"yanku/internal/report"
)

// seg is a piece of one line of text, drawn in one go; or a table, which stands in the order like a line.
type seg struct {
	text   string
	bold   []report.Span // in bytes of text
	x0, x1 float64
	base   float64
	top    float64
	size   float64
	chars  int
	faint  bool
	table  *grid
}

// height gives how much of the page's height s takes.
func (s seg) height() float64 { return s.base - s.top }

// below tells whether s begins lower than t, by more than a line's unevenness.
func (s seg) below(t seg) bool { return s.base > t.base+0.35*math.Max(s.size, t.size) }

// beside tells whether s and t stand on one line without meeting.
func (s seg) beside(t seg) bool {
	return math.Abs(s.base-t.base) < 0.4*math.Max(s.size, t.size) && (s.x0 >= t.x1-1 || t.x0 >= s.x1-1)
}

// over tells whether s and t share some of the page's width.
func (s seg) over(t seg) bool { return s.x0 < t.x1-1 && t.x0 < s.x1-1 }

func (s seg) box() line { return line{s.x0, s.top, s.x1, s.base + 0.2*s.size} }

// These are in heights of the font: how far baselines on one line may differ, how wide a gap sets two pieces apart, how wide one is a space.
const (
	lineSlack = 0.35
	pieceGap  = 0.5
	closeGap  = 1.3 // pieces nearer than this are put together again when they are no cells
	spaceGap  = 0.18
)

// trustSpaces drops the guessed spaces of a document that draws its own: what is white beside them is the air that some programs put between Chinese and Latin.
func trustSpaces(pages []page) {
	var n [drawn + 1]int
	for _, p := range pages {
		for _, c := range p.chars {
			n[c.space]++
		}
	}
	if n[drawn]*3 < n[guessed] {
		return
	}
	for _, p := range pages {
		for i := range p.chars {
			if p.chars[i].space == guessed {
				p.chars[i].space = noSpace
			}
		}
	}
}

// segments cuts characters, in the order of drawing, into pieces of lines. Characters drawn twice in one place, to look bold, count once.
func segments(chars []char) []seg {
	var out []seg
	var b segBuilder
	drawn := map[place]bool{}
	for _, c := range chars {
		if twice(drawn, c) {
			continue
		}
		if b.n > 0 && !b.takes(c) {
			out = append(out, b.seg())
			b = segBuilder{}
		}
		b.add(c)
	}
	if b.n > 0 {
		out = append(out, b.seg())
	}
	return out
}

type place struct {
	r    rune
	x, y int
}

// twice tells whether the same character stands within a point of c already.
func twice(drawn map[place]bool, c char) bool {
	x, y := int(math.Round(c.x0)), int(math.Round(c.base))
	near := math.Max(1, 0.1*c.size)
	for _, p := range []place{{c.r, x, y}, {c.r, x - 1, y}, {c.r, x + 1, y}} {
		if drawn[p] && math.Abs(float64(p.x)-c.x0) <= near {
			return true
		}
	}
	drawn[place{c.r, x, y}] = true
	return false
}

// segBuilder puts characters together to a piece.
type segBuilder struct {
	text strings.Builder
	s    seg
	last char
	n    int
	from int // start of the bold words under way, -1 when none
}

// takes tells whether c goes on where the piece ends.
func (b *segBuilder) takes(c char) bool {
	size := math.Max(c.size, b.s.size)
	if c.faint != b.s.faint || math.Abs(c.base-b.s.base) > lineSlack*size && !b.raised(c) {
		return false
	}
	gap := c.x0 - b.last.x1
	return gap < pieceGap*size && gap > -0.6*size && math.Abs(c.size-b.s.size) < 0.6*size
}

// raised tells whether c is a small character set above or below the line, such as a note's number.
func (b *segBuilder) raised(c char) bool {
	return c.size < 0.8*b.s.size && math.Abs(c.base-b.s.base) < 0.55*b.s.size
}

func (b *segBuilder) add(c char) {
	if b.n == 0 {
		b.s = seg{x0: c.x0, x1: c.x1, base: c.base, top: c.base - 0.8*c.size, size: c.size, faint: c.faint}
		b.from = -1
	} else if gap := c.x0 - b.last.x1; gap > spaceGap*c.size && spaced(b.last.r, c) {
		b.text.WriteByte(' ')
	}
	if c.size > b.s.size {
		b.s.size, b.s.base = c.size, c.base
	}
	b.s.x0, b.s.x1 = math.Min(b.s.x0, c.x0), math.Max(b.s.x1, c.x1)
	b.s.top = math.Min(b.s.top, c.base-0.8*c.size)
	switch {
	case c.bold && b.from < 0:
		b.from = b.text.Len()
	case !c.bold && b.from >= 0:
		b.endBold()
	}
	b.text.WriteRune(c.r)
	b.last = c
	b.n++
}

// spaced tells whether the white between two characters is a space. Between two Chinese ones it is only where the file draws one: a line may be stretched.
func spaced(before rune, c char) bool {
	if wide(before) && wide(c.r) {
		return c.space == drawn
	}
	return c.space != noSpace || !wide(before) && !wide(c.r)
}

func (b *segBuilder) endBold() {
	to := len(strings.TrimRight(b.text.String(), " "))
	b.s.bold = append(b.s.bold, report.Span{From: b.from, To: to})
	b.from = -1
}

func (b *segBuilder) seg() seg {
	if b.from >= 0 {
		b.endBold()
	}
	b.s.text, b.s.chars = b.text.String(), b.n
	return b.s
}

// wide tells whether a character is set without spaces: Chinese, and its punctuation.
func wide(r rune) bool { return r >= 0x2E80 || r == '“' || r == '”' || r == '—' || r == '…' }

// allBold tells whether all of a piece is bold.
func (s seg) allBold() bool {
	n := 0
	for _, b := range s.bold {
		n += b.To - b.From
	}
	return s.text != "" && n*10 >= len(s.text)*9
}

// together puts pieces on one line back together that no table claimed.
func together(segs []seg) []seg {
	var out []seg
	loose := 0 // the end of a stretched line
	for i, s := range segs {
		n := len(out)
		reach := closeGap
		if i >= loose {
			loose = stretched(segs, i)
		} else {
			reach = stretchGap
		}
		if n == 0 || s.table != nil || out[n-1].table != nil {
			out = append(out, s)
			continue
		}
		a := &out[n-1]
		if bareMarker.MatchString(a.text) {
			reach = stretchGap
		}
		if gap := s.x0 - a.x1; math.Abs(a.base-s.base) > lineSlack*a.size || gap < 0 || gap > reach*a.size || math.Abs(a.size-s.size) > sameSize {
			out = append(out, s)
			continue
		}
		x, _ := utf8.DecodeLastRuneInString(a.text)
		if y, _ := utf8.DecodeRuneInString(s.text); !wide(x) || !wide(y) || i >= loose && s.x0-a.x1 > 0.9*a.size {
			a.text += " "
		}
		for _, b := range s.bold {
			a.bold = append(slices.Clip(a.bold), b.Shift(len(a.text)))
		}
		a.text += s.text
		a.x1, a.top, a.chars = s.x1, math.Min(a.top, s.top), a.chars+s.chars
	}
	return out
}

// How far apart the characters of a line may be pulled to fill it, in heights of the font, and how many single ones in a row show that it was.
const (
	stretchGap  = 4
	leastSingle = 4
)

// stretched gives the end of the line that begins at i when its characters were pulled apart to fill the column, before a long word that had no room; else i.
func stretched(segs []seg, i int) int {
	singles, k := 0, i
	for ; k < len(segs) && segs[k].table == nil; k++ {
		s := segs[k]
		if k > i {
			gap := s.x0 - segs[k-1].x1
			if math.Abs(s.base-segs[k-1].base) > lineSlack*s.size || gap < 0 || gap > stretchGap*s.size {
				break
			}
		}
		if r, _ := utf8.DecodeRuneInString(s.text); s.chars == 1 && wide(r) {
			singles++
		}
	}
	if singles < leastSingle {
		return i
	}
	return k
}

// glue is what stands between two lines that are joined: a space between Latin words, else nothing.
func glue(a, b string) string {
	x, _ := utf8.DecodeLastRuneInString(a)
	y, _ := utf8.DecodeRuneInString(b)
	if a == "" || b == "" || wide(x) || wide(y) || x == '-' || x == '/' {
		return ""
	}
	return " "
}

// overlap gives how many points a and b share of the same axis.
func overlap(a0, a1, b0, b1 float64) float64 { return math.Max(0, math.Min(a1, b1)-math.Max(a0, b0)) }
