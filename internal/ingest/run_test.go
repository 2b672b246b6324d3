package ingest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"yanku/internal/format"
	"yanku/internal/report"
)

// shelf is a sink in memory.
type shelf struct {
	mu     sync.Mutex
	by     map[string]report.Import
	failed []string
	put    func(report.Import) error // asked before a report is taken
}

func (s *shelf) Has(_ context.Context, sha string) (report.ID, bool, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	in, ok := s.by[sha]
	return in.ID, ok, nil
}

func (s *shelf) Put(_ context.Context, in report.Import) error {
	if s.put != nil {
		if err := s.put(in); err != nil {
			return err
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.by == nil {
		s.by = map[string]report.Import{}
	}
	s.by[in.SHA] = in
	return nil
}

func (s *shelf) Failed(_ context.Context, path, code, _ string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.failed = append(s.failed, filepath.Base(path)+" "+code)
	return nil
}

// folder makes files of our own writing and gives their folder.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

const daily = "# 通信日报\n\n2026-03-27\n\n今日半导体指数上涨3.2%，光模块板块下跌1.5%。\n"

// outcomes gives "name status code" of each event, by name.
func outcomes(events []Event) (out []string) {
	for _, e := range events {
		out = append(out, strings.TrimSpace(e.File+" "+e.Status+" "+e.Code))
	}
	slices.Sort(out)
	return out
}

// Files are imported once, known ones are told, and bad ones do not stop the others.
func TestRun(t *testing.T) {
	dir := folder(t, map[string]string{
		"a.md": daily, "b/copy.md": daily, "b/2.md": daily + "二", "c.md": "", ".hidden.md": daily + "三", ".git/x.md": daily + "四", "d.bin": "\x7fELF\x00\x01\x02",
	})
	sink := &shelf{}
	var told []Event
	var progress []Progress
	events, err := Run(t.Context(), sink, []string{dir, filepath.Join(dir, "none.md"), filepath.Join(dir, ".hidden.md")}, Options{
		OnEvent: func(e Event) { told = append(told, e) }, OnProgress: func(p Progress) { progress = append(progress, p) },
	})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{".hidden.md imported", "2.md imported", "a.md imported", "c.md failed empty", "copy.md duplicate", "d.bin failed unknown_format", "none.md failed io"}
	got := outcomes(events)
	if first := slices.Index(got, "a.md duplicate"); first >= 0 { // two workers: either of the two may be the first
		got[first] = "a.md imported"
		got[slices.Index(got, "copy.md imported")] = "copy.md duplicate"
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	if !slices.Equal(outcomes(told), outcomes(events)) {
		t.Errorf("told %q, returned %q", outcomes(told), outcomes(events))
	}
	if n := len(progress); n != 8 || progress[0] != (Progress{Total: 7}) || progress[7].Done != 7 {
		t.Errorf("progress %+v", progress)
	}
	slices.Sort(sink.failed)
	if want := []string{"c.md empty", "d.bin unknown_format", "none.md io"}; !slices.Equal(sink.failed, want) {
		t.Errorf("noted %q, want %q", sink.failed, want)
	}
}

// A duplicate names the report that is in the library, and is told of after it.
func TestDuplicateNamesTheFirst(t *testing.T) {
	files := map[string]string{}
	for i := range 30 {
		files[fmt.Sprintf("%02d.md", i)] = daily
	}
	events, err := Run(t.Context(), &shelf{}, []string{folder(t, files)}, Options{Workers: 8})
	if err != nil || len(events) != 30 {
		t.Fatal(len(events), err)
	}
	id, _ := report.FileID([]byte(daily))
	if e := events[0]; e.Status != Imported || e.Report != id || e.Figures == 0 || e.Quality < 0.99 {
		t.Errorf("first %+v", e)
	}
	for _, e := range events[1:] {
		if e.Status != Duplicate || e.DuplicateOf != id {
			t.Errorf("then %+v", e)
		}
	}
}

// Files of a folder are read in the order of their names.
func TestFoldersAreWalkedInOrder(t *testing.T) {
	dir := folder(t, map[string]string{"b.md": daily + "b", "a/2.md": daily + "2", "a/1.md": daily + "1", "c.md": daily + "c"})
	events, err := Run(t.Context(), &shelf{}, []string{dir}, Options{Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, f := range find(t.Context(), []string{dir}) {
		rel, err := filepath.Rel(dir, f.path)
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, filepath.ToSlash(rel))
	}
	if want := []string{"a/1.md", "a/2.md", "b.md", "c.md"}; !slices.Equal(paths, want) || len(events) != 4 {
		t.Errorf("walked %q, want %q", paths, want)
	}
}

// A link to a folder is followed when it was asked for and not when it stands in a folder, where it may lead back.
func TestLinksToFolders(t *testing.T) {
	dir := folder(t, map[string]string{"in/a.md": daily, "in/b.md": daily + "b"})
	for _, link := range []string{filepath.Join(dir, "link"), filepath.Join(dir, "in", "loop")} {
		if err := os.Symlink(filepath.Join(dir, "in"), link); err != nil {
			t.Skip("this system makes no links: ", err)
		}
	}
	for _, asked := range []string{"in", "link"} {
		events, err := Run(t.Context(), &shelf{}, []string{filepath.Join(dir, asked)}, Options{})
		if want := []string{"a.md imported", "b.md imported"}; err != nil || !slices.Equal(outcomes(events), want) {
			t.Errorf("%s: %q, %v; want %q", asked, outcomes(events), err, want)
		}
	}
}

// A library in a folder is left out with its side files and originals; asked for by itself it is told of.
func TestLibrariesAreNotImported(t *testing.T) {
	dir := folder(t, map[string]string{"a.md": daily, "库/library.json": "{}", "库/originals/ab/x.json": daily + "x", "库/originals/ab/x.md": daily + "y", "b/library.json": daily + "b"})
	library := filepath.Join(dir, "库")
	events, err := Run(t.Context(), &shelf{}, []string{dir, library, filepath.Join(library, "originals", "ab")}, Options{})
	if want := []string{"a.md imported", "ab failed io", "library.json imported", "库 failed io"}; err != nil || !slices.Equal(outcomes(events), want) {
		t.Errorf("%q, %v; want %q", outcomes(events), err, want)
	}
	for _, e := range events {
		if e.Status == Failed && !errors.Is(e.Err, errLibrary) {
			t.Errorf("%s: %v, want errLibrary", e.Path, e.Err)
		}
	}
}

// When the user cancels, what is durable stays and the rest is told as cancelled.
func TestCancel(t *testing.T) {
	files := map[string]string{}
	for i := range 40 {
		files[fmt.Sprintf("%02d.md", i)] = daily + fmt.Sprint(i)
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	sink := &shelf{}
	events, err := Run(ctx, sink, []string{folder(t, files)}, Options{Workers: 1, OnEvent: func(e Event) {
		if e.Status == Imported {
			cancel()
		}
	}})
	if !errors.Is(err, context.Canceled) || len(events) != 40 {
		t.Fatalf("%d events, %v", len(events), err)
	}
	imported := 0
	for _, e := range events {
		switch {
		case e.Status == Imported:
			imported++
		case e.Code != "cancelled":
			t.Errorf("%+v", e)
		}
	}
	if imported != len(sink.by) || imported == 0 || imported == 40 {
		t.Errorf("%d told as imported, %d in the sink", imported, len(sink.by))
	}
	if len(sink.failed) > 0 {
		t.Errorf("cancelled files were noted as failures: %q", sink.failed)
	}
}

// A report that the sink cannot take is an event, and the same bytes may be tried again.
func TestSinkThatFails(t *testing.T) {
	sink := &shelf{put: func(report.Import) error { return errors.New("disk full") }}
	dir := folder(t, map[string]string{"1.md": daily, "2.md": daily})
	events, err := Run(t.Context(), sink, []string{dir}, Options{})
	if err != nil || !slices.Equal(outcomes(events), []string{"1.md failed io", "2.md failed io"}) {
		t.Errorf("%q, %v", outcomes(events), err)
	}
}

// A reader that panics makes the file damaged and nothing else.
func TestPanicBecomesAnEvent(t *testing.T) {
	sink := &shelf{put: func(in report.Import) error { return nil }}
	all := format.All
	defer func() { format.All = all }()
	format.All = append([]format.Format{{
		Name:  "trap",
		Match: func(name string, _ []byte) bool { return name == "trap.md" },
		Read:  func(context.Context, format.File, format.Limits) (format.Raw, error) { panic("index out of range") },
	}}, all...)
	events, err := Run(t.Context(), sink, []string{folder(t, map[string]string{"trap.md": daily, "good.md": daily + "好"})}, Options{})
	if err != nil || !slices.Equal(outcomes(events), []string{"good.md imported", "trap.md failed damaged"}) {
		t.Fatalf("%q, %v", outcomes(events), err)
	}
	for _, e := range events {
		if e.Err != nil && !strings.Contains(e.Err.Error(), "trap.md") {
			t.Errorf("%v does not name the file", e.Err)
		}
	}
}

func TestAdd(t *testing.T) {
	sink := &shelf{}
	for _, c := range []struct{ name, data, want string }{
		{"粘贴.md", daily, "粘贴.md imported"},
		{"粘贴.md", daily, "粘贴.md duplicate"},
		{"空.md", "", "空.md failed empty"},
	} {
		if got := outcomes(Add(t.Context(), sink, c.name, []byte(c.data))); !slices.Equal(got, []string{c.want}) {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
