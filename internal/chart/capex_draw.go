package chart

import (
	"slices"

	"yanku/internal/series"
)

// draw draws the columns and, above them where there is room, growth on the year.
func (q *quarters) draw(plot box, in series.Input) {
	growth, amounts := q.values()
	if slices.Max(amounts) == 0 {
		amounts = append(amounts, 1) // nothing spent: the scale still stands on zero
	}
	bottom := box{plot.x0 + 56, plot.y0, plot.x1 - 56, plot.y1 - small - gap*1.5}
	top := bottom
	if !q.tall() {
		growth = nil
	}
	if len(growth) > 0 {
		split := plot.y0 + bottom.height()*0.36
		top.y1, bottom.y0 = split-gap*1.5, split+gap*1.5
	}
	columns := newScale(amounts, true, bottom)
	q.grid(columns, number, left)
	pitch := bottom.width() / float64(len(q.labels))
	width := min(widest, (pitch-groupSpace)/float64(q.slotsInAll()))
	var tags []tag
	for i, label := range q.labels {
		middle := bottom.x0 + pitch*(float64(i)+0.5)
		q.text(label, middle, bottom.y1+gap+small, small, q.ink, center)
		tags = append(tags, q.columns(label, middle, width, columns, in)...)
	}
	q.rule(bottom.x0, bottom.x1, columns.y(0), q.zero)
	for _, t := range tags {
		q.place(t, plot)
	}
	if len(growth) > 0 {
		s := newScale(growth, true, top)
		q.grid(s, percent, right)
		q.lines(s, bottom.x0, pitch, width, in)
	}
}

func (q *quarters) values() (growth, amounts []float64) {
	for _, s := range q.all {
		for _, p := range q.points(s) {
			amounts = append(amounts, p.Value)
			for _, o := range p.Others {
				amounts = append(amounts, o.Value)
			}
			if p.YoY != nil {
				growth = append(growth, *p.YoY)
			}
		}
	}
	return growth, amounts
}

// slot is one column of a quarter.
type slot struct {
	company int
	point   series.Point
	hollow  bool
}

// slotsOf gives the columns of a quarter from left to right: each company's, then what contradicts it.
func (q *quarters) slotsOf(label string) []slot {
	var out []slot
	for i, s := range q.all {
		for _, p := range s.Points {
			if p.Label != label {
				continue
			}
			out = append(out, slot{i, p, false})
			for _, o := range p.Others {
				out = append(out, slot{i, o, true})
			}
		}
	}
	return out
}

func (q *quarters) slotsInAll() int {
	n := 1
	for _, label := range q.labels {
		n = max(n, len(q.slotsOf(label)))
	}
	return n
}

// columns draws a quarter's columns about the middle and gives the labels of their amounts, to be placed when all columns stand.
func (q *quarters) columns(label string, middle, width float64, s scale, in series.Input) []tag {
	var tags []tag
	slots := q.slotsOf(label)
	x := middle - width*float64(len(slots))/2
	for _, sl := range slots {
		b := box{x + 1, s.y(sl.point.Value), x + width - 1, s.y(0)}
		if sl.hollow {
			q.hollow(b, q.subjects[sl.company])
		} else {
			q.fill(b, q.subjects[sl.company])
		}
		line := q.all[sl.company]
		words := q.Lang.T("chart.hover", q.name(line), label+" "+number(sl.point.Value)+" "+line.Unit+q.growth(sl.point), said(in.Reports[sl.point.Report]))
		q.region(b, Region{Label: words, Figure: sl.point.Figure, Report: sl.point.Report})
		q.taken = append(q.taken, b)
		tags = append(tags, tag{text: number(sl.point.Value), color: q.ink, places: []point{{(b.x0 + b.x1) / 2, b.y0 - 5}}})
		x += width
	}
	return tags
}

// growth says a point's growth in words, and whether it is computed.
func (q *quarters) growth(p series.Point) string {
	switch {
	case p.YoY == nil:
		return ""
	case p.Computed:
		return q.Lang.T("chart.yoy.said.computed", signedTo(*p.YoY, 1))
	}
	return q.Lang.T("chart.yoy.said", signedTo(*p.YoY, 1))
}

// lines draws growth on the year, each point over its own column.
func (q *quarters) lines(s scale, x0, pitch, width float64, in series.Input) {
	spots := make([][]point, len(q.all))
	points := make([][]series.Point, len(q.all))
	for k, label := range q.labels {
		slots := q.slotsOf(label)
		x := x0 + pitch*(float64(k)+0.5) - width*float64(len(slots))/2 + width/2
		for _, sl := range slots {
			if sl.point.YoY != nil && !sl.hollow {
				spots[sl.company] = append(spots[sl.company], point{x, s.y(*sl.point.YoY)})
				points[sl.company] = append(points[sl.company], sl.point)
			}
			x += width
		}
	}
	for i := range q.all {
		q.line(q.tint(q.subjects[i], 0.6), 1.5, nil, spots[i]...)
	}
	for i, line := range q.all {
		for k, at := range spots[i] {
			p := points[i][k]
			q.dot(at, 3.5, q.subjects[i], p.Computed)
			q.taken = append(q.taken, box{at.x - 4, at.y - 4, at.x + 4, at.y + 4})
			words := q.Lang.T("chart.hover", q.name(line), p.Label+q.growth(p), said(in.Reports[p.Report]))
			q.region(box{at.x - 7, at.y - 7, at.x + 7, at.y + 7}, Region{Label: words, Figure: p.Figure, Report: p.Report})
		}
	}
	frame := box{x0, s.band.y0 - gap, s.band.x1, s.band.y1 + gap}
	for i := range q.all {
		for k, at := range spots[i] {
			v := points[i][k].YoY
			q.place(tag{signedTo(*v, 0) + "%", q.soft, []point{{at.x, at.y - 8}, {at.x, at.y + 16}}, true}, frame)
		}
	}
}
