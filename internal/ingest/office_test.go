package ingest

import (
	"path/filepath"
	"strings"
	"testing"

	"yanku/internal/report"
)

// The Word, RTF and PowerPoint prints of the sample reports, made by LibreOffice (scripts/officebed.sh), give the figures and findings that their Markdown gives.
func TestOfficePrintGivesTheFiguresOfItsMarkdown(t *testing.T) {
	paths, err := filepath.Glob("testdata/office/*")
	if err != nil || len(paths) < 18 {
		t.Fatal("no prints", paths, err)
	}
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
			want := statements(readFile(t, "../../assets/samples/"+name+".md", name+".md"))
			print := readFile(t, path, filepath.Base(path))
			got := statements(print)
			for _, s := range diff(want, got) {
				t.Error("missing: " + s)
			}
			for _, s := range diff(got, want) {
				t.Error("too many: " + s)
			}
			for _, f := range print.Figures {
				if b := print.Doc.Blocks[print.Doc.BlockAt(f.Source.Span.From)]; (b.Page > 0) != (filepath.Ext(path) == ".pptx") {
					t.Errorf("%s: on page %d", f.Source.Quote, b.Page)
				}
			}
		})
	}
}

// A workbook's figures are of the rule "reference" and prove themselves by their cells.
func TestWorkbookGivesReferenceFigures(t *testing.T) {
	in := readFile(t, "testdata/reference.xlsx", "行业跟踪-2026-03-27.xlsx")
	kinds := map[report.Kind]int{}
	for _, f := range in.Figures {
		kinds[f.Kind]++
		if f.Source.Rule != "reference" || in.Doc.Text(f.Source.Span) != f.Source.Quote || len(f.Source.Context) < 2 {
			t.Errorf("%s %s: %+v", f.Kind, f.Subject.Text, f.Source)
		}
	}
	if m := in.Doc.Meta; m.Type != report.Other || m.Title == "" || m.Date.String() != "2026-03-27" || !m.DateInferred {
		t.Errorf("%+v", m)
	}
	if kinds[report.Capex] == 0 || kinds[report.IndexMove] == 0 || kinds[report.Metric] == 0 {
		t.Errorf("%v", kinds)
	}
}
