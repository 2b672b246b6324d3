package pdf

import (
	"math"
	"strings"
	"unicode"
)

// char is a drawn character in points from the page's top left corner, the page turned so that most of its text stands upright.
type char struct {
	r      rune
	x0, x1 float64 // the width it takes, not its ink
	base   float64 // y of its baseline
	size   float64 // height of its font
	bold   bool
	faint  bool // light or see-through
	space  space
}

// space is what stands before a character.
type space byte

// The kinds of spaces: PDFium guesses one where it measures a gap.
const (
	noSpace space = iota
	guessed
	drawn
)

// line is a ruling line, or the thin rectangle that stands for one.
type line struct{ x0, y0, x1, y1 float64 }

func (l line) flat() bool { return l.x1-l.x0 >= l.y1-l.y0 }

// page is what is drawn on a page.
type page struct {
	number int // from 1
	w, h   float64
	chars  []char // in the order of drawing
	lines  []line
	charts []line // the frames of drawn curves and bars
	bars   []line // filled rectangles, while the page is read
	turn   int    // quarter turns that its text was turned back by; w, h and everything else are of the turned page
}

// What one page may have; more is a hostile file.
const (
	maxChars   = 200_000
	maxObjects = 100_000
	maxLines   = 5_000
)

// affine maps a page's own coordinates to points from its top left corner, as it is shown.
type affine struct{ a, b, c, d, e, f float64 }

func (m affine) apply(x, y float64) (float64, float64) {
	return m.a*x + m.c*y + m.e, m.b*x + m.d*y + m.f
}

// then gives the map that applies m first.
func (m affine) then(n affine) affine {
	x, y := n.apply(m.e, m.f)
	return affine{n.a*m.a + n.c*m.b, n.b*m.a + n.d*m.b, n.a*m.c + n.c*m.d, n.b*m.c + n.d*m.d, x, y}
}

// rect maps a rectangle.
func (m affine) rect(x0, y0, x1, y1 float64) line {
	ax, ay := m.apply(x0, y0)
	bx, by := m.apply(x1, y1)
	return line{math.Min(ax, bx), math.Min(ay, by), math.Max(ax, bx), math.Max(ay, by)}
}

// deviceScale is how many device units PDFium is asked for in a point; it gives whole numbers.
const deviceScale = 64

// deviceMap asks PDFium how page coordinates map to the shown page: crop box, rotation and the turned y axis are in it.
func (e *engine) deviceMap(pg uint64, w, h float64) affine {
	at := func(x, y float64) (float64, float64) {
		e.call("FPDF_PageToDevice", pg, 0, 0, uint64(uint32(w*deviceScale)), uint64(uint32(h*deviceScale)), 0, double(x), double(y), e.at(0), e.at(4))
		return float64(e.i32(0)) / deviceScale, float64(e.i32(1)) / deviceScale
	}
	const far = 1000
	x, y := at(0, 0)
	xx, xy := at(far, 0)
	yx, yy := at(0, far)
	return affine{(xx - x) / far, (xy - y) / far, (yx - x) / far, (yy - y) / far, x, y}
}

// style is what all characters of one text object share.
type style struct {
	size  float64
	turn  int // quarter turns clockwise of its direction; -1 in between
	bold  bool
	faint bool
}

// readPage reads page i of doc. It gives the page's handle too, 0 when the page cannot be read: PDFium keeps fonts only as long as a page that has them is open.
func (e *engine) readPage(doc uint64, i int) (page, uint64) {
	p := page{number: i + 1}
	pg := e.call("FPDF_LoadPage", doc, uint64(i))
	if pg == 0 {
		return p, 0
	}
	p.w, p.h = float(e.call("FPDF_GetPageWidthF", pg)), float(e.call("FPDF_GetPageHeightF", pg))
	if !sane(p.w) || !sane(p.h) {
		return p, pg
	}
	m := e.deviceMap(pg, p.w, p.h)
	if tp := e.call("FPDFText_LoadPage", pg); tp != 0 {
		e.readChars(tp, m, &p)
		e.call("FPDFText_ClosePage", tp)
	}
	e.readLines(pg, m, &p)
	p.turned()
	return p, pg
}

// sane tells whether a page can have such a side, in points: PDF allows 14,400, and PDFium's whole numbers end at 2^31.
func sane(side float64) bool { return side >= 1 && side <= 1e6 }

// readChars reads the characters in the order in which they are drawn.
func (e *engine) readChars(tp uint64, m affine, p *page) {
	n := min(e.count("FPDFText_CountChars", tp), maxChars)
	unicodeOf, boxOf, originOf, objectOf := e.fn("FPDFText_GetUnicode"), e.fn("FPDFText_GetLooseCharBox"), e.fn("FPDFText_GetCharOrigin"), e.fn("FPDFText_GetTextObject")
	generated := e.fn("FPDFText_IsGenerated")
	styles := map[uint64]style{}
	var turns [4]int
	var chars []char
	var turned []int
	before := noSpace
	for i := range n {
		k := uint64(i)
		r := rune(uint32(e.do(unicodeOf, tp, k)))
		if r == ' ' || r == '\u00A0' {
			if before = drawn; e.ok(generated, tp, k) {
				before = guessed
			}
		}
		if r == 0 || r == 0xFFFE || unicode.IsSpace(r) || unicode.IsControl(r) {
			continue
		}
		object := e.do(objectOf, tp, k)
		s, known := styles[object]
		if !known {
			s = e.style(tp, k, object, m)
			styles[object] = s
		}
		if object == 0 || s.turn < 0 || !e.ok(boxOf, tp, k, e.at(0)) {
			continue
		}
		box := m.rect(e.f32(0), e.f32(3), e.f32(2), e.f32(1))
		if !e.ok(originOf, tp, k, e.at(0), e.at(8)) {
			continue
		}
		ox, oy := m.apply(e.f64(0), e.f64(1))
		c := upright(box, ox, oy, s.turn, *p)
		c.r, c.size, c.bold, c.faint, c.space = r, s.size, s.bold, s.faint, before
		before = noSpace
		chars, turned = append(chars, c), append(turned, s.turn)
		turns[s.turn]++
	}
	p.keepUpright(chars, turned, turns)
}

// keepUpright keeps the characters of the direction most of them have, and turns the page with them: text at another angle is a watermark, or the label of an axis.
func (p *page) keepUpright(chars []char, turned []int, turns [4]int) {
	most := 0
	for t, n := range turns {
		if n > turns[most] {
			most = t
		}
	}
	for i, c := range chars {
		if turned[i] == most {
			p.chars = append(p.chars, c)
		}
	}
	p.turn = most
}

// turned brings the lines of a page into the direction of its text, and its sides.
func (p *page) turned() {
	for _, list := range [][]line{p.lines, p.charts} {
		for i, l := range list {
			list[i] = l.turned(p.turn, p.w, p.h)
		}
	}
	if p.turn%2 == 1 {
		p.w, p.h = p.h, p.w
	}
}

// turned gives a rectangle on a page of the given sides, turned against so many quarter turns.
func (l line) turned(turns int, w, h float64) line {
	switch turns {
	case 1:
		return line{l.y0, w - l.x1, l.y1, w - l.x0}
	case 2:
		return line{w - l.x1, h - l.y1, w - l.x0, h - l.y0}
	case 3:
		return line{h - l.y1, l.x0, h - l.y0, l.x1}
	}
	return l
}

// upright turns a character's box and origin so that a text with so many quarter turns stands upright.
func upright(b line, ox, oy float64, turn int, p page) char {
	t, o := b.turned(turn, p.w, p.h), line{ox, oy, ox, oy}.turned(turn, p.w, p.h)
	return char{x0: math.Min(t.x0, o.x0), x1: t.x1, base: o.y0}
}

// Text lighter than this against white, or less opaque, is faint. A source line in grey #999 is not.
const (
	faintLuma  = 0.72
	faintAlpha = 140
)

// style reads the style of the k-th character's text object.
func (e *engine) style(tp, k, object uint64, m affine) style {
	s := style{size: math.Float64frombits(e.call("FPDFText_GetFontSize", tp, k)), turn: -1}
	if e.ok(e.fn("FPDFText_GetMatrix"), tp, k, e.at(0)) {
		t := affine{e.f32(0), e.f32(1), e.f32(2), e.f32(3), 0, 0}.then(affine{m.a, m.b, m.c, m.d, 0, 0})
		s.size *= math.Hypot(t.c, t.d)
		s.turn = quarter(t.a, t.b)
	}
	s.size = math.Round(s.size*4) / 4
	if e.ok(e.fn("FPDFText_GetFillColor"), tp, k, e.at(0), e.at(4), e.at(8), e.at(12)) {
		luma := (0.3*float64(e.i32(0)) + 0.59*float64(e.i32(1)) + 0.11*float64(e.i32(2))) / 255
		s.faint = luma > faintLuma || e.i32(3) < faintAlpha
	}
	mode := int32(e.call("FPDFTextObj_GetTextRenderMode", object))
	s.bold = mode == 2 || int32(e.call("FPDFText_GetFontWeight", tp, k)) >= 600 || e.boldFont(object)
	return s
}

// quarter gives the quarter turns of a direction on a page whose y grows downwards, -1 when it is more than three degrees off.
func quarter(x, y float64) int {
	turns := math.Atan2(y, x) / (math.Pi / 2)
	near := math.Round(turns)
	if math.Abs(turns-near) > 3.0/90 {
		return -1
	}
	return (int(near) + 4) % 4
}

// boldFont tells whether the name of the font says that it is heavy.
func (e *engine) boldFont(object uint64) bool {
	f := e.call("FPDFTextObj_GetFont", object)
	if f == 0 {
		return false
	}
	n := int(e.call("FPDFFont_GetBaseFontName", f, e.at(0), 250))
	name, ok := e.mod.Memory().Read(uint32(e.scratch), uint32(min(max(n-1, 0), 249)))
	if !ok {
		return false
	}
	lower := strings.ToLower(string(name))
	for _, w := range []string{"bold", "heavy", "black", "heiti", "simhei"} {
		if strings.Contains(lower, w) {
			return true
		}
	}
	return false
}
