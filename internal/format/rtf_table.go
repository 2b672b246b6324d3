package format

import "slices"

// rtfTable gathers the rows of a table. Each row names the right edges of its cells, by which the columns of all rows are brought together.
type rtfTable struct {
	rows  []rtfRow
	row   rtfRow // being defined
	cells []officeCell
	cell  []Block // of the cell at hand
}

type rtfRow struct {
	edges  []int
	merged []bool // by cell: it belongs to the one above or before it
	goesOn bool   // the next cell defined does
	head   bool
	cells  []officeCell
}

// tableWord takes the control words of tables; it tells whether it was one.
func (r *rtfReader) tableWord(t rtfToken) bool {
	def := &r.table.row
	switch t.name {
	case "trowd":
		*def = rtfRow{}
	case "trhdr":
		def.head = true
	case "clmrg", "clvmrg":
		def.goesOn = true
	case "cellx":
		def.edges, def.merged = append(def.edges, t.number), append(def.merged, def.goesOn)
		def.goesOn = false
	case "intbl":
		r.para.inTable = true
	case "cell":
		r.para.inTable = true
		b, _ := r.para.block(r.styles)
		r.table.paragraph(b)
		r.table.cells = append(r.table.cells, officeCell{blocks: r.table.cell, span: 1})
		r.table.cell = nil
		r.para = r.para.next()
	case "nestcell":
		r.para.write(" ", r.rtfState)
	case "row":
		r.table.end()
		r.para = r.para.next()
	default:
		return false
	}
	return true
}

func (t *rtfTable) paragraph(b Block) {
	if b.Text != "" {
		t.cell = append(t.cell, b)
	}
}

// end ends a row.
func (t *rtfTable) end() {
	row := t.row
	row.cells = t.cells
	for i := range row.cells {
		row.cells[i].goesOn = i < len(row.merged) && row.merged[i]
	}
	t.rows = append(t.rows, row)
	t.cells, t.cell = nil, nil
}

// edgeSlack is how far apart, in twentieths of a point, two edges may lie that are one.
const edgeSlack = 60

// all gives the table with the columns that each cell takes.
func (t *rtfTable) all() officeTable {
	var edges []int
	for _, r := range t.rows {
		edges = append(edges, r.edges...)
	}
	slices.Sort(edges)
	edges = slices.CompactFunc(edges, func(a, b int) bool { return max(a-b, b-a) <= edgeSlack })
	column := func(edge int) int {
		return slices.IndexFunc(edges, func(e int) bool { return edge-e <= edgeSlack })
	}
	var out officeTable
	for _, r := range t.rows {
		last := -1
		for i := range r.cells {
			if i < len(r.edges) {
				at := column(r.edges[i])
				r.cells[i].span = max(at-last, 1)
				last = max(at, last)
			}
		}
		out.rows, out.heads = append(out.rows, r.cells), append(out.heads, r.head)
	}
	return out
}
