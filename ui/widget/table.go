package widget

import "unicode/utf8"

// columns gives the widths of a table's columns, padding included, and which of them hold numbers (set flush right).
type columns struct {
	widths  []float32
	numbers []bool
}

// cellNeed is what one cell asks for: its width in one line and that of its longest piece that should not be broken.
type cellNeed struct {
	whole, least float32
	number       bool
	empty        bool
}

// measureCell sums up the units of a cell. The least width is that of its longest word, and of four characters of em.
func measureCell(text string, units []unit, em float32) cellNeed {
	need := cellNeed{empty: len(units) == 0, number: len(units) > 0}
	var piece, line float32
	digits := 0
	for i, u := range units {
		if i > 0 && mayBreak(units[i-1], u) {
			piece = 0
		}
		if u.class&newline != 0 {
			line, piece = 0, 0
			continue
		}
		piece += u.adv
		line += u.adv
		need.least = max(need.least, piece)
		need.whole = max(need.whole, line)
		r, _ := utf8.DecodeRuneInString(text[u.at:])
		if r >= '0' && r <= '9' {
			digits++
		} else if u.class&word == 0 && u.class&(space|noStart|noEnd) == 0 && r != '—' {
			need.number = false
		}
	}
	need.empty = need.empty || need.number && digits == 0 // a dash for "none"
	need.number = need.number && digits*2 >= len(units)
	need.least = max(need.least, min(need.whole, 4*em))
	return need
}

// fitColumns shares avail among the columns: each gets its whole width when there is room, else its least width and a share of
// the rest by how much more it asks for.
func fitColumns(rows [][]cellNeed, heads []bool, avail float32) columns {
	n := 0
	for _, row := range rows {
		n = max(n, len(row))
	}
	c := columns{widths: make([]float32, n), numbers: make([]bool, n)}
	least := make([]float32, n)
	for col := range n {
		c.widths[col], least[col], c.numbers[col] = columnNeed(rows, heads, col)
	}
	shrink(c.widths, least, avail)
	return c
}

func columnNeed(rows [][]cellNeed, heads []bool, col int) (whole, least float32, numbers bool) {
	var filled, figures int
	for i, row := range rows {
		if col >= len(row) {
			continue
		}
		whole, least = max(whole, row[col].whole), max(least, row[col].least)
		if heads[i] || row[col].empty {
			continue
		}
		filled++
		if row[col].number {
			figures++
		}
	}
	return whole + 2*cellPad, least + 2*cellPad, filled > 0 && figures*4 >= filled*3
}

func shrink(widths, least []float32, avail float32) {
	var sum, sumLeast float32
	for i := range widths {
		sum += widths[i]
		sumLeast += least[i]
	}
	switch {
	case sum <= avail || sum == 0:
		return
	case sumLeast >= avail:
		for i := range widths {
			widths[i] = avail * least[i] / sumLeast
		}
	default:
		share := (avail - sumLeast) / (sum - sumLeast)
		for i := range widths {
			widths[i] = least[i] + (widths[i]-least[i])*share
		}
	}
}
