package series

import (
	"math"
	"testing"

	"yanku/internal/report"
)

func spend(id report.ID, company string, p report.Period, value float64, unit string) report.Figure {
	f := report.Figure{
		Kind: report.Capex, Subject: report.Name{Text: company}, Period: p, Nature: report.Actual,
		Quantity: report.Quantity{Value: report.Num(value), Unit: unit},
	}
	f.Identify(id)
	return f
}

func quarter(q string) report.Period { return report.Period{Key: q} }

func yoy(f report.Figure, v float64) report.Figure {
	f.Growth.YoY = report.Num(v)
	f.Identify(f.Report)
	return f
}

func basis(f report.Figure, b report.Basis) report.Figure {
	f.Basis = b
	f.Identify(f.Report)
	return f
}

func capexInput() Input {
	guide := spend("n", "微软", quarter("2026Q1"), 350, "亿美元")
	guide.Nature = report.Guidance
	return Input{
		Reports: books(weekly("n", "2026-02-02", "2026-02-06", "2026-02-08"), weekly("m", "2026-03-23", "2026-03-27", "2026-03-27")),
		Figures: []report.Figure{
			guide,
			yoy(spend("n", "微软", quarter("2025Q4"), 299, "亿美元"), 89),
			spend("m", "微软", report.Period{Key: "FY2026Q2", Calendar: "2025Q4"}, 29.88, "billion USD"),
			basis(spend("m", "微软", quarter("2025Q4"), 375, "亿美元"), report.WithFinanceLeases),
			spend("n", "谷歌", quarter("2024Q4"), 142.8, "亿美元"),
			spend("m", "谷歌", quarter("2025Q4"), 278.5, "亿美元"),
			spend("m", "腾讯", quarter("2025Q4"), 196, "亿元"),
			spend("m", "谷歌", report.Period{Key: "2025"}, 914, "亿美元"),
		},
	}
}

func find(t *testing.T, all []Series, name string, b report.Basis) Series {
	t.Helper()
	for _, s := range all {
		if s.Name == name && s.Basis == b {
			return s
		}
	}
	t.Fatalf("no series %s %s in %v", name, b, all)
	return Series{}
}

func TestCapexJoinsFiscalQuartersAndScales(t *testing.T) {
	s := find(t, CapexByQuarter(capexInput()), "微软", "")
	if len(s.Points) != 1 || s.Unit != "亿美元" {
		t.Fatalf("FY2026Q2 is 2025Q4, and guidance for 2026Q1 is no actual: %+v", s)
	}
	p := s.Points[0]
	if p.Label != "2025Q4" || math.Abs(p.Value-298.8) > 1e-9 || len(p.Others) != 0 || p.YoY == nil || *p.YoY != 89 || p.Computed {
		t.Errorf("299 is 298.8 rounded, and its growth is stated: %+v", p)
	}
}

func TestCapexNeverCrossesBasesOrCurrencies(t *testing.T) {
	all := CapexByQuarter(capexInput())
	if s := find(t, all, "微软", report.WithFinanceLeases); len(s.Points) != 1 || s.Points[0].Value != 375 {
		t.Errorf("with finance leases is a series of its own: %+v", s)
	}
	if s := find(t, all, "腾讯", ""); s.Unit != "亿元" {
		t.Errorf("a currency is never converted: %+v", s)
	}
}

func TestCapexGrowthComputedWhereNotStated(t *testing.T) {
	p := find(t, CapexByQuarter(capexInput()), "谷歌", "").Points[1]
	if p.YoY == nil || !p.Computed || math.Abs(*p.YoY-95.03) > 0.01 {
		t.Errorf("278.5 against 142.8 is +95.0%%, computed: %+v", p)
	}
}

func TestScales(t *testing.T) {
	for unit, want := range map[string]struct {
		scale float64
		name  string
	}{"亿美元": {1, "亿美元"}, "billion USD": {10, "亿美元"}, "百万美元": {0.01, "亿美元"}, "亿元人民币": {1, "亿元"}, "万亿元": {1e4, "亿元"}, "亿港元": {1, "亿港元"}, "万户": {1, "万户"}} {
		if scale, name := scaleOf(unit); scale != want.scale || name != want.name {
			t.Errorf("scaleOf(%s) = %v %s, want %v", unit, scale, name, want)
		}
	}
}

// A file of figures is one source among others: where reports disagree with it, what most of them say is drawn and its value stays beside; alone, it is drawn.
func TestReferenceBesideReports(t *testing.T) {
	said := func(id report.ID, rule string, q string, value float64) report.Figure {
		f := report.Figure{Kind: report.Capex, Subject: report.Name{Text: "微软", Code: "MSFT"}, Period: report.Period{Key: q}, Nature: report.Actual}
		f.Quantity = report.Quantity{Value: report.Num(value), Unit: "亿美元"}
		f.Source.Rule = rule
		f.Identify(id)
		return f
	}
	in := Input{
		Figures: []report.Figure{
			said("a", "capex", "2025Q4", 299), said("b", "capex", "2025Q4", 299), said("x", "reference", "2025Q4", 375), said("x", "reference", "2025Q3", 194),
		},
		Reports: map[report.ID]report.Summary{
			"a": {Meta: report.Meta{Date: report.Date{Year: 2026, Month: 2, Day: 1}}}, "b": {Meta: report.Meta{Date: report.Date{Year: 2026, Month: 2, Day: 2}}},
			"x": {Meta: report.Meta{Date: report.Date{Year: 2026, Month: 3, Day: 1}, Type: report.Other}},
		},
	}
	all := CapexByQuarter(in)
	if len(all) != 1 || len(all[0].Points) != 2 {
		t.Fatalf("%+v", all)
	}
	third, fourth := all[0].Points[0], all[0].Points[1]
	if third.Value != 194 || third.Report != "x" || fourth.Value != 299 || len(fourth.Others) != 1 || fourth.Others[0].Value != 375 {
		t.Errorf("%+v", all[0].Points)
	}
}
