package extract_test

import (
	"strings"
	"testing"

	"yanku/internal/report"
	"yanku/internal/testing/golden"
)

// Figures of files of figures: long and wide tables whose heads are certain; of the others nothing.
func TestReference(t *testing.T) {
	golden.Cases(t, "testdata/reference.txt", func(t *testing.T, text string) []string {
		in := read(t, "数据.csv", text+"\n")
		if in.Doc.Meta.Format != "csv" || in.Doc.Meta.Type != report.Other {
			t.Errorf("read as %s, %s", in.Doc.Meta.Format, in.Doc.Meta.Type)
		}
		var out []string
		for _, f := range in.Figures {
			if f.Kind == report.Instrument {
				continue
			}
			if f.Source.Rule != "reference" || in.Doc.Text(f.Source.Mark) != f.Source.Quote || len(f.Source.Context) < 2 {
				t.Errorf("source %+v", f.Source)
			}
			l := line(f)
			if f.Measure != "" {
				l += " of " + f.Measure
			}
			if f.Kind != report.Metric && !f.Period.End.Zero() && f.Kind != report.Capex {
				l += " until " + f.Period.End.String()
			}
			out = append(out, strings.Join(strings.Fields(l), " "))
		}
		return out
	})
}

// A file with more figures than a library bears gives those of the latest periods.
func TestReferenceOfAVeryLongFile(t *testing.T) {
	var text strings.Builder
	text.WriteString("日期,光纤价格（元）,光缆价格（元）,预制棒价格（元）\n")
	for day := (report.Date{Year: 2000, Month: 1, Day: 1}); day.Year < 2026; day = day.Add(1) {
		text.WriteString(day.String() + ",23.5,24.5,25.5\n")
	}
	in := read(t, "价格.csv", text.String())
	if n := len(in.Figures); n < 19_990 || n > 20_000 {
		t.Fatalf("%d figures", n)
	}
	if first, last := in.Figures[0].Period.End, in.Figures[len(in.Figures)-1].Period.End; last.String() != "2025-12-31" || first.Year < 2007 {
		t.Errorf("from %s to %s", first, last)
	}
}
