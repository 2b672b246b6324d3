// Package series puts the figures of many reports together: a sector's moves week by week, a company's capital expenditure quarter by quarter.
//
// What is joined: figures of one code, or of one family and name. What never is: two families (申万通信 and 中信通信), two bases of capital expenditure,
// two currencies. Consensus, guidance, estimates, superseded and rejected figures stay out. The order in which reports were imported never matters.
package series

import (
	"cmp"
	"slices"

	"yanku/internal/report"
)

// Input is what series are made of. A figure whose report is not in Reports is dated by its own period alone.
type Input struct {
	Figures []report.Figure
	Reports map[report.ID]report.Summary
}

// Point is one value of a series. Where reports disagree it holds the value most of them give, then the latest; Others hold what the rest say.
type Point struct {
	Label    string      // "03-27" for a week, "2025Q4" for a quarter
	Date     report.Date // the last day it holds for
	Value    float64     // in Series.Unit
	YoY      *float64    // percent
	Computed bool        // YoY follows from the same series a year earlier and is not stated
	Figure   report.ID
	Report   report.ID
	Others   []Point // other values said for the same, in the order of their dates
}

// Series is what one subject did over time. Points are ordered by date, one for each week or quarter.
type Series struct {
	Key    string // the same for the same subject, whatever the order of reports
	Name   string
	Code   string
	Family string
	Unit   string
	Kind   report.Kind
	Period string // report.Week, report.Quarter
	Basis  report.Basis
	Total  bool // the sum of several companies
	Points []Point
}

// Label names the series where several families stand side by side: 通信(申万).
func (s Series) Label() string { return label(s.Name, s.Family) }

// Named tells whether a user's words name this series: by code or by name, 光模块 for 光模块(CPO)指数.
func (s Series) Named(words string) bool { return named(words, s.Name, s.Family, s.Code) }

// Last gives the latest point; ok is false when there is none.
func (s Series) Last() (Point, bool) {
	if len(s.Points) == 0 {
		return Point{}, false
	}
	return s.Points[len(s.Points)-1], true
}

// facts gives the figures of a kind that may be drawn as facts.
func facts(in Input, kind report.Kind) []*report.Figure {
	var out []*report.Figure
	for i := range in.Figures {
		f := &in.Figures[i]
		fact := f.Nature == report.Actual || f.Nature == ""
		if f.Kind == kind && fact && !f.Superseded && f.State != report.Rejected {
			out = append(out, f)
		}
	}
	slices.SortFunc(out, func(a, b *report.Figure) int { // so that the order of import cannot matter
		return cmp.Or(cmp.Compare(a.Report, b.Report), cmp.Compare(a.Source.Span.From, b.Source.Span.From), cmp.Compare(a.ID, b.ID))
	})
	return out
}
