package store

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"yanku/internal/query"
	"yanku/internal/report"
)

// victim names the library that this test binary, run as a child, fills until it is killed.
const victim = "YANKU_TEST_VICTIM"

// numbered is the n-th report that the child imports.
func numbered(n int) report.Import {
	return read(fmt.Sprintf("第%d份日报", n), "2026-03-27", fmt.Sprintf("光模块指数今日上涨%d.5%%。%s", n, strings.Repeat("海外云厂商资本开支继续增长，", 300)))
}

// TestVictim is no test but the child of TestKilledImportLosesNothing: it imports from several goroutines without end and prints the number of each report
// when Put says that it is durable.
func TestVictim(t *testing.T) {
	dir := os.Getenv(victim)
	if dir == "" {
		return
	}
	first, err := strconv.Atoi(os.Getenv(victim + "_FROM"))
	if err != nil {
		t.Fatal(err)
	}
	l := open(t, dir, Options{})
	var group sync.WaitGroup
	var out sync.Mutex
	for g := range 4 {
		group.Go(func() {
			for n := first + g; ; n += 4 {
				if err := l.Put(t.Context(), numbered(n)); err != nil {
					t.Error(err)
					return
				}
				out.Lock()
				fmt.Println(n)
				out.Unlock()
			}
		})
	}
	group.Wait()
}

// A library whose process is killed while it imports opens again with everything that was acknowledged: rows, files, search.
func TestKilledImportLosesNothing(t *testing.T) {
	dir := t.TempDir()
	known := map[report.ID]bool{}
	for round := range 3 {
		for _, n := range killAfter(t, dir, 20+30*round, 1000*round) {
			known[numbered(n).ID] = true
		}
		closing(t, dir, func(l *Library) { checkAll(t, l, known) })
	}
	left, err := filepath.Glob(filepath.Join(dir, "tmp", "*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left in tmp: %q, %v", left, err)
	}
}

// killAfter runs the child until it has acknowledged n reports, kills it, and gives the numbers acknowledged.
func killAfter(t *testing.T, dir string, n, from int) (numbers []int) {
	t.Helper()
	child := exec.Command(os.Args[0], "-test.run=^TestVictim$")
	child.Env = append(os.Environ(), victim+"="+dir, fmt.Sprintf("%s_FROM=%d", victim, from))
	pipe, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(pipe)
	for lines.Scan() {
		var number int
		if _, err := fmt.Sscan(lines.Text(), &number); err != nil {
			t.Errorf("the child says %q", lines.Text())
			break
		}
		if numbers = append(numbers, number); len(numbers) == n {
			if err := child.Process.Kill(); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := child.Wait(); err == nil {
		t.Error("the child ended by itself")
	}
	return numbers
}

// checkAll looks for every known report in the rows, the files and the search, before and after the outbox is empty.
func checkAll(t *testing.T, l *Library, known map[report.ID]bool) {
	t.Helper()
	ctx := t.Context()
	for id := range known {
		s, err := l.Report(ctx, id)
		if err != nil {
			t.Fatalf("an acknowledged report is lost: %v", err)
		}
		path, err := l.Original(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(path)
		if err != nil || !bytes.HasPrefix(data, []byte(s.Doc.Body)) {
			t.Fatalf("the file of %s: %v", id, err)
		}
	}
	for range 2 {
		hits, total, err := l.Search(ctx, query.Parse("光模块"), 0)
		if err != nil {
			t.Fatal(err)
		}
		found := map[report.ID]bool{}
		for _, h := range hits {
			found[h.Summary.ID] = true
		}
		for id := range known {
			if !found[id] {
				t.Fatalf("search does not find %s; it finds %d", id, total)
			}
		}
		if err := l.Sync(ctx); err != nil {
			t.Fatal(err)
		}
	}
}
