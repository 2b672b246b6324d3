package audit_test

import (
	"testing"

	"yanku/internal/audit"
	"yanku/internal/report"
)

// refFigure is the move of an index in the week until 27 March, of a reference or of a report.
func refFigure(id report.ID, rule string, value float64, change func(*report.Figure)) report.Said {
	f := report.Figure{
		ID: id, Report: "r" + id, Kind: report.IndexMove, Subject: report.Name{Text: "光模块指数", Family: "万得"}, Quantity: report.Quantity{Value: report.Num(value), Unit: "%"},
		Period: report.Period{Key: report.Week, End: report.Date{Year: 2026, Month: 3, Day: 27}}, Source: report.Source{Rule: rule},
	}
	if change != nil {
		change(&f)
	}
	return report.Said{Summary: report.Summary{ID: f.Report}, Figures: []report.Figure{f}}
}

// A figure of the user's own workbook is laid beside what reports say of the same thing, and of nothing else.
func TestCheckReference(t *testing.T) {
	code := func(c string) func(*report.Figure) { return func(f *report.Figure) { f.Subject.Code = c } }
	capex := func(basis report.Basis, nature report.Nature) func(*report.Figure) {
		return func(f *report.Figure) {
			f.Kind, f.Subject, f.Period = report.Capex, report.Name{Text: "微软"}, report.Period{Key: "2025Q4"}
			f.Quantity.Unit, f.Basis, f.Nature = "亿美元", basis, nature
		}
	}
	for _, c := range []struct {
		what          string
		ref, said     report.Said
		agree, differ int
	}{
		{"the same number", refFigure("a", "reference", 2.43, nil), refFigure("b", "move", 2.43, nil), 1, 0},
		{"a rounded one", refFigure("a", "reference", 2.43, nil), refFigure("b", "move", 2.4, nil), 1, 0},
		{"another one", refFigure("a", "reference", 2.43, nil), refFigure("b", "move", 3.1, nil), 0, 1},
		{"by code, whatever the name", refFigure("a", "reference", 2.43, code("8841258.WI")), refFigure("b", "move", 3.1, func(f *report.Figure) {
			f.Subject = report.Name{Text: "光模块(CPO)", Code: "8841258.WI"}
		}), 0, 1},
		{"two codes of one name", refFigure("a", "reference", 2.43, code("1")), refFigure("b", "move", 3.1, code("2")), 0, 0},
		{"another family", refFigure("a", "reference", 2.43, nil), refFigure("b", "move", 3.1, func(f *report.Figure) { f.Subject.Family = "申万" }), 0, 0},
		{"another week", refFigure("a", "reference", 2.43, nil), refFigure("b", "move", 3.1, func(f *report.Figure) { f.Period.End.Day = 20 }), 0, 0},
		{"a rejected figure", refFigure("a", "reference", 2.43, nil), refFigure("b", "move", 3.1, func(f *report.Figure) { f.State = report.Rejected }), 0, 0},
		{"two references", refFigure("a", "reference", 2.43, nil), refFigure("b", "reference", 3.1, nil), 0, 0},
		{"nothing told is a fact", refFigure("a", "reference", 375, capex("", "")), refFigure("b", "capex", 299, capex("", report.Actual)), 0, 1},
		{"another basis", refFigure("a", "reference", 375, capex(report.Cash, "")), refFigure("b", "capex", 299, capex(report.WithFinanceLeases, report.Actual)), 0, 0},
		{"another nature", refFigure("a", "reference", 375, capex("", "")), refFigure("b", "capex", 299, capex("", report.Guidance)), 0, 0},
		{"a bound that it fits", refFigure("a", "reference", 375, capex("", "")), refFigure("b", "capex", 0, func(f *report.Figure) {
			capex("", report.Actual)(f)
			f.Quantity = report.Quantity{Low: report.Num(300), Unit: "亿美元"}
		}), 1, 0},
	} {
		got := audit.CheckReference([]report.Said{c.said, c.ref})
		agree, differ := 0, 0
		for _, x := range got {
			if x.Reference.ID != "a" {
				t.Errorf("%s: %s is taken for a reference", c.what, x.Reference.ID)
			}
			agree, differ = agree+len(x.Agree), differ+len(x.Differ)
		}
		if agree != c.agree || differ != c.differ {
			t.Errorf("%s: %d agree, %d differ, want %d and %d", c.what, agree, differ, c.agree, c.differ)
		}
	}
}
