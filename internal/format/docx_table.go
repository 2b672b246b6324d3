package format

import (
	"strings"

	"yanku/internal/report"
)

// officeCell is a cell of a table of Word or PowerPoint.
type officeCell struct {
	blocks []Block
	span   int  // columns it takes
	goesOn bool // it belongs to the merged cell above
}

// officeTable is a table of rows of cells; heads are the rows that are marked as head.
type officeTable struct {
	rows  [][]officeCell
	heads []bool
}

// table reads a table.
func (r *docxReader) table() error {
	var t officeTable
	if err := r.x.each(func(e element) error { return r.tableRow(e, &t) }); err != nil {
		return err
	}
	r.tables++
	for _, b := range t.blocks(r.tables) {
		r.add(b, docxShape{})
	}
	return nil
}

// renumber numbers tables in the order in which they stand: those inside of others were counted first.
func renumber(blocks []Block) []Block {
	last, table := 0, 0
	for i := range blocks {
		if was := blocks[i].Table; was > 0 {
			if was != last {
				table++
			}
			last, blocks[i].Table = was, table
		}
	}
	return blocks
}

// tableRow reads a row, or what holds rows.
func (r *docxReader) tableRow(e element, t *officeTable) error {
	x := r.x
	switch e.name {
	case "sdt", "sdtContent", "customXml", "ins":
		return x.each(func(e element) error { return r.tableRow(e, t) })
	case "tr":
	default:
		return x.skip()
	}
	var row []officeCell
	head, gone := false, false
	var part func(e element) error
	part = func(e element) error {
		switch e.name {
		case "trPr":
			return x.each(func(e element) error {
				switch e.name {
				case "tblHeader":
					head = e.on()
				case "del":
					gone = true
				case "gridBefore":
					row = append(row, officeCell{span: atoi(e.attr("val"))})
				}
				return x.skip()
			})
		case "sdt", "sdtContent", "customXml":
			return x.each(part)
		case "tc":
			c, err := r.tableCell()
			row = append(row, c)
			return err
		}
		return x.skip()
	}
	if err := x.each(part); err != nil {
		return err
	}
	if !gone {
		t.rows, t.heads = append(t.rows, row), append(t.heads, head)
	}
	return nil
}

func (r *docxReader) tableCell() (officeCell, error) {
	c := officeCell{span: 1}
	x := r.x
	var err error
	c.blocks, err = r.inner(func() error {
		return x.each(func(e element) error {
			if e.name != "tcPr" {
				return r.block(e)
			}
			return x.each(func(e element) error {
				switch e.name {
				case "gridSpan":
					c.span = atoi(e.attr("val"))
				case "vMerge":
					c.goesOn = e.attr("val") != "restart"
				}
				return x.skip()
			})
		})
	})
	return c, err
}

// layoutBlocks is how many blocks in one cell tell that a table lays out the page and is no table of figures.
const layoutBlocks = 6

// layout tells whether the table only lays out text: one column, or a cell with much text or another table.
func (t officeTable) layout() bool {
	wide := 0
	for _, row := range t.rows {
		wide = max(wide, len(row))
		for _, c := range row {
			n := 0
			for _, b := range c.blocks {
				if b.Text != "" {
					n++
				}
				if b.Kind == report.Heading || b.Kind == report.Row {
					return true
				}
			}
			if n >= layoutBlocks {
				return true
			}
		}
	}
	return wide < 2
}

// blocks makes rows of the table; a table that lays out the page gives what its cells hold.
func (t officeTable) blocks(number int) []Block {
	var out []Block
	if t.layout() {
		for _, row := range t.rows {
			for _, c := range row {
				out = append(out, c.blocks...)
			}
		}
		return out
	}
	for i, cells := range t.rows {
		var texts []inline
		for _, c := range cells {
			texts = append(texts, c.words())
			for n := 1; n < min(c.span, spanMost); n++ {
				texts = append(texts, inline{})
			}
		}
		plain := make([]string, len(texts))
		for j := range texts {
			plain[j] = texts[j].text
		}
		if strings.TrimSpace(strings.Join(plain, "")) == "" {
			continue
		}
		out = append(out, inlineRow(texts, number, t.heads[i] || i == 0 && namesColumns(plain)))
	}
	return out
}

// words joins the paragraphs of a cell.
func (c officeCell) words() inline {
	if c.goesOn {
		return inline{}
	}
	var all Block
	for _, b := range c.blocks {
		b = trimBlock(Block{Text: b.Text, Strong: b.Strong})
		if b.Text == "" {
			continue
		}
		glue := " "
		if all.Text == "" {
			glue = ""
		}
		all = all.with(glue, b)
	}
	return inline{text: all.Text, strong: all.Strong}
}
