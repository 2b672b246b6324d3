package pdf

import (
	"cmp"
	"math"
	"slices"
)

// What the bars of a chart are: so many filled rectangles of one width that stand on one line, with so many different heights; or the same lying.
// Shaded cells of a table are as high as each other, or as wide.
const (
	leastBars    = 4
	leastHeights = 3
	barThick     = 3   // points, at least
	barSlack     = 0.8 // points by which bars of one chart differ in width and in where they stand
	maxBars      = 2_000
)

// barCharts gives the frames of the bar charts among filled rectangles.
func barCharts(bars []line) []line {
	out := onFeet(bars)
	for _, c := range onFeet(flipped(bars)) {
		out = append(out, flipped([]line{c})[0])
	}
	return out
}

// flipped lays standing rectangles down, and lifts lying ones up.
func flipped(bars []line) []line {
	out := make([]line, len(bars))
	for i, b := range bars {
		out[i] = line{b.y0, b.x0, b.y1, b.x1}
	}
	return out
}

// onFeet gives the frames of charts with standing bars: on the line their feet share, or, below it, their tops.
func onFeet(bars []line) []line {
	type foot struct {
		line
		at float64
	}
	var feet []foot
	for _, b := range bars {
		if b.x1-b.x0 >= barThick {
			feet = append(feet, foot{b, b.y1}, foot{b, b.y0})
		}
	}
	slices.SortFunc(feet, func(a, b foot) int { return cmp.Compare(a.at, b.at) })
	var out []line
	for i := 0; i < len(feet); {
		j := i + 1
		for j < len(feet) && feet[j].at-feet[i].at < barSlack {
			j++
		}
		group := make([]line, 0, j-i)
		for _, f := range feet[i:j] {
			group = append(group, f.line)
		}
		if frame, ok := barChart(group); ok {
			out = append(out, frame)
		}
		i = j
	}
	return out
}

// barChart gives the frame of rectangles on one line, when those of the most frequent width are bars.
func barChart(group []line) (line, bool) {
	widths, heights := map[float64]int{}, map[float64]bool{}
	wide := func(b line) float64 { return math.Round((b.x1 - b.x0) / barSlack) }
	most := 0.0
	for _, b := range group {
		if widths[wide(b)]++; widths[wide(b)] > widths[most] {
			most = wide(b)
		}
	}
	if widths[most] < leastBars {
		return line{}, false
	}
	var frame line
	for _, b := range group {
		if wide(b) != most {
			continue
		}
		heights[math.Round(b.y1-b.y0)] = true
		if frame == (line{}) {
			frame = b
		}
		frame = frame.with(b)
	}
	big := frame.x1-frame.x0 > chartWidth && frame.y1-frame.y0 > chartHeight
	return frame, big && len(heights) >= leastHeights
}
