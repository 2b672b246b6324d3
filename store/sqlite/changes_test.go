package sqlite

import (
	"errors"
	"reflect"
	"testing"

	"yanku/internal/report"
)

// The journal gives the inverse of the latest change first; what was undone, and the undoing itself, are passed over.
func TestJournal(t *testing.T) {
	db, ctx := open(t), t.Context()
	star := Change{Verb: VerbStar, Reports: []report.ID{"a"}, On: true}
	unstar := Change{Verb: VerbStar, Reports: []report.ID{"a"}}
	read := Change{Verb: VerbRead, Reports: []report.ID{"a", "b"}, On: true}
	unread := Change{Verb: VerbRead, Reports: []report.ID{"a", "b"}}
	write(t, db, func(tx *Tx) error {
		return errors.Join(tx.Journal(ctx, 1, star, unstar, 0), tx.Journal(ctx, 2, read, unread, 0))
	})
	for _, want := range []Change{unread, unstar} {
		write(t, db, func(tx *Tx) error {
			got, err := tx.Last(ctx)
			if err != nil {
				return err
			}
			id := got.ID
			if got.ID = 0; !reflect.DeepEqual(got, want) {
				t.Errorf("Last = %+v, want %+v", got, want)
			}
			return tx.Journal(ctx, 3, got, Change{Verb: got.Verb, Reports: got.Reports, On: !got.On}, id)
		})
	}
	write(t, db, func(tx *Tx) error {
		if got, err := tx.Last(ctx); !errors.Is(err, ErrNotFound) {
			t.Errorf("Last = %+v, %v; want ErrNotFound", got, err)
		}
		return nil
	})
	if n := count(t, db, "changes WHERE undone"); n != 2 {
		t.Errorf("%d changes are undone, want 2", n)
	}
	if n := count(t, db, "changes"); n != 4 {
		t.Errorf("%d changes, want all 4 kept", n)
	}
}
