package store

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"yanku/internal/query"
	"yanku/internal/report"
	"yanku/store/index"
)

// damage changes the files of the index whose names fit a pattern.
func damage(pattern string, change func([]byte) []byte) func(*testing.T, string) {
	return func(t *testing.T, dir string) {
		names, err := filepath.Glob(filepath.Join(dir, "index", pattern))
		if err != nil || len(names) == 0 {
			t.Fatalf("no %s in the index: %v", pattern, err)
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, change(data), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// The index is a cache: missing, damaged or out of step with the rows it is built anew, and search finds the same meanwhile and afterwards.
func TestIndexIsRebuilt(t *testing.T) {
	flip := func(b []byte) []byte { b[len(b)/2] ^= 0xFF; return b }
	tests := []struct {
		what   string
		damage func(*testing.T, string)
	}{
		{"missing", func(t *testing.T, dir string) {
			if err := os.RemoveAll(filepath.Join(dir, "index")); err != nil {
				t.Fatal(err)
			}
		}},
		{"a bit flipped in its segments", damage("*.seg", flip)},
		{"segments cut short", damage("*.seg", func(b []byte) []byte { return b[:len(b)/2] })},
		{"segments empty", damage("*.seg", func([]byte) []byte { return nil })},
		{"its manifest overwritten", damage("manifest", func(b []byte) []byte { return bytes.Repeat([]byte{0xAA}, len(b)) })},
		{"its manifest empty", damage("manifest", func([]byte) []byte { return nil })},
		{"a bit flipped in its manifest", damage("manifest", flip)},
	}
	for _, tt := range tests {
		t.Run(tt.what, func(t *testing.T) {
			dir := t.TempDir()
			closing(t, dir, func(l *Library) {
				put(t, l, three()...)
				if err := l.Sync(t.Context()); err != nil {
					t.Fatal(err)
				}
			})
			tt.damage(t, dir)
			l := open(t, dir, Options{})
			for range 2 {
				if got, total := search(t, l, "光模块", 0); total != 2 || got != "通信周报：光模块走强(光模块 光模块) | 人工智能日报(光模块)" {
					t.Errorf("found %d: %s", total, got)
				}
				if err := l.Sync(t.Context()); err != nil {
					t.Fatal(err)
				}
			}
			if n := l.index.Load().Count(); n != 3 {
				t.Errorf("the index holds %d reports, want 3", n)
			}
		})
	}
}

// An index that lacks a report which the rows have, as after a backup was put back, is built anew.
func TestIndexOutOfStepIsRebuilt(t *testing.T) {
	dir := t.TempDir()
	l := open(t, dir, Options{})
	put(t, l, three()...)
	if err := l.Sync(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := l.index.Load().Update(nil, []report.ID{three()[0].ID}); err != nil {
		t.Fatal(err)
	}
	if fits, err := l.fits(t.Context(), l.index.Load()); fits || err != nil {
		t.Errorf("fits = %v, %v; want an index with a report less to be found out", fits, err)
	}
}

// Search answers, and exactly, while reports come in and go into the index.
func TestSearchWhileImporting(t *testing.T) {
	l := open(t, t.TempDir(), Options{})
	var group sync.WaitGroup
	for g := range 3 {
		group.Go(func() {
			for n := range 20 {
				if err := l.Put(t.Context(), numbered(g*100+n)); err != nil {
					t.Error(err)
				}
				if _, total, err := l.Search(t.Context(), query.Parse("光模块"), 5); err != nil || total < n+1 {
					t.Errorf("after %d imports of this goroutine %d are found, %v", n+1, total, err)
				}
			}
		})
	}
	group.Wait()
	if hits, total, err := l.Search(t.Context(), query.Parse("光模块"), 5); err != nil || total != 60 || len(hits) != 5 {
		t.Errorf("at the end %d of %d, %v", len(hits), total, err)
	}
}

// An index that is damaged while it is open, be it whole or still being built, is made anew, and search answers from the rows until then and says that it is slow.
func TestIndexDamagedWhileOpen(t *testing.T) {
	for _, building := range []bool{false, true} {
		dir := t.TempDir()
		l := open(t, dir, Options{})
		put(t, l, three()...)
		if err := l.Sync(t.Context()); err != nil {
			t.Fatal(err)
		}
		damage("*.seg", func(b []byte) []byte { return b[:20] })(t, dir)
		l.building.Store(building)
		for _, slow := range []bool{true, false} {
			found, err := l.Find(t.Context(), query.Parse("光模块"), 10)
			if err != nil || found.Total != 2 || found.Slow != slow {
				t.Errorf("building %v: %d found, slow %v, %v; want 2, %v", building, found.Total, found.Slow, err, slow)
			}
			if state, err := l.Index(t.Context()); err != nil || state.Building != slow {
				t.Errorf("building %v: the index is %+v, %v; want building %v", building, state, err, slow)
			}
			if err := l.Sync(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// A reader whose index is taken away beside it answers from the rows.
func TestReaderWithoutIndex(t *testing.T) {
	dir := t.TempDir()
	closing(t, dir, func(l *Library) {
		put(t, l, three()...)
		if err := l.Sync(t.Context()); err != nil {
			t.Fatal(err)
		}
	})
	l := open(t, dir, Options{ReadOnly: true})
	if err := os.Remove(filepath.Join(dir, "index", "manifest")); err != nil {
		t.Fatal(err)
	}
	if found, err := l.Find(t.Context(), query.Parse("光模块"), 10); err != nil || found.Total != 2 || !found.Slow {
		t.Errorf("%d found, slow %v, %v", found.Total, found.Slow, err)
	}
}

// An index that could not be made, as on a full disk, is made when that goes again.
func TestIndexIsTriedAgain(t *testing.T) {
	dir := t.TempDir()
	l := open(t, dir, Options{})
	put(t, l, three()...)
	if err := l.Sync(t.Context()); err != nil {
		t.Fatal(err)
	}
	l.index.Swap(nil).Close()
	if err := os.RemoveAll(filepath.Join(dir, "index")); err != nil {
		t.Fatal(err)
	}
	if err := l.Sync(t.Context()); err != nil {
		t.Fatal(err)
	}
	if found, err := l.Find(t.Context(), query.Parse("光模块"), 10); err != nil || found.Total != 2 || found.Slow {
		t.Errorf("%d found, slow %v, %v", found.Total, found.Slow, err)
	}
}

// While an index is made anew again and again, neither the library that does it nor a reader beside it misses a report.
func TestSearchWhileIndexIsMadeAnew(t *testing.T) {
	dir := t.TempDir()
	l := open(t, dir, Options{})
	const all = 20
	for n := range all {
		put(t, l, numbered(n))
	}
	if err := l.Sync(t.Context()); err != nil {
		t.Fatal(err)
	}
	reader := open(t, dir, Options{ReadOnly: true})
	var group sync.WaitGroup
	until := time.Now().Add(time.Second)
	for _, l := range []*Library{l, reader, reader} {
		group.Go(func() {
			for time.Now().Before(until) {
				if found, err := l.Find(t.Context(), query.Parse("光模块"), 1); err != nil || found.Total != all {
					t.Errorf("%d of %d found, reader %v, %v", found.Total, all, l.options.ReadOnly, err)
				}
			}
		})
	}
	for time.Now().Before(until) {
		l.mend(l.index.Load(), index.ErrDamaged)
		if err := l.Sync(t.Context()); err != nil {
			t.Error(err)
		}
	}
	group.Wait()
}

// What could not be brought into the index is tried again, without anything being written meanwhile.
func TestOutboxIsTriedAgain(t *testing.T) {
	was := retry
	t.Cleanup(func() { retry = was })
	dir := t.TempDir()
	l := open(t, dir, Options{})
	put(t, l, three()...)
	l.stop()
	<-l.idle
	retry = 10 * time.Millisecond
	inTheWay := filepath.Join(dir, "index", "manifest.new") // as on a full disk
	if err := os.Mkdir(inTheWay, 0o700); err != nil {
		t.Fatal(err)
	}
	rounds := make(chan error, 100)
	l.tried = func(err error) { rounds <- err }
	l.bell, l.idle = make(chan struct{}, 1), make(chan struct{})
	var ctx context.Context
	ctx, l.stop = context.WithCancel(t.Context())
	go l.deliver(ctx)
	l.ring() // once
	if err := <-rounds; err == nil {
		t.Fatal("the index was written with a folder in its way")
	}
	if err := os.Remove(inTheWay); err != nil {
		t.Fatal(err)
	}
	for err := range rounds {
		if err == nil {
			break
		}
	}
	if state, err := l.Index(t.Context()); err != nil || state.Waiting > 0 {
		t.Fatalf("%d reports still wait, %v", state.Waiting, err)
	}
}
