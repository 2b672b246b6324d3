package store

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"yanku/internal/query"
	"yanku/internal/report"
)

// long makes a text of our own with figures that follow from seed; the first kept of its 40 sentences are those of seed 1.
func long(seed, kept int) string {
	things := []string{"光模块", "服务器", "交换机", "液冷机柜", "光纤预制棒", "边缘节点", "电源模组", "高速连接器", "铜缆", "机房租赁"}
	says := []string{"出货量环比增加", "订单能见度延长到", "平均价格回落", "产能利用率升到", "库存周转天数降到", "招标份额占", "单月产值约为"}
	var b strings.Builder
	for i := range 40 {
		s := seed
		if i < kept {
			s = 1
		}
		fmt.Fprintf(&b, "第%d条：%s%s%d.%02d，较前值变化%d个基点。", i+1, things[(i*7+i/3)%len(things)], says[(i*5+i/7)%len(says)], (i*37+s*13)%90+1, (i*11+s*29)%100, (i*3+s*17)%50)
	}
	return b.String()
}

// versionsOf are three versions of one report (its Markdown, its print, an edition of which the last sentences were revised) and the next week's.
func versionsOf() (markdown, print, revised, next report.Import) {
	markdown = read("通信周报", "2026-03-27", long(1, 40))
	markdown.Doc.Meta.Format = "markdown"
	print = read("通信周报", "2026-03-27", long(1, 40)+"\n页码1")
	print.Doc.Meta.Format = "pdf"
	revised = read("通信周报（修订版）", "2026-03-27", long(3, 34))
	revised.Doc.Meta.Format = "markdown"
	next = read("通信周报", "2026-04-03", long(2, 30))
	for _, in := range []*report.Import{&markdown, &print, &revised, &next} {
		f := report.Figure{Kind: report.IndexMove, Subject: report.Name{Text: "光模块"}, Period: report.Period{Key: report.Week}, State: report.Extracted}
		f.Identify(in.ID)
		in.Figures = []report.Figure{f}
	}
	return markdown, print, revised, next
}

// works gives what is together: the names of files by work, and of the current ones.
func works(t *testing.T, l *Library, ins ...report.Import) (together, current string) {
	t.Helper()
	var all, shown []string
	for _, in := range ins {
		versions, err := l.Versions(t.Context(), in.ID)
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, v := range versions {
			names = append(names, v.Format+v.Title)
			if v.Versions != len(versions) || v.Work != versions[0].ID {
				t.Errorf("%s: %d versions of %s, want %d of %s", v.Title, v.Versions, v.Work, len(versions), versions[0].ID)
			}
			if v.Current && v.ID == in.ID {
				shown = append(shown, v.Format+v.Title)
			}
		}
		slices.Sort(names)
		all = append(all, strings.Join(names, "+"))
	}
	slices.Sort(all)
	slices.Sort(shown)
	return strings.Join(slices.Compact(all), " | "), strings.Join(shown, " | ")
}

// Whatever the order in which they come, the three are versions of one report, of which the revised edition is shown, and next week's is another.
func TestVersionsInAnyOrder(t *testing.T) {
	a, b, c, d := versionsOf()
	for _, order := range [][]report.Import{{a, b, c, d}, {d, c, b, a}, {c, a, d, b}, {b, d, a, c}} {
		l := open(t, t.TempDir(), Options{})
		put(t, l, order...)
		together, current := works(t, l, order...)
		if want := "markdown通信周报+markdown通信周报（修订版）+pdf通信周报 | 通信周报"; together != want {
			t.Errorf("together %s, want %s", together, want)
		}
		if want := "markdown通信周报（修订版） | 通信周报"; current != want {
			t.Errorf("current %s, want %s", current, want)
		}
		for i, in := range order {
			first, ok, err := l.VersionOf(t.Context(), in.ID)
			if err != nil {
				t.Fatal(err)
			}
			if ok && first == in.ID || i == 0 && ok {
				t.Errorf("%s is a version of %s", in.Name, first)
			}
		}
	}
}

// Lists, counts, search and figures have the current version alone, also before the index knows and when it knows.
func TestOnlyCurrentVersionsShow(t *testing.T) {
	ctx := t.Context()
	a, b, _, d := versionsOf()
	l := open(t, t.TempDir(), Options{})
	put(t, l, a, b, d)
	for range 2 {
		if got := titles(t, l, ""); got != "通信周报 | 通信周报" {
			t.Errorf("list %s", got)
		}
		if c, err := l.Counts(ctx); c.All != 2 || err != nil {
			t.Errorf("counts %+v, %v", c, err)
		}
		if _, n := search(t, l, "光模块", 0); n != 2 {
			t.Errorf("%d found, want 2", n)
		}
		if rows, err := l.Figures(ctx, query.Parse("")); len(rows) != 2 || err != nil {
			t.Errorf("%d figures, %v; want 2", len(rows), err)
		}
		if _, n := search(t, l, "页码", 0); n != 0 {
			t.Error("words of a version that is not current are found")
		}
		if err := l.Sync(ctx); err != nil {
			t.Fatal(err)
		}
	}
	if err := l.SetCurrent(ctx, b.ID); err != nil {
		t.Fatal(err)
	}
	if err := l.Sync(ctx); err != nil {
		t.Fatal(err)
	}
	if _, n := search(t, l, "页码", 0); n != 1 {
		t.Error("words of the chosen version are not found")
	}
	if n := l.index.Load().Count(); n != 2 {
		t.Errorf("%d reports in the index, want 2", n)
	}
}

// The user's choice of a version, and keeping one apart, are changes that are taken back; the star goes with the version that is shown.
func TestChooseAndKeepApart(t *testing.T) {
	ctx := t.Context()
	a, b, c, _ := versionsOf()
	l := open(t, t.TempDir(), Options{})
	put(t, l, a, b)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	shown := func(want report.Import, star bool) {
		t.Helper()
		list, err := l.Reports(ctx, query.Parse(""))
		if err != nil || len(list) == 0 || list[0].ID != want.ID || list[0].Star != star {
			t.Errorf("shown %+v, %v; want %s with star %t", list, err, want.Doc.Meta.Format, star)
		}
	}
	undo := func() {
		t.Helper()
		if n, err := l.Undo(ctx, 1); n != 1 || err != nil {
			t.Errorf("undo: %d, %v", n, err)
		}
	}
	must(l.SetStar(ctx, []report.ID{a.ID}, true))
	must(l.SetRead(ctx, a.ID, true))
	shown(a, true)
	must(l.SetCurrent(ctx, b.ID))
	shown(b, true)
	if counts, err := l.Counts(ctx); counts != (Counts{1, 0, 1}) || err != nil {
		t.Errorf("counts %+v, %v", counts, err)
	}
	undo()
	shown(a, true)
	must(l.SetCurrent(ctx, b.ID))
	must(l.SetCurrent(ctx, a.ID))
	undo()
	shown(b, true)
	put(t, l, c) // a revised edition does not overrule the user's choice
	shown(b, true)
	undo()
	undo()
	shown(a, true)
	must(l.SetApart(ctx, b.ID, true))
	if together, _ := works(t, l, a, b); together != "markdown通信周报 | pdf通信周报" {
		t.Errorf("kept apart: %s", together)
	}
	undo()
	if together, _ := works(t, l, a, b); together != "markdown通信周报+pdf通信周报" {
		t.Errorf("together again: %s", together)
	}
}

// When the current version goes out, another one of the report is shown, with its star.
func TestDroppedVersion(t *testing.T) {
	ctx := t.Context()
	a, _, c, _ := versionsOf()
	l := open(t, t.TempDir(), Options{})
	put(t, l, a)
	if err := l.SetStar(ctx, []report.ID{a.ID}, true); err != nil {
		t.Fatal(err)
	}
	put(t, l, c)
	if got := titles(t, l, ""); got != "通信周报（修订版）" {
		t.Errorf("shown %s", got)
	}
	if counts, _ := l.Counts(ctx); counts.Starred != 1 {
		t.Error("the star stayed with the first edition")
	}
	if n, err := l.Undo(ctx, 1); n != 1 || err != nil {
		t.Fatal(n, err)
	}
	if got := titles(t, l, ""); got != "通信周报" {
		t.Errorf("shown %s", got)
	}
	if err := l.Sync(ctx); err != nil {
		t.Fatal(err)
	}
	if _, n := search(t, l, "光模块", 0); n != 1 {
		t.Errorf("%d found", n)
	}
}
