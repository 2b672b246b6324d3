package format

import (
	"strings"
	"unicode/utf8"

	"yanku/internal/report"
	"yanku/internal/zh"
)

// blank are the characters that may stand around a block's text without being part of it.
const blank = " \t\n\u00A0\u3000\u200B\uFEFF"

// trimBlock takes space off both ends of a block that has no cells.
func trimBlock(b Block) Block {
	if len(b.Cells) > 0 {
		return b
	}
	left := strings.TrimLeft(b.Text, blank)
	from := len(b.Text) - len(left)
	return b.cut(from, from+len(strings.TrimRight(left, blank)))
}

// cut gives the part [from, to) of a block with its spans.
func (b Block) cut(from, to int) Block {
	part := b
	part.Text = b.Text[from:to]
	part.Strong = cutSpans(b.Strong, from, to)
	part.Cells = cutSpans(b.Cells, from, to)
	return part
}

// with gives the block with another one's text after it.
func (b Block) with(glue string, next Block) Block {
	at := len(b.Text) + len(glue)
	b.Text += glue + next.Text
	for _, s := range next.Strong {
		b.Strong = append(b.Strong, s.Shift(at))
	}
	return b
}

func cutSpans(spans []report.Span, from, to int) []report.Span {
	var out []report.Span
	for _, s := range spans {
		s = report.Span{From: max(s.From, from), To: min(s.To, to)}
		if !s.Empty() {
			out = append(out, s.Shift(-from))
		}
	}
	return out
}

// A text got from PDF without line breaks comes as one block of up to 100 KB. Such a block is cut at sentence ends into parts of about partBytes.
const (
	giantBytes = 6000
	partBytes  = 900
)

// splitGiant cuts a paragraph that is too long to read, or to lay out, into parts; the words stay the same.
func splitGiant(b Block) []Block {
	if len(b.Text) < giantBytes || len(b.Cells) > 0 || b.Kind == report.Code {
		return []Block{b}
	}
	var out []Block
	from := 0
	cut := func(at int) {
		out = append(out, trimBlock(b.cut(from, at)))
		from = at
		b.Number = ""
	}
	for _, s := range zh.Sentences(b.Text) {
		full := strings.HasSuffix(strings.TrimRight(b.Text[:s.From], "”’）)】"), "。")
		if n := s.From - from; n >= partBytes && (full || n >= 2*partBytes) {
			cut(s.From)
		}
		for s.To-from > giantBytes { // not a sentence but a table run together, or junk
			cut(from + softEnd(b.Text[from:from+giantBytes]))
		}
	}
	cut(len(b.Text))
	return out
}

// softEnd finds where a stretch without sentences is cut: after the last comma or space of its second half, else after its last whole character.
func softEnd(s string) int {
	if i := strings.LastIndexAny(s, "，、；： \n"); i >= len(s)/2 {
		_, n := utf8.DecodeRuneInString(s[i:])
		return i + n
	}
	n := len(s)
	for n > 1 && !utf8.RuneStart(s[n-1]) {
		n--
	}
	return n - 1
}

// row makes a table row of cells.
func row(cells []string, table int, head bool) Block {
	b := Block{Kind: report.Row, Table: table, Head: head}
	var text strings.Builder
	for i, c := range cells {
		if i > 0 {
			text.WriteByte('\t')
		}
		from := text.Len()
		text.WriteString(oneLine(c))
		b.Cells = append(b.Cells, report.Span{From: from, To: text.Len()})
	}
	b.Text = text.String()
	if strings.Trim(b.Text, blank) == "" {
		b.Text, b.Cells = "", nil
	}
	return b
}

// oneLine makes runs of space, tab and line feed in a cell one space, none between Chinese characters on two lines.
func oneLine(s string) string {
	fields := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(blank, r) })
	return strings.Join(fields, " ")
}

// width is the number of columns that s takes: two for a Chinese character, one for others.
func width(s string) int {
	n := utf8.RuneCountInString(s)
	for _, r := range s {
		if r >= 0x2E80 {
			n++
		}
	}
	return n
}
