package store_test

import (
	"testing"

	"yanku/internal/ingest"
	"yanku/internal/query"
	"yanku/internal/report"
	"yanku/internal/testing/corpus"
	"yanku/internal/zh"
	"yanku/store"
)

// daily opens a library of the corpus and our samples, all in its index, for the length of the test, and lists its reports. With -short the test is left out.
func daily(t *testing.T) (*store.Library, []report.Summary) {
	t.Helper()
	if testing.Short() {
		t.Skip("takes in 910 reports")
	}
	l, err := store.Open(t.Context(), t.TempDir(), store.Options{Read: ingest.ReadAs, Words: zh.Words})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	})
	takeIn(t, l)
	list, err := l.Reports(t.Context(), query.Tree{})
	if err != nil {
		t.Fatal(err)
	}
	return l, list
}

// takeIn imports the corpus and our samples and waits until they are in the index.
func takeIn(t *testing.T, l *store.Library) {
	t.Helper()
	if _, err := ingest.Run(t.Context(), l, []string{corpus.Daily(t, ".."), "../assets/samples"}, ingest.Options{}); err != nil {
		t.Fatal(err)
	}
	if err := l.Sync(t.Context()); err != nil {
		t.Fatal(err)
	}
}
