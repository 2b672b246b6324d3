package store

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"testing"

	"yanku/internal/query"
	"yanku/internal/report"
)

// writer names the library that this test binary, run as a child, writes to beside readers.
const writer = "YANKU_TEST_WRITER"

// steps is how many reports the child imports.
const steps = 150

// TestWriter is no test but the child of TestReaderBesideAWriter: it imports small reports, brings them into the index a few at a time, which merges segments, and now and then makes
// the index anew. It prints the number of each report when it is durable, before the index has it.
func TestWriter(t *testing.T) {
	dir := os.Getenv(writer)
	if dir == "" {
		return
	}
	l := open(t, dir, Options{})
	r := rand.New(rand.NewPCG(1, 2))
	for n := range steps {
		put(t, l, small(n))
		fmt.Println(n)
		if r.IntN(3) == 0 {
			if err := l.Sync(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		if r.IntN(25) == 0 {
			if err := l.Reindex(t.Context(), func(report.Index) {}); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func small(n int) report.Import {
	return read(fmt.Sprintf("第%d份日报", n), "2026-03-27", fmt.Sprintf("光模块编号甲%d乙。", n))
}

// acknowledged is how many reports a writer said are durable.
type acknowledged struct {
	mu    sync.Mutex
	n     int
	ended bool
}

func (a *acknowledged) get() (n int, ended bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.n, a.ended
}

func (a *acknowledged) set(n int, ended bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.n, a.ended = n, ended
}

// A process that reads finds at once whatever another one wrote: while it waits in the outbox, when it has come into the index, segments are merged, and the index is made anew. That holds
// for a library that was open all along and for one that is opened for each search.
func TestReaderBesideAWriter(t *testing.T) {
	dir := t.TempDir()
	closing(t, dir, func(l *Library) { put(t, l, read("引子", "2026-03-01", "光模块。")) })
	var done acknowledged
	wait := startWriter(t, dir, &done)
	var group sync.WaitGroup
	steady := open(t, dir, Options{ReadOnly: true})
	for range 2 {
		group.Go(func() {
			for looks := 0; ; looks++ {
				n, ended := done.get()
				finds(t, steady, n)
				if ended || t.Failed() {
					t.Logf("%d looks by an open library", looks)
					return
				}
			}
		})
	}
	for looks := 0; ; looks++ {
		n, ended := done.get()
		l, err := Open(t.Context(), dir, Options{ReadOnly: true})
		if err != nil {
			t.Error(err)
			break
		}
		finds(t, l, n)
		if err := l.Close(); err != nil {
			t.Error(err)
		}
		if ended || t.Failed() {
			t.Logf("%d looks by libraries opened for it", looks)
			break
		}
	}
	group.Wait()
	wait()
	if n, _ := done.get(); n != steps {
		t.Errorf("the writer wrote %d of %d", n, steps)
	}
}

// finds looks for everything that was acknowledged before, and for the last report.
func finds(t *testing.T, l *Library, n int) {
	t.Helper()
	found, err := l.Survey(t.Context(), query.Parse("光模块"))
	if err != nil || found.Total < n+1 || len(found.IDs) != found.Total {
		t.Errorf("after %d reports %d are found with %d IDs: %v", n, found.Total, len(found.IDs), err)
	}
	if n == 0 {
		return
	}
	page, err := l.Find(t.Context(), query.Parse("甲"+strconv.Itoa(n-1)+"乙"), 3)
	if err != nil || len(page.Hits) != 1 || page.Hits[0].Summary.ID != small(n-1).ID || !slices.Equal(page.Hits[0].Quotes, []string{"甲" + strconv.Itoa(n-1) + "乙"}) {
		t.Errorf("report %d of %d: %v, %v", n-1, n, page, err)
	}
}

// startWriter starts the child and follows what it says; the function it gives waits for its end.
func startWriter(t *testing.T, dir string, done *acknowledged) (wait func()) {
	t.Helper()
	child := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestWriter$")
	child.Env = append(os.Environ(), writer+"="+dir)
	child.Stderr = os.Stderr
	pipe, err := child.StdoutPipe()
	if err == nil {
		err = child.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	read := make(chan struct{})
	go func() {
		defer close(read)
		for lines := bufio.NewScanner(pipe); lines.Scan(); {
			if number, err := strconv.Atoi(lines.Text()); err == nil {
				done.set(number+1, false)
			}
		}
		n, _ := done.get()
		done.set(n, true)
	}()
	return func() {
		<-read
		if err := child.Wait(); err != nil {
			t.Errorf("the writer: %v", err)
		}
	}
}

// A library opened for reading while there is no index finds all in the rows, and in the index once a writer has made it.
func TestReaderBeforeTheIndex(t *testing.T) {
	dir := t.TempDir()
	closing(t, dir, func(l *Library) { put(t, l, three()...) })
	if err := os.RemoveAll(filepath.Join(dir, "index")); err != nil {
		t.Fatal(err)
	}
	reader := open(t, dir, Options{ReadOnly: true})
	for _, slow := range []bool{true, false} {
		found, err := reader.Find(t.Context(), query.Parse("光模块"), 10)
		if err != nil || len(found.Hits) != 2 || found.Slow != slow {
			t.Errorf("slow %v: %d found, slow %v, %v", slow, len(found.Hits), found.Slow, err)
		}
		if at, err := reader.Index(t.Context()); err != nil || (at.Waiting == 3) != slow || at.Total != 3 {
			t.Errorf("slow %v: %+v, %v", slow, at, err)
		}
		closing(t, dir, func(l *Library) {
			if err := l.Sync(t.Context()); err != nil {
				t.Fatal(err)
			}
		})
	}
}
