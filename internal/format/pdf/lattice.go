package pdf

import (
	"math"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"
)

// How near ruling lines must come to touch, how far apart they are two, and how long the text of a cell may be: a longer one belongs to a page set in boxes.
const (
	touch    = 2
	apart    = 3
	maxCell  = 300
	maxRules = 1500
)

// lattices takes the tables with ruling lines both ways out of a page's pieces and puts them in the place of their first piece.
func lattices(p *page, segs []seg) []seg {
	for _, rules := range connected(p.lines) {
		xs, ys := crossings(rules)
		if len(xs) < 3 || len(ys) < 3 {
			continue
		}
		if g, frame, ok := lattice(segs, xs, ys); ok {
			g.page = p.number
			segs = replace(segs, frame, g)
		}
	}
	return segs
}

// replace puts a table in the place of the pieces inside its frame.
func replace(segs []seg, frame line, g *grid) []seg {
	var out []seg
	put := false
	for _, s := range segs {
		if s.table != nil || !inside(s, frame) {
			out = append(out, s)
			continue
		}
		if !put {
			out = append(out, g.seg(frame))
			put = true
		}
	}
	return out
}

// inside tells whether the middle of s lies in a frame.
func inside(s seg, f line) bool {
	x, y := (s.x0+s.x1)/2, (s.top+s.base)/2
	return x > f.x0 && x < f.x1 && y > f.y0 && y < f.y1
}

// connected groups lines that touch each other.
func connected(lines []line) [][]line {
	if len(lines) > maxRules {
		return nil // the grid of a chart
	}
	id := make([]int, len(lines))
	for i := range id {
		id[i] = i
	}
	find := func(i int) int {
		for id[i] != i {
			id[i] = id[id[i]]
			i = id[i]
		}
		return i
	}
	for i, a := range lines {
		for j, b := range lines[:i] {
			if a.x0-touch <= b.x1 && b.x0-touch <= a.x1 && a.y0-touch <= b.y1 && b.y0-touch <= a.y1 {
				id[find(i)] = find(j)
			}
		}
	}
	groups := map[int][]line{}
	for i, l := range lines {
		groups[find(i)] = append(groups[find(i)], l)
	}
	var out [][]line
	for i := range lines {
		if g, ok := groups[i]; ok && len(g) >= 4 {
			out = append(out, g)
		}
	}
	return out
}

// crossings gives where a table's columns and rows begin and end. Where lines end counts too, but not where one alone does: that is a header's line which touches the table.
func crossings(rules []line) (xs, ys []float64) {
	var endX, endY []float64
	for _, r := range rules {
		if r.flat() {
			ys = append(ys, (r.y0+r.y1)/2)
			endX = append(endX, r.x0, r.x1)
		} else {
			xs = append(xs, (r.x0+r.x1)/2)
			endY = append(endY, r.y0, r.y1)
		}
	}
	if len(xs) < 2 {
		return nil, nil
	}
	return distinct(append(xs, shared(endX)...)), distinct(append(ys, shared(endY)...))
}

// shared gives the values that come more than once.
func shared(v []float64) []float64 {
	slices.Sort(v)
	var out []float64
	for i, x := range v {
		if i > 0 && x-v[i-1] < apart {
			out = append(out, x)
		}
	}
	return out
}

func distinct(v []float64) []float64 {
	slices.Sort(v)
	var out []float64
	for _, x := range v {
		if len(out) == 0 || x-out[len(out)-1] > apart {
			out = append(out, x)
		}
	}
	return out
}

// lattice puts the pieces inside into cells; ok is false when it is no table of data.
func lattice(segs []seg, xs, ys []float64) (g *grid, frame line, ok bool) {
	frame = line{xs[0], ys[0], xs[len(xs)-1], ys[len(ys)-1]}
	cells := make([][][]seg, len(ys)-1)
	for i := range cells {
		cells[i] = make([][]seg, len(xs)-1)
	}
	for _, s := range segs {
		if s.table != nil || !inside(s, frame) {
			continue
		}
		row := sort.SearchFloat64s(ys, (s.top+s.base)/2) - 1
		col := sort.SearchFloat64s(xs, math.Min(s.x0+s.size/2, (s.x0+s.x1)/2)) - 1
		row, col = min(max(row, 0), len(cells)-1), min(max(col, 0), len(xs)-2)
		cells[row][col] = append(cells[row][col], s)
	}
	g = &grid{}
	for i, r := range cells {
		var texts []string
		for _, c := range r {
			t := cellText(c)
			if utf8.RuneCountInString(t) > maxCell {
				return nil, frame, false
			}
			texts = append(texts, strings.TrimSpace(t))
		}
		g.rows, g.tops = append(g.rows, texts), append(g.tops, line{frame.x0, ys[i], frame.x1, ys[i+1]})
	}
	return g, frame, g.trim()
}
