package index

import (
	"context"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"yanku/internal/query"
	"yanku/internal/report"
)

// letters make texts in which everything that parts words meets: Han in both scripts, Latin, digits, signs, wide forms, spaces, line breaks.
var letters = []rune("光模塊模块市场涨aAbC12.5%+-ＩＤ　 \t\r\n，。！；:*\"\uFFFD\U00020000")

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
		f.Points = []string{text(random, 4), text(random, 2)}
		switch random.IntN(12) {
		case 0, 1, 2, 3:
			f.Was = otherwise(random, f.Body)
		case 4:
			f.Body += "\xff" + text(random, 3) + "\xe5\x85" // no UTF-8
		case 5:
			f = query.Fields{Title: text(random, 1)}
		}
		for range random.IntN(3) {
			f.States = append(f.States, []string{"capex", "edit", "index_move"}[random.IntN(3)])
			v := float64(random.IntN(20))
			f.Facts = append(f.Facts, query.Fact{Name: query.FoldString(text(random, 2)), Period: []string{"week", "2025Q4", ""}[random.IntN(3)], Unit: []string{"%", "亿元"}[random.IntN(2)], Kind: report.Capex, Value: &v})
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

// otherwise writes a text in other characters of the same folds, and sometimes with one more.
func otherwise(random *rand.Rand, s string) string {
	other := map[rune]rune{'块': '塊', 'a': 'Ａ', ',': '，', ' ': '　', 'ｂ': 'B', '涨': '漲'}
	out := strings.Map(func(r rune) rune {
		if w, ok := other[r]; ok && random.IntN(2) == 0 {
			return w
		}
		return r
	}, s)
	if random.IntN(4) == 0 {
		out += "塊A"
	}
	return out
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
		case 3:
			piece = []string{"title:", "broker:", "author:", ""}[random.IntN(4)] + "==" + piece
		case 4:
			piece = []string{"period:week", "has:capex", "num:光>5", "num:>10%", "num:<7亿元", "has:edit", "word:" + piece}[random.IntN(7)]
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
			piece = []string{"=", "title:(=", "author:=="}[random.IntN(3)] + piece
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

// seeds is how many libraries of random texts are made.
var seeds = flag.Uint64("seeds", 1, "random libraries to compare with brute force")

// The index finds what looking at every text finds, for every query that it can decide; for every other one it finds that and perhaps more.
func TestIndexAgreesWithBruteForce(t *testing.T) {
	for seed := range *seeds {
		t.Run(fmt.Sprint(seed), func(t *testing.T) { agreesWithBruteForce(t, rand.New(rand.NewPCG(3, 4+seed))) })
	}
}

func agreesWithBruteForce(t *testing.T, random *rand.Rand) {
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
		tree := query.Parse(typed).Map(func(n query.Node) query.Node { return alsoSaid(random, n) })
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

// alsoSaid gives some words other ways to be said.
func alsoSaid(random *rand.Rand, n query.Node) query.Node {
	w, ok := n.(query.Words)
	if !ok || w.Exact || random.IntN(8) > 0 {
		return n
	}
	w.Also = []string{"模块", strings.ReplaceAll(query.FoldString(text(random, 2)), "\n", "a")}
	return w
}

// A pattern of many gaps over a text in which every one of them may end at many places is answered at once.
func TestManyGaps(t *testing.T) {
	ix := open(t, t.TempDir())
	if err := ix.Update([]Doc{{"a", query.Fields{Body: strings.Repeat("1", 2000) + "\n2"}}}, nil); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
	defer cancel()
	for typed, want := range map[string]int{"1*1*1*1*1*1*1*1*1*1*1*1": 1, "1*1*1*1*1*1*1*1*1*1*1*1*2": 0} {
		r, err := ix.Search(ctx, query.Parse(typed), nil, report.Date{})
		if err != nil {
			t.Fatal(err)
		}
		if err := r.Settle(); err != nil || r.Total() != want {
			t.Errorf("%s: %d found, %v; want %d", typed, r.Total(), err, want)
		}
		r.Close()
	}
}

// within tells whether every ID of some is in all.
func within(some, all []report.ID) bool {
	return !slices.ContainsFunc(some, func(id report.ID) bool { return !slices.Contains(all, id) })
}

// find gives the reports found, by ID.
func find(t *testing.T, ix *Index, tree query.Tree, without []report.ID) (ids []report.ID, total int) {
	t.Helper()
	r, err := ix.Search(t.Context(), tree, without, report.Date{})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	found, err := r.Best(0)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range found {
		ids = append(ids, m.ID)
	}
	slices.Sort(ids)
	if n := r.Total(); n >= 0 && n != len(ids) {
		t.Errorf("%d found, %d counted", len(ids), n)
	}
	if err := r.Settle(); err != nil {
		t.Fatal(err)
	}
	return ids, r.Total()
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

// Whatever bytes of the index are damaged, opening it or searching in it is an error or right, and never a fault.
func TestDamageIsAnErrorOrHarmless(t *testing.T) {
	random := rand.New(rand.NewPCG(9, 10))
	dir := t.TempDir()
	ix := open(t, dir)
	docs := someDocs(random, 40)
	if err := ix.Update(docs, nil); err != nil {
		t.Fatal(err)
	}
	path := ix.parts[0].path
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	met := 0
	for range 300 {
		broken := slices.Clone(whole)
		broken[random.IntN(len(broken))] ^= 1 << random.IntN(8)
		if random.IntN(5) == 0 {
			broken = broken[:random.IntN(len(broken))]
		}
		if err := os.WriteFile(path, broken, 0o600); err != nil {
			t.Fatal(err)
		}
		other, _, err := Open(dir, true)
		if err != nil {
			met++
			continue
		}
		typed := someQuery(random, docs)
		tree := query.Parse(typed).Relaxed()
		r, err := other.Search(t.Context(), tree, nil, report.Date{})
		if err == nil {
			err = r.Settle()
		}
		if err != nil {
			met++
		} else {
			want := 0
			for _, d := range docs {
				if tree.Match(d.Fields) {
					want++
				}
			}
			if r.Total() != want {
				t.Fatalf("%q over a damaged index: %d found, want %d or an error", typed, r.Total(), want)
			}
			r.Close()
		}
		if err := other.Check(t.Context()); err == nil {
			t.Fatal("Check does not see a flipped bit")
		}
		if err := other.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if met < 50 {
		t.Errorf("only %d of 300 damages were met", met)
	}
}

// An index opened for reading beside the one that writes takes over what that has done.
func TestReadingBesideAWriter(t *testing.T) {
	dir := t.TempDir()
	ix := open(t, dir)
	update := func(id report.ID, body string) {
		t.Helper()
		if err := ix.Update([]Doc{{id, query.Fields{Body: body}}}, nil); err != nil {
			t.Fatal(err)
		}
	}
	update("a", "光模块")
	other, _, err := Open(dir, true)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	for i := range 20 {
		update(report.ID(fmt.Sprint(i)), "光模块")
	}
	if _, total := find(t, other, query.Parse("光模块"), nil); total != 1 {
		t.Errorf("before it is told the reader finds %d", total)
	}
	if err := other.Refresh(); err != nil {
		t.Fatal(err)
	}
	if _, total := find(t, other, query.Parse("光模块"), nil); total != 21 {
		t.Errorf("the reader finds %d, want 21", total)
	}
}
