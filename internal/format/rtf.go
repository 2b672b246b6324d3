package format

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"

	"yanku/internal/report"
)

func matchRTF(_ string, head []byte) bool { return bytes.HasPrefix(head, []byte(`{\rtf`)) }

// rtfState is what holds in a group and ends with it.
type rtfState struct {
	dest   string // the destination that the text goes to: "" for the story
	uc     int    // how many characters stand for old readers behind a Unicode one
	font   int
	size   int // half points
	bold   bool
	hidden bool // hidden or deleted
}

// rtfReader reads RTF into blocks.
type rtfReader struct {
	rtfScanner
	rtfState
	stack []rtfState

	page    int         // the document's code page
	fonts   map[int]int // code page of a font
	styles  map[int]int // level of a heading of a style
	style   int         // being read in the stylesheet
	pending []byte      // bytes in a code page, not yet decoded
	high    rune        // the first half of a surrogate pair
	passed  int         // characters still to pass over behind a Unicode one

	para   rtfPara
	table  rtfTable
	out    []Block
	shapes []docxShape
	notes  []Block
	saved  []rtfPara // the paragraphs that notes and text boxes stand in
	hints  rtfHints
	tables int
}

// readRTF reads Rich Text Format: the story's paragraphs and tables, then the footnotes. Fonts, pictures, headers, fields' codes and what a reader need not know are passed over.
func readRTF(ctx context.Context, f File, lim Limits) (Raw, error) {
	if err := checkSize(f, lim.Bytes); err != nil {
		return Raw{}, err
	}
	if !matchRTF("", f.Data) {
		if len(bytes.TrimSpace(f.Data)) == 0 {
			return Raw{}, fmt.Errorf("read %s: %w", f.Name, ErrNoText)
		}
		return Raw{}, fmt.Errorf("read %s: %w: no RTF", f.Name, ErrDamaged)
	}
	r := &rtfReader{rtfScanner: rtfScanner{data: f.Data}, rtfState: rtfState{uc: 1, size: 24}, page: 1252, fonts: map[int]int{}, styles: map[int]int{}}
	for n := 0; ; n++ {
		if n%4096 == 0 && ctx.Err() != nil {
			return Raw{}, ctx.Err()
		}
		t, ok := r.next()
		if !ok {
			break
		}
		if err := r.take(t, lim.Depth); err != nil {
			return Raw{}, fmt.Errorf("read %s: %w", f.Name, err)
		}
	}
	if len(r.stack) > 0 {
		return Raw{}, fmt.Errorf("read %s: %w: it ends too early", f.Name, ErrDamaged)
	}
	r.flushBytes()
	r.endParagraph()
	r.endTable()
	sizeHeadings(r.out, r.shapes)
	raw := Raw{Format: "rtf", Charset: codePageName(r.page), Blocks: append(r.out, r.notes...), Hints: r.hints.hints()}
	return finishOffice(raw, f.Name, lim)
}

// take reads one token.
func (r *rtfReader) take(t rtfToken, depth int) error {
	if t.kind != rtfByte {
		r.flushBytes()
	}
	switch t.kind {
	case rtfOpen:
		r.passed = 0
		if r.stack = append(r.stack, r.rtfState); depth > 0 && len(r.stack) > depth {
			return fmt.Errorf("%d groups: %w", len(r.stack), ErrLimit)
		}
	case rtfClose:
		r.passed = 0
		r.close()
	case rtfStar:
		if r.dest == "" {
			r.dest = "*"
		}
	case rtfWord:
		if r.passed > 0 {
			r.passed--
			return nil
		}
		r.word(t)
	case rtfRune:
		if r.passed > 0 {
			r.passed--
			return nil
		}
		r.write(string(t.char))
	case rtfByte:
		if r.passed > 0 {
			r.passed--
			return nil
		}
		r.pending = append(r.pending, t.byte)
	}
	return nil
}

// close ends a group.
func (r *rtfReader) close() {
	if len(r.stack) == 0 {
		return
	}
	was := r.rtfState
	r.rtfState = r.stack[len(r.stack)-1]
	r.stack = r.stack[:len(r.stack)-1]
	if was.dest == r.dest {
		return
	}
	switch was.dest {
	case "footnote", "shptxt":
		r.leave(was.dest)
	case "listtext":
		r.para.marker = strings.Trim(r.para.marker, blank)
	}
}

// enter begins a story within the story: a footnote or a text box.
func (r *rtfReader) enter(dest string) {
	r.saved = append(r.saved, r.para)
	r.para, r.dest = rtfPara{}, dest
}

// leave ends it: a footnote goes to the end, a text box before the paragraph at hand.
func (r *rtfReader) leave(dest string) {
	from := len(r.out)
	r.para.inTable = false
	if dest == "footnote" {
		b, _ := r.para.block(r.styles)
		r.notes = append(r.notes, b)
	} else {
		b, shape := r.para.block(r.styles)
		r.out, r.shapes = append(r.out[:from], b), append(r.shapes[:from], shape)
	}
	r.para = r.saved[len(r.saved)-1]
	r.saved = r.saved[:len(r.saved)-1]
}

// write puts words where they go.
func (r *rtfReader) write(s string) {
	switch r.dest {
	case "", "footnote", "shptxt":
		if !r.hidden {
			r.para.write(s, r.rtfState)
		}
	case "listtext":
		r.para.marker += s
	case "stylesheet":
		r.styleName(s)
	case "title", "author":
		r.hints.write(r.dest, s)
	}
}

// endParagraph ends the paragraph at hand; in a note its text goes on behind a space.
func (r *rtfReader) endParagraph() {
	if len(r.saved) > 0 {
		r.para.write("\n", r.rtfState)
		return
	}
	b, shape := r.para.block(r.styles)
	if r.para.inTable {
		r.table.paragraph(b)
	} else {
		r.endTable()
		r.out, r.shapes = append(r.out, b), append(r.shapes, shape)
	}
	r.para = r.para.next()
}

// endTable puts the rows gathered so far into the story.
func (r *rtfReader) endTable() {
	if len(r.table.cells) > 0 || len(r.table.cell) > 0 {
		r.table.cells = append(r.table.cells, officeCell{blocks: r.table.cell, span: 1})
		r.table.end()
	}
	if len(r.table.rows) == 0 {
		return
	}
	r.tables++
	for _, b := range r.table.all().blocks(r.tables) {
		r.out, r.shapes = append(r.out, b), append(r.shapes, docxShape{})
	}
	r.table = rtfTable{}
}

// rtfPara is one paragraph while it is read.
type rtfPara struct {
	words   []byte
	strong  []report.Span
	chars   map[int]int // bytes of text by size
	light   bool        // some of it is not bold
	style   int
	outline int // level of a heading from 1, 0 when not told
	marker  string
	inTable bool
}

// next gives an empty paragraph with the same properties, which hold until \pard.
func (p *rtfPara) next() rtfPara {
	return rtfPara{style: p.style, outline: p.outline, inTable: p.inTable}
}

func (p *rtfPara) write(s string, look rtfState) {
	from := len(p.words)
	p.words = append(p.words, s...)
	p.chars = add(p.chars, look.size, len(s))
	if look.bold {
		p.strong = joinSpan(p.strong, report.Span{From: from, To: len(p.words)})
	} else if strings.Trim(s, blank) != "" {
		p.light = true
	}
}

// block makes the paragraph a heading, an item or a paragraph; headings are the styles' levels.
func (p *rtfPara) block(headings map[int]int) (Block, docxShape) {
	b := trimBlock(Block{Kind: report.Paragraph, Text: string(p.words), Strong: slices.Clone(p.strong)})
	if b.Text == "" {
		return Block{}, docxShape{}
	}
	level := p.outline
	if level == 0 {
		level = headings[p.style]
	}
	shape := docxShape{bold: !p.light && len(p.strong) > 0, heading: level > 0}
	for size, n := range p.chars {
		if n > p.chars[shape.size] || n == p.chars[shape.size] && size > shape.size {
			shape.size = size
		}
	}
	switch {
	case level > 0 && width(b.Text) <= headingMost:
		b.Kind, b.Level = report.Heading, min(level, 6)
		if p.marker != "" && !bullet.MatchString(p.marker) {
			b = Block{Kind: b.Kind, Level: b.Level, Text: p.marker + gapAfter(p.marker)}.with("", b)
		}
	case p.marker != "":
		b.Kind, b.Level = report.Item, 1
		if !isBullet(p.marker) {
			b.Number = p.marker
		}
	}
	return typedItem(b), shape
}
