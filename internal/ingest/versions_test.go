package ingest

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"yanku/internal/likeness"
	"yanku/internal/testing/corpus"
)

// sideOf reads a file for a comparison.
func sideOf(t *testing.T, path string) (likeness.Side, bool) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	in, err := Read(t.Context(), filepath.Base(path), data)
	if err != nil {
		return likeness.Side{}, false
	}
	return likeness.Side{Text: likeness.Read(in.Doc), Meta: in.Doc.Meta}, true
}

// Every print of the test bed is recognised as a version of the Markdown that it was made from, and of no other sample.
func TestPrintsAreVersionsOfTheirMarkdown(t *testing.T) {
	const bed, samples = "../format/pdf/testdata", "../../assets/samples"
	names, err := filepath.Glob(samples + "/*.*")
	if err != nil || len(names) == 0 {
		t.Fatal("no samples", err)
	}
	sources := map[string]likeness.Side{}
	for _, name := range names {
		sources[filepath.Base(name)], _ = sideOf(t, name)
	}
	truths, err := filepath.Glob(bed + "/*.tsv")
	if err != nil || len(truths) == 0 {
		t.Fatal("no test bed", err)
	}
	for _, truth := range truths {
		print, ok := sideOf(t, strings.TrimSuffix(truth, ".tsv")+".pdf")
		data, err := os.ReadFile(truth)
		if err != nil || !ok {
			t.Fatal(truth, err)
		}
		line, _, _ := strings.Cut(string(data), "\n")
		of := line[strings.LastIndex(line, "\t")+1:]
		for name, source := range sources {
			share, alike := likeness.Alike(print, source)
			if alike != (name == of) {
				t.Errorf("%s, a print of %s: version of %s %t at %.3f", filepath.Base(truth), of, name, alike, share)
			}
		}
	}
}

// Of 910 daily summaries of one template, several a day, none is a version of another.
func TestDailySummariesAreReportsOfTheirOwn(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join(corpus.Daily(t, "../.."), "*.md"))
	if err != nil || len(paths) == 0 {
		t.Fatal("no corpus", err)
	}
	sides, prints := make([]likeness.Side, len(paths)), make([]likeness.Print, len(paths))
	var wait sync.WaitGroup
	free := make(chan struct{}, runtime.NumCPU())
	for i, path := range paths {
		free <- struct{}{}
		wait.Go(func() {
			sides[i], _ = sideOf(t, path)
			prints[i] = sides[i].Text.Print()
			<-free
		})
	}
	wait.Wait()
	nearest, found := 0.0, 0
	for i, a := range sides {
		for j, b := range sides[:i] {
			near := prints[i].Near(prints[j])
			nearest = max(nearest, near)
			if near < 0.3 {
				continue // far from what the print may be wrong by
			}
			if share, alike := likeness.Alike(a, b); alike {
				found++
				t.Errorf("%s and %s are taken for versions at %.3f", filepath.Base(paths[i]), filepath.Base(paths[j]), share)
			}
		}
	}
	t.Logf("%d of %d pairs; the nearest two share about %.2f", found, len(sides)*(len(sides)-1)/2, nearest)
}
