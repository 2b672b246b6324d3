package ocr

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"yanku/internal/format"
	"yanku/internal/report"
)

// sheet is a recognised page.
type sheet struct {
	number     int
	wide, high int     // dots of the page as it was read, upright
	turn       int     // degrees clockwise that it was turned for that
	scale      float64 // points for each dot
	lines      []line
}

// place gives a box of the page as it was before it was turned, in points.
func (s sheet) place(b box) report.Box {
	w, h := float64(s.wide), float64(s.high)
	switch s.turn {
	case 90:
		b = box{b.y0, w - b.x1, b.y1, w - b.x0}
	case 180:
		b = box{w - b.x1, h - b.y1, w - b.x0, h - b.y0}
	case 270:
		b = box{h - b.y1, b.x0, h - b.y0, b.x1}
	}
	b = b.scaled(s.scale)
	return report.Box{X: b.x0, Y: b.y0, W: b.wide(), H: b.high()}
}

// blocks puts the lines of pages together to paragraphs, headings, items and table rows.
func blocks(pages []sheet) []format.Block {
	pages = withoutFurniture(pages)
	body := bodyOf(pages)
	pages = withoutLabels(pages, body)
	w := &writer{body: body, heads: headings(pages, body)}
	for _, p := range pages {
		w.page(p)
	}
	w.flush()
	return w.out
}

// writer joins lines to blocks.
type writer struct {
	body   float64   // size of the text in points
	heads  []float64 // sizes of headings in points, falling; see headings
	out    []format.Block
	sheet  sheet
	pitch  float64 // usual distance of its lines
	tables int

	text  string // of the paragraph under way, "" for none
	lines []line // its lines
	on    sheet  // where it began
	level int    // as a heading
	right float64
}

// page adds the lines of a page.
func (w *writer) page(s sheet) {
	w.sheet, w.pitch = s, pitchOf(s.lines)
	for i := 0; i < len(s.lines); {
		if n := tableAt(s.lines[i:]); n > 0 {
			w.flush()
			w.table(s.lines[i : i+n])
			i += n
			continue
		}
		l := s.lines[i]
		texts, _ := l.cells()
		text := strings.Join(texts, " ")
		if w.text == "" || !w.goesOn(l, text) {
			w.flush()
			w.text, w.lines, w.on, w.level = text, []line{l}, s, w.levelOf(l)
		} else {
			w.text = join(w.text, text)
			w.lines = append(w.lines, l)
		}
		w.right = rightEdge(s.lines, i)
		i++
	}
}

// flush ends the paragraph under way.
func (w *writer) flush() {
	if w.text == "" {
		return
	}
	b := format.Block{Kind: report.Paragraph, Text: w.text, Page: w.on.number}
	var at box
	for i, l := range w.lines {
		if i == 0 {
			at = l.box
		} else if l.y0 > w.lines[i-1].y0 { // not what went on in the next column or page
			at = at.with(l.box)
		} else {
			break
		}
	}
	b.Box = w.on.place(at)
	if w.level > 0 {
		b.Kind, b.Level = report.Heading, w.level
	} else if number, rest, ok := split(b.Text); ok {
		b.Kind, b.Level, b.Number, b.Text = report.Item, 1, number, rest
	}
	w.text, w.lines = "", nil
	if b.Text != "" {
		w.out = append(w.out, b)
	}
}

// bullets are the signs that begin an item without a number.
const bullets = "•●■◆▪◼➢➤·”" // the last is how tesseract reads a square

// marker is what begins an item: "1." (but not "1.6"), "2)", "(3)", "1、", a bullet.
var marker = regexp.MustCompile(`^(\d{1,2}[、)）]|[(（]\d{1,2}[)）]|[` + bullets + `]|\d{1,2}\.$|\d{1,2}\.(?:\s|\pL))`)

// split takes the marker off an item's text.
func split(text string) (number, rest string, ok bool) {
	m := marker.FindString(text)
	if m == "" {
		return "", text, false
	}
	if i := strings.IndexByte(m, '.'); i >= 0 {
		m = m[:i+1]
	}
	return strings.Trim(m, bullets), strings.TrimSpace(text[len(m):]), true
}

// opener is what only begins a paragraph: a caption, a source, a risk warning.
var opener = regexp.MustCompile(`^(?:图表?\s?\d+|表\s?\d+|资料来源|数据来源|来源：|风险提示|风险因素|投资建议|第[一二三四五六七八九十]+|[一二三四五六七八九十]+、)`)

// What joins two lines, in sizes of the text: how much of a line's end may be white, how far the first line of a paragraph is set in at least, how much the
// sizes of characters of one paragraph differ at most, and how much further than usual two of its lines are apart.
const (
	ragged   = 1.9
	setIn    = 1.3
	sameSize = 1.17
	loose    = 1.3
)

// goesOn tells whether a line goes on with the paragraph under way.
func (w *writer) goesOn(l line, text string) bool {
	last, first := w.lines[len(w.lines)-1], w.lines[0]
	if ratio := l.size / last.size; ratio > sameSize || ratio < 1/sameSize {
		return false
	}
	if marker.MatchString(text) || opener.MatchString(text) || opener.MatchString(w.text) && strings.Contains("图表", firstRune(w.text)) {
		return false
	}
	if level := w.levelOf(l); level != w.level {
		return false
	}
	full := w.right-last.x1 < math.Max(ragged*last.size, firstWord(text, l.size))
	if w.on.number != w.sheet.number || l.y0 <= last.y0 || l.x0 > last.x1 || l.x1 < last.x0 { // the next page or column
		return full && !endsSentence(w.text) && w.level == 0
	}
	if !full || l.y0-last.y0 > loose*w.pitch {
		return false
	}
	if in := l.x0 - last.x0; len(w.lines) > 1 && in > setIn*l.size || len(w.lines) == 1 && in > setIn*l.size && !marker.MatchString(w.text) {
		return in < 0 || l.x0 <= first.x0+setIn*l.size
	}
	return true
}

func firstRune(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return s[:n]
}

// firstWord gives the width of the Latin word that a line begins with, which may not have had room on the line before.
func firstWord(text string, size float64) float64 {
	n := 0.0
	for _, r := range text {
		if wideRune(r) || r == ' ' {
			break
		}
		n++
	}
	return (0.6*n + 0.5) * size
}

func endsSentence(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, "”’」』）)】 "))
	return strings.ContainsRune("。！？!?；;：:", r)
}

// rightEdge gives how far right the lines around the i-th reach that begin near its left edge.
func rightEdge(lines []line, i int) float64 {
	right := lines[i].x1
	for k := max(0, i-12); k < min(len(lines), i+13); k++ {
		if t := lines[k]; math.Abs(t.x0-lines[i].x0) < 4*lines[i].size && math.Abs(t.size-lines[i].size) < 0.2*lines[i].size {
			right = math.Max(right, t.x1)
		}
	}
	return right
}

// pitchOf gives the usual distance of the lines of a paragraph: the most frequent between neighbours.
func pitchOf(lines []line) float64 {
	var steps []float64
	for i := 1; i < len(lines); i++ {
		a, b := lines[i-1], lines[i]
		if d := b.y0 - a.y0; d > 0.8*a.size && d < 3*a.size && b.x0 < a.x1 && a.x0 < b.x1 {
			steps = append(steps, d)
		}
	}
	if len(steps) == 0 {
		return 2 * typical(lines)
	}
	slices.Sort(steps)
	best, most := steps[len(steps)/2], 0
	for i, s := range steps {
		n := 0
		for _, t := range steps[i:] {
			if t < 1.12*s {
				n++
			}
		}
		if n > most {
			best, most = s*1.06, n
		}
	}
	return best
}
