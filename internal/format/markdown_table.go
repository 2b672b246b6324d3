package format

import (
	"strings"

	extast "github.com/yuin/goldmark/extension/ast"
)

func (w *walker) table(n *extast.Table) {
	table := nextTable(w.out)
	for r := n.FirstChild(); r != nil; r = r.NextSibling() {
		_, head := r.(*extast.TableHeader)
		var cells []inline
		for c := r.FirstChild(); c != nil; c = c.NextSibling() {
			cells = append(cells, w.inline(c))
		}
		w.out = append(w.out, inlineRow(cells, table, head))
	}
}

// inlineRow makes a row of cells with bold text.
func inlineRow(cells []inline, table int, head bool) Block {
	texts := make([]string, len(cells))
	for i, c := range cells {
		texts[i] = c.text
	}
	b := row(texts, table, head)
	for i, c := range cells {
		if len(b.Cells) == 0 || oneLine(c.text) != strings.Trim(c.text, blank) {
			continue
		}
		lead := len(c.text) - len(strings.TrimLeft(c.text, blank))
		for _, s := range c.strong {
			s = s.Shift(b.Cells[i].From - lead)
			s.To = min(s.To, b.Cells[i].To)
			if s.From >= b.Cells[i].From && !s.Empty() {
				b.Strong = append(b.Strong, s)
			}
		}
	}
	return b
}

// tabTable makes rows of a paragraph whose cells are set apart by cellMark; each line begins with one.
func (w *walker) tabTable(t inline) {
	table := nextTable(w.out)
	at, first := 0, true
	for line := range strings.SplitSeq(t.text, "\n") {
		var cells []inline
		from := at
		for i, c := range strings.Split(line, cellMark) {
			if i > 0 {
				cells = append(cells, inline{text: c, strong: cutSpans(t.strong, from, from+len(c))})
			}
			from += len(c) + len(cellMark)
		}
		at += len(line) + 1
		if len(cells) > 0 {
			w.out = append(w.out, inlineRow(cells, table, first))
			if first {
				last := &w.out[len(w.out)-1]
				last.Head = namesColumns(strings.Split(last.Text, "\t"))
			}
			first = false
		}
	}
}
