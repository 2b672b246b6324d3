package format

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"yanku/internal/report"
)

// table reads a table into rows. One that holds other tables or a single column lays out the page: its cells are read as blocks.
func (w *htmlWalker) table(n *html.Node) error {
	rows := tableRows(n)
	if nested(n) || columns(rows) < 2 {
		w.flush(Block{Kind: report.Paragraph})
		for _, r := range rows {
			for _, c := range r.cells {
				if err := w.children(c); err != nil {
					return err
				}
				w.flush(Block{Kind: report.Paragraph})
			}
		}
		return nil
	}
	w.flush(Block{Kind: report.Paragraph})
	if c := find(n, "caption"); c != nil {
		w.out = append(w.out, Block{Kind: report.Paragraph, Text: oneLine(textOf(c))})
	}
	number := nextTable(w.out)
	below := map[int]int{} // by column: rows that a cell above still takes
	for i, r := range rows {
		cells := gridCells(r, below)
		w.out = append(w.out, row(cells, number, r.head || i == 0 && namesColumns(cells)))
	}
	return nil
}

// gridCells gives a row's cells in their columns: the places that a cell above or to the left takes too are empty.
func gridCells(r tableRow, below map[int]int) (cells []string) {
	taken := func() {
		for below[len(cells)] > 0 {
			below[len(cells)]--
			cells = append(cells, "")
		}
	}
	for _, c := range r.cells {
		taken()
		rows := spanOf(c, "rowspan") - 1
		for i := range spanOf(c, "colspan") {
			below[len(cells)] = max(0, rows)
			if i == 0 {
				cells = append(cells, textOf(c))
			} else {
				cells = append(cells, "")
			}
		}
	}
	taken()
	return cells
}

type tableRow struct {
	cells []*html.Node
	head  bool
}

// tableRows gives the rows of a table, not those of tables inside it.
func tableRows(n *html.Node) []tableRow {
	var out []tableRow
	var visit func(n *html.Node, head bool)
	visit = func(n *html.Node, head bool) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch {
			case c.Type != html.ElementNode || c.Data == "table":
			case c.Data == "tr":
				r := tableRow{head: head}
				all := true
				for d := c.FirstChild; d != nil; d = d.NextSibling {
					if d.Type == html.ElementNode && (d.Data == "td" || d.Data == "th") {
						r.cells = append(r.cells, d)
						all = all && d.Data == "th"
					}
				}
				r.head = r.head || all
				if len(r.cells) > 0 {
					out = append(out, r)
				}
			default:
				visit(c, c.Data == "thead")
			}
		}
	}
	visit(n, false)
	return out
}

func columns(rows []tableRow) int {
	most := 0
	for _, r := range rows {
		most = max(most, len(r.cells))
	}
	return most
}

func nested(table *html.Node) bool {
	for n := range table.Descendants() {
		if n.Type == html.ElementNode && n.Data == "table" {
			return true
		}
	}
	return false
}

// spanMost bounds colspan and rowspan, which a page may set to anything.
const spanMost = 50

func spanOf(cell *html.Node, key string) int {
	n, err := strconv.Atoi(attr(cell, key))
	if err != nil {
		return 1
	}
	return max(1, min(n, spanMost))
}

// find gives the first element of that name under n, nil when there is none.
func find(n *html.Node, name string) *html.Node {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.Data == name {
			return d
		}
	}
	return nil
}

// textOf gives the text under n; line breaks and paragraphs become spaces.
func textOf(n *html.Node) string {
	var b strings.Builder
	var visit func(*html.Node)
	visit = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch {
			case c.Type == html.TextNode:
				b.WriteString(c.Data)
			case c.Type != html.ElementNode || isDropped[c.Data]:
			default:
				if c.Data == "br" || isBlock[c.Data] {
					b.WriteByte(' ')
				}
				visit(c)
			}
		}
	}
	visit(n)
	return strings.TrimSpace(b.String())
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}
