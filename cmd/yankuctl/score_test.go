package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"yanku/internal/testing/corpus"
)

// score is what the scorer beside the project says of one kind of figure.
type score struct {
	Recall, Precision *float64
	Twice             int
}

// scored imports a folder of real reports and scores its figures against labels.
func scored(t *testing.T, labels string, folders ...string) map[string]score {
	t.Helper()
	scorer := corpus.Shared(t, "../..", "eval", "score.py")
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("needs python3 for ../shared/eval/score.py")
	}
	library := filepath.Join(t.TempDir(), "library")
	if status, _, messages := call(t.Context(), t, library, append([]string{"import"}, folders...)...); status != 0 {
		t.Fatalf("import: %d %s", status, messages)
	}
	_, figures, _ := call(t.Context(), t, library, "figures", "--json")
	file := filepath.Join(t.TempDir(), "figures.jsonl")
	if err := os.WriteFile(file, []byte(figures), 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(python, scorer, "--show", "--gold", labels, file).Output()
	if err != nil {
		t.Fatalf("score: %v", err)
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	t.Logf("%s", strings.Join(lines[:len(lines)-1], "\n"))
	kinds := map[string]score{}
	if err := json.Unmarshal([]byte(lines[len(lines)-1]), &kinds); err != nil {
		t.Fatal(err)
	}
	return kinds
}

// Every labelled figure of the five seeds is found, none is false and none is said twice.
func TestSeedsScoreWhole(t *testing.T) {
	for kind, s := range scored(t, corpus.Shared(t, "../..", "eval", "seeds.jsonl"), corpus.Shared(t, "../..", "seeds")) {
		if s.Recall == nil || *s.Recall < 1 || s.Precision != nil && *s.Precision < 1 || s.Twice > 0 {
			t.Errorf("%s: %+v", kind, s)
		}
	}
}

// The labelled documents of other houses keep what was reached on them.
func TestDevScores(t *testing.T) {
	kinds := scored(t, corpus.Shared(t, "../..", "eval", "dev.jsonl"), corpus.Shared(t, "../..", "eval", "dev"))
	for kind, least := range map[string][2]float64{"index_move": {0.97, 0.92}, "capex": {0.95, 0.95}, "rating": {0.97, 1}, "stock_move": {0.95, 0}} {
		s := kinds[kind]
		if s.Recall == nil || *s.Recall < least[0] || s.Precision != nil && *s.Precision < least[1] || s.Twice > 0 {
			t.Errorf("%s: %+v, want recall %v and precision %v", kind, s, least[0], least[1])
		}
	}
}
