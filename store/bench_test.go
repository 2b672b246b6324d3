package store

import (
	"path/filepath"
	"slices"
	"testing"
	"time"

	"yanku/internal/ingest"
	"yanku/internal/query"
	"yanku/internal/report"
	"yanku/internal/testing/corpus"
)

// fillFrom imports a folder into the library and waits until all of it is in the index.
func fillFrom(tb testing.TB, l *Library, dir string) []ingest.Event {
	tb.Helper()
	events, err := ingest.Run(tb.Context(), l, []string{dir}, ingest.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	if err := l.Sync(tb.Context()); err != nil {
		tb.Fatal(err)
	}
	return events
}

// BenchmarkImport measures the import of the 910 daily reports to a durable library with its index, and counts the files that failed.
func BenchmarkImport(b *testing.B) {
	dir := corpus.Daily(b, "..")
	failed := 0
	for b.Loop() {
		l := open(b, b.TempDir(), Options{})
		for _, e := range fillFrom(b, l, dir) {
			if e.Status == ingest.Failed {
				failed++
				b.Errorf("%s: %v", e.File, e.Err)
			}
		}
	}
	b.ReportMetric(float64(failed), "failed")
}

// queries are of every form, from rare to everywhere.
var queries = []string{
	"光模块", "市场", "资本开支", "涨", "652", "4Q25", "半导体设备", "光模塊 資本開支", "上涨 -下跌", `"人工智能"`, "title:日报", "机构:证券", "date:2025-09", "+1.2%", "ETF 510050", "不存在的词", "英伟达 寒武纪", "type:daily 算力",
}

// BenchmarkSearch measures the first page of results with snippets over the daily reports: median and 99th percentile, from the index and from the rows.
func BenchmarkSearch(b *testing.B) {
	l := open(b, b.TempDir(), Options{})
	fillFrom(b, l, corpus.Daily(b, ".."))
	for _, way := range []string{"index", "rows"} {
		b.Run(way, func(b *testing.B) {
			if way == "rows" {
				defer l.index.Store(l.index.Swap(nil))
			}
			var took []time.Duration
			for b.Loop() {
				for _, q := range queries {
					start := time.Now()
					if _, _, err := l.Search(b.Context(), query.Parse(q), 20); err != nil {
						b.Fatal(err)
					}
					took = append(took, time.Since(start))
				}
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms/median")
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "ms/p99")
		})
	}
}

// BenchmarkOpen measures the opening of a library of 910 reports and the reading of its list.
func BenchmarkOpen(b *testing.B) {
	dir := b.TempDir()
	closing(b, dir, func(l *Library) { fillFrom(b, l, corpus.Daily(b, "..")) })
	for b.Loop() {
		closing(b, dir, func(l *Library) {
			if list, err := l.Reports(b.Context(), query.Tree{}); err != nil || len(list) == 0 {
				b.Fatal(len(list), err)
			}
		})
	}
}

// Over real reports, search from the index finds what looking at every text finds, for every query of the benchmark.
func TestDailyReportsAreFoundExactly(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(corpus.Daily(t, ".."), "*.md"))
	if err != nil || len(files) < 900 {
		t.Fatalf("%d daily reports, %v", len(files), err)
	}
	l := open(t, t.TempDir(), Options{})
	events, err := ingest.Run(t.Context(), l, files[:120], ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Sync(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, e := range events {
		if e.Status == ingest.Failed {
			t.Errorf("%s: %v", e.File, e.Err)
		}
	}
	for _, typed := range queries {
		tree := query.Parse(typed)
		got, err := l.find(t.Context(), tree)
		if err != nil {
			t.Fatal(err)
		}
		want := l.byRows(t, tree)
		if !sameReports(got, want) {
			t.Errorf("%s: the index finds %d reports, the rows %d", typed, len(got), len(want))
		}
	}
}

// byRows finds by looking at every text.
func (l *Library) byRows(t *testing.T, tree query.Tree) []report.ID {
	t.Helper()
	ix := l.index.Swap(nil)
	defer l.index.Store(ix)
	ids, err := l.find(t.Context(), tree)
	if err != nil {
		t.Fatal(err)
	}
	return ids
}

func sameReports(a, b []report.ID) bool {
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(a, b)
}
