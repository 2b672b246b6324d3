package audit_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yanku/internal/audit"
	"yanku/internal/ingest"
	"yanku/internal/report"
	"yanku/internal/testing/corpus"
)

// The faults known in the five real reports are told, each once, and nothing else is called an error.
func TestSeeds(t *testing.T) {
	dir := corpus.Shared(t, "../..", "seeds")
	want := map[string][]string{ // words that the spans of one flag must hold
		"000": {"科技50ETF（510050）"},
		"001": {"南方东英人工智能ETF（3069.HK）"},
		"002": nil,
		"003": {"2025年2月12日 2026.2.12"},
		"004": {"10.65% 8.02%"},
	}
	files, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(filepath.Join(dir, file.Name()))
		if err != nil {
			t.Fatal(err)
		}
		in := read(t, file.Name(), string(data))
		var errors []report.Flag
		for _, f := range in.Flags {
			if f.Level == report.LevelError {
				errors = append(errors, f)
			}
		}
		wanted := want[file.Name()[:3]]
		if len(errors) != len(wanted) {
			t.Errorf("%s: %d errors, want %d: %v", file.Name(), len(errors), len(wanted), errors)
			continue
		}
		for i, words := range wanted {
			quotes := ""
			for _, s := range errors[i].Spans {
				quotes += s.Quote + "\n"
			}
			for _, w := range strings.Fields(words) {
				if !strings.Contains(quotes, w) {
					t.Errorf("%s: %q is not in the flag's quotes %q", file.Name(), w, quotes)
				}
			}
		}
	}
}

// The carried value of the weekly is explained by its own arithmetic.
func TestSeedExplained(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(corpus.Shared(t, "../..", "seeds"), "004_*"))
	if err != nil || len(files) != 1 {
		t.Fatal(files, err)
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range read(t, "004.txt", string(data)).Flags {
		for _, english := range []bool{false, true} {
			if words := audit.Say(f, english); !strings.Contains(words, "1.0802 × 1.0243 = 1.1065") {
				t.Errorf("%q does not explain 8.02", words)
			}
		}
	}
}

// mostErrors is how many errors a report of the corpus may have: 0.25 a report, of which every one that was looked at by hand is a fault of its report.
const mostErrors = 228

// The 910 reports of the corpus are not cried over: what they are flagged for are codes that belong to others, as they do.
func TestCorpusIsQuiet(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 910 reports; left out with -short")
	}
	files, err := filepath.Glob(filepath.Join(corpus.Daily(t, "../.."), "*.md"))
	if err != nil || len(files) < 900 {
		t.Fatalf("%d reports, %v", len(files), err)
	}
	count := map[report.FlagKind]int{}
	errors := 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		in, err := ingest.Read(t.Context(), filepath.Base(file), data)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range in.Flags {
			if f.Level == report.LevelError {
				errors++
				count[f.Kind]++
			}
		}
	}
	t.Logf("%d errors in %d reports: %v", errors, len(files), count)
	if errors > mostErrors || errors != count[report.CodeName] {
		t.Errorf("%d errors in %d reports: %v; want at most %d, all of codes", errors, len(files), count, mostErrors)
	}
}
