package zh

import (
	"archive/tar"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"yanku/internal/report"
)

// heldOut gives paragraphs of the daily reports beside the project which the bundled counts have not seen: of every tenth file, lines that stand in no other.
func heldOut(t testing.TB) []string {
	t.Helper()
	const path = "../../../shared/corpus/daily.tar.xz"
	if _, err := os.Stat(path); err != nil {
		t.Skip("no ../shared/corpus/daily.tar.xz beside the project")
	}
	cmd := exec.CommandContext(t.Context(), "xz", "-dc", path)
	pipe, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Skipf("no xz to read the corpus: %v", err)
	}
	files := map[string]string{}
	for r := tar.NewReader(pipe); ; {
		h, err := r.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if h.Typeflag == tar.TypeReg {
			files[h.Name] = string(data)
		}
	}
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	return unseen(files)
}

// unseen picks the lines as heldOut says.
func unseen(files map[string]string) []string {
	var names []string
	for n := range files {
		names = append(names, n)
	}
	slices.Sort(names)
	seen := map[string]bool{}
	for i, n := range names {
		if i%10 != 0 {
			for line := range strings.Lines(files[n]) {
				seen[line] = true
			}
		}
	}
	var out []string
	for i, n := range names {
		for line := range strings.Lines(files[n]) {
			text := strings.Trim(strings.ReplaceAll(line, "*", ""), " #\n-")
			if i%10 == 0 && !seen[line] && len(text) >= 90 && strings.Count(text, "|") < 3 {
				out = append(out, text)
				seen[line] = true
			}
		}
	}
	return out
}

// Paragraphs of reports are damaged by scripts with short and long lists of keys, and cleaned again: at least three quarters of the shifted runs are
// rebuilt right, at most one in two hundred wrong, the rest is marked, and no character outside a run changes.
func TestRebuildCorpus(t *testing.T) {
	want := 5000
	if testing.Short() {
		want = 500
	}
	checkRebuilt(t, pages(heldOut(t)), want)
}

// The same on reports of other houses and kinds than those that the model counted.
func TestRebuildOthers(t *testing.T) {
	var texts []string
	paths, _ := filepath.Glob("../../../shared/eval/dev/k[124]*.txt")
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.ReplaceAll(string(data), "。", "。\n") // some of these files are one line each
		texts = append(texts, unseen(map[string]string{path: lines})...)
	}
	if len(texts) == 0 {
		t.Skip("no ../shared/eval/dev beside the project")
	}
	want := 2000
	if testing.Short() {
		want = 300
	}
	checkRebuilt(t, pages(texts), want)
}

// pages puts paragraphs together as a web page has them.
func pages(texts []string) [][]string { return slices.Collect(slices.Chunk(texts, 30)) }

// checkRebuilt damages pages, by a script of its own for each, until so many paragraphs have shifted runs, and tests what becomes of them.
func checkRebuilt(t *testing.T, pages [][]string, want int) {
	got := tally{}
	for seed := uint64(1); got["paragraphs"] < want && seed < 200; seed++ {
		s := newSite(newRand(seed), seed%4 != 0, []int{40, 400, 1800}[seed%3])
		for _, texts := range pages {
			got.page(t, s, texts, want)
		}
	}
	t.Logf("%v", got)
	runs := got["runs"]
	if got["paragraphs"] < want || (got["whole"]+got["part"])*4 < runs*3 || got["wrong"]*200 > runs || got["not found"]+got["unmarked"] > 0 {
		t.Errorf("too little is rebuilt right, or too much wrong: %v", got)
	}
	if got["healthy changed"] > 0 {
		t.Errorf("healthy text was changed: %v", got)
	}
}

// page damages one page and counts what became of it.
func (c tally) page(t *testing.T, s site, texts []string, want int) {
	t.Helper()
	seen := make([]string, len(texts))
	for i, text := range texts {
		seen[i], _, _ = s.damage(text)
	}
	p := PageOf(strings.Join(seen, "\n"))
	for i, text := range texts {
		if _, runs, runes := s.damage(text); len(runs) > 0 && c["paragraphs"] < want {
			c["paragraphs"]++
			left := c.runs(shiftedRuns(seen[i], p), seen[i], runs)
			c.text(t, Clean(seen[i], CleanOptions{Notes: true, Page: p}), healthy(runes, runs), left)
		}
	}
}

// tally counts what became of damaged runs.
type tally map[string]int

// runs compares the runs found in a paragraph with those that it has; left tells whether any is not rebuilt as a whole.
func (c tally) runs(got []run, seen string, runs []truth) (left bool) {
	for _, w := range runs {
		c["runs"]++
		i := slices.IndexFunc(got, func(r run) bool { return r.from == w.from })
		if i < 0 { // it may stand in one that is left as it is
			if !slices.ContainsFunc(got, func(r run) bool { return !r.sure && r.from < w.from && w.from < r.to }) {
				c["not found"]++
			}
			left = true
			continue
		}
		v := verdict(seen, got[i], w)
		c[v]++
		left = left || v != "whole" && v != "wrong"
		if r := got[i]; r.sure && r.to > w.to && !strings.HasSuffix(r.guess, seen[w.to:r.to]) {
			c["healthy changed"]++
		}
	}
	return left
}

// text looks for the healthy stretches of a paragraph in the cleaned text, and for a mark where a run was not rebuilt.
func (c tally) text(t *testing.T, got Cleaned, parts []string, left bool) {
	t.Helper()
	rest := withoutNotes(got.Was) // a note in a run that is left as it is stays
	for _, part := range parts {
		part = Clean(part, CleanOptions{}).Was
		i := strings.Index(rest, part)
		if i < 0 {
			c["healthy changed"]++
			t.Logf("not as it was: %.60q in %.300q", part, rest)
			return
		}
		rest = rest[i+len(part):]
	}
	if left && !slices.ContainsFunc(got.Edits, func(e report.Edit) bool { return e.Pass == passDamage && !e.Sure }) {
		c["unmarked"]++
	}
}

// A page of ten thousand characters, damaged by a long list of keys.
func BenchmarkCleanDamaged(b *testing.B) {
	s := newSite(newRand(1), true, 1800)
	var page []string
	size, runs := 0, 0
	for _, text := range heldOut(b) {
		seen, found, runes := s.damage(text)
		page = append(page, seen)
		if size, runs = size+len(runes), runs+len(found); size > 10000 {
			break
		}
	}
	Clean(page[0], CleanOptions{Notes: true})
	for b.Loop() {
		p := PageOf(strings.Join(page, "\n"))
		for _, text := range page {
			Clean(text, CleanOptions{Notes: true, Page: p})
		}
	}
	b.ReportMetric(float64(runs), "runs")
}
