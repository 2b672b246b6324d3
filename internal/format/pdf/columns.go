package pdf

import (
	"cmp"
	"math"
	"regexp"
	"slices"
)

// When a stretch of page is a table without upright lines: at least so many rows, with so long cells at most on average, hardly any of which fills its column with prose.
const (
	leastRows  = 3
	meanCell   = 18
	proseChars = 15
	proseWidth = 0.8
	proseShare = 0.4

	proseColumn = 170 // points; two columns as wide as that are a page's, not a table's
)

// bareMarker is the marker of a list's item, set apart from it.
var bareMarker = regexp.MustCompile(`^(?:[•·●■◆▶➢※▪◼]|[（(]?\d{1,2}[.、)）]|[一二三四五六七八九十]{1,3}、)$`)

// tabular tells whether pieces stand in columns like a table's, and gives the columns.
func tabular(segs []seg, rows int) ([]line, bool) {
	if slices.ContainsFunc(segs, func(s seg) bool { return s.table != nil }) {
		return nil, false
	}
	cols := columnsOf(segs)
	if len(cols) < 2 {
		return nil, false
	}
	if len(cols) == 2 && math.Min(cols[0].x1-cols[0].x0, cols[1].x1-cols[1].x0) > proseColumn {
		return nil, false
	}
	full, cells, chars, prose, items := 0, 0, 0, 0, 0
	bands := bandsOf(segs, cols)
	for _, b := range bands {
		if bareMarker.MatchString(cellText(b.cells[0])) {
			items++
		}
		filled := 0
		for c, cell := range b.cells {
			if len(cell) == 0 {
				continue
			}
			filled++
			n, width := 0, 0.0
			for _, s := range cell {
				n, width = n+s.chars, width+s.x1-s.x0
			}
			chars += n
			if n >= proseChars && width > proseWidth*(cols[c].x1-cols[c].x0) {
				prose++
			}
		}
		cells += filled
		if filled > 1 {
			full++
		}
	}
	n := float64(cells)
	return cols, items*2 < len(bands)+1 && full >= rows && full*5 >= len(bands)*2 && float64(chars) <= meanCell*n && float64(prose) <= proseShare*n
}

// threeLines takes tables that have only level ruling lines out of a page's pieces: between two such lines of one length the text stands in columns.
func threeLines(p *page, segs []seg) []seg {
	for _, group := range sameWidth(p.lines) {
		for i := 0; i+1 < len(group); i++ {
			g := &grid{page: p.number}
			j := i
			frame := group[i]
			for j+1 < len(group) {
				part := line{group[j].x0, group[j].y1, group[j].x1, group[j+1].y0}
				if !g.interval(segs, part, g.width()) {
					break
				}
				frame = frame.with(group[j+1])
				j++
			}
			if len(g.rows) > 1 && g.trim() {
				segs = replace(segs, frame, g)
				i = j - 1
			}
		}
	}
	return segs
}

func (g *grid) width() int {
	if len(g.rows) == 0 {
		return 0
	}
	return len(g.rows[0])
}

// interval adds the rows between two lines; width is how many columns there must be, 0 for any.
func (g *grid) interval(segs []seg, part line, width int) bool {
	var in []seg
	for _, s := range segs {
		if inside(s, part) {
			in = append(in, s)
		}
	}
	if len(in) == 0 {
		return false
	}
	cols, ok := tabular(in, 1)
	if !ok || width > 0 && len(cols) != width {
		return false
	}
	rowsOf(bandsOf(in, cols), g)
	return true
}

// sameWidth groups level lines that begin and end alike, from top to bottom.
func sameWidth(lines []line) [][]line {
	var out [][]line
	for _, l := range lines {
		if !l.flat() || l.x1-l.x0 < 60 {
			continue
		}
		i := slices.IndexFunc(out, func(g []line) bool {
			return math.Abs(g[0].x0-l.x0) < apart && math.Abs(g[0].x1-l.x1) < apart
		})
		if i < 0 {
			out = append(out, nil)
			i = len(out) - 1
		}
		out[i] = append(out[i], l)
	}
	for _, g := range out {
		slices.SortFunc(g, func(a, b line) int { return cmp.Compare(a.y0, b.y0) })
	}
	return out
}

// unruled takes tables without any lines out of pieces in reading order: lines in a row of which each has several pieces.
func unruled(p *page, segs []seg) []seg {
	var out []seg
	for i := 0; i < len(segs); {
		j := tableEnd(segs, i)
		if j > i {
			if cols, ok := tabular(segs[i:j], leastRows); ok {
				g := &grid{page: p.number}
				rowsOf(bandsOf(segs[i:j], cols), g)
				if g.trim() {
					out = append(out, g.seg(frameOf(segs[i:j])))
					i = j
					continue
				}
			}
		}
		out = append(out, segs[i])
		i++
	}
	return out
}

// tableEnd gives the end of the stretch of lines with several pieces that begins at i. A line of one piece may stand between when it is no wider than a cell.
func tableEnd(segs []seg, i int) int {
	end, pitch := i, 2.2*segs[i].size
	for k := i; k < len(segs) && segs[k].table == nil; k++ {
		s := segs[k]
		if k > i {
			d := s.base - segs[k-1].base
			if d > rowReach*pitch {
				break
			}
			pitch = math.Max(pitch, d)
		}
		if hasMate(segs[i:], k-i) {
			end = k + 1
		} else if k == i || s.chars > meanCell {
			break
		}
	}
	return end
}

// rowReach is how much further than the rows before it the next row of a table may be, mates how many pieces away in order one on the same line is looked for.
const (
	rowReach = 1.6
	mates    = 4
)

// hasMate tells whether a piece near the k-th stands beside it, be it set to the middle of a row.
func hasMate(segs []seg, k int) bool {
	s := segs[k]
	for j := max(0, k-mates); j < min(len(segs), k+mates+1); j++ {
		t := segs[j]
		if j != k && t.table == nil && math.Abs(s.base-t.base) < 0.9*math.Max(s.size, t.size) && (s.x0 >= t.x1+1 || t.x0 >= s.x1+1) {
			return true
		}
	}
	return false
}

func frameOf(segs []seg) line {
	f := segs[0].box()
	for _, s := range segs[1:] {
		f = f.with(s.box())
	}
	return f
}
