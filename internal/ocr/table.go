package ocr

import (
	"slices"
	"strings"
	"unicode"

	"yanku/internal/format"
	"yanku/internal/report"
)

// tableAt tells how many lines at the front are rows of a table: at least two that have three cells and more, or the same number of cells at the same places.
func tableAt(lines []line) int {
	n := 0
	var before []box
	for _, l := range lines {
		_, places := l.cells()
		if len(places) < 2 || n > 0 && (l.y0 <= lines[n-1].y0 || l.y0-lines[n-1].y1 > 2.5*l.size || !inColumns(before, places)) {
			break
		}
		before = places
		n++
	}
	if n < 2 {
		return 0
	}
	return n
}

// inColumns tells whether most cells of two rows stand over each other.
func inColumns(a, b []box) bool {
	over := 0
	for _, x := range a {
		if slices.ContainsFunc(b, func(y box) bool { return x.x0 < y.x1 && y.x0 < x.x1 }) {
			over++
		}
	}
	return over >= 2 && 2*over >= min(len(a), len(b))
}

// table adds rows. Cells that stand over each other are a column.
func (w *writer) table(rows []line) {
	w.tables++
	columns := columnsOf(rows)
	for i, l := range rows {
		texts, places := l.cells()
		cells := make([]string, len(columns))
		for k, p := range places {
			c := slices.IndexFunc(columns, func(b box) bool { return p.x0 < b.x1 && b.x0 < p.x1 })
			cells[c] = strings.TrimSpace(cells[c] + " " + texts[k])
		}
		b := format.Block{Kind: report.Row, Table: w.tables, Page: w.sheet.number, Box: w.sheet.place(l.box), Head: i == 0 && names(cells)}
		var text strings.Builder
		for k, c := range cells {
			if k > 0 {
				text.WriteByte('\t')
			}
			from := text.Len()
			text.WriteString(c)
			b.Cells = append(b.Cells, report.Span{From: from, To: text.Len()})
		}
		b.Text = text.String()
		w.out = append(w.out, b)
	}
}

// columnsOf gives the places of columns from left to right.
func columnsOf(rows []line) []box {
	var all []box
	for _, l := range rows {
		_, places := l.cells()
		all = append(all, places...)
	}
	slices.SortFunc(all, func(a, b box) int { return int(a.x0 - b.x0) })
	var out []box
	for _, b := range all {
		if n := len(out); n > 0 && b.x0 < out[n-1].x1 {
			out[n-1] = out[n-1].with(b)
		} else {
			out = append(out, b)
		}
	}
	return out
}

// names tells whether cells name columns: most hold no number.
func names(cells []string) bool {
	numbers := 0
	for _, c := range cells {
		if strings.ContainsFunc(c, unicode.IsDigit) && strings.ContainsAny(c, ".%+-") {
			numbers++
		}
	}
	return numbers == 0
}
