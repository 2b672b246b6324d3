package index

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"yanku/internal/likeness"
	"yanku/internal/query"
	"yanku/internal/report"
)

// saying is a report of some sentences, the first in the title's line that is no prose.
func saying(id report.ID, date report.Date, sentences ...string) Doc {
	f := query.Fields{Body: "标题", Date: date}
	for _, s := range sentences {
		f.Body += "\n" + s
		f.Sentences = append(f.Sentences, report.Span{From: len(f.Body) - len(s), To: len(f.Body)})
	}
	return Doc{id, f}
}

func printOf(t *testing.T, s string) likeness.SentencePrints {
	t.Helper()
	var p likeness.Printer
	out, ok := p.Print(s)
	if !ok {
		t.Fatalf("%q is too short", s)
	}
	return out
}

func echoes(t *testing.T, ix *Index, s string, without ...report.ID) string {
	t.Helper()
	said, err := ix.Echoes(t.Context(), []likeness.SentencePrints{printOf(t, s)}, without, 50)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, x := range said[0] {
		out = append(out, fmt.Sprintf("%s%d", x.ID, x.Number))
	}
	return strings.Join(out, " ")
}

func TestEchoes(t *testing.T) {
	const said, other = "海外云厂商第一季度资本开支合计1500亿美元，同比增长65%。", "液冷产品随新平台批量交付，渗透率提升到三成。"
	ix := open(t, t.TempDir())
	update := func(docs []Doc, gone ...report.ID) {
		t.Helper()
		if err := ix.Update(docs, gone); err != nil {
			t.Fatal(err)
		}
	}
	day := func(d int) report.Date { return report.Date{Year: 2026, Month: 3, Day: d} }
	update([]Doc{saying("b", day(2), other, said), saying("a", day(3), said)})
	update([]Doc{saying("c", day(1), "短句。", other, strings.ReplaceAll(said, "，", " ")), saying("d", report.Date{}, other)})
	if got := echoes(t, ix, said); got != "c2 b1 a0" {
		t.Errorf("said by %s, want c2 b1 a0: the oldest first", got)
	}
	if got := echoes(t, ix, said, "c", "a"); got != "b1" {
		t.Errorf("without a and c said by %s", got)
	}
	update([]Doc{saying("b", day(2), said)}, "a")
	if err := ix.Settle(); err != nil {
		t.Fatal(err)
	}
	if got := echoes(t, ix, said); got != "c2 b0" {
		t.Errorf("after one is gone and one read anew, merged, said by %s", got)
	}
	var many []Doc
	for i := range manySay {
		many = append(many, saying(report.ID(fmt.Sprint(i)), day(1), other))
	}
	update(many)
	if got := echoes(t, ix, other); got != "" {
		t.Errorf("a formula is said by %s", got)
	}
}

// However sentences are spread over segments that merge, those are found that have a print in common, no others, and best first.
func TestEchoesAgreeWithPrints(t *testing.T) {
	random := rand.New(rand.NewPCG(11, 12))
	ix := open(t, t.TempDir())
	have, prints := map[report.ID][]string{}, map[string]likeness.SentencePrints{}
	var all []string
	for i := range 40 {
		var docs []Doc
		for j := range 5 {
			id := report.ID(fmt.Sprintf("%03d", i*5+j))
			for range 6 {
				s := text(random, 40) + "末"
				if len(all) > 0 && random.IntN(2) == 0 {
					s = otherwise(random, all[random.IntN(len(all))])
				}
				if s = strings.ReplaceAll(s, "\n", "行"); likeness.ReadSentence(s).Tells() {
					all, have[id] = append(all, s), append(have[id], s)
				}
			}
			docs = append(docs, saying(id, report.Date{}, have[id]...))
		}
		if err := ix.Update(docs, nil); err != nil {
			t.Fatal(err)
		}
	}
	for _, s := range all {
		prints[s] = printOf(t, s)
	}
	found := 0
	for _, s := range all[:len(all)/4] {
		said, err := ix.Echoes(t.Context(), []likeness.SentencePrints{prints[s]}, nil, len(have))
		if err != nil {
			t.Fatal(err)
		}
		want := map[report.ID]int{}
		for id, sentences := range have {
			for _, o := range sentences {
				n, x, y := 0, prints[s], prints[o]
				for i := range x {
					if x[i]>>(32-echoBits-checkBits) == y[i]>>(32-echoBits-checkBits) {
						n++
					}
				}
				if n > want[id] {
					want[id] = n
				}
			}
		}
		got := map[report.ID]int{}
		for _, x := range said[0] {
			got[x.ID] = x.Common
			if want[x.ID] != x.Common {
				t.Fatalf("%q: %s has %d prints in common, want %d", s, x.ID, x.Common, want[x.ID])
			}
		}
		if len(got) != len(want) || !slices.IsSortedFunc(said[0], func(a, b Said) int { return b.Common - a.Common }) {
			t.Fatalf("%q: found %v, want %v", s, got, want)
		}
		found += len(got)
	}
	if found < len(all)/2 {
		t.Errorf("%d sentences found again of %d: the test tells too little", found, len(all))
	}
}
