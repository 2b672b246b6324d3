package format

import (
	"regexp"
	"strconv"
	"strings"

	"yanku/internal/report"
)

// docxText gathers the words of one paragraph.
type docxText struct {
	reader *docxReader
	style  docxStyle
	words  strings.Builder
	strong []report.Span
	chars  map[int]int // bytes of text by size
	light  bool        // some of it is not bold
	fields []bool      // open complex fields: true once their result has begun
}

// part reads what stands in a paragraph.
func (t *docxText) part(e element) error {
	x := t.reader.x
	switch e.name {
	case "pPr":
		t.style = t.reader.styles.normal()
		return x.each(t.property)
	case "r":
		return t.run()
	case "hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "bdo", "dir", "AlternateContent", "Choice", "oMath", "oMathPara":
		return x.each(t.part)
	}
	return x.skip() // del, moveFrom, Fallback, bookmarks …
}

// property reads one property of the paragraph.
func (t *docxText) property(e element) error {
	x := t.reader.x
	switch e.name {
	case "pStyle":
		t.style = t.reader.styles.get(e.attr("val"))
	case "outlineLvl":
		t.style.setOutline(e.attr("val"))
	case "numPr":
		t.style.number, t.style.depth = "", 0
		return x.each(func(e element) error {
			t.style.numbering(e)
			return x.skip()
		})
	}
	return x.skip()
}

// run reads a run of characters of one look.
func (t *docxText) run() error {
	if t.style.size == 0 {
		t.style = t.reader.styles.normal()
	}
	look := t.style
	from := t.words.Len()
	hidden := false
	x := t.reader.x
	err := x.each(func(e element) error {
		if e.name == "rPr" {
			return x.each(func(e element) error {
				hidden = hidden || e.name == "vanish" && e.on()
				look.look(e, &t.reader.styles)
				return x.skip()
			})
		}
		return t.char(e, hidden)
	})
	if to := t.words.Len(); to > from {
		t.chars = add(t.chars, look.size, to-from)
		blankOnly := strings.Trim(t.words.String()[from:to], blank) == ""
		if look.bold {
			t.strong = joinSpan(t.strong, report.Span{From: from, To: to})
		} else if !blankOnly {
			t.light = true
		}
	}
	return err
}

func add(m map[int]int, key, n int) map[int]int {
	if m == nil {
		m = map[int]int{}
	}
	m[key] += n
	return m
}

// joinSpan adds a span, joined to the last one where they touch.
func joinSpan(spans []report.Span, s report.Span) []report.Span {
	if n := len(spans); n > 0 && spans[n-1].To == s.From {
		spans[n-1].To = s.To
		return spans
	}
	return append(spans, s)
}

// char reads what stands in a run.
func (t *docxText) char(e element, hidden bool) error {
	x := t.reader.x
	switch e.name {
	case "t":
		text, err := x.text()
		if !hidden && !t.inCode() {
			t.words.WriteString(text)
		}
		return err
	case "tab", "ptab":
		t.words.WriteByte(' ')
	case "br", "cr":
		if e.attr("type") == "" || e.attr("type") == "textWrapping" {
			t.words.WriteByte('\n')
		}
	case "noBreakHyphen":
		t.words.WriteByte('-')
	case "fldChar":
		t.field(e.attr("fldCharType"))
	case "footnoteReference":
		t.reader.notes = append(t.reader.notes, "footnotes.xml "+e.attr("id"))
	case "endnoteReference":
		t.reader.notes = append(t.reader.notes, "endnotes.xml "+e.attr("id"))
	case "AlternateContent", "Choice":
		return x.each(func(e element) error { return t.char(e, hidden) })
	case "drawing", "pict", "object":
		return t.drawing()
	}
	return x.skip()
}

// drawing looks for text boxes in a drawing. Where one is written twice, for new and old readers, the new one is read.
func (t *docxText) drawing() error {
	x := t.reader.x
	return x.each(func(e element) error {
		switch e.name {
		case "txbxContent":
			return t.reader.box()
		case "Fallback":
			return x.skip()
		}
		return t.drawing()
	})
}

// field notes where a complex field begins, where its result begins, and its end.
func (t *docxText) field(kind string) {
	switch n := len(t.fields); {
	case kind == "begin":
		t.fields = append(t.fields, false)
	case kind == "separate" && n > 0:
		t.fields[n-1] = true
	case kind == "end" && n > 0:
		t.fields = t.fields[:n-1]
	}
}

// inCode tells whether the place lies in the code of a field, whose result comes later.
func (t *docxText) inCode() bool {
	for _, result := range t.fields {
		if !result {
			return true
		}
	}
	return false
}

// block makes the paragraph a heading, a list item or a paragraph.
func (t *docxText) block() (Block, docxShape) {
	b := Block{Kind: report.Paragraph, Text: strings.Trim(t.words.String(), "\n"), Strong: t.strong}
	lead := len(t.words.String()) - len(strings.TrimLeft(t.words.String(), "\n"))
	b.Strong = cutSpans(b.Strong, lead, lead+len(b.Text))
	shape := docxShape{bold: !t.light && len(t.strong) > 0, heading: t.style.outline > 0}
	for size, n := range t.chars {
		if n > t.chars[shape.size] || n == t.chars[shape.size] && size > shape.size {
			shape.size = size
		}
	}
	if strings.Trim(b.Text, blank) == "" {
		return Block{}, docxShape{}
	}
	number, bulleted := "", false
	if t.style.number != "" {
		number, bulleted = t.reader.lists.next(t.style.number, t.style.depth)
	}
	switch {
	case t.style.outline > 0 && width(b.Text) <= headingMost:
		b.Kind, b.Level = report.Heading, min(t.style.outline, 6)
		if number != "" {
			b = Block{Kind: b.Kind, Level: b.Level, Text: number + gapAfter(number)}.with("", b)
		}
	case number != "" || bulleted:
		b.Kind, b.Level, b.Number = report.Item, t.style.depth+1, number
	}
	return typedItem(b), shape
}

// gapAfter is the space behind a heading's number: none behind 一、.
func gapAfter(number string) string {
	if strings.HasSuffix(number, "、") || strings.HasSuffix(number, "）") {
		return ""
	}
	return " "
}

func atoi(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// typedNumber is a number that the author typed before an item; what follows is no decimal: 1.6T.
var typedNumber = regexp.MustCompile(`^\d{1,2}[.)]\s*[^\d\s]`)

// typedItem makes a list item of a paragraph that begins with a typed number, unless the number is bold as a heading's is.
func typedItem(b Block) Block {
	if b.Kind != report.Paragraph || !typedNumber.MatchString(b.Text) || len(b.Strong) > 0 && b.Strong[0].From == 0 {
		return b
	}
	at := strings.IndexAny(b.Text, ".)") + 1
	number := b.Text[:at]
	b = trimBlock(b.cut(at, len(b.Text)))
	b.Kind, b.Level, b.Number = report.Item, 1, number
	return b
}
