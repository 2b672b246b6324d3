package series

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"yanku/internal/report"
)

// CapexByQuarter gives the quarterly capital expenditure of each company, one series for each basis and currency, in hundred millions (亿) of it.
// A fiscal quarter stands at the calendar quarter it falls in. Growth is as stated, else computed from the same series a year earlier.
func CapexByQuarter(in Input) []Series {
	byKey := map[string]*spending{}
	for _, f := range facts(in, report.Capex) {
		q := quarterOf(f.Period)
		if q == "" {
			continue
		}
		value, unit, ok := amount(f)
		key := capexKey(f, unit)
		s := byKey[key]
		if s == nil {
			s = &spending{key: key, unit: unit, basis: f.Basis, total: len(f.Subject.Members) > 0, quarters: map[string][]statement{}, growth: map[string][]statement{}}
			byKey[key] = s
		}
		st := statement{figure: f, value: value, on: quarterEnd(q), said: in.Reports[f.Report].Date}
		if ok {
			s.names = append(s.names, f.Subject.Text)
			s.code = cmp.Or(s.code, f.Subject.Code)
			s.quarters[q] = append(s.quarters[q], st)
		} else if f.Growth.YoY != nil {
			s.growth[q] = append(s.growth[q], st)
		}
	}
	var out []Series
	for _, s := range byKey {
		if len(s.quarters) > 0 {
			out = append(out, s.series())
		}
	}
	slices.SortFunc(out, func(a, b Series) int { return cmp.Or(cmp.Compare(b.size(), a.size()), cmp.Compare(a.Key, b.Key)) })
	return out
}

// size orders companies: the largest latest amount first.
func (s Series) size() float64 {
	p, _ := s.Last()
	return p.Value
}

// spending is what is said of one company's capital expenditure on one basis in one currency.
type spending struct {
	key, code, unit string
	basis           report.Basis
	total           bool
	names           []string
	quarters        map[string][]statement
	growth          map[string][]statement // growth without an amount
}

func (s *spending) series() Series {
	out := Series{Key: s.key, Name: common(s.names), Code: s.code, Unit: s.unit, Kind: report.Capex, Period: report.Quarter, Basis: s.basis, Total: s.total}
	for q, said := range s.quarters {
		p := settle(said)
		p.Label = q
		if p.YoY == nil && len(s.growth[q]) > 0 {
			p.YoY = growth(s.growth[q])
		}
		out.Points = append(out.Points, p)
	}
	slices.SortFunc(out.Points, func(a, b Point) int { return a.Date.Compare(b.Date) })
	for i := range out.Points {
		compute(&out.Points[i], out.Points)
	}
	return out
}

// compute fills a missing growth from the point four quarters before.
func compute(p *Point, all []Point) {
	if p.YoY != nil {
		return
	}
	before := report.Date{Year: p.Date.Year - 1, Month: p.Date.Month, Day: p.Date.Day}
	at := slices.IndexFunc(all, func(o Point) bool { return o.Date == before && o.Value > 0 })
	if at < 0 {
		return
	}
	p.YoY, p.Computed = report.Num((p.Value/all[at].Value-1)*100), true
}

func capexKey(f *report.Figure, unit string) string {
	members := slices.Sorted(slices.Values(f.Subject.Members))
	return strings.Join([]string{"capex", strings.ToLower(narrow.Replace(f.Subject.Text)), strings.Join(members, "+"), string(f.Basis), unit}, "|")
}

// quarterOf gives the calendar quarter of a period, such as 2025Q4; empty when it is not one.
func quarterOf(p report.Period) string {
	for _, s := range []string{p.Calendar, p.Key} {
		if !quarterEnd(s).Zero() {
			return s
		}
	}
	return ""
}

// quarterEnd gives the last day of 2025Q4; the zero date when s is no calendar quarter.
func quarterEnd(s string) report.Date {
	var year, q int
	if n, _ := fmt.Sscanf(s, "%4dQ%1d", &year, &q); n != 2 || len(s) != len("2025Q4") || q < 1 || q > 4 {
		return report.Date{}
	}
	return report.Date{Year: year, Month: q * 3, Day: []int{31, 30, 30, 31}[q-1]}
}
