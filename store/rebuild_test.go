package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"yanku/internal/query"
	"yanku/internal/report"
)

// picture is what a user sees of a library.
func picture(t *testing.T, l *Library) string {
	t.Helper()
	var b strings.Builder
	for _, typed := range []string{"", "word"} {
		list, err := l.Reports(t.Context(), query.Parse(typed))
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range list {
			fmt.Fprintln(&b, s.ID, s.File, s.Added, s.Title, s.Unread, s.Star, s.Tags, s.Reading, s.Versions, s.Chosen)
			stored, err := l.Report(t.Context(), s.ID)
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintln(&b, stored.Doc.Body, stored.Doc.Edits)
			for _, f := range stored.Figures {
				fmt.Fprintln(&b, f.ID, f.Measure)
			}
		}
	}
	return b.String()
}

// filled makes a library of ten reports and of two versions of another, with stars, reading marks, an edit taken back and a version chosen; it gives its picture.
func filled(t *testing.T, dir string) (before string) {
	t.Helper()
	ctx, read := t.Context(), reader(nil)
	o := Options{Read: read}
	l, err := Open(ctx, dir, o)
	if err != nil {
		t.Fatal(err)
	}
	var ids []report.ID
	take := func(name, text string) {
		in, err := read(ctx, name, []byte(text), report.Reading{})
		if err != nil {
			t.Fatal(err)
		}
		put(t, l, in)
		ids = append(ids, in.ID)
	}
	for i := range 10 {
		take(fmt.Sprintf("%d.txt", i), fmt.Sprintf("report %d\n+a(x)b%d words", i, i))
	}
	take("print.md", "week\n"+long(1, 40))
	take("print", "week\n"+long(1, 40)+"\n1")
	s, err := l.Report(ctx, ids[2])
	if err != nil {
		t.Fatal(err)
	}
	err = errors.Join(l.SetStar(ctx, ids[3:5], true), l.SetRead(ctx, ids[4], true), l.SetUndone(ctx, ids[2], s.Doc.Keys()), l.SetCurrent(ctx, ids[11]), l.Sync(ctx))
	if err != nil {
		t.Fatal(err)
	}
	before = picture(t, l)
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	return before
}

// A library without its database, and one whose database is damaged, comes back from its files: reports, figures, stars, what was read, edits taken back, versions.
func TestRebuild(t *testing.T) {
	for _, c := range []struct {
		shows string
		spoil func(db string) error
		kept  bool
	}{
		{"no database", os.Remove, false},
		{"a damaged one", func(db string) error { return os.WriteFile(db, []byte(strings.Repeat("no database", 99)), 0o600) }, true},
		{"a whole one", func(string) error { return nil }, true},
	} {
		dir := filepath.Join(t.TempDir(), "库 [2026*")
		before := filled(t, dir)
		if err := c.spoil(filepath.Join(dir, "yanku.db")); err != nil {
			t.Fatal(err)
		}
		last := 0
		out, err := Rebuild(t.Context(), dir, Options{Read: reader(nil)}, func(done, total int, file string) {
			if total != 12 || done < last {
				t.Errorf("%s: progress %d of %d after %d", c.shows, done, total, last)
			}
			last = done
		})
		if err != nil || out.Reports != 12 || len(out.Failed) > 0 || (out.Kept != "") != c.kept || last != 12 {
			t.Fatalf("%s: %+v, %v, %d told of", c.shows, out, err, last)
		}
		l := open(t, dir, Options{Read: reader(nil)})
		if got := picture(t, l); got != before {
			t.Errorf("%s: rebuilt\n%s\nwant\n%s", c.shows, got, before)
		}
		if err := l.Sync(t.Context()); err != nil {
			t.Fatal(err)
		}
		if got := picture(t, l); got != before {
			t.Errorf("%s: in the index\n%s\nwant\n%s", c.shows, got, before)
		}
	}
}

// A rebuilding that is cancelled leaves the library as it was, and a file that cannot be read is named; another program's library is left alone.
func TestRebuildStops(t *testing.T) {
	dir := t.TempDir()
	before := filled(t, dir)
	ctx, cancel := context.WithCancel(t.Context())
	_, err := Rebuild(ctx, dir, Options{Read: reader(nil)}, func(done, _ int, _ string) {
		if done == 3 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	l, err := Open(t.Context(), dir, Options{Read: reader(nil)})
	if err != nil {
		t.Fatal(err)
	}
	if got := picture(t, l); got != before {
		t.Error("a cancelled rebuilding changed the library")
	}
	if _, err := Rebuild(t.Context(), dir, Options{Read: reader(nil)}, nil); !errors.Is(err, ErrLocked) {
		t.Errorf("an open library: %v", err)
	}
	list, _ := l.Reports(t.Context(), query.Parse(""))
	path, err := l.Original(t.Context(), list[0].ID)
	if err := errors.Join(err, l.Close(), os.WriteFile(path, []byte("else"), 0o600)); err != nil {
		t.Fatal(err)
	}
	out, err := Rebuild(t.Context(), dir, Options{Read: reader(nil)}, nil)
	if err != nil || out.Reports != 11 || len(out.Failed) != 1 || out.Failed[0].File != list[0].File || !errors.Is(out.Failed[0].Err, ErrDamaged) {
		t.Errorf("%+v, %v", out, err)
	}
	if _, err := Rebuild(t.Context(), t.TempDir(), Options{Read: reader(nil)}, nil); !errors.Is(err, ErrNotFound) {
		t.Errorf("no library: %v", err)
	}
}

// The index can be made anew under an open library.
func TestReindex(t *testing.T) {
	l := open(t, t.TempDir(), Options{})
	put(t, l, three()...)
	if err := errors.Join(l.Sync(t.Context()), l.index.Load().Update(nil, []report.ID{three()[0].ID})); err != nil {
		t.Fatal(err)
	}
	if _, n := search(t, l, "光模块", 0); n != 1 {
		t.Fatalf("%d found in a spoilt index", n)
	}
	var told []report.Index
	if err := l.Reindex(t.Context(), func(at report.Index) { told = append(told, at) }); err != nil {
		t.Fatal(err)
	}
	if _, n := search(t, l, "光模块", 0); n != 2 {
		t.Errorf("%d found in the new one", n)
	}
	if want := []report.Index{{Waiting: 3, Total: 3, Building: true}, {Total: 3, Building: true}}; !slices.Equal(told, want) {
		t.Errorf("told %v, want %v", told, want)
	}
}

// The reports of a library that an older version wrote are compared when it is opened: a print is found to be a version then too.
func TestOlderReportsAreCompared(t *testing.T) {
	dir := t.TempDir()
	a, b, _, _ := versionsOf()
	closing(t, dir, func(l *Library) { put(t, l, a, b) })
	db, err := sql.Open("sqlite", filepath.Join(dir, "yanku.db"))
	if err != nil {
		t.Fatal(err)
	}
	_, err = db.Exec("DELETE FROM prints; DELETE FROM bands; DELETE FROM alike; UPDATE reports SET work = id, versions = 1, current = 1") // as a migration leaves it
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	l := open(t, dir, Options{})
	if err := l.Sync(t.Context()); err != nil {
		t.Fatal(err)
	}
	if together, _ := works(t, l, a, b); together != "markdown通信周报+pdf通信周报" {
		t.Errorf("together %s", together)
	}
}
