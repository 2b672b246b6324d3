package sqlite

import "testing"

// The latest failures come first.
func TestEvents(t *testing.T) {
	db, ctx := open(t), t.Context()
	want := []Event{{1, "甲.pdf", "encrypted", "x"}, {2, "乙.md", "empty", "y"}}
	for _, e := range want {
		write(t, db, func(tx *Tx) error { return tx.PutEvent(ctx, e) })
	}
	got, err := db.Events(ctx, 1)
	if err != nil || len(got) != 1 || got[0] != want[1] {
		t.Errorf("%+v, %v", got, err)
	}
}
