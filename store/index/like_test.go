package index

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"yanku/internal/query"
	"yanku/internal/report"
)

func like(t *testing.T, ix *Index, as Likening) string {
	t.Helper()
	found, _, err := ix.Like(t.Context(), as, 5)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for i, m := range found {
		out = append(out, string(m.ID))
		if m.Score <= 0 || i > 0 && m.Score > found[i-1].Score {
			t.Errorf("%+v: scores %v", as, found)
		}
	}
	return strings.Join(out, " ")
}

// Rare words tell more than frequent ones, words in titles and points more than others; of equals the newer comes first; what is gone or not wanted is not found, however the
// segments are.
func TestLike(t *testing.T) {
	ix := open(t, t.TempDir())
	var docs []Doc
	for i := range 40 {
		docs = append(docs, Doc{report.ID(fmt.Sprintf("x%02d", i)), query.Fields{Body: fmt.Sprintf("本周市场平稳，第%d期。", i)}})
	}
	body := strings.Repeat("本周市场平稳。", 5)
	for i := range 5 {
		docs = append(docs, Doc{report.ID(fmt.Sprintf("g%d", i)), query.Fields{Body: body + "光模块。"}})
	}
	docs = append(docs,
		Doc{"own", query.Fields{Title: "冷板", Body: "冷板。"}},
		Doc{"rare", query.Fields{Body: body + "冷板。"}},
		Doc{"title", query.Fields{Title: "冷板", Body: body + "冷板。"}},
		Doc{"points", query.Fields{Body: body + "冷板。", Points: []string{"冷板"}}},
		Doc{"new", query.Fields{Body: body + "冷板。", Date: report.Date{Year: 2026, Month: 3, Day: 1}}},
		Doc{"type", query.Fields{Body: body + "冷板。", Type: report.Weekly, Broker: "甲证券"}},
		Doc{"index", query.Fields{Body: body + "冷板。", Indices: []string{"通信"}}},
	)
	for chunk := range slices.Chunk(docs, 17) {
		if err := ix.Update(chunk, nil); err != nil {
			t.Fatal(err)
		}
	}
	words := []Weighted{{"市场", 1}, {"光模块", 1}, {"冷板", 1}, {"无人有的词", 1}}
	all := []report.ID{"own", "g0", "g1", "g2", "g3", "g4", "title", "points", "new", "type", "index"}
	for range 2 {
		if got := like(t, ix, Likening{Words: words, Title: []string{"冷板"}, Without: []report.ID{"own", "new", "type", "index"}}); !strings.HasPrefix(got, "title points ") {
			t.Errorf("title and points: %s", got)
		}
		if got := like(t, ix, Likening{Words: words, Without: []report.ID{"own", "title", "points", "type", "index"}}); !strings.HasPrefix(got, "g0 g1 g2 g3 g4") {
			t.Errorf("the rarest: %s", got)
		}
		for _, tt := range []struct {
			as   Likening
			want string
		}{
			{Likening{Without: all[:8]}, "new"},
			{Likening{Without: all[:8], Type: report.Weekly, Institution: "甲证券"}, "type"},
			{Likening{Without: all[:8], Indices: []string{"通信"}}, "index"},
		} {
			tt.as.Words = words
			if got, _, _ := strings.Cut(like(t, ix, tt.as), " "); got != tt.want {
				t.Errorf("%+v: first %s, want %s", tt.as, got, tt.want)
			}
		}
		if err := ix.Settle(); err != nil {
			t.Fatal(err)
		}
	}
	if _, words, err := ix.Like(t.Context(), Likening{Words: words}, 5); err != nil || slices.Contains(words, "市场") || len(words) != 2 {
		t.Errorf("looked for %v, %v", words, err)
	}
	if err := ix.Update(nil, []report.ID{"own", "rare", "new", "type", "index", "title"}); err != nil {
		t.Fatal(err)
	}
	if got := like(t, ix, Likening{Words: []Weighted{{"冷板", 1}}}); got != "points" {
		t.Errorf("of what is left: %s", got)
	}
}
