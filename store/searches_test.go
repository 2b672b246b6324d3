package store

import (
	"errors"
	"strings"
	"testing"

	"yanku/internal/report"
)

// keep keeps a search.
func keep(t *testing.T, l *Library, s report.Search) report.Search {
	t.Helper()
	s, err := l.SaveSearch(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// names gives the names of the kept searches in their order.
func names(t *testing.T, l *Library) string {
	t.Helper()
	all, err := l.Searches(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, s := range all {
		out = append(out, s.Name)
	}
	return strings.Join(out, " ")
}

// A search is kept as typed; without a name its query is one, on one line.
func TestSaveSearch(t *testing.T) {
	l := open(t, t.TempDir(), Options{})
	a := keep(t, l, report.Search{Query: "光模块\t 买入 ", Whole: true})
	b := keep(t, l, report.Search{Name: "  液冷\n周报 ", Query: "液冷 type:weekly", Collection: true})
	if a.Query != "光模块\t 买入 " || a.Name != "光模块 买入" || len(a.ID) != 16 || a.Seen == 0 || b.Name != "液冷 周报" || a.ID == b.ID {
		t.Errorf("kept %+v and %+v", a, b)
	}
	a.Name, a.Plain = "光模块", true
	if got := keep(t, l, a); got != a || names(t, l) != "光模块 液冷 周报" {
		t.Errorf("changed to %+v; %s", got, names(t, l))
	}
	for _, nothing := range []string{"", "  ", "\xff"} {
		if _, err := l.SaveSearch(t.Context(), report.Search{Name: "空", Query: nothing}); !errors.Is(err, ErrNoQuery) {
			t.Errorf("%q is kept: %v", nothing, err)
		}
	}
	if c := keep(t, l, report.Search{Query: "光\xff模块"}); c.Query != "光模块" {
		t.Errorf("damaged words are kept: %q", c.Query)
	}
	ctx := t.Context()
	if err := errors.Join(l.DropSearch(ctx, "x"), l.SeenSearch(ctx, "x")); !errors.Is(err, ErrNotFound) || strings.Count(err.Error(), "not found") != 2 {
		t.Errorf("a search that is not kept: %v", err)
	}
}

// Keeping, changing and dropping a search are taken back one by one, each told by its search; looking at one is nothing to take back, and neither is keeping it as it is.
func TestUndoOfSearches(t *testing.T) {
	ctx, l := t.Context(), open(t, t.TempDir(), Options{})
	first := keep(t, l, report.Search{Name: "一", Query: "光模块"})
	second := keep(t, l, report.Search{Name: "二", Query: "液冷"})
	changed := first
	changed.Name = "壹"
	keep(t, l, changed)
	keep(t, l, changed)
	err := errors.Join(l.DropSearch(ctx, first.ID), l.SeenSearch(ctx, second.ID))
	if err != nil || names(t, l) != "二" {
		t.Fatalf("%s, %v", names(t, l), err)
	}
	for _, want := range []struct{ verb, search, left string }{
		{"unsave", "壹", "壹 二"},
		{"save", "壹", "一 二"},
		{"save", "二", "一"},
		{"save", "一", ""},
	} {
		u, ok, err := l.UndoLast(ctx)
		if err != nil || !ok || u.Verb != want.verb || u.Search == nil || u.Search.Name != want.search || names(t, l) != want.left {
			t.Errorf("took back %+v, %v, %v; left %q, want %+v", u, ok, err, names(t, l), want)
		}
	}
	if _, ok, err := l.UndoLast(ctx); ok || err != nil {
		t.Errorf("more is taken back: %v", err)
	}
}

// What was seen since a change stays seen when the change is taken back.
func TestUndoKeepsSeen(t *testing.T) {
	ctx, l := t.Context(), open(t, t.TempDir(), Options{})
	s := keep(t, l, report.Search{Name: "一", Query: "光模块"})
	s.Name = "二"
	keep(t, l, s)
	put(t, l, three()...)
	if err := l.SeenSearch(ctx, s.ID); err != nil {
		t.Fatal(err)
	}
	seen, _ := l.Searches(ctx)
	put(t, l, read("新", "2026-04-01", "光模块。"))
	if n, err := l.Undo(ctx, 5); n != 5 || err != nil { // four imports and the new name
		t.Fatal(n, err)
	}
	if now, err := l.Searches(ctx); err != nil || len(now) != 1 || now[0].Name != "一" || now[0].Seen != seen[0].Seen {
		t.Errorf("%+v, %v; want it seen at %d", now, err, seen[0].Seen)
	}
}
