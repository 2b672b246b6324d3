package store_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"yanku/internal/query"
	"yanku/internal/report"
	"yanku/internal/zh"
	"yanku/store"
)

// Among 910 daily reports and our samples, the weekly of the week before is most like a weekly, and daily reports on artificial intelligence are like each other; every hit has shared
// words marked, and no report is like itself. What the dailies are about changes from week to week, and like ones lie closer together than any two. Without a dictionary it is nearly so.
func TestSimilarReports(t *testing.T) {
	if testing.Short() {
		t.Skip("takes in 910 reports")
	}
	dir := t.TempDir()
	for _, split := range []func(string) []report.Span{nil, zh.Words} {
		l, err := store.Open(t.Context(), dir, store.Options{Words: split})
		if err != nil {
			t.Fatal(err)
		}
		if split == nil {
			takeIn(t, l)
		}
		list, err := l.Reports(t.Context(), query.Tree{})
		if err != nil {
			t.Fatal(err)
		}
		near, far, of := 0.0, 0.0, 0
		for i, s := range list {
			first := map[string]string{"示例证券-通信行业周报-第17周.md": "第16周", "示例证券-通信行业周报-第16周.md": "第17周", "人工智能日报-2026-04-22.md": "人工智能日报", "人工智能日报-2026-04-21.md": "人工智能日报"}[s.File]
			if first == "" && i%9 > 0 {
				continue
			}
			hits, err := l.Similar(t.Context(), s.ID, 5)
			if err != nil {
				t.Fatal(err)
			}
			among := 1
			if split == nil {
				among = 2
			}
			if first != "" && (len(hits) < among || !slices.ContainsFunc(files(hits[:among]), func(f string) bool { return strings.Contains(f, first) })) {
				t.Errorf("like %s: %v", s.File, files(hits))
			}
			for _, h := range hits {
				if h.Summary.ID == s.ID || len(h.Spans) == 0 || h.Snippet == "" {
					t.Errorf("like %s: %s with %d words", s.File, h.Summary.File, len(h.Spans))
				}
				if other := list[(i*37+of)%len(list)]; !s.Date.Zero() && !h.Summary.Date.Zero() && !other.Date.Zero() {
					near, far, of = near+days(s, h.Summary), far+days(s, other), of+1
				}
			}
		}
		near, far = near/float64(of), far/float64(of)
		t.Logf("like ones are %.0f days apart, any two %.0f", near, far)
		if of < 400 || near > far*0.75 {
			t.Errorf("%d like ones are %.0f days apart, any two %.0f", of, near, far)
		}
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func files(hits []report.Hit) (out []string) {
	for _, h := range hits {
		out = append(out, h.Summary.File)
	}
	return out
}

// days is how long lies between two reports.
func days(a, b report.Summary) float64 {
	return math.Abs(a.Date.Time().Sub(b.Date.Time()).Hours() / 24)
}
