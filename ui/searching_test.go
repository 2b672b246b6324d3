package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"yanku/internal/config"
	"yanku/internal/report"
	"yanku/ui/model"
)

// chipOf gives the chip that is seen with a label.
func chipOf(t *testing.T, w *Window, label string) *chip {
	t.Helper()
	for _, o := range test.LaidOutObjects(w.win.Content()) {
		if c, ok := o.(*chip); ok && c.label == label && c.Visible() {
			return c
		}
	}
	t.Fatalf("no chip %q", label)
	return nil
}

func openSearching(t *testing.T, o Options) (*Window, *library) {
	t.Helper()
	l := &library{rows: []report.Summary{newReport("a", "液冷周报"), newReport("b", "光模块周报"), newReport("c", "服务器周报")}, news: map[report.ID]int{}}
	w, _ := open(t, l, o)
	return w, l
}

// A chip takes its part away, a facet narrows the search, and the field says what is searched for.
func TestChipsAndFacets(t *testing.T) {
	var kept config.Settings
	w, _ := openSearching(t, Options{Save: func(s config.Settings) error { kept = s; return nil }})
	test.Type(w.views.search, "光模块")
	if !seen(w, "找到 3 份") || w.views.list.facets.object.Visible() {
		t.Fatal("the facets are there unasked, or nothing is found")
	}
	test.Tap(w.views.list.query.filter)
	if !kept.Facets || !w.views.list.facets.object.Visible() {
		t.Error("the facets are not shown, or that is not kept")
	}
	test.Tap(chipOf(t, w, "甲证券"))
	if w.views.search.Text != "光模块 broker:==甲证券" || !chipOf(t, w, "甲证券").chosen {
		t.Errorf("narrowed: %q", w.views.search.Text)
	}
	test.Tap(chipOf(t, w, "机构：甲证券"))
	if w.views.search.Text != "光模块" {
		t.Errorf("the part taken away: %q", w.views.search.Text)
	}
	test.Tap(w.views.list.query.whole)
	test.Tap(w.views.list.query.other)
	if !kept.Whole || !kept.Plain || w.list.Search.Ask() != (model.Ask{Text: "光模块", Whole: true, Plain: true}) || !seen(w, "光模块（整词）") {
		t.Errorf("switches: kept %+v, ask %+v", kept, w.list.Search.Ask())
	}
	test.Type(w.views.search, ` "a`)
	if !seen(w, "引号没有闭合") {
		t.Error("no hint at the open quote")
	}
}

// What one types on another page is looked for in the library.
func TestTypingShowsTheLibrary(t *testing.T) {
	w, _ := openSearching(t, Options{})
	w.openChart("capex")
	test.Type(w.views.search, "光")
	if w.nav.Route().View != model.LibraryView || !w.views.library.Visible() {
		t.Error("the list is not seen")
	}
}

func TestMeantWordsAreOffered(t *testing.T) {
	w, _ := openSearching(t, Options{})
	test.Type(w.views.search, "guangmokuai")
	test.Tap(chipOf(t, w, "光模块"))
	if w.views.search.Text != "光模块" || !seen(w, "找到 3 份") || w.views.list.query.advice.Visible() {
		t.Errorf("searched for %q", w.views.search.Text)
	}
}

// The empty field drops the searches made last; keys and clicks run one.
func TestRecentSearchesDrop(t *testing.T) {
	var kept config.Settings
	w, _ := openSearching(t, Options{Settings: config.Settings{Searches: []string{"液冷", "服务器"}}, Save: func(s config.Settings) error { kept = s; return nil }})
	box, drop := w.views.search, w.views.recents
	w.win.Canvas().Focus(box)
	if !drop.open() || !seen(w, "服务器") {
		t.Fatal("nothing drops")
	}
	box.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	box.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	box.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if box.Text != "服务器" || drop.open() || strings.Join(kept.Searches, " ") != "服务器 液冷" {
		t.Errorf("searched for %q, kept %v", box.Text, kept.Searches)
	}
	box.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if !drop.open() {
		t.Fatal("the emptied field drops nothing")
	}
	test.Tap(drop.rows[1])
	if box.Text != "液冷" || drop.open() {
		t.Errorf("a click runs %q", box.Text)
	}
	box.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	test.Tap(drop.clear)
	if len(kept.Searches) != 0 || drop.open() {
		t.Errorf("not cleared: %v", kept.Searches)
	}
}

// The star at the field keeps the search under a name; its line in the side bar runs it, and has a menu.
func TestSearchIsKeptInTheSideBar(t *testing.T) {
	w, l := openSearching(t, Options{})
	test.Type(w.views.search, "光模块")
	test.Tap(w.views.search.keep)
	var name *widget.Entry
	var check *widget.Check
	for _, o := range test.LaidOutObjects(w.win.Canvas().Overlays().Top()) {
		switch o := o.(type) {
		case *widget.Entry:
			name = o
		case *widget.Check:
			check = o
		}
	}
	name.SetText("光模块跟踪")
	check.SetChecked(true)
	name.OnSubmitted("")
	if len(l.searches) != 1 || !l.searches[0].Collection || l.searches[0].Query != "光模块" || !w.views.search.keep.on {
		t.Fatalf("kept %+v", l.searches)
	}
	line := w.views.side.keeps[0]
	if line.name != "光模块跟踪" || line.count != "3" || !line.chosen || w.views.toast.Message() == "" {
		t.Errorf("line %q, count %q, chosen %t", line.name, line.count, line.chosen)
	}
	w.views.search.empty()
	l.news = map[report.ID]int{l.searches[0].ID: 2}
	w.add(model.Load{Paths: []string{"x.md"}})
	if line = w.views.side.keeps[0]; line.badge != 2 || !strings.Contains(w.views.toast.Message(), "「光模块跟踪」有 2 篇新报告") {
		t.Errorf("badge %d, told %q", line.badge, w.views.toast.Message())
	}
	test.Tap(line)
	if by, _ := w.list.Order(); w.views.search.Text != "光模块" || line.badge != 0 || len(l.news) != 0 || by != model.ByDate {
		t.Errorf("runs %q by %s, badge %d", w.views.search.Text, by, line.badge)
	}
	test.TapSecondary(line)
	if w.win.Canvas().Overlays().Top() == nil {
		t.Error("no menu")
	}
	w.win.Canvas().Overlays().Remove(w.win.Canvas().Overlays().Top())
	test.Tap(w.views.search.keep)
	if len(l.searches) != 0 || w.views.search.keep.on || len(w.views.side.keeps) != 0 {
		t.Error("a second tap on the star does not give it up")
	}
}

// From the last hit of a report the next one goes on in the report below, and back.
func TestHitsGoOnInTheNextReport(t *testing.T) {
	w, _ := openSearching(t, Options{})
	test.Type(w.views.search, "光模块")
	w.openReport("a")
	w.detail.NextHit(1)
	if at, n := w.detail.Text.Hits(); w.nav.Route().Report != "b" || at != 0 || n != 1 || w.views.toast.Message() != "下一篇：光模块周报" {
		t.Errorf("at %s, hit %d of %d, told %q", w.nav.Route().Report, at, n, w.views.toast.Message())
	}
	w.views.detail.read.step(-1)
	if w.nav.Route().Report != "a" || w.views.toast.Message() != "上一篇：液冷周报" {
		t.Errorf("back at %s, told %q", w.nav.Route().Report, w.views.toast.Message())
	}
	w.detail.NextHit(-1)
	if at, _ := w.detail.Text.Hits(); w.nav.Route().Report != "a" || at != 0 {
		t.Errorf("before the first it goes to %s", w.nav.Route().Report)
	}
}

func TestLikeOnesAndEchoes(t *testing.T) {
	w, _ := openSearching(t, Options{})
	w.openReport("b")
	row := newReportRow(w.kit, false)
	_, line := w.list.Row("b")
	row.set(line, w.views.list.acts)
	test.TapSecondary(row)
	w.win.Canvas().Overlays().Remove(w.win.Canvas().Overlays().Top())
	w.showLike("b")
	if !seen(w, "与《光模块周报》相似") || w.list.Len() != 2 {
		t.Errorf("%d like it", w.list.Len())
	}
	w.list.EndLike()
	if w.list.Len() != 3 {
		t.Error("the library is not back")
	}
	w.goTab(model.PointsTab)
	var lines []string
	for _, b := range w.views.detail.points.reader.Blocks() {
		lines = append(lines, b.Text)
	}
	all := strings.Join(lines, "|")
	if !strings.Contains(all, "别处也有|"+sentence+"|2026-04-24 甲证券：液冷周报|") {
		t.Fatalf("points: %s", all)
	}
	w.views.detail.points.reader.OnMark(string(model.ElsewhereItem("a", report.Span{From: 0, To: len(sentence)})), 0)
	if r := w.nav.Route(); r.Report != "a" || r.Tab != model.TextTab {
		t.Errorf("the other report: %+v", r)
	}
}

// A line says how many copies it stands for; a tap on that shows them below it, and takes them away again.
func TestCopiesUnfold(t *testing.T) {
	w, l := openSearching(t, Options{})
	l.story = "a" // the first
	test.Type(w.views.search, "光模块")
	if w.list.Len() != 1 || !seen(w, "另有 2 篇同文") || !seen(w, "找到 3 份") {
		t.Fatalf("%d lines", w.list.Len())
	}
	row := newReportRow(w.kit, true)
	row.set(w.list.At(0), w.views.list.acts)
	test.Tap(row.more)
	if w.list.Len() != 3 || !seen(w, "收起同文") {
		t.Errorf("unfolded: %d lines", w.list.Len())
	}
	row.set(w.list.At(0), w.views.list.acts)
	test.TapSecondary(row)
	menu := w.win.Canvas().Overlays().Top()
	if menu == nil || !slices.ContainsFunc(test.LaidOutObjects(menu), func(o fyne.CanvasObject) bool {
		text, ok := o.(*canvas.Text)
		return ok && text.Text == "收起同文"
	}) {
		t.Fatal("the menu has no way to fold them")
	}
	w.win.Canvas().Overlays().Remove(menu)
	test.Tap(row.more)
	if w.list.Len() != 1 {
		t.Errorf("folded: %d lines", w.list.Len())
	}
}

// While the index is built the window says so, in the status bar and over the hits.
func TestSlowSearchSaysSo(t *testing.T) {
	l := &library{rows: []report.Summary{newReport("a", "液冷周报")}, index: report.Index{Waiting: 570, Total: 1000, Building: true}}
	w, _ := open(t, l, Options{})
	test.Type(w.views.search, "光模块")
	if !seen(w, "索引 43%，暂从原文查找，较慢") {
		t.Error("the status bar is silent")
	}
	if !w.views.list.query.slow.Visible() {
		t.Error("the head of the hits is silent")
	}
	l.index = report.Index{Total: 1000}
	w.indexing.Look()
	if w.views.list.query.slow.Visible() {
		t.Error("still slow")
	}
	if w.views.status.progress.Visible() {
		t.Error("the status bar still tells of the index")
	}
}

// With everything open nothing needs more room than a small screen has, in any language and theme.
func TestSearchFitsSmallScreens(t *testing.T) {
	w, l := openSearching(t, Options{Settings: config.Settings{Facets: true}})
	l.searches = []report.Search{{ID: "s", Name: "一个名字很长很长很长的常用搜索", Query: "光模块"}}
	l.news["s"] = 128
	w.saved.Load()
	test.Type(w.views.search, `光模块 -游戏 broker:==甲证券 "开口`)
	for range 4 {
		if m := w.win.Content().MinSize(); m.Width > 1180 || m.Height > 640 {
			t.Errorf("needs %v", m)
		}
		w.win.Resize(fyne.NewSize(1280, 800))
		inside(t, w)
		w.switchLang()
		if w.kit.lang == "zh" {
			w.switchTheme()
		}
	}
}

// inside fails when a text of the list's head reaches beyond the column.
func inside(t *testing.T, w *Window) {
	t.Helper()
	right := w.views.list.object.Size().Width
	for _, o := range test.LaidOutObjects(w.views.list.query.object) {
		if c, ok := o.(*canvas.Text); ok && c.Visible() && c.MinSize().Width > right {
			t.Errorf("%q is wider than the column", c.Text)
		}
	}
}
