package sqlite

import (
	"errors"
	"slices"
	"testing"

	"yanku/internal/report"
)

// Kept searches stand in the order of their making; one that is changed keeps its place, and one that comes back comes back to its own.
func TestSearches(t *testing.T) {
	db, ctx := open(t), t.Context()
	keep := func(s Search) (is Search, was *Search) {
		write(t, db, func(tx *Tx) (err error) {
			is, was, err = tx.PutSearch(ctx, s, 100)
			return err
		})
		return is, was
	}
	order := func() (out string) {
		all, err := db.Searches(ctx)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range all {
			out += string(s.ID) + ":" + s.Name + " "
		}
		return out
	}
	for _, id := range []report.ID{"c", "a", "b"} {
		if is, was := keep(Search{Search: report.Search{ID: id, Name: "旧", Query: "光模块", Whole: id == "a"}}); was != nil || is.Seen != 100 || is.Order == 0 {
			t.Errorf("a new one: %+v was %+v", is, was)
		}
	}
	is, was := keep(Search{Search: report.Search{ID: "a", Name: "新", Query: "液冷", Plain: true, Collection: true, Seen: 50}})
	if was == nil || was.Name != "旧" || !was.Whole || is.Seen != 100 || order() != "c:旧 a:新 b:旧 " {
		t.Errorf("a changed one: %+v was %+v; %s", is, was, order())
	}
	if all, _ := db.Searches(ctx); all[1] != (report.Search{ID: "a", Name: "新", Query: "液冷", Plain: true, Collection: true, Seen: 100}) {
		t.Errorf("read back: %+v", all[1])
	}
	var gone Search
	write(t, db, func(tx *Tx) (err error) {
		gone, err = tx.DropSearch(ctx, "c")
		return err
	})
	if order() != "a:新 b:旧 " {
		t.Errorf("after dropping: %s", order())
	}
	if is, _ := keep(gone); is != gone || order() != "c:旧 a:新 b:旧 " {
		t.Errorf("put back: %+v; %s", is, order())
	}
	err := db.Write(ctx, func(tx *Tx) error {
		_, err := tx.DropSearch(ctx, "x")
		return err
	})
	if !errors.Is(err, ErrNotFound) {
		t.Errorf("dropping none: %v", err)
	}
}

// Seen only grows, and lies behind the last import whatever the clock says.
func TestSeenSearch(t *testing.T) {
	db, ctx := open(t), t.Context()
	putSome(t, db, some("甲"), some("乙")) // at 0 and 1
	write(t, db, func(tx *Tx) error {
		_, _, err := tx.PutSearch(ctx, Search{Search: report.Search{ID: "a", Name: "a", Query: "a"}}, -9)
		return err
	})
	var seen []int64
	for _, now := range []int64{-9, 70, 60} {
		write(t, db, func(tx *Tx) error { return tx.SeenSearch(ctx, "a", now) })
		all, err := db.Searches(ctx)
		if err != nil {
			t.Fatal(err)
		}
		seen = append(seen, all[0].Seen)
	}
	if !slices.Equal(seen, []int64{2, 70, 70}) {
		t.Errorf("seen at %v", seen)
	}
	if err := db.Write(ctx, func(tx *Tx) error { return tx.SeenSearch(ctx, "x", 1) }); !errors.Is(err, ErrNotFound) {
		t.Errorf("none: %v", err)
	}
}

// A database knows that it had searches also when the last of them is gone, by its journal.
func TestKnewSearch(t *testing.T) {
	db, ctx := open(t), t.Context()
	knew := func(want bool) {
		t.Helper()
		if got, err := db.KnewSearch(ctx); got != want || err != nil {
			t.Errorf("knew %v, %v; want %v", got, err, want)
		}
	}
	write(t, db, func(tx *Tx) error { return tx.Journal(ctx, 1, Change{Verb: VerbStar}, Change{Verb: VerbStar}, 0) })
	knew(false)
	write(t, db, func(tx *Tx) error {
		_, _, err := tx.PutSearch(ctx, Search{Search: report.Search{ID: "a", Name: "a", Query: "a"}}, 1)
		return err
	})
	knew(true)
	write(t, db, func(tx *Tx) error {
		was, err := tx.DropSearch(ctx, "a")
		return errors.Join(err, tx.Journal(ctx, 1, Change{Verb: VerbUnsave, Search: &was}, Change{Verb: VerbSave, Search: &was}, 0))
	})
	knew(true)
	if facts, err := db.Facts(ctx); facts != 0 || err != nil {
		t.Errorf("a kept search changes figures: %d, %v", facts, err)
	}
}
