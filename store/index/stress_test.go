package index

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"yanku/internal/query"
	"yanku/internal/report"
)

// Searches, a writer that adds, takes out and merges, and a second process's reader get along, also while the index is made anew and closed. What a search finds is what was in the
// index at one time: the reports go in by tens.
func TestAtTheSameTime(t *testing.T) {
	dir := t.TempDir()
	var mu sync.RWMutex // guards ix
	ix := open(t, dir)
	reader, _, err := Open(dir, true)
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	until := time.Now().Add(time.Second)
	var group sync.WaitGroup
	running := func(do func(random *rand.Rand)) {
		group.Go(func() {
			for random := rand.New(rand.NewPCG(1, 2)); time.Now().Before(until); {
				do(random)
			}
		})
	}
	look := func(ix *Index) {
		r, err := ix.Search(t.Context(), query.Parse("光模块"), nil, report.Date{})
		if errors.Is(err, ErrClosed) {
			return
		}
		if err != nil {
			t.Error(err)
			return
		}
		defer r.Close()
		found, err := r.Best(0)
		if err != nil || len(found) != r.Total() || len(found)%10 != 0 {
			t.Errorf("%d of %d found, %v; want tens", len(found), r.Total(), err)
		}
		r.Tally()
	}
	for range 2 {
		running(func(*rand.Rand) {
			mu.RLock()
			ix := ix
			mu.RUnlock()
			look(ix)
		})
		running(func(*rand.Rand) {
			_ = reader.Refresh() // there is no manifest while the index is made anew
			look(reader)
		})
	}
	running(func(random *rand.Rand) {
		var docs []Doc
		var gone []report.ID
		in, out := random.IntN(30), random.IntN(30)
		for i := range 10 {
			docs = append(docs, Doc{report.ID(fmt.Sprintf("%d-%d", in, i)), query.Fields{Body: "光模块" + text(random, 20)}})
			gone = append(gone, report.ID(fmt.Sprintf("%d-%d", out, i)))
		}
		if err := ix.Update(docs, gone); err != nil { // nobody else sets ix
			t.Error(err)
		}
		switch random.IntN(15) {
		case 0:
			if err := ix.Settle(); err != nil {
				t.Error(err)
			}
		case 1:
			next, err := ix.Renew()
			if err != nil {
				t.Error(err)
				return
			}
			mu.Lock()
			ix = next
			mu.Unlock()
		}
	})
	group.Wait()
	if err := ix.Close(); err != nil {
		t.Error(err)
	}
}

// A reader takes an index made anew for what it is, though as much was done to it as to the one before.
func TestReaderSeesARenewedIndex(t *testing.T) {
	dir := t.TempDir()
	ix := open(t, dir)
	if err := ix.Update([]Doc{{"a", query.Fields{Body: "光模块"}}}, nil); err != nil {
		t.Fatal(err)
	}
	reader, _, err := Open(dir, true)
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	ix, err = ix.Renew()
	if err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	if err := ix.Update([]Doc{{"b", query.Fields{Body: "光模块"}}}, nil); err != nil {
		t.Fatal(err)
	}
	if err := reader.Refresh(); err != nil {
		t.Fatal(err)
	}
	if ids, _ := find(t, reader, query.Parse("光模块"), nil); len(ids) != 1 || ids[0] != "b" {
		t.Errorf("found %v, want b", ids)
	}
}

// Many updates, and such as fail, leave no file open and none behind.
func TestNothingIsLeftOpen(t *testing.T) {
	if _, err := os.Stat("/proc/self/fd"); err != nil {
		t.Skip("needs /proc to count open files")
	}
	dir := t.TempDir()
	ix := open(t, dir)
	opened := func() int {
		names, err := os.ReadDir("/proc/self/fd")
		if err != nil {
			t.Fatal(err)
		}
		return len(names) - len(ix.parts)
	}
	update := func(n int) error {
		return ix.Update([]Doc{{report.ID(fmt.Sprint(n % 50)), query.Fields{Body: fmt.Sprint("光模块", n)}}}, nil)
	}
	before := opened()
	for n := range 150 {
		if err := update(n); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, manifestName+".new"), 0o700); err != nil { // as on a full disk
		t.Fatal(err)
	}
	for n := range 20 {
		if err := update(n); err == nil {
			t.Fatal("an update without a manifest")
		}
	}
	if after := opened(); after != before {
		t.Errorf("%d files more are open", after-before)
	}
	names, err := filepath.Glob(filepath.Join(dir, "*.seg"))
	if err != nil || len(names) != len(ix.parts) {
		t.Errorf("%d files of %d segments, %v", len(names), len(ix.parts), err)
	}
	if err := os.Remove(filepath.Join(dir, manifestName+".new")); err != nil {
		t.Fatal(err)
	}
	if err := update(1); err != nil {
		t.Error(err)
	}
}

// That segments cannot be merged is no failure of an update: what it was to write is on the disk.
func TestMergingMayFail(t *testing.T) {
	dir := t.TempDir()
	ix := open(t, dir)
	for n := range 2 * fanIn {
		if n >= fanIn-1 { // the place of the merged segment is taken
			_ = os.Mkdir(filepath.Join(dir, fmt.Sprintf("%08x.seg", ix.state.Next+1)), 0o700)
		}
		if err := ix.Update([]Doc{{report.ID(fmt.Sprint(n)), query.Fields{Body: "光模块"}}}, nil); err != nil {
			t.Fatal(err)
		}
		if ids, _ := find(t, ix, query.Parse("光模块"), nil); len(ids) != n+1 {
			t.Errorf("found %d, want %d", len(ids), n+1)
		}
		_ = os.Remove(filepath.Join(dir, fmt.Sprintf("%08x.seg", ix.state.Next)))
	}
}

// A reader beside a writer that merges all the time is never without an index.
func TestReaderOfABusyIndex(t *testing.T) {
	dir := t.TempDir()
	ix := open(t, dir)
	var group sync.WaitGroup
	defer group.Wait()
	until := time.Now().Add(500 * time.Millisecond)
	group.Go(func() {
		for n := 0; time.Now().Before(until); n++ {
			if err := ix.Update([]Doc{{report.ID(fmt.Sprint(n % 3)), query.Fields{Body: "光模块"}}}, nil); err != nil {
				t.Error(err)
			}
		}
	})
	for range 3 {
		group.Go(func() {
			for time.Now().Before(until) {
				reader, _, err := Open(dir, true)
				if err == nil {
					err = reader.Close()
				}
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
}

// What an update that was broken off leaves behind is swept away at the next opening, and the index is as it was before.
func TestBrokenOffUpdate(t *testing.T) {
	random := rand.New(rand.NewPCG(13, 14))
	dir := t.TempDir()
	ix := open(t, dir)
	have := map[report.ID]Doc{}
	for _, d := range someDocs(random, 50) {
		have[d.ID] = d
		if err := ix.Update([]Doc{d}, nil); err != nil {
			t.Fatal(err)
		}
	}
	whole, err := os.ReadFile(ix.parts[0].path)
	if err != nil {
		t.Fatal(err)
	}
	next := fmt.Sprintf("%08x.seg", ix.state.Next)
	if err := ix.Close(); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{next: whole[:len(whole)/2], manifestName + ".new": []byte(`{"vers`)} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	ix, fresh, err := Open(dir, false)
	if err != nil || fresh {
		t.Fatalf("made anew %v, %v", fresh, err)
	}
	defer ix.Close()
	agree(t, ix, have, random)
	names, err := os.ReadDir(dir)
	if err != nil || len(names) != len(ix.parts)+1 {
		t.Errorf("%d files of %d segments, %v", len(names), len(ix.parts), err)
	}
	if err := ix.Update([]Doc{{"new", query.Fields{Body: "光模块"}}}, nil); err != nil {
		t.Error(err)
	}
}

// A manifest that cannot be replaced for a moment, as on Windows while a reader is at it, is replaced a moment later.
func TestManifestInUse(t *testing.T) {
	dir := t.TempDir()
	ix := open(t, dir)
	path := filepath.Join(dir, manifestName)
	if err := errors.Join(os.Remove(path), os.Mkdir(path, 0o700)); err != nil {
		t.Fatal(err)
	}
	time.AfterFunc(15*time.Millisecond, func() { _ = os.Remove(path) })
	if err := ix.Update([]Doc{{"a", query.Fields{Body: "光模块"}}}, nil); err != nil {
		t.Error(err)
	}
}
