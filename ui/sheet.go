package ui

import (
	"image/color"
	"slices"
	"strings"

	"yanku/ui/model"
	own "yanku/ui/widget"
)

// sheet puts a page of headings, lines and tables together for the reader. Everything on it that leads to a sentence is a mark with its item.
type sheet struct {
	kit    *kit
	blocks []own.Block
	at     map[model.Item]int // the block of an item
	tables int
	page   func(model.Item) int // gives the page of an item, 0 for none; nil where there are no pages
}

func newSheet(k *kit, page func(model.Item) int) *sheet {
	return &sheet{kit: k, at: map[model.Item]int{}, page: page}
}

// head begins a section.
func (s *sheet) head(text string) {
	s.blocks = append(s.blocks, own.Block{Text: text, Style: own.H3, Key: "head " + text})
}

// text adds a paragraph of our own words.
func (s *sheet) text(words string) {
	s.blocks = append(s.blocks, own.Block{Text: words, Style: own.Body, Key: "text " + words})
}

// line adds one numbered line: a short name in semi-bold on the colour of its kind, then the rest.
func (s *sheet) line(l model.Line, look model.Look) {
	text := l.Lead
	if l.Text != "" {
		text = strings.TrimRight(l.Lead, "：:，, ") + "：" + l.Text
	}
	if l.Lead == "" {
		text = l.Text
	}
	lead := len(strings.TrimRight(l.Lead, "：:，, "))
	if lead == 0 || l.Text == "" {
		lead = len(text)
	}
	b := own.Block{Text: text, Style: own.Item, Bullet: l.Number, Key: string(l.Item)}
	if b.Bullet == "" {
		b.Bullet = "•"
	}
	if l.Text != "" && l.Lead != "" {
		b.Strong = []own.Range{{From: 0, To: lead}}
	}
	b.Marks = []own.Mark{
		{From: 0, To: len(text), Fill: color.Transparent, ID: string(l.Item)},
		{From: 0, To: lead, Fill: s.kit.paint().mark(look, s.kit.colors), ID: string(l.Item)},
	}
	if s.page != nil && s.page(l.Item) > 0 {
		b.Text += pageGap + s.kit.t("page.link", s.page(l.Item))
		b.Marks = append(b.Marks, own.Mark{From: len(text) + len(pageGap), To: len(b.Text), Fill: s.kit.paint().Hover, ID: string(l.Item.OnPage())})
	}
	s.at[l.Item] = len(s.blocks)
	s.blocks = append(s.blocks, b)
}

// pageGap parts a line from the page it stands on.
const pageGap = "\u2003"

// cell is one cell of a table; with an item it can be clicked.
type cell struct {
	text string
	item model.Item
	look model.Look // empty is no colour
}

// table begins a table with these columns.
func (s *sheet) table(columns ...string) {
	s.tables++
	cells := make([]cell, len(columns))
	for i, c := range columns {
		cells[i].text = c
	}
	if s.page != nil {
		cells = append(cells, cell{text: s.kit.t("col.page")})
	}
	s.write(cells)
	s.blocks[len(s.blocks)-1].Head = true
}

// row adds a row to the table begun last, and where there are pages the way to that of its first item.
func (s *sheet) row(cells ...cell) {
	if s.page != nil {
		last := cell{}
		if i := slices.IndexFunc(cells, func(c cell) bool { return c.item != "" && s.page(c.item) > 0 }); i >= 0 {
			last = cell{s.kit.t("page.link", s.page(cells[i].item)), cells[i].item.OnPage(), ""}
		}
		cells = append(cells, last)
	}
	s.write(cells)
}

func (s *sheet) write(cells []cell) {
	var text strings.Builder
	b := own.Block{Style: own.Row, Table: s.tables}
	for i, c := range cells {
		if i > 0 {
			text.WriteByte('\t')
		}
		from := text.Len()
		text.WriteString(c.text)
		to := text.Len()
		b.Cells = append(b.Cells, own.Range{From: from, To: to})
		if c.item == "" || from == to {
			continue
		}
		m := own.Mark{From: from, To: to, Fill: color.Transparent, ID: string(c.item)}
		if c.look != "" {
			m.Fill = s.kit.paint().mark(c.look, s.kit.colors)
		}
		b.Marks = append(b.Marks, m)
		s.at[c.item] = len(s.blocks)
	}
	b.Text = text.String()
	s.blocks = append(s.blocks, b)
}
