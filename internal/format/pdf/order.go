package pdf

import (
	"cmp"
	"math"
	"slices"
)

// maxPairs is up to how many pieces of a page each is held against each other.
const maxPairs = 1500

// inOrder brings the pieces of a page into reading order: that of drawing, unless it jumps backward or goes line by line over columns;
// then columns are cut by the gutters between them. Tables without ruling lines are taken out on the way.
func inOrder(p *page, segs []seg) []seg {
	segs = unruled(p, segs)
	if len(segs) <= maxPairs && !jumpsBack(segs) && !zigzags(segs) {
		return segs
	}
	return unruled(p, cutColumns(segs, 0))
}

// leastPairs is how many lines beside each other, one drawn after the other, show that a page was drawn over its columns.
const leastPairs = 4

// zigzags tells whether lines of prose are drawn one after the other that stand beside each other, again and again at the same place.
func zigzags(segs []seg) bool {
	at := map[int]int{}
	for i := 1; i < len(segs); i++ {
		a, b := segs[i-1], segs[i]
		if a.table != nil || b.table != nil || a.over(b) || math.Abs(b.base-a.base) > 2*a.size || max(a.chars, b.chars) < longLine {
			continue
		}
		if b.x0 < a.x0 {
			a, b = b, a
		}
		if b.x0-a.x1 < closeGap*a.size {
			continue
		}
		k := int(b.x0 / columnGap)
		at[k]++
		at[k+1]++
		if at[k] >= leastPairs || at[k+1] >= leastPairs {
			return true
		}
	}
	return false
}

// jumpsBack tells whether a piece is drawn after one that stands under it, or higher than all before it. A new column is no jump: it is beside the last one.
func jumpsBack(segs []seg) bool {
	highest := math.Inf(1)
	for i, s := range segs {
		if i > 0 && s.base < highest {
			return true
		}
		highest = math.Min(highest, s.top)
		for _, t := range segs[:i] {
			if t.over(s) && t.below(s) {
				return true
			}
		}
	}
	return false
}

// maxDepth is how often columns are cut in columns.
const maxDepth = 6

// cutColumns orders pieces by the gutter that sets most of them apart: what crosses it parts the page into bands, in each of which the left side is read before the right.
func cutColumns(segs []seg, depth int) []seg {
	x, ok := gutter(segs)
	if !ok || depth > maxDepth {
		return byLine(segs)
	}
	slices.SortStableFunc(segs, func(a, b seg) int { return cmp.Compare(a.top, b.top) })
	side := sidebarAt(segs, x)
	var out, left, right []seg
	flush := func() {
		switch side {
		case onLeft:
			left, right = besideBar(left, right)
		case onRight:
			left, right = besideBar(right, left)
		}
		out = append(out, cutColumns(left, depth+1)...)
		out = append(out, cutColumns(right, depth+1)...)
		left, right = nil, nil
	}
	for _, s := range segs {
		switch {
		case s.x1 <= x:
			left = append(left, s)
		case s.x0 >= x:
			right = append(right, s)
		default:
			flush()
			out = append(out, s)
		}
	}
	flush()
	return out
}

// The sides on which a sidebar may stand.
const (
	nowhere = iota
	onLeft
	onRight
)

// sidebarShare is how much of the text's width a sidebar may have. Two columns of one text share it evenly.
const sidebarShare = 0.36

// sidebarAt tells on which side of a gutter a sidebar stands.
func sidebarAt(segs []seg, x float64) int {
	l, r := extent(segs)
	switch {
	case x-l < sidebarShare*(r-l):
		return onLeft
	case r-x < sidebarShare*(r-l):
		return onRight
	}
	return nowhere
}

// besideBar gives what is read first and then: the title over the text, the sidebar with date, rating and authors; then the text.
func besideBar(bar, text []seg) (first, then []seg) {
	top := math.Inf(1)
	for _, s := range bar {
		top = math.Min(top, s.top)
	}
	for _, s := range text {
		if s.base < top {
			first = append(first, s)
		} else {
			then = append(then, s)
		}
	}
	return append(first, bar...), then
}

func extent(segs []seg) (l, r float64) {
	l, r = math.Inf(1), math.Inf(-1)
	for _, s := range segs {
		l, r = math.Min(l, s.x0), math.Max(r, s.x1)
	}
	return l, r
}

// byLine orders pieces from top to bottom, those on one line from left to right.
func byLine(segs []seg) []seg {
	slices.SortStableFunc(segs, func(a, b seg) int { return cmp.Compare(a.base, b.base) })
	for i := 0; i < len(segs); {
		j := i + 1
		for j < len(segs) && segs[j].base-segs[i].base < lineSlack*math.Max(segs[i].size, 6) {
			j++
		}
		slices.SortStableFunc(segs[i:j], func(a, b seg) int { return cmp.Compare(a.x0, b.x0) })
		i = j
	}
	return segs
}

// What a gutter is measured by: text on its poorer side in points of height, less most of what crosses it.
const (
	crossCost  = 0.7
	leastText  = 20
	gutterStep = 2
	gutterEdge = 0.1 // no gutter this near to the text's edge
)

// gutter finds the line down the page that has most text on both sides and least across.
func gutter(segs []seg) (x float64, ok bool) {
	if len(segs) < 4 {
		return 0, false
	}
	l, r := extent(segs)
	best := float64(leastText)
	for at := l + gutterEdge*(r-l); at < r-gutterEdge*(r-l); at += gutterStep {
		if score := gutterScore(segs, at); score > best {
			best, x, ok = score, at, true
		}
	}
	return x, ok
}

func gutterScore(segs []seg, x float64) float64 {
	var left, right, across float64
	lt, lb, rt, rb := math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)
	for _, s := range segs {
		switch h := s.height(); {
		case s.x1 <= x-1:
			left += h
			lt, lb = math.Min(lt, s.top), math.Max(lb, s.base)
		case s.x0 >= x+1:
			right += h
			rt, rb = math.Min(rt, s.top), math.Max(rb, s.base)
		default:
			across += h
		}
	}
	if overlap(lt, lb, rt, rb) <= 0 {
		return 0
	}
	return math.Min(left, right) - crossCost*across
}
