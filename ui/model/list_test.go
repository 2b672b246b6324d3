package model

import (
	"fmt"
	"testing"

	"yanku/internal/report"
)

func openList(t *testing.T) (*desk, *shelf, *Library, *List) {
	t.Helper()
	d, s := newDesk(t), newShelf()
	lib := NewLibrary(d.Office, s, s)
	list := NewList(d.Office, lib, ListPorts{s, s, s})
	lib.Changed = func() { list.Update(true) }
	lib.Load()
	d.settle()
	return d, s, lib, list
}

func TestListStandsInTheOrderAskedFor(t *testing.T) {
	_, _, _, list := openList(t)
	cases := []struct {
		by   Sort
		up   bool
		want string
	}{
		{ByDate, false, "b c a"},
		{ByDate, true, "a c b"},
		{ByTitle, true, "b c a"},
		{ByInstitution, true, "b c a"},
		{ByInstitution, false, "c a b"},
	}
	for _, c := range cases {
		list.SetOrder(c.by, c.up)
		if got := ids(list); got != c.want {
			t.Errorf("by %s, upwards %t: %s, want %s", c.by, c.up, got, c.want)
		}
	}
}

func TestShelvesHoldAndCount(t *testing.T) {
	_, _, lib, list := openList(t)
	lib.SetRead("a", true)
	lib.ToggleStar("c")
	want := map[Shelf]int{
		{Kind: AllShelf}: 3, {Kind: UnreadShelf}: 2, {Kind: StarShelf}: 1, {TypeShelf, "weekly"}: 2, {TypeShelf, "daily"}: 1,
		{InstitutionShelf, "甲证券"}: 2, {InstitutionShelf, "乙 证券"}: 1,
	}
	got := lib.Shelves()
	if len(got) != len(want) {
		t.Errorf("shelves %v", got)
	}
	for _, c := range got {
		list.SetShelf(c.Shelf)
		if c.Count != want[c.Shelf] || list.Len() != c.Count {
			t.Errorf("shelf %v: counted %d, holds %d, want %d", c.Shelf, c.Count, list.Len(), want[c.Shelf])
		}
	}
}

// While one types, hits of an earlier word must not appear over those of a later one, whichever comes first: first pages nor surveys.
func TestNewestSearchWins(t *testing.T) {
	d, _, _, list := openList(t)
	var told []string
	list.Search.Found = func(q string, n int) { told = append(told, fmt.Sprint(q, n)) }
	list.Type("液冷")
	list.Type("光模块")
	if got := ids(list); got != "b c a" || list.Searching() {
		t.Errorf("before any hit the list shows %s, want the rows it had", got)
	}
	d.job(1) // the page of 光模块
	d.paint()
	if got := ids(list); got != "b c" || !list.Searching() || list.Search.Total() != -1 || list.Search.AtLeast() != 2 {
		t.Errorf("the first page of 光模块: %s, total %d", got, list.Search.Total())
	}
	d.job(0) // the page of 液冷
	d.paint()
	if got := ids(list); got != "b c" {
		t.Errorf("an older search came later and showed %s", got)
	}
	list.Type("服务器")
	d.job(0) // the survey of 光模块
	d.paint()
	if got := ids(list); got != "b c" || list.Search.Total() != -1 {
		t.Errorf("an older survey came later and showed %s, total %d", got, list.Search.Total())
	}
	d.settle()
	if got := ids(list); got != "c" || list.Search.Total() != 1 || fmt.Sprint(told) != "[光模块-1 服务器-1 服务器1]" {
		t.Errorf("服务器: %s, told %v", got, told)
	}
	list.Type("")
	if got := ids(list); got != "b c a" || list.Searching() || list.Search.Total() != -1 {
		t.Errorf("an emptied search shows %s", got)
	}
}

// Enter may be pressed before the hits are there.
func TestEnterOpensTheFirstHitWhenItComes(t *testing.T) {
	d, _, _, list := openList(t)
	var opened report.ID
	list.Entered = func(r Row) { opened = r.ID }
	list.Type("服务器")
	list.Enter()
	if opened != "" {
		t.Fatal("opened before the search was over")
	}
	d.settle()
	if opened != "c" {
		t.Errorf("opened %q, want c", opened)
	}
}

func TestSearchKeepsTheRowsWhenItFails(t *testing.T) {
	d, s, lib, list := openList(t)
	s.fail = errDisk
	lib.Load()
	d.settle()
	if len(d.problems) != 1 || list.Len() != 3 {
		t.Errorf("problems %v, rows %d", d.problems, list.Len())
	}
}

func TestReadIsMarkedAtOnceAndWrittenLater(t *testing.T) {
	d, s, lib, _ := openList(t)
	lib.SetRead("a", true)
	if r, _ := lib.Row("a"); r.Unread {
		t.Error("the row is still unread")
	}
	if len(s.read) != 0 {
		t.Error("written on the UI goroutine")
	}
	d.settle()
	if !s.read["a"] {
		t.Error("not written")
	}
	lib.Fixed = true
	lib.SetRead("b", true)
	lib.ToggleStar("b")
	if r, _ := lib.Row("b"); !r.Unread || r.Star || len(d.jobs) > 0 {
		t.Error("a library for reading only was marked")
	}
}

// A report that is opened on the shelf of unread ones stays there until one looks at another shelf.
func TestOpenedReportStaysOnTheUnreadShelf(t *testing.T) {
	_, _, lib, list := openList(t)
	list.SetShelf(Shelf{Kind: UnreadShelf})
	lib.SetRead("c", true)
	if got := ids(list); got != "b c a" {
		t.Errorf("after c was read the shelf shows %s", got)
	}
	list.SetShelf(Shelf{Kind: UnreadShelf})
	if got := ids(list); got != "b a" {
		t.Errorf("looked at again it shows %s", got)
	}
}

// Copies of a story stand for one line until it is unfolded; on a shelf that lacks the best of them the next one stands for the others, and in another order each is a line.
func TestCopiesAreFolded(t *testing.T) {
	d, s, _, list := openList(t)
	s.texts = map[report.ID]string{"a": "光模块", "b": "光模块", "c": "光模块"}
	s.under = map[report.ID]report.ID{"b": "a", "c": "a"}
	list.Type("光模块")
	d.job(0)
	d.paint()
	if r := list.At(0); ids(list) != "a" || r.Copies != 2 || r.Open || list.Search.AtLeast() != 3 {
		t.Errorf("first page: %s, %d copies, at least %d", ids(list), r.Copies, list.Search.AtLeast())
	}
	d.settle()
	if ids(list) != "a" || list.Count() != 3 || list.Search.Total() != 3 {
		t.Errorf("all: %s, %d listed of %d", ids(list), list.Count(), list.Search.Total())
	}
	list.Unfold("a")
	if r := list.At(0); ids(list) != "a b c" || !r.Open || list.At(1).Copies != 0 || list.Count() != 3 {
		t.Errorf("unfolded: %s", ids(list))
	}
	list.Sight(1)
	d.settle()
	if h := list.At(1).Hit; h == nil || h.Snippet != "光模块" {
		t.Errorf("the hit of a copy: %+v", h)
	}
	list.Update(true)
	d.settle()
	if ids(list) != "a b c" {
		t.Errorf("looked up anew: %s", ids(list))
	}
	list.Unfold("a")
	list.SetOrder(ByTitle, true)
	if got := ids(list); got != "b c a" || list.At(0).Copies != 0 {
		t.Errorf("by title: %s", got)
	}
	list.SetOrder(ByScore, false)
	list.SetShelf(Shelf{TypeShelf, "daily"})
	if r := list.At(0); ids(list) != "b" || r.Copies != 0 {
		t.Errorf("on a shelf of one of them: %s, %d copies", ids(list), r.Copies)
	}
	list.SetShelf(Shelf{Kind: AllShelf})
	list.Unfold("a")
	s.texts["a"] = "光模块二"
	list.Type("光模")
	d.settle()
	if ids(list) != "a" {
		t.Errorf("another search: %s", ids(list))
	}
}
