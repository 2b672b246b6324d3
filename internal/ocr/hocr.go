package ocr

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// box is a place in dots from the top left corner.
type box struct{ x0, y0, x1, y1 float64 }

func (b box) wide() float64 { return b.x1 - b.x0 }
func (b box) high() float64 { return b.y1 - b.y0 }

// with gives the smallest box around both.
func (b box) with(c box) box {
	return box{min(b.x0, c.x0), min(b.y0, c.y0), max(b.x1, c.x1), max(b.y1, c.y1)}
}

// scaled gives the box times as large, seen from the corner.
func (b box) scaled(times float64) box {
	return box{b.x0 * times, b.y0 * times, b.x1 * times, b.y1 * times}
}

// sign is one recognised character.
type sign struct {
	box
	text string
	sure float64 // 0..100
	word bool    // tesseract begins a word here
}

// line is a line of recognised text, its signs from left to right.
type line struct {
	box
	signs []sign
	area  int     // lines of one column or column part share it
	size  float64 // height of its Han characters, else one made from its letters
}

// parse reads tesseract's hOCR with boxes of characters (format: kba.github.io/hocr-spec/1.2).
func parse(data []byte) ([]line, error) {
	dec := xml.NewDecoder(bytes.NewReader(data))
	dec.Strict = false
	dec.Entity = xml.HTMLEntity
	var out []line
	area := 0
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("read what tesseract says: %w", err)
		}
		el, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		class, place := attributes(el)
		switch class {
		case "ocr_carea":
			area++
		case "ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat":
			out = append(out, line{area: area})
		case "ocrx_word":
			if n := len(out); n > 0 {
				out[n-1].signs = append(out[n-1].signs, sign{word: true})
			}
		case "ocrx_cinfo":
			var text string
			if err := dec.DecodeElement(&text, &el); err != nil {
				return nil, fmt.Errorf("read what tesseract says: %w", err)
			}
			if n := len(out); n > 0 {
				out[n-1].add(text, place)
			}
		}
	}
	return tidy(out), nil
}

func attributes(el xml.StartElement) (class, title string) {
	for _, a := range el.Attr {
		switch a.Name.Local {
		case "class":
			class = a.Value
		case "title":
			title = a.Value
		}
	}
	return class, title
}

// add adds a character with its place, "x_bboxes 214 128 260 162; x_conf 99.5".
func (l *line) add(text, place string) {
	s := sign{text: strings.TrimSpace(text)}
	for part := range strings.SplitSeq(place, ";") {
		words := strings.Fields(part)
		n := make([]float64, len(words))
		for i, w := range words {
			if i > 0 {
				n[i], _ = strconv.ParseFloat(w, 64) // what is no number is 0: the sign has no place then and is dropped
			}
		}
		switch {
		case len(words) == 5 && words[0] == "x_bboxes":
			s.box = box{n[1], n[2], n[3], n[4]}
		case len(words) == 2 && words[0] == "x_conf":
			s.sure = n[1]
		}
	}
	if n := len(l.signs); n > 0 && l.signs[n-1].text == "" { // the mark of a word's beginning
		s.word = true
		l.signs = l.signs[:n-1]
	}
	if s.text != "" && s.wide() > 0 && s.high() > 0 {
		l.signs = append(l.signs, s)
	}
}

// doubtful is how sure tesseract is, 0..100, of a line that is no text but lines and dots of a drawing.
const doubtful = 35

// tidy mends signs, measures lines, and drops those that are no text.
func tidy(lines []line) []line {
	out := lines[:0]
	for _, l := range lines {
		l.signs = slices.DeleteFunc(l.signs, func(s sign) bool { return s.text == "" })
		if len(l.signs) == 0 {
			continue
		}
		l.signs = percents(l.signs)
		l.measure()
		if sure([]line{l}) >= doubtful && l.says() && !covered(out, l) {
			out = append(out, l)
		}
	}
	return out
}

// measure sets box and size by the signs.
func (l *line) measure() {
	l.box = l.signs[0].box
	var han, steps, other []float64
	for i, s := range l.signs {
		l.box = l.box.with(s.box)
		switch {
		case isHan(s.text):
			han = append(han, s.high())
			if i > 0 && isHan(l.signs[i-1].text) {
				steps = append(steps, s.x0-l.signs[i-1].x0)
			}
		case isWord(s.text):
			other = append(other, s.high())
		}
	}
	switch {
	case len(steps) > 1: // a box is as high as the line at times
		l.size = min(middle(han), middle(steps))
	case len(han) > 0:
		l.size = middle(han)
	case len(other) > 0:
		l.size = middle(other) * hanOverLatin
	default:
		l.size = l.high()
	}
}

// hanOverLatin is how much higher a Han character is than a digit of its font (Noto Sans SC: 34 to 27).
const hanOverLatin = 1.25

// says tells whether a line has a letter, a digit or a Han character.
func (l *line) says() bool {
	return slices.ContainsFunc(l.signs, func(s sign) bool { return isHan(s.text) || isWord(s.text) })
}

// covered tells whether a line lies for the most part on one that was recognised before: tesseract sees bold words twice at times.
func covered(before []line, l line) bool {
	return slices.ContainsFunc(before, func(b line) bool {
		w, h := min(b.x1, l.x1)-max(b.x0, l.x0), min(b.y1, l.y1)-max(b.y0, l.y0)
		return w > 0 && h > 0 && w*h > 0.6*l.wide()*l.high() && len(b.signs) >= len(l.signs)
	})
}

// middle gives the median.
func middle(v []float64) float64 {
	if len(v) == 0 {
		return 0
	}
	v = slices.Sorted(slices.Values(v))
	return v[len(v)/2]
}

// sure tells how sure tesseract is of lines, 0..100: the mean of their signs.
func sure(lines []line) float64 {
	sum, n := 0.0, 0
	for _, l := range lines {
		for _, s := range l.signs {
			sum += s.sure
			n++
		}
	}
	return sum / float64(max(n, 1))
}

// typical gives the size of most of the text.
func typical(lines []line) float64 {
	var all []float64
	for _, l := range lines {
		for range l.signs {
			all = append(all, l.size)
		}
	}
	return middle(all)
}

// moved gives the line further right and down.
func (l line) moved(x, y float64) line {
	return l.each(func(b box) box { return box{b.x0 + x, b.y0 + y, b.x1 + x, b.y1 + y} })
}

// scaled gives lines with their places times as large.
func scaled(lines []line, times float64) []line {
	if times == 1 {
		return lines
	}
	out := make([]line, len(lines))
	for i, l := range lines {
		out[i] = l.each(func(b box) box { return b.scaled(times) })
		out[i].size *= times
	}
	return out
}

func (l line) each(place func(box) box) line {
	l.box = place(l.box)
	l.signs = slices.Clone(l.signs)
	for i := range l.signs {
		l.signs[i].box = place(l.signs[i].box)
	}
	return l
}
