package index

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"yanku/internal/query"
	"yanku/internal/report"
)

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
