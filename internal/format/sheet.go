package format

import (
	"regexp"
	"slices"
	"strings"

	"yanku/internal/report"
)

// sheetBlocks makes blocks of a sheet's rows: an empty row ends a table; lines of one cell above a table and below it are paragraphs.
func sheetBlocks(rows [][]string, table int) []Block {
	var out []Block
	for len(rows) > 0 {
		n := slices.IndexFunc(rows, emptyRow)
		if n < 0 {
			n = len(rows)
		}
		if n > 0 {
			var used bool
			if out, used = appendRegion(out, rows[:n], table); used {
				table++
			}
		}
		rows = rows[min(n+1, len(rows)):]
	}
	return out
}

func emptyRow(row []string) bool { return filled(row) == 0 }

// filled counts the cells that are not empty.
func filled(row []string) int {
	n := 0
	for _, c := range row {
		if strings.Trim(c, blank) != "" {
			n++
		}
	}
	return n
}

// appendRegion adds the rows between two empty ones; used tells whether they hold a table.
func appendRegion(out []Block, rows [][]string, table int) (all []Block, used bool) {
	from, to := 0, len(rows)
	for from < to && filled(rows[from]) == 1 {
		from++
	}
	for to > from && filled(rows[to-1]) == 1 {
		to--
	}
	if to-from < 1 {
		from, to = 0, 0 // single cells only
	}
	for i, r := range rows {
		switch {
		case i < from || i >= to:
			out = append(out, Block{Kind: report.Paragraph, Text: strings.TrimSpace(strings.Join(r, " "))})
		case i == from:
			left := leftEdge(rows[from:to])
			for j, r := range rows[from:to] {
				out = append(out, row(r[min(left, len(r)):], table, j == 0 && headRow(r[min(left, len(r)):])))
			}
		}
	}
	return out, to > from
}

// leftEdge counts the columns at the left that are empty in all rows.
func leftEdge(rows [][]string) int {
	for c := 0; ; c++ {
		wide := false
		for _, r := range rows {
			if c >= len(r) {
				continue
			}
			if wide = true; strings.Trim(r[c], blank) != "" {
				return c
			}
		}
		if !wide {
			return 0
		}
	}
}

// yearCell is a year that heads a column.
var yearCell = regexp.MustCompile(`^(?:19|20)\d\d$`)

// headRow tells whether a row names columns: no cell but the first is a number, years aside.
func headRow(cells []string) bool {
	return !slices.ContainsFunc(cells[min(1, len(cells)):], func(c string) bool {
		return amount.MatchString(c) && !yearCell.MatchString(strings.TrimSpace(c))
	})
}
