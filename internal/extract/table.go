package extract

import "yanku/internal/report"

// tableHead gives the row that names the columns of the table of row i: the nearest one at or above it.
func (t *Text) tableHead(i int) (report.Block, bool) {
	if t.heads == nil {
		t.heads = headsOf(t.Doc.Blocks)
	}
	if t.heads[i] < 0 {
		return report.Block{}, false
	}
	return t.Doc.Blocks[t.heads[i]], true
}

// headsOf gives for each block the index of the head of its table, -1 where it has none.
func headsOf(blocks []report.Block) []int {
	heads := make([]int, len(blocks))
	for i, b := range blocks {
		heads[i] = -1
		switch {
		case b.Kind != report.Row:
		case b.Head:
			heads[i] = i
		case i > 0 && blocks[i-1].Kind == report.Row && blocks[i-1].Table == b.Table:
			heads[i] = heads[i-1]
		}
	}
	return heads
}
