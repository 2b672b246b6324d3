package zh

import (
	"archive/tar"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
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

// Paragraphs of reports are damaged by scripts with short and long lists of keys, and read again.
func TestRebuildCorpus(t *testing.T) {
	texts := heldOut(t)
	want := 5000
	if testing.Short() {
		want = 500
	}
	count := map[string]int{}
	paragraphs := 0
	for seed := uint64(1); paragraphs < want && seed < 100; seed++ {
		rng := rand.New(rand.NewPCG(seed, 7))
		s := newSite(rng, seed%3 != 0, []int{40, 400, 1800}[seed%3])
		for _, text := range texts {
			seen, runs, _ := s.damage(text)
			if len(runs) == 0 || paragraphs == want {
				continue
			}
			paragraphs++
			measure(t, seen, runs, count)
		}
	}
	t.Logf("%d of %d texts: %v", paragraphs, len(texts), count)
}

func measure(t *testing.T, seen string, runs []truth, count map[string]int) {
	got := shiftedRuns(seen)
	for _, w := range runs {
		count["runs"]++
		if w.eaten {
			count["eaten"]++
		}
		i := slices.IndexFunc(got, func(r run) bool { return r.from == w.from })
		if i < 0 {
			count["missed"]++
			continue
		}
		v := verdict(seen, got[i], w)
		if c := got[i].certain; c != "" {
			v = "front"
			if !strings.HasPrefix(w.text, c) {
				v = "front wrong"
			}
		}
		count[v]++
		if alters(seen, got[i], w) {
			count["healthy altered"]++
		}
		if w.eaten {
			count["eaten "+v]++
		}
		if os.Getenv("DUMP") == v || os.Getenv("DUMP") == "all" {
			fmt.Printf("%s | %s | %s | %s\n", v, seen[w.from:w.to], w.text, got[i].guess)
		}
		got = slices.Delete(got, i, i+1)
	}
	for _, r := range got {
		count["false"]++
		if r.sure {
			count["false sure"]++
		}
	}
}

func BenchmarkRebuild(b *testing.B) {
	s := newSite(rand.New(rand.NewPCG(1, 7)), true, 1800)
	var page []string
	n := 0
	for _, text := range heldOut(b) {
		seen, runs, _ := s.damage(text)
		page = append(page, seen)
		n += len(runs)
		if len([]rune(strings.Join(page, ""))) > 10000 {
			break
		}
	}
	shiftedRuns(page[0])
	for b.Loop() {
		for _, p := range page {
			shiftedRuns(p)
		}
	}
	b.ReportMetric(float64(n), "runs")
}

// alters tells whether a rebuilt run changes text that was healthy.
func alters(seen string, r run, w truth) bool {
	return r.sure && r.to > w.to && !strings.HasSuffix(r.guess, seen[w.to:r.to])
}
