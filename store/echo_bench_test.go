package store

import (
	"context"
	"os"
	"testing"
	"time"

	"yanku/internal/query"
	"yanku/internal/report"
)

// BenchmarkLargeOthers measures in the large library that YANKU_LARGE names how long it takes to find what is like a report, and which of its sentences others say.
func BenchmarkLargeOthers(b *testing.B) {
	dir := os.Getenv("YANKU_LARGE")
	if dir == "" {
		b.Skip("needs a large library, which scripts/bench.sh large makes and YANKU_LARGE names")
	}
	l, out := open(b, dir, Options{}), results{}
	if err := l.Sync(b.Context()); err != nil {
		b.Fatal(err)
	}
	list, err := l.Reports(b.Context(), query.Tree{})
	if err != nil {
		b.Fatal(err)
	}
	said := 0
	for what, do := range map[string]func(context.Context, report.ID) error{
		"similar": func(ctx context.Context, id report.ID) error {
			_, err := l.Similar(ctx, id, 50)
			return err
		},
		"echoes": func(ctx context.Context, id report.ID) error {
			all, err := l.Echoes(ctx, id)
			said += len(all)
			return err
		},
	} {
		var took []time.Duration
		for i := 0; i < len(list); i += max(1, len(list)/100) {
			start := time.Now()
			if err := do(b.Context(), list[i].ID); err != nil {
				b.Fatal(err)
			}
			took = append(took, time.Since(start))
		}
		out.spread(what, took)
	}
	for b.Loop() {
	}
	out.sizes(b, l)
	out["echoes/report"] = float64(said) / 100
	for name, value := range out {
		b.ReportMetric(value, name)
	}
}
