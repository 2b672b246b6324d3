package ingest

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"yanku/internal/testing/corpus"
)

// BenchmarkRead measures one Markdown report from bytes to figures: the median and the 99th percentile over the 910 daily reports.
func BenchmarkRead(b *testing.B) {
	files := find(b.Context(), []string{corpus.Daily(b, "../..")})
	var data [][]byte
	for _, f := range files {
		text, err := load(f.path)
		if err != nil {
			b.Fatal(err)
		}
		data = append(data, text)
	}
	var took []time.Duration
	for b.Loop() {
		for i, text := range data {
			start := time.Now()
			if _, err := Read(b.Context(), filepath.Base(files[i].path), text); err != nil {
				b.Fatal(err)
			}
			took = append(took, time.Since(start))
		}
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms/median")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "ms/p99")
}

// Over the seeds, every figure and finding quotes the text between its offsets, and no statement stands twice.
func TestSeedsQuoteExactly(t *testing.T) {
	files := find(t.Context(), []string{corpus.Shared(t, "../..", "seeds")})
	for _, f := range files {
		data, err := load(f.path)
		if err != nil {
			t.Fatal(err)
		}
		in, err := Read(t.Context(), filepath.Base(f.path), data)
		if err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		for _, f := range in.Figures {
			checkSource(t, in, f.Source)
			for _, m := range f.Mentions {
				checkSource(t, in, m)
			}
			if seen[string(f.ID)] {
				t.Errorf("%s: figure %s stands twice: %s", in.Name, f.ID, f.Source.Quote)
			}
			seen[string(f.ID)] = true
		}
		for _, f := range in.Findings {
			checkSource(t, in, f.Source)
		}
		if len(in.Figures) == 0 || strings.TrimSpace(in.Doc.Meta.Title) == "" {
			t.Errorf("%s: %d figures, title %q", in.Name, len(in.Figures), in.Doc.Meta.Title)
		}
	}
}
