package index

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"yanku/internal/query"
	"yanku/internal/report"
)

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
