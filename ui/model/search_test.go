package model

import (
	"fmt"
	"strings"
	"testing"

	"yanku/internal/report"
)

// The survey brings the exact count and the rows beyond the first page; those of the first page stay where they are, though it would have them elsewhere.
func TestSurveyMovesNothing(t *testing.T) {
	d, s, _, list := openList(t)
	s.texts = map[report.ID]string{"a": "光模块", "b": "光模块", "c": "光模块"}
	list.Type("光模块")
	d.job(0)
	d.paint()
	if got := ids(list); got != "a b" || list.Search.AtLeast() != 2 || !list.Search.Busy() || len(list.Search.Facets()) != 0 {
		t.Errorf("first page %s, at least %d", got, list.Search.AtLeast())
	}
	d.settle()
	if got := ids(list); got != "a b c" || list.Search.Total() != 3 || list.Search.Busy() {
		t.Errorf("all %s, total %d", got, list.Search.Total())
	}
	list.SetOrder(ByDate, false)
	if got := ids(list); got != "b c a" {
		t.Errorf("by date, of all found: %s", got)
	}
	list.Type("模块")
	d.job(0)
	d.paint()
	if got := ids(list); got != "b c a" || list.At(0).Hit == nil || list.At(0).Hit.Spans[0].From != 0 {
		t.Errorf("by date nothing changes before all are known: %s", got)
	}
	d.settle()
	if got := list.At(1).Hit; got != nil && got.Spans != nil {
		t.Errorf("the rows are hits of the new search, and c is not on its first page: %+v", got)
	}
	list.SetOrder(ByScore, false)
	if got := ids(list); got != "a b c" {
		t.Errorf("best first again: %s", got)
	}
}

// A row beyond the first page gets its snippet when it comes into sight, with its neighbours and once.
func TestSnippetsComeIntoSight(t *testing.T) {
	d, s, _, list := openList(t)
	s.texts = map[report.ID]string{"a": "光模块", "b": "光模块", "c": "涨的是光模块"}
	list.Type("光模块")
	d.settle()
	if list.At(2).Hit != nil || list.Spans("c") != nil {
		t.Fatal("known already")
	}
	for range 3 {
		for i := range list.Len() {
			list.Sight(i)
		}
	}
	d.settle()
	if h := list.At(2).Hit; h == nil || h.Snippet != "涨的是光模块" || fmt.Sprint(s.sought) != "[[c]]" {
		t.Errorf("hit %+v, asked for %v", h, s.sought)
	}
	list.Sight(2)
	knew := false
	list.Know("c", func() { knew = true })
	if !knew || len(d.jobs) > 0 {
		t.Error("asked again for what is known")
	}
}

func TestOpeningWaitsForTheHit(t *testing.T) {
	d, s, _, list := openList(t)
	s.texts = map[report.ID]string{"a": "光模块", "b": "光模块", "c": "涨的是光模块"}
	list.Type("光模块")
	d.settle()
	n := 0
	list.Know("c", func() { n = len(list.Spans("c")) })
	if n != 0 {
		t.Fatal("known before it was asked")
	}
	d.settle()
	if n != 1 {
		t.Errorf("%d hits when it was opened", n)
	}
	if r, ok := list.Beside("b", 1); !ok || r.ID != "c" {
		t.Errorf("below b: %v", r.ID)
	}
	if _, ok := list.Beside("c", 1); ok {
		t.Error("something below the last")
	}
}

// When reports came, the hits are looked up anew and everything stays until all of it is there.
func TestUpdateKeepsTheRowsUntilAllIsThere(t *testing.T) {
	d, s, lib, list := openList(t)
	list.Type("光模块")
	d.settle()
	s.texts["a"] = "光模块"
	lib.Load()
	d.job(0)
	d.paint()
	if got := ids(list); got != "b c" || list.Search.Total() != 2 {
		t.Errorf("meanwhile %s, total %d", got, list.Search.Total())
	}
	d.settle()
	if got := ids(list); got != "a b c" || list.Search.Total() != 3 {
		t.Errorf("then %s, total %d", got, list.Search.Total())
	}
}

// Without a survey there is what the first page has, also in another order.
func TestSurveyMayFail(t *testing.T) {
	d, s, lib, list := openList(t)
	s.lost = errDisk
	list.Type("光模块")
	d.settle()
	list.SetOrder(ByDate, true)
	if got := ids(list); got != "c b" || list.Search.Total() != -1 || list.Search.Busy() || len(d.problems) != 1 {
		t.Errorf("%s, total %d, problems %v", got, list.Search.Total(), d.problems)
	}
	lib.Load()
	d.settle()
	if got := ids(list); got != "c b" || list.Search.Busy() || len(d.problems) != 2 {
		t.Errorf("looked for again: %s, problems %v", got, d.problems)
	}
}

// A click on a facet asks for its value too, another click no more; the words are put so that they mean that.
func TestFacetsNarrow(t *testing.T) {
	d, _, _, list := openList(t)
	list.Type("光模块")
	d.settle()
	g := list.Search.Facets()
	if len(g) != 1 || len(g[0].Values) != 2 || g[0].Values[0].Chosen {
		t.Fatalf("facets %+v", g)
	}
	for typed, want := range map[string]string{
		"光模块": `光模块 broker:=="乙 证券"`, "光模块 OR 液冷": `(光模块 OR 液冷) broker:=="乙 证券"`, `"光模块`: `broker:=="乙 证券" "光模块`, "(光模块 OR 液冷)": `(光模块 OR 液冷) broker:=="乙 证券"`,
	} {
		list.Type(typed)
		if got := list.Search.Narrow(g[0].Values[1]); got != want {
			t.Errorf("%s narrowed: %s, want %s", typed, got, want)
		}
	}
	list.Type("光模块 broker:==甲证券")
	if v := list.Search.Facets()[0].Values[0]; !v.Chosen || list.Search.Narrow(v) != "光模块" {
		t.Errorf("value %+v, again %q", v, list.Search.Narrow(v))
	}
	d.settle()
	for name, want := range map[report.FacetName]string{report.FacetType: "type:weekly", report.FacetMonth: "date:weekly", report.FacetRating: "rating:==weekly"} {
		if got := term(name, "weekly"); got != want {
			t.Errorf("%s: %s", name, got)
		}
	}
}

func TestFacetsShowMore(t *testing.T) {
	d, _, _, list := openList(t)
	list.Type("光模块")
	d.settle()
	values := make([]report.FacetCount, 50)
	for i := range values {
		values[i] = report.FacetCount{Value: fmt.Sprint(i), Count: 50 - i}
	}
	list.Search.facets[0].Values = values
	if g := list.Search.Facets()[0]; len(g.Values) != facetFirst || g.More != facetMost-facetFirst {
		t.Errorf("%d values, %d more", len(g.Values), g.More)
	}
	list.Search.MoreFacets(report.FacetInstitution)
	if g := list.Search.Facets()[0]; len(g.Values) != facetMost || g.More != 0 {
		t.Errorf("%d values, %d more", len(g.Values), g.More)
	}
}

func TestChipsDropParts(t *testing.T) {
	_, _, _, list := openList(t)
	list.Type(`光模块 -"AI 服务器" title:周报`)
	if c := list.Search.Chips(); len(c) != 3 || list.Search.Drop(1) != "光模块 title:周报" {
		t.Errorf("chips %+v", c)
	}
	list.Type(`"光模块`)
	if h := list.Search.Hints(); len(h) != 1 || h[0].Code != "quote" {
		t.Errorf("hints %+v", h)
	}
}

// Whole words are another search: it is made anew and keeps what was typed.
func TestSwitchesAskAnew(t *testing.T) {
	d, _, _, list := openList(t)
	list.Type("光模块")
	d.settle()
	list.Search.SetWhole(true)
	list.Search.SetPlain(true)
	if list.Search.Ask() != (Ask{"光模块", true, true}) || len(d.jobs) != 2 {
		t.Errorf("ask %+v, %d jobs", list.Search.Ask(), len(d.jobs))
	}
	d.settle()
	if list.Listed().Ask != (Ask{"光模块", true, true}) {
		t.Errorf("listed %v", list.Listed())
	}
}

// What may have been meant is only asked for when next to nothing is found, and only told when it finds more.
func TestSuggestions(t *testing.T) {
	d, s, _, list := openList(t)
	s.advice = []report.Suggestion{{Is: "一", Count: 2}, {Is: "二", Count: 0}, {Is: "三", Count: 3}, {Is: "四", Count: 4}, {Is: "五", Count: 5}}
	list.Type("guangmokuai")
	d.settle()
	var got []string
	for _, x := range list.Search.Suggestions() {
		got = append(got, x.Is)
	}
	if strings.Join(got, "") != "一三四" || list.Search.Total() != 0 {
		t.Errorf("suggestions %v", got)
	}
	s.texts = map[report.ID]string{"a": "光", "b": "光", "c": "光"}
	list.Type("光")
	d.settle()
	if len(list.Search.Suggestions()) != 0 {
		t.Error("suggestions though enough is found")
	}
}

func TestLikeOnesStandInTheList(t *testing.T) {
	d, _, lib, list := openList(t)
	list.Type("光模块")
	d.settle()
	a, _ := lib.Row("a")
	list.ShowLike(a)
	if got := ids(list); got != "b c" || list.Searching() != true {
		t.Errorf("before they are there: %s", got)
	}
	list.SetShelf(Shelf{Kind: AllShelf})
	d.settle()
	if _, ok := list.Like(); ok {
		t.Error("they came after another shelf was chosen")
	}
	list.ShowLike(a)
	d.settle()
	if of, ok := list.Like(); !ok || of.ID != "a" || ids(list) != "b c" || list.Searching() {
		t.Errorf("like %v: %s", of.ID, ids(list))
	}
	list.EndLike()
	if _, ok := list.Like(); ok || !list.Searching() {
		t.Error("the search is not back")
	}
}

// A search counts as made when it stood for two seconds or was used, not with every key.
func TestSearchesAreRemembered(t *testing.T) {
	d, _, _, list := openList(t)
	r := NewRecents(nil)
	list.Search.Made = r.Add
	list.Type("光")
	list.Type("光模")
	list.Type("光模块")
	d.pass()
	list.Type("液冷")
	list.Enter()
	d.pass()
	if got := fmt.Sprint(r.Rows()); got != "[液冷 光模块]" {
		t.Errorf("remembered %s", got)
	}
	r.Add("光模块")
	if got := fmt.Sprint(r.Rows()); got != "[光模块 液冷]" {
		t.Errorf("made again: %s", got)
	}
	for i := range 20 {
		r.Add(fmt.Sprint(i))
	}
	if len(r.Rows()) != mostRecent || r.Rows()[0] != "19" {
		t.Errorf("%v", r.Rows())
	}
	r.Clear()
	if len(r.Rows()) != 0 {
		t.Error("not cleared")
	}
}

func TestIndexIsAskedWhileItWaits(t *testing.T) {
	d, s, _, _ := openList(t)
	m := NewIndexing(d.Office, s)
	s.index = report.Index{Waiting: 570, Total: 1000}
	m.Look()
	d.settle()
	if share, busy := m.Progress(); !busy || share != 0.43 || len(d.clocks) != 1 {
		t.Errorf("%v %v, %d clocks", share, busy, len(d.clocks))
	}
	s.index = report.Index{Total: 1000}
	d.pass()
	d.settle()
	if _, busy := m.Progress(); busy || len(d.clocks) != 0 {
		t.Errorf("still busy, %d clocks", len(d.clocks))
	}
}
