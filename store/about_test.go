package store

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yanku/internal/report"
)

// written gives library.json.
func written(t *testing.T, dir string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, "library.json"))
	if err != nil {
		t.Fatal(err)
	}
	if !json.Valid(data) {
		t.Errorf("library.json is no JSON: %s", data)
	}
	return string(data)
}

// The kept searches stand in library.json, and what a newer version wrote there stays.
func TestMirror(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "library.json"), []byte(`{"library":"yanku","made":"2026-01-02T00:00:00Z","shelves":[{"name":"甲","n":1.50}]}`), 0o600); err != nil {
		t.Fatal(err)
	}
	l := open(t, dir, Options{})
	keep(t, l, report.Search{Name: "涨", Query: "num:光模块>5% <b>", Collection: true})
	s := keep(t, l, report.Search{Query: "液冷"})
	if err := l.Sync(t.Context()); err != nil {
		t.Fatal(err)
	}
	got := written(t, dir)
	for _, part := range []string{`"2026-01-02T00:00:00Z"`, `"n": 1.50`, `"query": "num:光模块>5% <b>"`, `"collection": true`, `"name": "液冷"`} {
		if !strings.Contains(got, part) {
			t.Errorf("lacks %s: %s", part, got)
		}
	}
	if err := errors.Join(l.DropSearch(t.Context(), s.ID), l.Sync(t.Context())); err != nil {
		t.Fatal(err)
	}
	if got := written(t, dir); strings.Contains(got, "液冷") || !strings.Contains(got, "光模块") {
		t.Errorf("after dropping one: %s", got)
	}
	before, err := os.Stat(filepath.Join(dir, "library.json"))
	if err := errors.Join(err, l.Sync(t.Context())); err != nil {
		t.Fatal(err)
	}
	if after, err := os.Stat(filepath.Join(dir, "library.json")); err != nil || !os.SameFile(before, after) {
		t.Errorf("it is written again without need, %v", err)
	}
}

// A library whose program ended between the commit and the writing of library.json, or whose library.json is gone or damaged, has it again after opening; what was damaged is kept.
func TestMirrorAfterCrash(t *testing.T) {
	for _, c := range []struct {
		shows, left string // "" when it is gone
		kept        int
	}{
		{"an old one", `{"library":"yanku","made":"2026-01-02T00:00:00Z","searches":[]}`, 0},
		{"none", "", 0},
		{"half a one", `{"library":"yanku","searches":[{"id":"ab`, 1},
		{"one of nothing", `null`, 1},
		{"searches of another kind", `{"library":"yanku","searches":{"ab":1},"shelves":[1]}`, 1},
	} {
		dir := t.TempDir()
		closing(t, dir, func(l *Library) { keep(t, l, report.Search{Query: "光模块"}) })
		path := filepath.Join(dir, "library.json")
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
		if c.left != "" {
			if err := os.WriteFile(path, []byte(c.left), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		closing(t, dir, func(l *Library) {
			if err := l.Sync(t.Context()); err != nil {
				t.Errorf("%s: %v", c.shows, err)
			}
			if names(t, l) != "光模块" {
				t.Errorf("%s: the library has %q", c.shows, names(t, l))
			}
		})
		if got := written(t, dir); !strings.Contains(got, "光模块") || !strings.Contains(got, "yanku") || strings.Contains(c.left, "shelves") && !strings.Contains(got, "shelves") {
			t.Errorf("%s: %s", c.shows, got)
		}
		aside, err := filepath.Glob(filepath.Join(dir, "backups", "library-*.json"))
		if err != nil || len(aside) != c.kept {
			t.Errorf("%s: kept aside %v, %v", c.shows, aside, err)
		}
		for _, path := range aside {
			if data, err := os.ReadFile(path); string(data) != c.left {
				t.Errorf("%s: %s, %v", c.shows, data, err)
			}
		}
	}
}

// Something else under the name of library.json is put aside too, and holds up neither the library nor its index.
func TestMirrorBesideFolder(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "library.json", "mine"), 0o700); err != nil {
		t.Fatal(err)
	}
	l := open(t, dir, Options{})
	keep(t, l, report.Search{Query: "光模块"})
	put(t, l, three()...)
	if err := l.Sync(t.Context()); err != nil {
		t.Error(err)
	}
	if _, n := search(t, l, "光模块", 0); n != 2 || !strings.Contains(written(t, dir), "光模块") {
		t.Errorf("%d reports found", n)
	}
	if aside, err := filepath.Glob(filepath.Join(dir, "backups", "library-*.json", "mine")); err != nil || len(aside) != 1 {
		t.Errorf("kept aside %v, %v", aside, err)
	}
}

// A library made anew from its files has its searches with what is new to them, and so has one whose database was lost; those that were dropped do not come back.
func TestSearchesComeBack(t *testing.T) {
	rebuild := func(dir string) error {
		_, err := Rebuild(t.Context(), dir, Options{Read: reader(nil)}, nil)
		return err
	}
	lose := func(dir string) error { return os.Remove(filepath.Join(dir, "yanku.db")) }
	for _, c := range []struct {
		shows string
		do    []func(dir string) error
	}{
		{"rebuilt", []func(string) error{rebuild}},
		{"rebuilt without its database", []func(string) error{lose, rebuild}},
		{"opened without its database", []func(string) error{lose}},
		{"rebuilt twice", []func(string) error{rebuild, lose, rebuild}},
	} {
		dir := t.TempDir()
		var before []report.Search
		closing(t, dir, func(l *Library) {
			keep(t, l, report.Search{Name: "乙", Query: "word", Whole: true, Collection: true})
			keep(t, l, report.Search{Name: "甲", Query: "report", Plain: true})
			gone := keep(t, l, report.Search{Name: "丙", Query: "丙"})
			in, err := reader(nil)(t.Context(), "1.txt", []byte("report\nof words"), report.Reading{})
			if err := errors.Join(err, l.DropSearch(t.Context(), gone.ID)); err != nil {
				t.Fatal(err)
			}
			put(t, l, in)
			before, err = l.Searches(t.Context())
			if err := errors.Join(err, l.Sync(t.Context())); err != nil {
				t.Fatal(err)
			}
		})
		for _, do := range c.do {
			if err := do(dir); err != nil {
				t.Fatalf("%s: %v", c.shows, err)
			}
		}
		closing(t, dir, func(l *Library) {
			after, err := l.Searches(t.Context())
			if err != nil || len(after) != 2 || after[0] != before[0] || after[1] != before[1] {
				t.Errorf("%s: %+v, %v; want %+v", c.shows, after, err, before)
			}
			if len(c.do) > 1 || c.shows == "rebuilt" {
				if got := news(t, l); got != "[0 1]" { // "words" is not the whole word "word"
					t.Errorf("%s: news %s", c.shows, got)
				}
			}
			for _, s := range after {
				if err := l.DropSearch(t.Context(), s.ID); err != nil {
					t.Fatal(err)
				}
			}
		})
		closing(t, dir, func(l *Library) { // library.json may still have them
			if got := names(t, l); got != "" {
				t.Errorf("%s: %s came back", c.shows, got)
			}
		})
	}
}
