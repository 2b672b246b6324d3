package chart

import (
	"cmp"
	"math"
	"slices"

	"github.com/wcharczuk/go-chart/v2/drawing"

	"yanku/internal/report"
	"yanku/internal/series"
)

// sectorWeek draws the sectors' moves of one week, the week and the month to date side by side, columns from a zero line.
var sectorWeek = Chart{Name: "sector-week", Kinds: []report.Kind{report.IndexMove}, Draw: drawSectorWeek}

// The columns of sector-week, in units.
const (
	widest     = 46.0 // a column
	narrowest  = 9.0  // a column that can still be told apart
	groupSpace = 16.0 // between two sectors, at least
)

// column is one column of a group.
type column struct {
	point  series.Point
	month  bool
	hollow bool // a value that contradicts the drawn one
}

// group is a sector with its columns, from left to right.
type group struct {
	sector  series.Sector
	columns []column
}

func drawSectorWeek(in series.Input, o Options) (Picture, error) {
	o = o.whole()
	groups := sectorGroups(in, o)
	if len(groups) == 0 {
		return empty(o, "chart.week.title", "chart.week.empty")
	}
	c, err := newCanvas(o)
	if err != nil {
		return Picture{}, err
	}
	s := weekSheet(c, in, groups)
	shown := c.fits(groups)
	if len(shown) < len(groups) {
		s.notes = append(s.notes, c.Lang.T("chart.more.sectors", len(groups)-len(shown)))
	}
	s.sources = drawnIn(shown)
	plot := c.lay(s, in)
	c.drawGroups(shown, plot, in)
	return c.picture()
}

func sectorGroups(in series.Input, o Options) []group {
	var out []group
	for _, s := range series.SectorWeek(in, o.Week) {
		if !o.wants(s.Named) {
			continue
		}
		g := group{sector: s}
		g.add(s.Week, false)
		g.add(s.Month, true)
		out = append(out, g)
	}
	return out
}

func (g *group) add(p *series.Point, month bool) {
	if p == nil {
		return
	}
	g.columns = append(g.columns, column{point: *p, month: month})
	for _, other := range p.Others {
		g.columns = append(g.columns, column{point: other, month: month, hollow: true})
	}
}

// fits gives the groups there is room for: where there are too many, the strongest at both ends stay.
func (c *canvas) fits(groups []group) []group {
	room := int((float64(c.Width) - 2*margin - 48) / (float64(most(groups))*narrowest + groupSpace))
	if len(groups) <= room {
		return groups
	}
	cut := slices.Clone(groups)
	slices.SortStableFunc(cut, func(a, b group) int { return cmp.Compare(b.reach(), a.reach()) })
	cut = cut[:max(1, room)]
	return slices.DeleteFunc(slices.Clone(groups), func(g group) bool {
		return !slices.ContainsFunc(cut, func(k group) bool { return k.sector.Key == g.sector.Key })
	})
}

// reach is the group's furthest column from zero.
func (g group) reach() float64 {
	r := 0.0
	for _, col := range g.columns {
		r = math.Max(r, math.Abs(col.point.Value))
	}
	return r
}

// most is the largest number of columns in a group.
func most(groups []group) int {
	n := 1
	for _, g := range groups {
		n = max(n, len(g.columns))
	}
	return n
}

func weekSheet(c *canvas, in series.Input, groups []group) sheet {
	start, end := weekSpan(in, groups)
	up, down := c.sign(1, c.Colors), c.sign(-1, c.Colors)
	s := sheet{title: c.Lang.T("chart.week.title"), unit: c.Lang.T("chart.week.unit", start, end)}
	s.legend = append(s.legend, key{c.Lang.T("chart.week"), solid, slices.Compact([]drawing.Color{up, down})})
	var month *series.Point
	disagree := false
	for _, g := range groups {
		for _, col := range g.columns {
			disagree = disagree || col.hollow
			if col.month && (month == nil || month.Date.Before(col.point.Date)) {
				month = &col.point
			}
		}
	}
	if month != nil {
		colors := slices.Compact([]drawing.Color{c.tint(up, fade), c.tint(down, fade)})
		s.legend = append(s.legend, key{c.Lang.T("chart.mtd", month.Date.Month), solid, colors})
	}
	if disagree {
		s.legend = append(s.legend, key{c.Lang.T("chart.others"), open, []drawing.Color{c.soft}})
	}
	return s
}

// fade is how strong a month-to-date column is beside the week's.
const fade = 0.42

// weekSpan gives the first and last day of the week drawn: as told by a figure or its report, else Monday and the last day of its moves.
func weekSpan(in series.Input, groups []group) (start, end report.Date) {
	for _, g := range groups {
		for _, col := range g.columns {
			if r := in.Reports[col.point.Report]; !col.month && r.End == col.point.Date && start.Before(r.Start) && r.Start.Add(7).Compare(r.End) > 0 {
				start = r.Start
			}
			if end.Before(col.point.Date) {
				end = col.point.Date
			}
		}
	}
	if start.Zero() {
		start = end.Add(-((int(end.Weekday()) + 6) % 7))
	}
	return start, end
}

func drawnIn(groups []group) []report.ID {
	var ids []report.ID
	for _, g := range groups {
		for _, col := range g.columns {
			ids = append(ids, col.point.Report)
		}
	}
	return ids
}

// drawGroups draws scale, columns, values and names into the plot.
func (c *canvas) drawGroups(groups []group, plot box, in series.Input) {
	var values []float64
	for _, g := range groups {
		for _, col := range g.columns {
			values = append(values, col.point.Value)
		}
	}
	pitch := (plot.width() - 48) / float64(len(groups))
	names := c.names(groups, pitch-gap)
	band := box{plot.x0 + 48, plot.y0, plot.x1, plot.y1 - float64(names)*(small+4) - gap}
	s := newScale(values, true, band)
	c.grid(s, percent, left)
	width := min(widest, (pitch-groupSpace)/float64(most(groups)))
	var tags []tag
	for i, g := range groups {
		middle := band.x0 + pitch*(float64(i)+0.5)
		tags = append(tags, c.group(g, middle, width, s, in)...)
		for k, line := range c.wrap(g.sector.Label(), small, pitch-gap) {
			c.text(line, middle, band.y1+gap+small+float64(k)*(small+4), small, c.ink, center)
		}
	}
	c.rule(band.x0, band.x1, s.y(0), c.zero)
	for _, t := range tags {
		c.place(t, box{margin, plot.y0 - gap, plot.x1, plot.y1})
	}
}

// names gives how many lines the longest sector name takes.
func (c *canvas) names(groups []group, width float64) int {
	n := 1
	for _, g := range groups {
		n = max(n, len(c.wrap(g.sector.Label(), small, width)))
	}
	return n
}

// group draws a sector's columns about the middle and gives the labels of their values, to be placed when all columns stand.
func (c *canvas) group(g group, middle, width float64, s scale, in series.Input) []tag {
	var tags []tag
	x := middle - width*float64(len(g.columns))/2
	for _, col := range g.columns {
		v := col.point.Value
		b := box{x + 1, math.Min(s.y(v), s.y(0)), x + width - 1, math.Max(s.y(v), s.y(0))}
		if b.height() < 1.5 {
			b.y0, b.y1 = b.y0-0.75, b.y0+0.75 // a move of nothing is still seen
		}
		color := c.sign(v, c.Colors)
		switch {
		case col.hollow:
			c.hollow(b, color)
		case col.month:
			c.fill(b, c.tint(color, fade))
		default:
			c.fill(b, color)
		}
		c.region(b, Region{Label: c.moveLabel(g.sector.Label(), col, in), Figure: col.point.Figure, Report: col.point.Report})
		c.taken = append(c.taken, b)
		tags = append(tags, c.value(v, b))
		x += width
	}
	return tags
}

// value is the label of a column's value, beyond its end.
func (c *canvas) value(v float64, b box) tag {
	y := b.y0 - 5
	if v < 0 {
		y = b.y1 + small + 2
	}
	return tag{text: signed(v), color: c.ink, places: []point{{(b.x0 + b.x1) / 2, y}}}
}

func (c *canvas) moveLabel(name string, col column, in series.Input) string {
	period := c.Lang.T("chart.week")
	if col.month {
		period = c.Lang.T("chart.mtd", col.point.Date.Month)
	}
	return c.Lang.T("chart.hover", name, period+" "+signed(col.point.Value)+"%", said(in.Reports[col.point.Report]))
}
