package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// grid is a table: the text of its cells row by row.
type grid struct {
	rows [][]string
	tops []line // the frame of each row
	page int
}

// trim takes away columns and rows without text, and tells whether a table is left.
func (g *grid) trim() bool {
	var rows [][]string
	var tops []line
	for i, r := range g.rows {
		if strings.Join(r, "") != "" {
			rows, tops = append(rows, r), append(tops, g.tops[i])
		}
	}
	g.rows, g.tops = rows, tops
	if len(rows) == 0 {
		return false
	}
	for c := len(rows[0]) - 1; c >= 0; c-- {
		if !slices.ContainsFunc(rows, func(r []string) bool { return r[c] != "" }) {
			for i := range rows {
				rows[i] = slices.Delete(rows[i], c, c+1)
			}
		}
	}
	return len(rows[0]) > 1
}

// seg makes the grid stand in the order of the page.
func (g *grid) seg(frame line) seg {
	return seg{x0: frame.x0, x1: frame.x1, top: frame.y0, base: frame.y1, table: g}
}

// cellText puts the pieces of a cell together line by line.
func cellText(segs []seg) string {
	text := ""
	for _, s := range byLine(segs) {
		text += glue(text, s.text) + s.text
	}
	return text
}

// band is the pieces of a table on one line.
type band struct {
	base, top float64
	cells     [][]seg // by column
}

// bandsOf sorts pieces into lines and columns.
func bandsOf(segs []seg, cols []line) []band {
	segs = byLine(slices.Clone(segs))
	var out []band
	for _, s := range segs {
		n := len(out)
		if n == 0 || s.base-out[n-1].base > lineSlack*math.Max(s.size, 6) {
			out = append(out, band{base: s.base, top: s.top, cells: make([][]seg, len(cols))})
			n++
		}
		c := columnOf(s, cols)
		out[n-1].cells[c] = append(out[n-1].cells[c], s)
	}
	return out
}

// columnOf gives the column that s shares most of its width with.
func columnOf(s seg, cols []line) int {
	best, most := 0, -1.0
	for i, c := range cols {
		if o := overlap(s.x0, s.x1, c.x0, c.x1); o > most {
			best, most = i, o
		}
	}
	return best
}

// columnGap is the least width in points of the white between two columns.
const columnGap = 4

// columnsOf gives the stretches of the width that pieces cover, with white between them.
func columnsOf(segs []seg) []line {
	sorted := slices.Clone(segs)
	slices.SortFunc(sorted, func(a, b seg) int { return cmp.Compare(a.x0, b.x0) })
	var out []line
	for _, s := range sorted {
		if n := len(out); n > 0 && s.x0 < out[n-1].x1+columnGap {
			out[n-1].x1 = math.Max(out[n-1].x1, s.x1)
		} else {
			out = append(out, line{x0: s.x0, x1: s.x1})
		}
	}
	return out
}

// rowPitch is how much further apart than the lines of one cell the rows of a table are, closeBand how near lines of different cells of one row may be.
const (
	rowPitch  = 1.15
	closeBand = 0.9
)

// rowsOf makes rows of bands.
func rowsOf(bands []band, g *grid) {
	opens := rowStarts(bands)
	for i := 0; i < len(bands); {
		row := make([][]seg, len(bands[i].cells))
		frame := line{math.Inf(1), math.Inf(1), 0, 0}
		for first := true; i < len(bands) && (first || !opens[i]); i++ {
			first = false
			for c, cell := range bands[i].cells {
				row[c] = append(row[c], cell...)
				for _, s := range cell {
					frame = frame.with(s.box())
				}
			}
		}
		var texts []string
		for _, cell := range row {
			texts = append(texts, cellText(cell))
		}
		g.rows, g.tops = append(g.rows, texts), append(g.tops, frame)
	}
}

// rowStarts tells which bands begin a row. Where the distances of lines in a column are of two kinds, the narrow ones are those in a cell, and a band begins a row when it goes on
// with no cell; else each band is a row unless its first cell is empty.
func rowStarts(bands []band) []bool {
	if len(bands) == 0 {
		return nil
	}
	last := make([]float64, len(bands[0].cells))
	least, most := math.Inf(1), 0.0
	for _, b := range bands {
		for c, cell := range b.cells {
			if len(cell) == 0 {
				continue
			}
			if last[c] > 0 {
				least, most = math.Min(least, b.base-last[c]), math.Max(most, b.base-last[c])
			}
			last[c] = b.base
		}
	}
	two := most > rowPitch*least
	clear(last)
	out := make([]bool, len(bands))
	for i, b := range bands {
		goesOn := i > 0 && b.base-bands[i-1].base < closeBand*least
		for c, cell := range b.cells {
			if len(cell) == 0 {
				continue
			}
			goesOn = goesOn || two && last[c] > 0 && b.base-last[c] <= rowPitch*least
			last[c] = b.base
		}
		out[i] = !goesOn && (two || len(b.cells[0]) > 0)
	}
	return out
}

// with gives the frame around two rectangles.
func (l line) with(m line) line {
	return line{math.Min(l.x0, m.x0), math.Min(l.y0, m.y0), math.Max(l.x1, m.x1), math.Max(l.y1, m.y1)}
}
