package pdf

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"yanku/internal/format"
	"yanku/internal/report"
)

// writer joins pieces in reading order to paragraphs, over the ends of lines, columns and pages.
type writer struct {
	scale scale
	pitch map[int]float64 // see pitchOf
	usual float64         // pitch of the body in heights of its font
	out   []format.Block
	bold  []int // the lines in out that are headings by their weight if text follows

	number int // of the page
	segs   []seg
	tables int
	last   *grid // the table that ended at the last block, nil when text has come since

	open  *format.Block // the paragraph under way
	lines []seg         // its lines
	on    int           // page of its last line
	level int           // as a heading
	right float64       // where its column ends
	alike bool          // its last line ends where others around it do
	depth []float64     // left edges of the list's items under way, by level
}

func newWriter(sc scale, pitch map[int]float64) *writer {
	w := &writer{scale: sc, pitch: pitch, usual: usualPitch}
	if p, ok := pitch[sizeKey(sc.body)]; ok {
		w.usual = p / sc.body
	}
	return w
}

// page adds the pieces of a page.
func (w *writer) page(number int, segs []seg) {
	w.number, w.segs = number, segs
	for i, s := range segs {
		if s.table != nil {
			w.flush()
			w.addTable(s.table)
			continue
		}
		if w.open == nil || !w.goesOn(s) {
			w.flush()
			w.begin(s)
		} else {
			w.join(s)
		}
		w.on = number
		w.right, w.alike = w.columnEnd(i)
	}
}

// addTable adds a table. One at the top of a page that is as wide as the one before goes on with it, its repeated head left out.
func (w *writer) addTable(g *grid) {
	goesOn := w.last != nil && w.last.page+1 == g.page && len(w.last.rows[0]) == len(g.rows[0])
	if goesOn && len(g.rows) > 1 && slices.Equal(w.last.rows[0], g.rows[0]) {
		g.rows, g.tops = g.rows[1:], g.tops[1:]
	}
	if !goesOn {
		w.tables++
	}
	head := w.last
	w.out = append(w.out, rowsAsBlocks(g, w.tables, goesOn)...)
	w.last = g
	if goesOn { // a third part compares with the first one's head
		w.last = &grid{rows: append([][]string{head.rows[0]}, g.rows...), page: g.page}
	}
}

func (w *writer) begin(s seg) {
	w.last = nil
	w.open = &format.Block{Kind: report.Paragraph, Text: s.text, Strong: slices.Clone(s.bold), Page: w.number, Box: boxOf(s.box())}
	w.lines = []seg{s}
	w.level = 0
	if l := w.scale.level(s.size); l > 0 && s.chars <= maxHeading && !caption.MatchString(s.text) {
		w.level = l
	}
}

func (w *writer) join(s seg) {
	g := glue(w.open.Text, s.text)
	if last, _ := utf8.DecodeLastRuneInString(w.open.Text); last == '-' && len(w.lines) > 0 && latinWord(w.open.Text, s.text) {
		w.open.Text = w.open.Text[:len(w.open.Text)-1]
		g = ""
	}
	at := len(w.open.Text) + len(g)
	w.open.Text += g + s.text
	for _, b := range s.bold {
		b = b.Shift(at)
		if n := len(w.open.Strong); n > 0 && w.open.Strong[n-1].To == at-len(g) && b.From == at {
			w.open.Strong[n-1].To = b.To // bold over the end of the line
		} else {
			w.open.Strong = append(w.open.Strong, b)
		}
	}
	if w.open.Page == w.number {
		box := w.lines[0].box()
		for _, l := range w.lines[1:] {
			box = box.with(l.box())
		}
		w.open.Box = boxOf(box.with(s.box()))
	}
	w.lines = append(w.lines, s)
}

// latinWord tells whether a hyphen at the end of a was put there by the line end: lower case letters stand on both sides.
func latinWord(a, b string) bool {
	if len(a) < 2 || b == "" {
		return false
	}
	x, y := a[len(a)-2], b[0]
	return x >= 'a' && x <= 'z' && y >= 'a' && y <= 'z'
}

// flush ends the paragraph under way.
func (w *writer) flush() {
	if w.open == nil {
		return
	}
	b := *w.open
	w.open = nil
	if b.Text = strings.TrimRight(b.Text, " "); b.Text == "" {
		return
	}
	for i := range b.Strong {
		b.Strong[i].To = min(b.Strong[i].To, len(b.Text))
	}
	left := w.lines[0].x0
	switch {
	case w.level > 0:
		b.Kind, b.Level = report.Heading, w.level
		b.Strong = nil
		w.depth = nil
	case w.boldLine():
		w.bold = append(w.bold, len(w.out))
		w.depth = nil
	case marked(b.Text) && (len(b.Strong) == 0 || b.Strong[0].From > 0): // a bold number opens a chapter
		b = itemOf(b, w.itemLevel(left))
	default:
		w.depth = nil
	}
	w.out = append(w.out, b)
}

// maxBoldLine is how many characters a heading of the body's size has at most.
const maxBoldLine = 40

// boldLine tells whether the paragraph under way is one bold line that may be a heading.
func (w *writer) boldLine() bool {
	s := w.lines[0]
	return len(w.lines) == 1 && s.allBold() && s.size > w.scale.body-sameSize && s.chars <= maxBoldLine && s.chars > 1 && !endsSentence(s.text) && !strings.ContainsAny(s.text, "，。；") &&
		!caption.MatchString(s.text) && !source.MatchString(s.text)
}

// headByWeight makes headings of bold lines that stand over text or over another heading.
func (w *writer) headByWeight() {
	level := min(len(w.scale.headings)+1, maxLevel)
	for _, i := range slices.Backward(w.bold) {
		if i+1 == len(w.out) {
			continue
		}
		next := w.out[i+1]
		text := next.Kind == report.Item || next.Kind == report.Heading && next.Level >= level || next.Kind == report.Paragraph && (utf8.RuneCountInString(next.Text) > maxBoldLine || strings.HasSuffix(next.Text, "。"))
		if b := &w.out[i]; text && b.Kind == report.Paragraph {
			b.Kind, b.Level, b.Strong = report.Heading, level, nil
		}
	}
}

// indent is how far, in heights of the font, an item is set in under the one it belongs to.
const indent = 0.8

// itemLevel gives the depth of an item by its left edge among those of the list.
func (w *writer) itemLevel(left float64) int {
	step := indent * w.scale.body
	for len(w.depth) > 0 && w.depth[len(w.depth)-1] > left+step {
		w.depth = w.depth[:len(w.depth)-1]
	}
	if n := len(w.depth); n == 0 || left > w.depth[n-1]+step {
		w.depth = append(w.depth, left)
	}
	return len(w.depth)
}

// What joins two lines, in heights of the font: how much of a line's end may be white, and how much more than usual two lines may be apart.
const (
	ragged     = 2.3
	looseLine  = 1.18
	usualPitch = 1.7
)

// nearLines is how many pieces before and after a line show where its column ends.
const nearLines = 15

// columnEnd gives how far right the lines around the i-th reach that have its left edge, more or less; and whether one of them ends just where it does
// and runs on into the next: beside a picture or a sidebar lines are shorter than elsewhere.
func (w *writer) columnEnd(i int) (right float64, alike bool) {
	s := w.segs[i]
	right = s.x1
	near, exact := 0, 0
	for k := max(0, i-nearLines); k < min(len(w.segs), i+nearLines+1); k++ {
		t := w.segs[k]
		if t.table != nil || math.Abs(t.x0-s.x0) > 4*s.size {
			continue
		}
		right = math.Max(right, t.x1)
		off := math.Abs(t.x1 - s.x1)
		if k == i || off > 0.8*s.size || t.chars < longLine || math.Abs(t.base-s.base) > 6*s.size || endsSentence(t.text) {
			continue
		}
		near++
		if off < 0.2*s.size {
			exact++
		}
	}
	if s.chars < longLine {
		return right, false
	}
	return right, near > 0 && !endsSentence(s.text) || exact > 1
}

// longLine is how many characters a line has at least whose end shows that of its column.
const longLine = 12

// endsSentence tells whether a line ends as a sentence or a lead does.
func endsSentence(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, "”’」』）)】 "))
	return strings.ContainsRune("。！？!?；;：:", r)
}

// goesOn tells whether a piece goes on with the paragraph under way.
func (w *writer) goesOn(s seg) bool {
	last, first := w.lines[len(w.lines)-1], w.lines[0]
	if math.Abs(s.size-last.size) > sameSize || w.level != 0 && w.scale.level(s.size) != w.level || s.beside(last) && w.on == w.number {
		return false
	}
	full := w.right-last.x1 < math.Max(ragged*last.size, firstWord(s)) || w.alike
	if w.on != w.number || s.base <= last.base || !s.over(last) {
		return w.crosses(s, full)
	}
	pitch, known := w.pitch[sizeKey(s.size)]
	if !known {
		pitch = w.usual * s.size
	}
	if w.level > 0 {
		pitch = usualPitch * s.size
	}
	if s.base-last.base > looseLine*pitch || !full || source.MatchString(s.text) || caption.MatchString(s.text) {
		return false
	}
	if w.level > 0 {
		return !opener.MatchString(s.text)
	}
	hanging := len(w.lines) == 1 && s.x0 > first.x0+0.5*s.size || len(w.lines) > 1 && w.lines[1].x0 > first.x0+0.5*s.size && math.Abs(s.x0-w.lines[1].x0) < 0.4*s.size
	if hanging {
		return marked(w.open.Text)
	}
	if len(w.lines) > 1 && s.x0 > last.x0+1.2*s.size { // the indent of a new paragraph
		return false
	}
	return !marked(s.text) && !opener.MatchString(s.text)
}

// firstWord gives the width of the Latin word that a piece begins with, which may not have had room on the line before.
func firstWord(s seg) float64 {
	n := 0.0
	for _, r := range s.text {
		if wide(r) || r == ' ' {
			break
		}
		n++
	}
	return (n*latinWidth + 0.5) * s.size
}

// latinWidth is the usual width of a Latin letter in heights of its font.
const latinWidth = 0.6

// crosses tells whether a paragraph that ended at the foot of a column or page goes on in the next: it does not when its last line ends a sentence or is short.
func (w *writer) crosses(s seg, full bool) bool {
	last := w.lines[len(w.lines)-1]
	if w.level > 0 || !full || caption.MatchString(w.open.Text) || source.MatchString(w.open.Text) || marked(s.text) || opener.MatchString(s.text) {
		return false
	}
	if s.allBold() != last.allBold() {
		return false
	}
	return !endsSentence(last.text) && w.scale.level(s.size) == 0
}
