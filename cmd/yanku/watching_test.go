package main

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"yanku/internal/config"
	"yanku/internal/report"
	"yanku/internal/watch"
	"yanku/ui/model"
)

// ownConfig gives the test a folder of settings of its own.
func ownConfig(t *testing.T) string {
	t.Helper()
	if runtime.GOOS != "linux" {
		t.Skip("only on Linux does a variable name the folder of settings")
	}
	dir := t.TempDir()
	t.Setenv("XDG_CONFIG_HOME", dir)
	return filepath.Join(dir, "yanku")
}

// The user's own templates hold from the first file on, and those saved in the window from the next.
func TestFilesAreReadByTheUsersTemplates(t *testing.T) {
	dir := ownConfig(t)
	if err := config.SaveText(filepath.Join(dir, "file_names.txt"), "{标题}@{机构}\n{房子}\n"); err != nil {
		t.Fatal(err)
	}
	l := newNameList()
	for _, c := range []struct{ name, want string }{{"液冷放量@国金.md", "国金证券"}, {"液冷放量!国金.md", ""}} {
		in, err := l.read(t.Context(), c.name, []byte("机柜功率继续提高。\n"), report.Reading{})
		if err != nil || in.Doc.Meta.Institution != c.want {
			t.Errorf("%s: %q, %v", c.name, in.Doc.Meta.Institution, err)
		}
	}
	if err := l.Save(t.Context(), "{标题}!{机构}\n"); err != nil {
		t.Fatal(err)
	}
	in, err := l.read(t.Context(), "液冷放量!国金.md", []byte("机柜功率继续提高。\n"), report.Reading{})
	if err != nil || in.Doc.Meta.Institution != "国金证券" {
		t.Errorf("after Save: %q, %v", in.Doc.Meta.Institution, err)
	}
	if text, err := l.Load(t.Context()); text != "{标题}!{机构}\n" || err != nil {
		t.Errorf("kept %q, %v", text, err)
	}
}

// What was seen in a folder is kept for each library of its own, and read at the next start; a file of it that is damaged is told of and stops nothing.
func TestTheWatcherRemembers(t *testing.T) {
	ownConfig(t)
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "a.md"), []byte("a"), 0o600); err != nil {
		t.Fatal(err)
	}
	seenBy := func(library string) string {
		path, err := config.WatchedFile(library)
		if err != nil {
			t.Fatal(err)
		}
		return path
	}
	fresh, damaged, known := t.TempDir(), t.TempDir(), t.TempDir()
	if err := config.SaveText(seenBy(damaged), "{"); err != nil {
		t.Fatal(err)
	}
	if err := config.SaveJSON(seenBy(known), watch.State{folder: watch.Seen{Known: true}}); err != nil {
		t.Fatal(err)
	}
	if n := next(t, start(t, fresh, folder)); n.Ask != 1 {
		t.Errorf("told %+v, want a question for one file", n)
	}
	news := start(t, damaged, folder)
	if n := next(t, news); n.Problem == nil {
		t.Errorf("told %+v, want the damage", n)
	}
	if n := next(t, news); n.Ask != 1 {
		t.Errorf("told %+v, want a question for one file", n)
	}
	if n := next(t, start(t, known, folder)); len(n.Ready) != 1 || n.Ask != 0 {
		t.Errorf("told %+v, want the file without a question", n)
	}
}

// start has a folder watched for a library.
func start(t *testing.T, library, folder string) <-chan model.WatchNews {
	t.Helper()
	told := make(chan model.WatchNews, 8)
	watching(t.Context(), library)(func(n model.WatchNews) { told <- n }).Watch([]model.WatchFolder{{Path: folder}})
	return told
}

func next(t *testing.T, news <-chan model.WatchNews) model.WatchNews {
	t.Helper()
	select {
	case n := <-news:
		return n
	case <-time.After(30 * time.Second):
		t.Fatal("no news")
		return model.WatchNews{}
	}
}
