package ingest

import (
	"context"
	"errors"
	"math"
	"strings"
	"testing"

	"yanku/internal/report"
)

// Every figure and finding quotes the text exactly, and belongs to its report.
func TestReadQuotesExactly(t *testing.T) {
	in, err := Read(t.Context(), "日报.md", []byte(daily+"\n风险提示：需求不及预期。\n"))
	if err != nil {
		t.Fatal(err)
	}
	if len(in.Figures) == 0 {
		t.Fatal("no figures")
	}
	for _, f := range in.Figures {
		if f.Report != in.ID || f.ID == "" {
			t.Errorf("figure %s of report %q, want %q", f.ID, f.Report, in.ID)
		}
		checkSource(t, in, f.Source)
	}
	for _, f := range in.Findings {
		checkSource(t, in, f.Source)
	}
}

func checkSource(t *testing.T, in report.Import, s report.Source) {
	t.Helper()
	if in.Doc.Text(s.Span) != s.Quote || !s.Span.Holds(s.Mark) {
		t.Errorf("%s: quote %q, text %q, mark %v in %v", s.Rule, s.Quote, in.Doc.Text(s.Span), s.Mark, s.Span)
	}
}

func TestReadStopsWhenCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Read(ctx, "日报.md", []byte(daily)); !errors.Is(err, context.Canceled) {
		t.Errorf("%v, want context.Canceled", err)
	}
}

func TestQuality(t *testing.T) {
	tests := []struct {
		what string
		doc  report.Doc
		want float64
	}{
		{"a healthy text", report.Doc{Body: "通信周报\n光模块\t上涨"}, 1},
		{"a replacement character among ten", report.Doc{Body: "通信周报光模块上涨�"[:27] + "�"}, 0.9},
		{"a private character in two", report.Doc{Body: "通\ue000"}, 0.5},
		{"a guess of one in four", report.Doc{Body: "通信周报", Edits: []report.Edit{{Span: report.Span{From: 0, To: 3}}, {Span: report.Span{From: 3, To: 6}, Sure: true}}}, 0.75},
		{"nothing", report.Doc{}, 0},
		{"nothing but damage", report.Doc{Body: strings.Repeat("�", 3)}, 0},
	}
	for _, tt := range tests {
		if got := quality(&tt.doc); math.Abs(got-tt.want) > 1e-9 {
			t.Errorf("%s: %v, want %v", tt.what, got, tt.want)
		}
	}
}
