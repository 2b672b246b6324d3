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
