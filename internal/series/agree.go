package series

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"yanku/internal/report"
)

// statement is one figure's claim about one point of a series.
type statement struct {
	figure *report.Figure
	value  float64
	on     report.Date // the day it holds for
	said   report.Date // when its report appeared
}

// settle makes one point of what several statements say: the value most reports give, then the latest; the others beside it. Statements must not be empty.
func settle(all []statement) Point {
	groups := group(all)
	slices.SortFunc(groups, better)
	p := point(groups[0][0])
	for _, g := range groups[1:] {
		p.Others = append(p.Others, point(g[0]))
	}
	slices.SortFunc(p.Others, func(a, b Point) int { return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(a.Value, b.Value)) })
	p.YoY = growth(groups[0])
	return p
}

func point(s statement) Point {
	return Point{Date: s.on, Value: s.value, YoY: s.figure.Growth.YoY, Figure: s.figure.ID, Report: s.figure.Report}
}

// growth is the first stated growth of a group, the latest report first.
func growth(g []statement) *float64 {
	for _, s := range g {
		if s.figure.Growth.YoY != nil {
			return s.figure.Growth.YoY
		}
	}
	return nil
}

// group puts together statements of the same value; a value that is another one rounded goes with it. In a group the most exact comes first, then the latest.
func group(all []statement) [][]statement {
	all = slices.Clone(all)
	slices.SortFunc(all, func(a, b statement) int {
		return cmp.Or(decimals(b.value)-decimals(a.value), b.said.Compare(a.said), cmp.Compare(a.value, b.value), first(a, b))
	})
	var groups [][]statement
	for _, s := range all {
		at := slices.IndexFunc(groups, func(g []statement) bool { return agrees(g[0], s) })
		if at < 0 {
			groups = append(groups, []statement{s})
			continue
		}
		groups[at] = append(groups[at], s)
	}
	return groups
}

// better orders groups: what the user vouched for, what most reports say, the latest, what is said most often, what stands first.
func better(a, b []statement) int {
	return cmp.Or(vouched(b)-vouched(a), reports(b)-reports(a), latest(b).Compare(latest(a)), mentions(b)-mentions(a), first(a[0], b[0]))
}

func first(a, b statement) int {
	return cmp.Or(cmp.Compare(a.figure.Source.Span.From, b.figure.Source.Span.From), cmp.Compare(a.figure.Report, b.figure.Report), cmp.Compare(a.figure.ID, b.figure.ID))
}

func vouched(g []statement) int {
	for _, s := range g {
		if s.figure.State == report.Confirmed || s.figure.State == report.Corrected {
			return 1
		}
	}
	return 0
}

func reports(g []statement) int {
	seen := map[report.ID]bool{}
	for _, s := range g {
		seen[s.figure.Report] = true
	}
	return len(seen)
}

func latest(g []statement) report.Date {
	var d report.Date
	for _, s := range g {
		if d.Before(s.said) {
			d = s.said
		}
	}
	return d
}

func mentions(g []statement) int {
	n := 0
	for _, s := range g {
		n += 1 + len(s.figure.Mentions)
	}
	return n
}

// agrees tells whether rough is exact, or exact rounded: 279 of 278.5, 2.4 of 2.43. A single digit agrees only when it is said to be about.
func agrees(exact, rough statement) bool {
	a, b := exact.value, rough.value
	if a == b {
		return true
	}
	loose := rough.figure.Quantity.Qualifier == report.About
	if decimals(b) > decimals(a) || !loose && digits(b) < 2 {
		return false
	}
	unit := math.Pow(10, -float64(decimals(b)))
	return math.Abs(a-b) <= unit/2*(1+1e-9)
}

// decimals counts the digits after the point.
func decimals(v float64) int {
	_, frac, _ := strings.Cut(strconv.FormatFloat(v, 'f', -1, 64), ".")
	return len(frac)
}

// digits counts the digits a number is written with, leading zeros aside.
func digits(v float64) int {
	s := strings.Replace(strconv.FormatFloat(math.Abs(v), 'f', -1, 64), ".", "", 1)
	return len(strings.TrimLeft(s, "0"))
}
