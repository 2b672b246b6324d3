package watch

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// A new file is told of once, and only when it stayed the same for two seconds.
func TestAFileIsToldOfWhenItIsWhole(t *testing.T) {
	dir := t.TempDir()
	d := newDesk(t, nil)
	d.Watch([]Folder{{Path: dir}})
	if news := d.pass(5); len(news) != 0 {
		t.Fatalf("an empty folder tells %+v", news)
	}
	d.put(filepath.Join(dir, "周报.pdf"), "half")
	if got := ready(d.pass(2)); got != "" {
		t.Errorf("told of %q while it is looked at for the first time", got)
	}
	d.put(filepath.Join(dir, "周报.pdf"), "half and more")
	if got := ready(d.pass(2)); got != "" {
		t.Errorf("told of %q while it grows", got)
	}
	if got := ready(d.pass(2)); got != "周报.pdf" {
		t.Errorf("told of %q, want 周报.pdf", got)
	}
	if got := ready(d.pass(120)); got != "" {
		t.Errorf("told again of %q", got)
	}
	d.put(filepath.Join(dir, "周报.pdf"), "another edition")
	if got := ready(d.pass(4)); got != "周报.pdf" {
		t.Errorf("after a change told of %q", got)
	}
}

// Before a folder's first batch the user is asked, once; each answer is kept, and a restart neither asks again nor misses what came meanwhile.
func TestTheFirstBatchIsAskedFor(t *testing.T) {
	for _, c := range []struct {
		what string
		all  bool
		want string
	}{{"all are imported", true, "a.md b.md c.md"}, {"only what comes later", false, "c.md"}} {
		t.Run(c.what, func(t *testing.T) {
			dir := t.TempDir()
			write(t, filepath.Join(dir, "a.md"), "a")
			write(t, filepath.Join(dir, "b.md"), "b")
			d := newDesk(t, nil)
			d.Watch([]Folder{{Path: dir}})
			news := d.pass(90)
			if len(news) != 1 || news[0].Ask != 2 || len(news[0].Ready) != 0 {
				t.Fatalf("told %+v, want one question for 2 files", news)
			}
			d.put(filepath.Join(dir, "c.md"), "c") // while the question is open
			d.pass(1)
			d.Answer(dir, c.all)
			if got := ready(d.pass(4)); got != c.want {
				t.Errorf("told of %q, want %q", got, c.want)
			}
			d.Done([]string{filepath.Join(dir, "a.md"), filepath.Join(dir, "b.md"), filepath.Join(dir, "c.md")})
			d.pass(1)

			write(t, filepath.Join(dir, "d.md"), "d") // while the program does not run
			again := newDesk(t, d.kept)
			again.Watch([]Folder{{Path: dir}})
			news = again.pass(5)
			if got := ready(news); got != "d.md" || news[0].Ask != 0 {
				t.Errorf("after a restart: %+v", news)
			}
		})
	}
}

// What was told of but not done, for the program was ended, is told of again after a restart.
func TestWhatWasNotDoneIsToldOfAgain(t *testing.T) {
	dir := t.TempDir()
	d := newDesk(t, nil)
	d.Watch([]Folder{{Path: dir}})
	d.pass(1)
	d.put(filepath.Join(dir, "a.md"), "a")
	d.put(filepath.Join(dir, "b.md"), "b")
	if got := ready(d.pass(4)); got != "a.md b.md" {
		t.Fatalf("told of %q", got)
	}
	d.Done([]string{filepath.Join(dir, "a.md")})
	d.pass(1)
	again := newDesk(t, d.kept)
	again.Watch([]Folder{{Path: dir}})
	if got := ready(again.pass(4)); got != "b.md" {
		t.Errorf("after a restart told of %q, want b.md", got)
	}
}

// With subfolders the ones that exist and the ones that come are looked into, hidden ones and those of a library are not; turning it on later asks again.
func TestSubfolders(t *testing.T) {
	dir := t.TempDir()
	d := newDesk(t, nil)
	d.Watch([]Folder{{Path: dir}})
	d.pass(1)
	for _, name := range []string{"x/a.md", "x/y/b.md", ".git/c.md", "library/d.md"} {
		d.put(filepath.Join(dir, name), "text")
	}
	if got := ready(d.pass(4)); got != "" {
		t.Errorf("told of %q below the folder", got)
	}
	d.Watch([]Folder{{Path: dir, Sub: true}})
	if news := d.pass(4); len(news) != 1 || news[0].Ask != 2 {
		t.Fatalf("told %+v, want a question for 2 files", news)
	}
	d.Answer(dir, true)
	if got := ready(d.pass(4)); got != "a.md b.md" {
		t.Errorf("told of %q", got)
	}
	d.put(filepath.Join(dir, "new/z/e.md"), "text")
	if got := ready(d.pass(4)); got != "e.md" {
		t.Errorf("told of %q", got)
	}
}

// A folder that goes away is told of once and comes back by itself; nothing in it is forgotten meanwhile.
func TestALostFolderComesBack(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "share")
	write(t, filepath.Join(dir, "a.md"), "a")
	d := newDesk(t, nil)
	d.Watch([]Folder{{Path: dir}})
	d.pass(1)
	d.Answer(dir, false)
	d.pass(1)
	away := dir + "-away"
	if err := os.Rename(dir, away); err != nil {
		t.Fatal(err)
	}
	news := d.pass(200)
	if len(news) != 1 || !errors.Is(news[0].Lost, os.ErrNotExist) {
		t.Fatalf("told %+v, want the loss once", news)
	}
	if err := os.Rename(away, dir); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "b.md"), "b")
	news = d.pass(70)
	if len(news) != 2 || !news[0].Back || ready(news) != "b.md" {
		t.Errorf("told %+v, want that it is back, and b.md", news)
	}
}

// A file that cannot be opened yet is waited for, and looked at only with the rescans.
func TestAFileThatIsHeldOpenIsWaitedFor(t *testing.T) {
	dir := t.TempDir()
	d := newDesk(t, nil)
	tries := 0
	d.book.open = func(string) error { tries++; return errors.New("another process has it") }
	d.Watch([]Folder{{Path: dir}})
	d.pass(1)
	d.put(filepath.Join(dir, "a.md"), "a")
	if got := ready(d.pass(130)); got != "" || tries < 2 || tries > 6 {
		t.Errorf("told of %q after %d tries", got, tries)
	}
	d.book.open = func(string) error { return nil }
	if got := ready(d.pass(61)); got != "a.md" {
		t.Errorf("told of %q", got)
	}
}

// A paused folder is silent; afterwards what came meanwhile is told. One that is removed is forgotten.
func TestPauseAndRemove(t *testing.T) {
	dir := t.TempDir()
	d := newDesk(t, nil)
	d.Watch([]Folder{{Path: dir}})
	d.pass(1)
	d.Watch([]Folder{{Path: dir, Paused: true}})
	d.put(filepath.Join(dir, "a.md"), "a")
	if news := d.pass(100); len(news) != 0 {
		t.Errorf("paused, it tells %+v", news)
	}
	d.Watch([]Folder{{Path: dir}})
	if got := ready(d.pass(4)); got != "a.md" {
		t.Errorf("told of %q", got)
	}
	d.Watch(nil)
	d.pass(1)
	if len(d.kept) != 0 {
		t.Errorf("still kept: %v", slices.Collect(maps.Keys(d.kept)))
	}
}

// A folder that takes long to look at rests, and one that hangs does not hold up the others.
func TestASlowFolderRests(t *testing.T) {
	slow, quick := t.TempDir(), t.TempDir()
	d := newDesk(t, nil)
	var hanging func()
	looks := 0
	d.start = func(f func()) {
		if looks++; looks == 1 {
			hanging = f
			return
		}
		f()
	}
	d.Watch([]Folder{{Path: slow}})
	d.settle()
	d.Watch([]Folder{{Path: slow}, {Path: quick}})
	d.pass(2)
	d.put(filepath.Join(quick, "a.md"), "a")
	if got := ready(d.pass(4)); got != "a.md" {
		t.Errorf("the other folder tells %q", got)
	}
	hanging() // it took six seconds
	d.settle()
	looks = 1
	d.put(filepath.Join(slow, "b.md"), "b")
	if got := ready(d.pass(20)); got != "" || looks != 1 {
		t.Errorf("it does not rest: %d looks, told of %q", looks-1, got)
	}
	if got := ready(d.pass(30)); got != "b.md" {
		t.Errorf("told of %q", got)
	}
}

// On a real disk with the system's own events: a file that comes is told of, and nothing in the folder changed.
func TestRealFolder(t *testing.T) {
	dir := t.TempDir()
	told := make(chan News, 16)
	w := New(nil, Options{Tell: func(n News) { told <- n }})
	w.every, w.book.settle = 10*time.Millisecond, 30*time.Millisecond
	go w.Run(t.Context())
	w.Watch([]Folder{{Path: dir, Sub: true}})
	for i := range 2 {
		name := filepath.Join(dir, fmt.Sprint("sub", i), "周报.md")
		write(t, name, "液冷")
		select {
		case n := <-told:
			if n.Ask > 0 && i == 0 {
				w.Answer(dir, true) // the file was quicker than the first look
				n = <-told
			}
			if len(n.Ready) != 1 || n.Ready[0] != name {
				t.Fatalf("told %+v", n)
			}
		case <-time.After(20 * time.Second):
			t.Fatalf("file %d was not told of", i)
		}
		if data, err := os.ReadFile(name); err != nil || string(data) != "液冷" {
			t.Errorf("the file is %q, %v", data, err)
		}
	}
}
