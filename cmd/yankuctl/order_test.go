package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"yanku/internal/audit"
	"yanku/internal/ingest"
	"yanku/internal/query"
	"yanku/internal/report"
	"yanku/internal/series"
	"yanku/internal/testing/corpus"
	"yanku/store"
)

// Two hundred reports of the corpus and the seeds give the same series and the same flags between them in a hundred random orders, and three libraries that took them in in
// different orders hold the same figures and flags.
func TestOrderOfImportDoesNotMatter(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join(corpus.Daily(t, "../.."), "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	seeds, err := filepath.Glob(filepath.Join(corpus.Shared(t, "../..", "seeds"), "*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var all []report.Import
	for _, p := range append(seeds, paths...)[:200] {
		data, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		in, err := ingest.Read(t.Context(), filepath.Base(p), data)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, in)
	}
	random := rand.New(rand.NewPCG(7, 11))
	shuffle := func() { random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] }) }
	first := derived(t, all)
	for range 100 {
		if shuffle(); derived(t, all) != first {
			t.Fatalf("another order gives other series or flags: %s", differ(first, derived(t, all)))
		}
	}
	held := holding(t, all)
	for range 2 {
		if shuffle(); !slices.Equal(holding(t, all), held) {
			t.Fatal("a library that took the reports in in another order holds other figures or flags")
		}
	}
}

// derived is everything that is put together from several reports.
func derived(t *testing.T, all []report.Import) string {
	in := series.Input{Reports: map[report.ID]report.Summary{}}
	var said []report.Said
	for _, r := range all {
		s := report.Summary{ID: r.ID, File: r.Name, Meta: r.Doc.Meta}
		in.Reports[r.ID] = s
		in.Figures = append(in.Figures, r.Figures...)
		said = append(said, report.Said{Summary: s, Figures: r.Figures})
	}
	var weeks []any
	for _, day := range series.Weeks(in) {
		weeks = append(weeks, series.SectorWeek(in, day))
	}
	out, err := json.Marshal([]any{weeks, series.SectorTime(in), series.CapexByQuarter(in), audit.Between(said)})
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// holding imports reports into a new library and gives its figures and flags, a line each, sorted.
func holding(t *testing.T, all []report.Import) (out []string) {
	l, err := store.Open(t.Context(), t.TempDir(), store.Options{Doubt: audit.Between})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	for _, r := range all {
		if err := l.Put(t.Context(), r); err != nil {
			t.Fatal(err)
		}
	}
	figures, err := l.Figures(t.Context(), query.Tree{})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range figures {
		out = append(out, fmt.Sprint(f.ID, f.Kind, f.Subject, f.Source.Quote))
	}
	flags, err := l.Flags(t.Context(), query.Tree{})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range flags {
		out = append(out, fmt.Sprint(f.ID, f.Why))
	}
	slices.Sort(out)
	return out
}

// differ gives what two texts have around the first place where they are not the same.
func differ(a, b string) string {
	i := 0
	for i < min(len(a), len(b)) && a[i] == b[i] {
		i++
	}
	return fmt.Sprintf("%.300s <> %.300s", a[max(0, i-200):], b[max(0, i-200):])
}
