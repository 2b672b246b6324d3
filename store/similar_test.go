package store

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"yanku/internal/report"
)

func similar(t *testing.T, l *Library, id report.ID, limit int) (out []string) {
	t.Helper()
	if err := l.Sync(t.Context()); err != nil {
		t.Fatal(err)
	}
	hits, err := l.Similar(t.Context(), id, limit)
	if err != nil {
		t.Fatal(err)
	}
	for i, h := range hits {
		out = append(out, h.Summary.Title)
		if len(h.Spans) == 0 || h.Snippet == "" || h.Score <= 0 || i > 0 && h.Score > hits[i-1].Score {
			t.Errorf("%s: %d marks, score %v", h.Summary.Title, len(h.Spans), h.Score)
		}
	}
	return out
}

// A copy of another publisher is most like a report, then what is about the same, and what has only words of every report is not like it; a version of it is no other report.
func TestSimilar(t *testing.T) {
	l := open(t, t.TempDir(), Options{})
	filler := "本周市场震荡，成交清淡，投资者观望。"
	story := "液冷渗透率提升，冷板与接头需求旺盛。" + filler + "\n冷板厂商扩产，接头国产替代加快。"
	for n := range 30 {
		put(t, l, read(fmt.Sprintf("宏观日报之%d", n), "2026-03-01", filler+fmt.Sprintf("第%d期，汇率平稳。", n)))
	}
	own, copied := read("液冷专题", "2026-03-02", story), read("液冷专题转载", "2026-03-04", story)
	copied.Doc.Meta.Institution = "乙证券"
	put(t, l, read("散热周报", "2026-03-03", "液冷与冷板本周涨价。"+filler), copied, own)
	if got, want := similar(t, l, own.ID, 10), []string{"液冷专题转载", "散热周报"}; !slices.Equal(got, want) {
		t.Errorf("like it: %v, want %v", got, want)
	}
	if got := similar(t, l, own.ID, 1); len(got) != 1 {
		t.Errorf("of one: %v", got)
	}
	if got := similar(t, l, copied.ID, 10); len(got) != 2 || got[0] != "液冷专题" {
		t.Errorf("like the copy: %v", got)
	}
	if _, err := l.Similar(t.Context(), "none", 5); !errors.Is(err, ErrNotFound) {
		t.Errorf("like none: %v", err)
	}
	defer l.index.Store(l.index.Swap(nil))
	if hits, err := l.Similar(t.Context(), own.ID, 5); len(hits) > 0 || err != nil {
		t.Errorf("without an index: %v, %v", hits, err)
	}
}

// Versions of a report neither are like it nor say what it says; when one is set apart it does.
func TestVersionsAreNoOthers(t *testing.T) {
	l := open(t, t.TempDir(), Options{})
	var lines []string
	for n := range 12 {
		lines = append(lines, fmt.Sprintf("液冷产业链第%d个环节的订单在%d月之后明显加快，冷板与接头供不应求。", n, n+1))
	}
	text := strings.Join(lines, "\n")
	first, second := read("液冷专题", "2026-03-02", text), read("液冷专题", "2026-03-02", text+"\n更新。")
	put(t, l, first, second, read("散热周报", "2026-03-03", lines[3]))
	if n, err := l.Versions(t.Context(), first.ID); err != nil || len(n) != 2 {
		t.Fatalf("%d versions, %v", len(n), err)
	}
	if got := strings.Join(similar(t, l, second.ID, 10), " ") + " " + echoed(t, l, second); got != "散热周报 液冷产业→散热周报" {
		t.Errorf("beside its version: %s", got)
	}
	if err := l.SetApart(t.Context(), first.ID, true); err != nil {
		t.Fatal(err)
	}
	if got := similar(t, l, second.ID, 10); !slices.Contains(got, "液冷专题") || !strings.Contains(echoed(t, l, second), "液冷产业→液冷专题,散热周报") {
		t.Errorf("set apart: %v, %s", got, echoed(t, l, second))
	}
}
