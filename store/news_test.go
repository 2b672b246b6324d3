package store

import (
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"testing"

	"yanku/internal/report"
)

// news gives how many new reports the kept searches have, in their order.
func news(t *testing.T, l *Library) string {
	t.Helper()
	all, err := l.Searches(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	count, err := l.News(t.Context())
	if err != nil || len(count) != len(all) {
		t.Fatalf("%d searches, news of %d, %v", len(all), len(count), err)
	}
	var out []int
	for _, s := range all {
		out = append(out, count[s.ID])
	}
	return fmt.Sprint(out)
}

// Reports that came in since a search was seen are new to it if they answer it, in either script; seeing one leaves the others.
func TestNews(t *testing.T) {
	ctx, l := t.Context(), open(t, t.TempDir(), Options{})
	if got := news(t, l); got != "[]" {
		t.Errorf("without searches: %s", got)
	}
	put(t, l, three()...)
	a := keep(t, l, report.Search{Query: "光模块 -下跌"})
	keep(t, l, report.Search{Query: "机构:国金"})
	keep(t, l, report.Search{Query: "is:star"})
	if got := news(t, l); got != "[0 0 0]" {
		t.Errorf("what was here is new: %s", got)
	}
	wrote := read("光模塊週報", "2026-04-01", "光模塊出貨增加。")
	put(t, l, wrote, read("游戏周报", "2026-04-02", "版号发放。"))
	if err := l.SetStar(ctx, []report.ID{wrote.ID, three()[0].ID}, true); err != nil {
		t.Fatal(err)
	}
	if got := news(t, l); got != "[1 2 1]" {
		t.Errorf("after an import: %s", got)
	}
	if err := l.SeenSearch(ctx, a.ID); err != nil {
		t.Fatal(err)
	}
	put(t, l, read("日报", "2026-04-03", "光模块涨价。"))
	if got := news(t, l); got != "[1 3 1]" {
		t.Errorf("after seeing the first and another import: %s", got)
	}
	if _, err := l.Undo(ctx, 1); err != nil {
		t.Fatal(err)
	}
	if got := news(t, l); got != "[0 2 1]" {
		t.Errorf("after taking the import back: %s", got)
	}
}

// A print of a report that was here before is nothing new, and neither are two files of one report two; its revised edition is new.
func TestNewsCountsWorksOnce(t *testing.T) {
	l := open(t, t.TempDir(), Options{})
	first, print, revised, next := versionsOf()
	put(t, l, first)
	s := keep(t, l, report.Search{Query: "title:通信周报"})
	for _, step := range []struct {
		in   report.Import
		want string
	}{{print, "[0]"}, {revised, "[1]"}, {next, "[2]"}} {
		put(t, l, step.in)
		if got := news(t, l); got != step.want {
			together, current := works(t, l, first, print, revised)
			t.Errorf("after %s (together %s, current %s): %s, want %s", step.in.Name, together, current, got, step.want)
		}
	}
	if err := l.SetCurrent(t.Context(), first.ID); err != nil {
		t.Fatal(err)
	}
	if got := news(t, l); got != "[1]" {
		t.Errorf("with the old edition shown again: %s", got)
	}
	if err := l.SeenSearch(t.Context(), s.ID); err != nil {
		t.Fatal(err)
	}
	if got := news(t, l); got != "[0]" {
		t.Errorf("seen: %s", got)
	}
}

// What the index knows is counted without reading a text.
func TestNewsFromTheIndex(t *testing.T) {
	dir := t.TempDir()
	l := open(t, dir, Options{})
	put(t, l, three()...)
	s := keep(t, l, report.Search{Query: "光模块"})
	put(t, l, read("日报", "2026-04-03", "光模块涨价。"))
	if err := l.Sync(t.Context()); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", filepath.Join(dir, "yanku.db"))
	if err == nil {
		_, err = db.Exec("ALTER TABLE docs RENAME TO elsewhere")
		err = errors.Join(err, db.Close())
	}
	if err != nil {
		t.Fatal(err)
	}
	if got := news(t, l); got != "[1]" {
		t.Errorf("news %s", got)
	}
	if err := l.SeenSearch(t.Context(), s.ID); err != nil {
		t.Fatal(err)
	}
	if got := news(t, l); got != "[0]" {
		t.Errorf("news %s", got)
	}
}

// Many new reports are counted the same, with the index and without.
func TestNewsOfMany(t *testing.T) {
	l := open(t, t.TempDir(), Options{})
	put(t, l, read("旧", "2026-01-04", "光模块。"))
	keep(t, l, report.Search{Query: "光模块"})
	const some = 60
	for n := range some {
		put(t, l, read(fmt.Sprint(n), "2026-03-27", fmt.Sprintf("光模块涨价%d元。", n)))
	}
	keep(t, l, report.Search{Query: "资本开支"})
	put(t, l, read("新", "2026-04-01", "光模块。"))
	keep(t, l, report.Search{Query: "新"})
	want := fmt.Sprintf("[%d 0 0]", some+1) // and the last one
	for _, way := range []string{"as they come", "in the index"} {
		if got := news(t, l); got != want {
			t.Errorf("%s: %s, want %s", way, got, want)
		}
		if err := l.Sync(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
}
