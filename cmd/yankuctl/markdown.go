package main

import (
	"strings"

	"yanku/internal/report"
)

// markdown writes a document's blocks as Markdown.
func markdown(d *report.Doc) string {
	var b strings.Builder
	table := 0
	for i, block := range d.Blocks {
		if i > 0 && !together(d.Blocks[i-1], block) {
			b.WriteByte('\n')
		}
		text := emphasised(d, block)
		switch block.Kind {
		case report.Heading:
			b.WriteString(strings.Repeat("#", max(1, block.Level)) + " " + text)
		case report.Item:
			marker := block.Number
			if marker == "" {
				marker = "-"
			}
			b.WriteString(strings.Repeat("  ", max(0, block.Level-1)) + marker + " " + text)
		case report.Row:
			b.WriteString(row(d, block))
			if block.Table != table {
				table = block.Table
				b.WriteString("\n|" + strings.Repeat(" --- |", max(1, len(block.Cells))))
			}
		case report.Quoted:
			b.WriteString("> " + text)
		case report.Code:
			b.WriteString("```\n" + d.Text(block.Span) + "\n```")
		case report.Rule:
			b.WriteString("---")
		default:
			b.WriteString(text)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// together tells whether no empty line stands between two blocks: items of a list and rows of a table.
func together(a, b report.Block) bool {
	return a.Kind == b.Kind && (a.Kind == report.Item || a.Kind == report.Row && a.Table == b.Table)
}

// row writes a table row; a row without cells is one cell.
func row(d *report.Doc, b report.Block) string {
	cells := b.Cells
	if len(cells) == 0 {
		cells = []report.Span{b.Span}
	}
	var out strings.Builder
	out.WriteByte('|')
	for _, c := range cells {
		out.WriteString(" " + strings.ReplaceAll(d.Text(c), "|", "\\|") + " |")
	}
	return out.String()
}

// emphasised gives a block's text with its bold parts between asterisks.
func emphasised(d *report.Doc, b report.Block) string {
	var out strings.Builder
	at := b.From
	for _, s := range b.Strong {
		if s.From < at || s.To > b.To || s.Empty() {
			continue
		}
		out.WriteString(d.Body[at:s.From] + "**" + d.Text(s) + "**")
		at = s.To
	}
	out.WriteString(d.Body[at:b.To])
	return out.String()
}
