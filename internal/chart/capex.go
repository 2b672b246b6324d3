package chart

import (
	"cmp"
	"math"
	"slices"

	"yanku/internal/report"
	"yanku/internal/series"
)

// capex draws companies' capital expenditure quarter by quarter: grouped columns below, growth on the year as lines above with their own axis at the right.
var capex = Chart{Name: "capex", Kinds: []report.Kind{report.Capex}, Draw: drawCapex}

// mostCompanies is how many columns a quarter may have.
const mostCompanies = 8

func drawCapex(in series.Input, o Options) (Picture, error) {
	o = o.whole()
	all, left := capexSeries(in, o)
	if len(all) == 0 {
		return empty(o, "chart.capex.title", "chart.capex.empty")
	}
	c, err := newCanvas(o)
	if err != nil {
		return Picture{}, err
	}
	g := c.quarters(all)
	s := g.sheet(in)
	if left > 0 {
		s.notes = append(s.notes, c.Lang.T("chart.more.series", left))
	}
	plot := c.lay(s, in)
	g.draw(plot, in)
	return c.picture()
}

// capexSeries gives the series asked for in the currency that most of them have, and how many others are left out. Totals are drawn only when asked for by name.
func capexSeries(in series.Input, o Options) (shown []series.Series, left int) {
	var all []series.Series
	units := map[string]int{}
	for _, s := range series.CapexByQuarter(in) {
		if !o.wants(s.Named) || s.Total && len(o.Subjects) == 0 {
			continue
		}
		s.Points = slices.DeleteFunc(s.Points, func(p series.Point) bool { return !o.within(p.Date) })
		if len(s.Points) > 0 {
			all = append(all, s)
			units[s.Unit] += len(s.Points)
		}
	}
	unit := ""
	for u, n := range units {
		if n > units[unit] || n == units[unit] && u < unit {
			unit = u
		}
	}
	shown = slices.DeleteFunc(slices.Clone(all), func(s series.Series) bool { return s.Unit != unit })
	slices.SortStableFunc(shown, func(a, b series.Series) int { return len(b.Points) - len(a.Points) })
	shown = shown[:min(mostCompanies, len(shown))]
	slices.SortFunc(shown, func(a, b series.Series) int { return cmp.Or(cmp.Compare(peak(b), peak(a)), cmp.Compare(a.Key, b.Key)) })
	return shown, len(all) - len(shown)
}

// peak is the largest amount of a series.
func peak(s series.Series) float64 {
	v := 0.0
	for _, p := range s.Points {
		v = math.Max(v, p.Value)
	}
	return v
}

// quarters is the layout of the capex chart.
type quarters struct {
	*canvas
	all    []series.Series
	labels []string // the quarters shown, oldest first
	cut    int      // quarters left out
}

// quarters gives the layout: every quarter that there is room for, the latest ones.
func (c *canvas) quarters(all []series.Series) *quarters {
	q := &quarters{canvas: c, all: all}
	for _, s := range all {
		for _, p := range s.Points {
			q.labels = append(q.labels, p.Label)
		}
	}
	slices.Sort(q.labels)
	q.labels = slices.Compact(q.labels)
	room := max(1, int((float64(c.Width)-2*margin-112)/(float64(len(all))*narrowest+groupSpace)))
	if q.cut = len(q.labels) - room; q.cut > 0 {
		q.labels = q.labels[q.cut:]
	}
	return q
}

// points gives a series' points in the shown quarters.
func (q *quarters) points(s series.Series) []series.Point {
	return slices.DeleteFunc(slices.Clone(s.Points), func(p series.Point) bool { return !slices.Contains(q.labels, p.Label) })
}

func (q *quarters) sheet(in series.Input) sheet {
	s := sheet{title: q.Lang.T("chart.capex.title"), unit: q.Lang.T("chart.capex.unit", q.all[0].Unit)}
	growth, computed, others := false, false, false
	for i, line := range q.all {
		s.legend = append(s.legend, key{q.name(line), solid, q.subjects[i : i+1]})
		for _, p := range q.points(line) {
			s.sources = append(s.sources, p.Report)
			growth = growth || p.YoY != nil && q.tall()
			computed = computed || p.Computed && q.tall()
			others = others || len(p.Others) > 0
		}
	}
	if growth {
		s.legend = append(s.legend, key{q.Lang.T("chart.yoy.axis"), stroke, q.subjects[4:5]})
	}
	if computed {
		s.legend = append(s.legend, key{q.Lang.T("chart.yoy.computed"), ring, q.subjects[4:5]})
	}
	if others {
		s.legend = append(s.legend, key{q.Lang.T("chart.others"), open, q.subjects[4:5]})
	}
	if q.cut > 0 {
		s.notes = append(s.notes, q.Lang.T("chart.more.quarters", q.cut))
	}
	return s
}

// tall tells whether the picture has room for growth above the columns; the hover tells it anyway.
func (q *quarters) tall() bool { return q.Height >= 320 }

// name is a company, with the basis where it has series of several.
func (q *quarters) name(s series.Series) string {
	same := 0
	for _, t := range q.all {
		if t.Name == s.Name {
			same++
		}
	}
	if same < 2 || s.Basis == "" {
		return s.Name
	}
	return s.Name + " · " + q.Lang.T("chart.basis."+string(s.Basis))
}
