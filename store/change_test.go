package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"yanku/internal/report"
)

// Each change is taken back by its inverse, the latest first, down to the imports.
func TestUndo(t *testing.T) {
	ctx, ins := t.Context(), three()
	dir := filepath.Join(t.TempDir(), "研报 [2026") // a path is no pattern
	l := open(t, dir, Options{})
	put(t, l, ins...)
	ids := []report.ID{ins[0].ID, ins[1].ID}
	err := errors.Join(l.SetStar(ctx, ids[:1], true), l.SetStar(ctx, ids, true), l.SetRead(ctx, ids[0], true), l.Sync(ctx))
	if err != nil {
		t.Fatal(err)
	}
	path, err := l.Original(ctx, ins[2].ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []struct {
		undone string
		Counts
	}{
		{"read", Counts{3, 3, 2}},
		{"the second star, which left the first report as it was", Counts{3, 3, 1}},
		{"the first star", Counts{3, 3, 0}},
		{"the last import", Counts{2, 2, 0}},
	} {
		if n, err := l.Undo(ctx, 1); n != 1 || err != nil {
			t.Fatalf("undo %s: %d, %v", want.undone, n, err)
		}
		if c, err := l.Counts(ctx); c != want.Counts || err != nil {
			t.Errorf("after undoing %s: %+v, %v; want %+v", want.undone, c, err, want.Counts)
		}
	}
	if got, total := search(t, l, "版号", 0); total != 0 {
		t.Errorf("the undone import is still found: %s", got)
	}
	if err := l.Sync(ctx); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the undone import's file: %v, want none", err)
	}
	kept := filepath.Join(dir, "trash", filepath.Base(path))
	if data, err := os.ReadFile(kept); err != nil || !bytes.Equal(data, ins[2].Data) {
		t.Errorf("the undone import's file in the trash: %q, %v; want the bytes as they came", data, err)
	}
	if n, err := l.Undo(ctx, 9); n != 2 || err != nil {
		t.Errorf("undoing the rest: %d, %v; want the two imports", n, err)
	}
	put(t, l, ins...) // what was undone can come again
	if got := titles(t, l, ""); got != "通信周报：光模块走强 | 人工智能日报 | 游戏月报" {
		t.Errorf("after importing again: %s", got)
	}
}

func TestChangeThatChangesNothingIsNotUndone(t *testing.T) {
	ctx, in := t.Context(), three()[0]
	l := open(t, t.TempDir(), Options{})
	put(t, l, in)
	if err := errors.Join(l.SetRead(ctx, in.ID, true), l.SetRead(ctx, in.ID, true)); err != nil {
		t.Fatal(err)
	}
	if n, err := l.Undo(ctx, 1); n != 1 || err != nil {
		t.Fatal(n, err)
	}
	if c, err := l.Counts(ctx); c.Unread != 1 || err != nil {
		t.Errorf("after one undo: %+v, %v; want it unread", c, err)
	}
}

// A change over several reports of which one is unknown changes none of them.
func TestChangeIsAllOrNothing(t *testing.T) {
	ctx, in := t.Context(), three()[0]
	l := open(t, t.TempDir(), Options{})
	put(t, l, in)
	if err := l.SetStar(ctx, []report.ID{in.ID, "ffffffffffffffff"}, true); !errors.Is(err, ErrNotFound) {
		t.Errorf("%v, want ErrNotFound", err)
	}
	if c, err := l.Counts(ctx); c.Starred != 0 || err != nil {
		t.Errorf("%+v, %v; want no star", c, err)
	}
}
