package index

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"yanku/internal/query"
	"yanku/internal/report"
)

func TestUpdateReplacesAndRemoves(t *testing.T) {
	ix := open(t, t.TempDir())
	update := func(docs []Doc, gone ...report.ID) {
		t.Helper()
		if err := ix.Update(docs, gone); err != nil {
			t.Fatal(err)
		}
	}
	update([]Doc{{"a", query.Fields{Body: "光模块"}}, {"b", query.Fields{Body: "光模块"}}, {"c", query.Fields{Body: "光模块"}}})
	update([]Doc{{"a", query.Fields{Body: "服务器"}}}, "c")
	if ids, total := find(t, ix, query.Parse("光模块"), nil); total != 1 || !slices.Equal(ids, []report.ID{"b"}) {
		t.Errorf("光模块: %v of %d", ids, total)
	}
	if ids, total := find(t, ix, query.Parse("-游戏"), []report.ID{"b"}); total != 1 || !slices.Equal(ids, []report.ID{"a"}) {
		t.Errorf("without b: %v of %d", ids, total)
	}
	if n := ix.Count(); n != 2 {
		t.Errorf("Count = %d", n)
	}
	update(nil)
}

// A title counts more than a body, so that the best candidates are not cut off.
func TestTitleComesFirst(t *testing.T) {
	ix := open(t, t.TempDir())
	body := strings.Repeat("本周通信板块上涨。", 50)
	docs := []Doc{{"a", query.Fields{Body: "光模块。" + body}}, {"b", query.Fields{Title: "光模块周报", Body: body}}, {"c", query.Fields{Body: body + "光模块。"}}}
	if err := ix.Update(docs, nil); err != nil {
		t.Fatal(err)
	}
	r, err := ix.Search(t.Context(), query.Parse("光模块"), nil, report.Date{})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if found, err := r.Best(1); err != nil || r.Total() != 3 || len(found) != 1 || found[0].ID != "b" {
		t.Errorf("found %v of %d, %v; want b first", found, r.Total(), err)
	}
}

// Many small updates, with reports replaced and removed, merge into few segments, and the index finds what looking at every text finds all the while, also after it was
// opened anew.
func TestMergedIndexAgreesWithBruteForce(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	dir := t.TempDir()
	ix, _, err := Open(dir, false)
	if err != nil {
		t.Fatal(err)
	}
	have := map[report.ID]Doc{}
	for round := range 60 {
		var docs []Doc
		for _, d := range someDocs(random, 12) {
			d.ID = report.ID(fmt.Sprintf("%016x", random.IntN(300)))
			if !slices.ContainsFunc(docs, func(o Doc) bool { return o.ID == d.ID }) {
				docs = append(docs, d)
			}
		}
		var gone []report.ID
		for id := range have {
			if random.IntN(20) == 0 && !slices.ContainsFunc(docs, func(o Doc) bool { return o.ID == id }) {
				gone = append(gone, id)
				delete(have, id)
			}
		}
		if err := ix.Update(docs, gone); err != nil {
			t.Fatal(err)
		}
		for _, d := range docs {
			have[d.ID] = d
		}
		if round%20 == 19 {
			if err := ix.Close(); err != nil {
				t.Fatal(err)
			}
			if ix, _, err = Open(dir, false); err != nil {
				t.Fatal(err)
			}
		}
		if round == 50 {
			if err := ix.Settle(); err != nil {
				t.Fatal(err)
			}
		}
		agree(t, ix, have, random)
	}
	if n := len(ix.parts); n >= 2*fanIn {
		t.Errorf("%d segments", n)
	}
	if err := ix.Check(t.Context()); err != nil {
		t.Error(err)
	}
	if err := ix.Close(); err != nil {
		t.Error(err)
	}
}

// agree compares the index with looking at every report, by some queries.
func agree(t *testing.T, ix *Index, have map[report.ID]Doc, random *rand.Rand) {
	t.Helper()
	if n := ix.Count(); n != len(have) {
		t.Fatalf("the index counts %d of %d", n, len(have))
	}
	docs := slices.SortedFunc(maps.Values(have), func(a, b Doc) int { return strings.Compare(string(a.ID), string(b.ID)) })
	for range 40 {
		typed := someQuery(random, docs)
		tree := query.Parse(typed)
		if !tree.Indexed() {
			continue
		}
		var want []report.ID
		for _, d := range docs {
			if tree.Match(d.Fields) {
				want = append(want, d.ID)
			}
		}
		if got, _ := find(t, ix, tree, nil); !slices.Equal(got, want) {
			t.Fatalf("%q (%#v):\nindex %v\nbrute %v", typed, tree.Root, got, want)
		}
	}
}
