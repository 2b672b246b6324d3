package sqlite

import (
	"errors"
	"testing"
)

// Rows leave the outbox only when they were sent, the oldest first.
func TestOutbox(t *testing.T) {
	db, ctx := open(t), t.Context()
	putSome(t, db, some("甲"), some("乙"))
	write(t, db, func(tx *Tx) error {
		return errors.Join(tx.Enqueue(ctx, "a", true), tx.Enqueue(ctx, "b", false), tx.EnqueueAll(ctx))
	})
	rows, err := db.Outbox(ctx, 0)
	if err != nil || len(rows) != 4 || rows[0].Report != "a" || !rows[0].Fields || rows[1].Fields || !rows[3].Fields {
		t.Fatalf("%+v, %v", rows, err)
	}
	first, err := db.Outbox(ctx, 1)
	if err != nil || len(first) != 1 || first[0] != rows[0] {
		t.Errorf("%+v, %v", first, err)
	}
	write(t, db, func(tx *Tx) error { return tx.Sent(ctx, rows[:2]) })
	if left, err := db.Outbox(ctx, 0); err != nil || len(left) != 2 || left[0] != rows[2] {
		t.Errorf("%+v, %v", left, err)
	}
}
