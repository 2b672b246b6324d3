package widget

// tableAt gives the table that row i belongs to, with its columns fitted to the view.
func (p *page) tableAt(i int) *table {
	t := p.boxes[i].table
	if t == nil {
		t = p.findTable(i)
	}
	if t.gen != p.gen {
		t.gen = p.gen
		p.fitTable(t)
	}
	return t
}

// findTable collects the neighbours of row i that belong to the same table.
func (p *page) findTable(i int) *table {
	same := func(k int) bool {
		return k >= 0 && k < len(p.blocks) && p.blocks[k].Style == Row && p.blocks[k].Table == p.blocks[i].Table
	}
	t := &table{first: i, last: i}
	for same(t.first - 1) {
		t.first--
	}
	for same(t.last + 1) {
		t.last++
	}
	for k := t.first; k <= t.last; k++ {
		p.boxes[k].table = t
	}
	return t
}

func (p *page) fitTable(t *table) {
	em := looks[Row].size * p.zoom
	needs := make([][]cellNeed, 0, t.last-t.first+1)
	heads := make([]bool, 0, t.last-t.first+1)
	for k := t.first; k <= t.last; k++ {
		p.measure(k)
		b := &p.boxes[k]
		row := make([]cellNeed, len(b.cells))
		for c, s := range b.cells {
			row[c] = measureCell(p.blocks[k].Text, b.units[s.from:s.to], em)
		}
		needs, heads = append(needs, row), append(heads, p.blocks[k].Head)
	}
	t.columns = fitColumns(needs, heads, p.tableRoom())
}

// tableRoom is the greatest width of a table: from the column's left edge to the right edge of the view.
func (p *page) tableRoom() float32 { return max(p.width-p.left-sidePad, p.column) }

// hasWideTables says whether the width of the view counts even though the column keeps its own.
func (p *page) hasWideTables() bool {
	for i := range p.blocks {
		if p.blocks[i].Style == Row {
			return true
		}
	}
	return false
}

// tableWidth is what the columns of a table take together.
func (t *table) tableWidth() (sum float32) {
	for _, w := range t.widths {
		sum += w
	}
	return sum
}

func (p *page) layRow(i int) {
	t := p.tableAt(i)
	b := &p.boxes[i]
	l := p.blocks[i].look()
	x, rows := float32(0), 1
	for c, s := range b.cells {
		width := t.widths[c]
		room := max(width-2*cellPad, 1)
		at := line{x: x + cellPad, y: l.inside * p.zoom}
		first := len(b.lines)
		b.lines = breakLines(b.lines, b.units, s, at, room, b.lh)
		if t.numbers[c] {
			for k := first; k < len(b.lines); k++ {
				b.lines[k].x += max(room-b.lines[k].w, 0)
			}
		}
		rows = max(rows, len(b.lines)-first)
		x += width
	}
	b.textX = 0
	b.height = float32(rows)*b.lh + 2*l.inside*p.zoom
	if i == t.last {
		b.height += looks[Body].after * p.zoom
	}
}
