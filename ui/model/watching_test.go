package model

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yanku/internal/report"
)

// lookout is a watcher that a test speaks for.
type lookout struct {
	said []string
	tell func(WatchNews)
}

func (l *lookout) Watch(folders []WatchFolder) {
	l.said = append(l.said, fmt.Sprint("watch ", len(folders)))
}

func (l *lookout) Answer(folder string, all bool) {
	l.said = append(l.said, fmt.Sprint("answer ", filepath.Base(folder), " ", all))
}
func (l *lookout) Done(paths []string) { l.said = append(l.said, "done "+strings.Join(paths, " ")) }

// watchDesk is a Watching over folders that exist, with an importer that a test steers.
func watchDesk(t *testing.T, c *courier, folders ...string) (*desk, *Watching, *lookout, string) {
	t.Helper()
	d, dir := newDesk(t), t.TempDir()
	for _, name := range append([]string{"library"}, folders...) {
		if err := os.MkdirAll(filepath.Join(dir, name), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	work := NewImport(d.Office, c)
	m := NewWatching(d.Office, work, filepath.Join(dir, "library"), nil)
	work.Finished = m.Finished
	l := &lookout{}
	m.Start(func(tell func(WatchNews)) Watcher { l.tell = tell; return l })
	return d, m, l, dir
}

// New files of a watched folder go through the queue of imports; when they are durable the watcher is told, and the user of the new ones.
func TestNewFilesAreImported(t *testing.T) {
	c := &courier{outcomes: []Outcome{
		{Path: "b.md", Status: "duplicate", Report: "x"}, {Path: "a.md", Status: "imported", Report: "a"}, {Path: "c.md", Status: "failed", Code: "damaged"}, {Path: "d.md", Status: "failed", Code: "cancelled"},
	}}
	d, m, l, dir := watchDesk(t, c, "in")
	in := filepath.Join(dir, "in")
	if err := m.Add(in); err != nil {
		t.Fatal(err)
	}
	came := ""
	m.Came = func(n int, first report.ID) { came = fmt.Sprint(n, " ", first) }
	l.tell(WatchNews{Folder: in, Ready: []string{"a.md", "b.md", "c.md", "d.md"}})
	if len(c.got) != 0 {
		t.Error("the watcher's goroutine imports")
	}
	d.settle()
	d.settle()
	if len(c.got) != 1 || !c.got[0].Watched || len(c.got[0].Paths) != 4 {
		t.Fatalf("loads %+v", c.got)
	}
	if got := l.said[len(l.said)-1]; got != "done c.md b.md a.md" || came != "1 a" {
		t.Errorf("said %q, came %q", got, came)
	}
	n := len(l.said)
	m.Finished(ImportReport{Imported: 3})
	if len(l.said) != n {
		t.Error("an import of the user's own is taken for the watcher's")
	}
}

// The user is asked about what a new folder holds, about one folder after another, and each answer does what it says.
func TestQuestionsAreAskedAndAnswered(t *testing.T) {
	d, m, l, dir := watchDesk(t, &courier{}, "a", "b", "c")
	asked := 0
	m.Asked = func() { asked++ }
	for _, name := range []string{"a", "b", "c"} {
		if err := m.Add(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
		l.tell(WatchNews{Folder: filepath.Join(dir, name), Ask: 312})
	}
	d.paint()
	for _, c := range []struct {
		name   string
		answer WatchAnswer
		want   string
	}{{"a", WatchAll, "answer a true"}, {"b", WatchLater, "answer b false"}, {"c", WatchCancel, "watch 2"}} {
		q, open := m.Question()
		if !open || filepath.Base(q.Folder) != c.name || q.Files != 312 {
			t.Fatalf("question %+v, want one for %s", q, c.name)
		}
		m.Answer(q, c.answer)
		if got := l.said[len(l.said)-1]; got != c.want {
			t.Errorf("%s: said %q, want %q", c.answer, got, c.want)
		}
	}
	if _, open := m.Question(); open || asked != 3 || len(m.Folders()) != 2 {
		t.Errorf("open %t, asked %d times, %d folders", open, asked, len(m.Folders()))
	}
}

// A folder is added once, paused, given its subfolders, lost, found and removed; each change is told so that it is kept.
func TestFoldersChange(t *testing.T) {
	d, m, l, dir := watchDesk(t, &courier{}, "in")
	in, told := filepath.Join(dir, "in"), 0
	m.Changed = func() { told++ }
	for path, want := range map[string]error{filepath.Join(dir, "none"): ErrWatchFolder, dir: ErrWatchLibrary} {
		if err := m.Add(path); !errors.Is(err, want) || WatchFault(err) == "" {
			t.Errorf("%s: %v, want %v", path, err, want)
		}
	}
	if err := m.Add(in); err != nil || WatchFault(err) != "" {
		t.Fatal(err)
	}
	if err := m.Add(in); !errors.Is(err, ErrWatchKnown) {
		t.Errorf("twice: %v", err)
	}
	m.Change(WatchFolder{Path: in, Sub: true, Paused: true})
	if f := m.Folders()[0]; !f.Sub || !f.Paused || m.Active() != 0 {
		t.Errorf("%+v, %d active", f, m.Active())
	}
	l.tell(WatchNews{Folder: in, Lost: errDisk})
	d.paint()
	if m.Lost(in) != errDisk {
		t.Errorf("lost: %v", m.Lost(in))
	}
	l.tell(WatchNews{Folder: in, Back: true})
	l.tell(WatchNews{Problem: errDisk})
	d.paint()
	if m.Lost(in) != nil || len(d.problems) != 1 {
		t.Errorf("lost: %v, problems %v", m.Lost(in), d.problems)
	}
	m.Remove(in)
	l.tell(WatchNews{Folder: in, Ready: []string{"late.md"}, Ask: 3})
	d.settle()
	if _, open := m.Question(); open || len(m.Folders()) != 0 || m.work.Running() || told != 5 {
		t.Errorf("after the end: question %t, %d folders, told %d times", open, len(m.Folders()), told)
	}
}
