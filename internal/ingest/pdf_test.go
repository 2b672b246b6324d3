package ingest

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"yanku/internal/report"
)

// The PDF print of a report gives the figures and findings that its Markdown gives: kinds, subjects, periods, numbers, grades.
func TestPrintGivesTheFiguresOfItsMarkdown(t *testing.T) {
	beds, err := filepath.Glob("../format/pdf/testdata/*.tsv")
	if err != nil || len(beds) == 0 {
		t.Fatal("no test bed", err)
	}
	for _, bed := range beds {
		t.Run(strings.TrimSuffix(filepath.Base(bed), ".tsv"), func(t *testing.T) {
			first, err := os.ReadFile(bed)
			if err != nil {
				t.Fatal(err)
			}
			line, _, _ := strings.Cut(string(first), "\n")
			sample := strings.TrimPrefix(line, "sample\t0\t\t")
			md := readFile(t, "../../assets/samples/"+sample, sample)
			print := readFile(t, strings.TrimSuffix(bed, ".tsv")+".pdf", strings.TrimSuffix(sample, ".md")+".pdf")
			want, got := statements(md), statements(print)
			if strings.Contains(bed, "figures") { // each of its figures has a neighbour that the sample has not
				got = slices.DeleteFunc(got, func(s string) bool { return strings.Contains(s, "图表9") || strings.Contains(s, "同花顺") })
			}
			for _, s := range diff(want, got) {
				t.Error("missing: " + s)
			}
			for _, s := range diff(got, want) {
				t.Error("too many: " + s)
			}
			for _, f := range print.Figures {
				if b := print.Doc.Blocks[print.Doc.BlockAt(f.Source.Span.From)]; b.Page == 0 || b.Box.W <= 0 {
					t.Errorf("%s: no page or box", f.Source.Quote)
				}
			}
		})
	}
}

func readFile(t *testing.T, path, name string) report.Import {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	in, err := Read(t.Context(), name, data)
	if err != nil {
		t.Fatal(err)
	}
	return in
}

// statements gives what a report says, a line for each figure and finding, sorted.
func statements(in report.Import) []string {
	var out []string
	for _, f := range in.Figures {
		q, g := f.Quantity, f.Growth
		out = append(out, fmt.Sprint(f.Kind, "|", f.Subject, "|", f.Measure, "|", f.Period, "|", num(q.Value), num(q.Low), num(q.High), q.Unit, q.Qualifier, "|", num(g.YoY), num(g.QoQ), "|", f.Basis, f.Nature, f.Grade, f.Match))
	}
	for _, f := range in.Findings {
		if f.Kind == report.Disclaimer {
			continue
		}
		out = append(out, strings.ReplaceAll(fmt.Sprint(f.Kind, "|", f.Number, "|", f.Label, "|", f.Note), " ", ""))
	}
	m := in.Doc.Meta
	if strings.HasPrefix(m.Title, "人工智能") { // the Markdown has it from its front matter, which is not printed
		m.Title = ""
	}
	out = append(out, fmt.Sprint("meta|", m.Title, m.Institution, m.Authors, m.Date, m.Type, m.Rating))
	slices.Sort(out)
	return out
}

func num(v *float64) string {
	if v == nil {
		return "_ "
	}
	return fmt.Sprint(*v, " ")
}

// diff gives what a has more of than b.
func diff(a, b []string) []string {
	left := map[string]int{}
	for _, s := range b {
		left[s]++
	}
	var out []string
	for _, s := range a {
		if left[s]--; left[s] < 0 {
			out = append(out, s)
		}
	}
	return out
}
