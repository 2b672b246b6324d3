package extract_test

import (
	"strings"
	"testing"

	"yanku/internal/report"
	"yanku/internal/testing/golden"
)

// Figures in the cells of tables whose heads tell what they are; of the cases at least a third give nothing.
func TestTables(t *testing.T) {
	golden.Cases(t, "testdata/table.txt", numbers("某某证券-通信行业周报：样例-260322.md"))
}

// A figure from a cell quotes the cell, marks its number and names the heads it stands under; one that a sentence states too is a mention of that.
func TestCellSources(t *testing.T) {
	in := read(t, "某某证券-通信行业周报：样例-260322.md", "本周通信指数上涨2.31%。\n\n| 指数 | 本周涨跌幅(%) | 本月以来(%) |\n| --- | --- | --- |\n| 通信指数 | 2.31 | 4.10 |\n| 电子指数 | -1.20 | 0.35 |\n")
	cells, mentions := 0, 0
	for _, f := range in.Figures {
		if f.Source.Rule == "table" {
			cells++
			if f.Source.Quote != strings.TrimSpace(f.Source.Quote) || len(f.Source.Context) < 2 || in.Doc.Text(f.Source.Mark) != f.Source.Quote {
				t.Errorf("%+v", f.Source)
			}
		}
		for _, m := range f.Mentions {
			if m.Rule == "table" && f.Kind == report.IndexMove {
				mentions++
			}
		}
	}
	if cells != 3 || mentions != 1 {
		t.Errorf("%d figures from cells, %d mentions", cells, mentions)
	}
}
