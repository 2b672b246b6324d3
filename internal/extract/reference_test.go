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
