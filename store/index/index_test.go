package index

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"yanku/internal/query"
	"yanku/internal/report"
)

// letters make texts in which everything that parts words meets: Han in both scripts, Latin, digits, signs, wide forms, spaces, line breaks.
var letters = []rune("光模塊模块市场涨aAbC12.5%+-ＩＤ　 \n，。:\"\U00020000")

func text(random *rand.Rand, n int) string {
	out := make([]rune, n)
	for i := range out {
		out[i] = letters[random.IntN(len(letters))]
	}
	return string(out)
}

// someDocs are reports of random texts.
func someDocs(random *rand.Rand, n int) []Doc {
	types := []report.Type{report.Weekly, report.Daily, ""}
	docs := make([]Doc, n)
	for i := range docs {
		f := query.Fields{
			Title: text(random, 6), Broker: text(random, 3), File: text(random, 4), Body: text(random, random.IntN(120)), Authors: []string{text(random, 2), text(random, 2)},
			Type: types[random.IntN(len(types))], Rating: text(random, 2), Format: "pdf", Captions: []string{text(random, 6), text(random, 3)}, Risks: []string{text(random, 5)},
			Companies: []string{text(random, 3)}, Indices: []string{text(random, 4)}, Was: "",
		}
		for range random.IntN(3) {
			f.Codes = append(f.Codes, text(random, 4))
		}
		if random.IntN(4) > 0 {
			f.Date = report.Date{Year: 2026, Month: 1 + random.IntN(3), Day: 1 + random.IntN(28)}
		}
		docs[i] = Doc{report.ID(fmt.Sprintf("%016x", i)), f}
	}
	return docs
}

// someQuery is what a user might type: pieces of one of the texts, in phrases, fields, excluded, with dates.
func someQuery(random *rand.Rand, docs []Doc) string {
	var terms []string
	for range 1 + random.IntN(3) {
		f := docs[random.IntN(len(docs))].Fields
		source := []rune([]string{f.Body, f.Title, f.Broker, f.Anywhere(), text(random, 8)}[random.IntN(5)])
		from := random.IntN(len(source) + 1)
		piece := string(source[from:min(len(source), from+1+random.IntN(5))])
		switch random.IntN(8) {
		case 0:
			piece = `"` + strings.ReplaceAll(piece, `"`, "") + `"`
		case 1:
			piece = []string{"title:", "broker:", "code:", "author:", "company:", "index:", "rating:", "fig:", "risk:", "src:"}[random.IntN(10)] + piece
		case 2:
			piece = []string{"date:2026-01", "date:2026-01-10..2026-02-10", "after:2026-02", "type:weekly", "before:2026-03"}[random.IntN(5)]
		}
		switch random.IntN(12) {
		case 0, 1:
			piece = "NOT " + piece
		case 2:
			piece = "(" + piece + " " + string(source[:min(len(source), 2)]) + ")"
		case 3:
			piece = "=" + piece
		case 4:
			piece = `"` + strings.ReplaceAll(piece, `"`, "") + " " + string(source[:min(len(source), 1)]) + `"~` + fmt.Sprint(random.IntN(5))
		case 5:
			piece = strings.Join(strings.Split(piece, ""), []string{"*", "?"}[random.IntN(2)])
		}
		terms = append(terms, piece)
		if random.IntN(5) == 0 {
			terms = append(terms, "OR")
		}
	}
	return strings.Join(terms, " ")
}

// The index finds what looking at every text finds, for every query that it can decide; for every other one it finds that and perhaps more.
func TestIndexAgreesWithBruteForce(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	docs := someDocs(random, 300)
	ix := open(t, t.TempDir())
	for chunk := range slices.Chunk(docs, 70) {
		if err := ix.Update(chunk, nil); err != nil {
			t.Fatal(err)
		}
	}
	some := 0
	for range 2000 {
		typed := someQuery(random, docs)
		tree := query.Parse(typed)
		var want []report.ID
		for _, d := range docs {
			if tree.Match(d.Fields) {
				want = append(want, d.ID)
			}
		}
		got, total := find(t, ix, tree.Relaxed(), nil)
		if !tree.Indexed() {
			if !within(want, got) {
				t.Fatalf("%q (%#v):\nindex %v\nbrute %v", typed, tree.Root, got, want)
			}
			continue
		}
		if total != len(want) || !slices.Equal(got, want) {
			t.Fatalf("%q (%#v):\nindex %v\nbrute %v", typed, tree.Root, got, want)
		}
		if n := len(want); n > 0 && n < len(docs) {
			some++
		}
	}
	if some < 500 {
		t.Errorf("only %d queries found some reports and not all: the test tells too little", some)
	}
}

// within tells whether every ID of some is in all.
func within(some, all []report.ID) bool {
	return !slices.ContainsFunc(some, func(id report.ID) bool { return !slices.Contains(all, id) })
}

// find gives the reports found, by ID.
func find(t *testing.T, ix *Index, tree query.Tree, without []report.ID) (ids []report.ID, total int) {
	t.Helper()
	found, total, err := ix.Search(t.Context(), tree, without, 1000)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range found {
		ids = append(ids, m.ID)
	}
	slices.Sort(ids)
	return ids, total
}

func open(t *testing.T, dir string) *Index {
	t.Helper()
	ix, _, err := Open(dir, false)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := ix.Close(); err != nil {
			t.Error(err)
		}
	})
	return ix
}

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
	if n, err := ix.Count(); n != 2 || err != nil {
		t.Errorf("Count = %d, %v", n, err)
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
	found, total, err := ix.Search(t.Context(), query.Parse("光模块"), nil, 1)
	if err != nil || total != 3 || len(found) != 1 || found[0].ID != "b" {
		t.Errorf("found %v of %d, %v; want b first", found, total, err)
	}
}

// A writer keeps the index to itself; another one, and a reader, are told and do not wait.
func TestBusyIndexIsLeftAlone(t *testing.T) {
	dir := t.TempDir()
	ix := open(t, dir)
	if err := ix.Update([]Doc{{"a", query.Fields{Body: "光模块"}}}, nil); err != nil {
		t.Fatal(err)
	}
	if _, _, err := Open(dir, true); err == nil {
		t.Error("a reader opened the index beside its writer")
	}
	if _, total := find(t, ix, query.Parse("光模块"), nil); total != 1 {
		t.Errorf("after that the writer finds %d", total)
	}
}

func TestCoverSaysAllOfAWord(t *testing.T) {
	for word, want := range map[string]string{
		"光模":    "[[光模]]",
		"光模块":   "[[光模] [模块]]",
		"光模块指":  "[[光模] [] [块指]]",
		"光模块指数": "[[光模] [] [块指] [指数]]",
	} {
		if got := fmt.Sprint(cover(word)); got != want {
			t.Errorf("cover(%s) = %s, want %s", word, got, want)
		}
	}
}
