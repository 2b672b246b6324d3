package chart

import (
	"cmp"
	"math"
	"slices"

	"yanku/internal/report"
	"yanku/internal/series"
)

// sectorTime draws the sectors' weekly moves across reports, one line for each sector.
var sectorTime = Chart{Name: "sector-time", Kinds: []report.Kind{report.IndexMove}, Draw: drawSectorTime}

// mostLines is how many lines can still be told apart.
const mostLines = 10

// The days of sector-time: how far back it goes when no From is asked for, and over what gap a line still says something.
const (
	timeBack = 52 * 7
	longGap  = 35
	weekGap  = 10
)

func drawSectorTime(in series.Input, o Options) (Picture, error) {
	o = o.whole()
	every := series.SectorTime(in)
	o, cut := recent(every, o)
	all := timeSeries(every, o)
	if len(all) == 0 {
		return empty(o, "chart.time.title", "chart.time.empty")
	}
	c, err := newCanvas(o)
	if err != nil {
		return Picture{}, err
	}
	shown := all[:min(mostLines, len(all), max(1, (o.Height-140)/17))] // each has its name at the right
	first, last := extent(shown)
	s := sheet{title: c.Lang.T("chart.time.title"), unit: c.Lang.T("chart.time.unit", first, last)}
	if len(shown) < len(all) {
		s.notes = append(s.notes, c.Lang.T("chart.more.sectors", len(all)-len(shown)))
	}
	if cut {
		s.notes = append(s.notes, c.Lang.T("chart.more.weeks", o.From))
	}
	if disagree(shown) {
		s.legend = append(s.legend, key{c.Lang.T("chart.others"), ring, c.subjects[4:5]})
	}
	for _, line := range shown {
		for _, p := range line.Points {
			s.sources = append(s.sources, p.Report)
		}
	}
	c.drawLines(shown, c.lay(s, in), in)
	return c.picture()
}

// recent sets From to a year before the last week when none is asked for; cut tells whether earlier weeks are left out by that.
func recent(all []series.Series, o Options) (_ Options, cut bool) {
	first, last := extent(all)
	if !o.To.Zero() && o.To.Before(last) {
		last = o.To
	}
	if !o.From.Zero() || last.Zero() {
		return o, false
	}
	o.From = last.Add(-timeBack)
	return o, first.Before(o.From)
}

// timeSeries gives the series asked for, cut to the asked time: most weeks first, then the strongest latest move.
func timeSeries(all []series.Series, o Options) []series.Series {
	var out []series.Series
	for _, s := range all {
		if !o.wants(s.Named) {
			continue
		}
		s.Points = slices.DeleteFunc(s.Points, func(p series.Point) bool { return !o.within(p.Date) })
		if len(s.Points) > 0 {
			out = append(out, s)
		}
	}
	slices.SortStableFunc(out, func(a, b series.Series) int {
		p, _ := a.Last()
		q, _ := b.Last()
		return cmp.Or(len(b.Points)-len(a.Points), q.Date.Compare(p.Date), cmp.Compare(math.Abs(q.Value), math.Abs(p.Value)), cmp.Compare(a.Key, b.Key))
	})
	return out
}

func disagree(all []series.Series) bool {
	return slices.ContainsFunc(all, func(s series.Series) bool {
		return slices.ContainsFunc(s.Points, func(p series.Point) bool { return len(p.Others) > 0 })
	})
}

func extent(all []series.Series) (first, last report.Date) {
	for _, s := range all {
		for _, p := range s.Points {
			if first.Zero() || p.Date.Before(first) {
				first = p.Date
			}
			if last.Before(p.Date) {
				last = p.Date
			}
		}
	}
	return first, last
}

// timeAxis maps days to x.
type timeAxis struct {
	first, last report.Date
	x0, x1      float64
}

func (a timeAxis) x(d report.Date) float64 {
	whole := a.last.Time().Sub(a.first.Time()).Hours()
	if whole <= 0 {
		return (a.x0 + a.x1) / 2
	}
	return a.x0 + (a.x1-a.x0)*d.Time().Sub(a.first.Time()).Hours()/whole
}

func (c *canvas) drawLines(all []series.Series, plot box, in series.Input) {
	names := 0.0
	for _, s := range all {
		names = math.Max(names, c.measure(endLabel(s), small))
	}
	names = math.Min(names, plot.width()/3)
	band := box{plot.x0 + 48, plot.y0, plot.x1 - names - 2*gap, plot.y1 - small - gap*1.5}
	var values []float64
	for _, s := range all {
		for _, p := range s.Points {
			values = append(values, p.Value)
			for _, q := range p.Others {
				values = append(values, q.Value)
			}
		}
	}
	s := newScale(values, true, band)
	c.grid(s, percent, left)
	first, last := extent(all)
	axis := timeAxis{first, last, band.x0 + 24, band.x1 - 16}
	c.days(all, axis, band)
	for i, line := range all {
		c.trace(line, i, axis, s)
	}
	for i, line := range all {
		c.dots(line, i, axis, s, in)
	}
	c.ends(all, axis, s, names)
}

// days writes the weeks' last days under the plot, thinned so that none meets another.
func (c *canvas) days(all []series.Series, axis timeAxis, band box) {
	var days []report.Date
	for _, s := range all {
		for _, p := range s.Points {
			days = append(days, p.Date)
		}
	}
	slices.SortFunc(days, report.Date.Compare)
	year, free := 0, math.Inf(-1)
	for _, d := range slices.Compact(days) {
		words := d.String()
		if d.Year == year {
			words = words[len("2026-"):]
		}
		x, w := axis.x(d), c.measure(words, small)
		if x-w/2 < free {
			continue
		}
		c.fill(box{x, band.y1, x + 1, band.y1 + 4}, c.zero)
		c.text(words, x, band.y1+gap+small, small, c.soft, center)
		year, free = d.Year, x+w/2+12
	}
}

// trace draws a sector's line; a gap of more than a week, such as a holiday, is dashed, and a long one stays open.
func (c *canvas) trace(s series.Series, i int, axis timeAxis, y scale) {
	for k := 1; k < len(s.Points); k++ {
		a, b := s.Points[k-1], s.Points[k]
		var dash []float64
		switch {
		case a.Date.Add(longGap).Before(b.Date):
			continue
		case a.Date.Add(weekGap).Before(b.Date):
			dash = []float64{4, 4}
		}
		c.line(c.subjects[i], 2, dash, point{axis.x(a.Date), y.y(a.Value)}, point{axis.x(b.Date), y.y(b.Value)})
	}
}

func (c *canvas) dots(s series.Series, i int, axis timeAxis, y scale, in series.Input) {
	for _, p := range s.Points {
		for _, q := range append(slices.Clone(p.Others), p) {
			at := point{axis.x(p.Date), y.y(q.Value)}
			c.dot(at, 4, c.subjects[i], q.Figure != p.Figure)
			words := c.Lang.T("chart.hover", s.Label(), p.Label+" "+c.Lang.T("chart.week")+" "+signed(q.Value)+"%", said(in.Reports[q.Report]))
			c.region(box{at.x - 7, at.y - 7, at.x + 7, at.y + 7}, Region{Label: words, Figure: q.Figure, Report: q.Report})
		}
	}
}

func endLabel(s series.Series) string {
	p, _ := s.Last()
	return s.Label() + " " + signed(p.Value)
}

// ends writes each sector's name and latest move at the right, as near to its last point as the others allow.
func (c *canvas) ends(all []series.Series, axis timeAxis, y scale, width float64) {
	band := y.band
	order := make([]int, len(all))
	spots := make([]float64, len(all))
	for i, s := range all {
		p, _ := s.Last()
		order[i], spots[i] = i, y.y(p.Value)
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(cmp.Compare(spots[a], spots[b]), cmp.Compare(a, b)) })
	spread(order, spots, small*1.35, band)
	for _, i := range order {
		p, _ := all[i].Last()
		from := point{axis.x(p.Date) + 6, y.y(p.Value)}
		var dash []float64
		if p.Date != axis.last { // the way to the label is long, and says nothing
			dash = []float64{1, 4}
		}
		c.line(c.tint(c.subjects[i], 0.5), 1, dash, from, point{max(from.x, band.x1-10), from.y}, point{band.x1 + gap, spots[i]})
		c.disc(point{band.x1 + gap, spots[i]}, 3.5, c.subjects[i])
		c.text(c.fit(endLabel(all[i]), small, width), band.x1+2*gap, spots[i]+small*0.36, small, c.ink, left)
	}
}

// spread moves spots, taken in order from top to bottom, until they stand a step apart within the band.
func spread(order []int, spots []float64, step float64, band box) {
	floor := band.y0
	for _, i := range order {
		spots[i] = math.Max(spots[i], floor)
		floor = spots[i] + step
	}
	ceiling := band.y1
	for _, i := range slices.Backward(order) {
		spots[i] = math.Min(spots[i], ceiling)
		ceiling = spots[i] - step
	}
}
