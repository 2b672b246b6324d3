package store

import (
	"context"
	"errors"
	"fmt"

	"yanku/internal/report"
	"yanku/store/sqlite"
)

// Undone tells of a change that was taken back. Verb is a word of the journal: put, drop, read, star, current, apart, reading, again, decide, dismiss, save, unsave.
type Undone struct {
	Verb      string
	On        bool              // of read, star, current, apart and dismiss: what the change had set
	Reports   []report.ID       // it was made on
	Decisions []report.Decision // of decide
	Flags     int               // of dismiss: how many
	Search    *report.Search    // of save and unsave: the one kept or dropped
}

// Undo takes back the last n changes, the latest first, and tells how many there were to take back. Undoing an import takes
// the report out and moves its file to the library's trash.
func (l *Library) Undo(ctx context.Context, n int) (done int, err error) {
	for done < n {
		_, ok, err := l.UndoLast(ctx)
		if err != nil || !ok {
			return done, err
		}
		done++
	}
	return done, nil
}

// UndoLast takes back the last change and tells what it was; ok is false when there was none.
func (l *Library) UndoLast(ctx context.Context) (u Undone, ok bool, err error) {
	defer l.ring()
	for {
		id, err := l.undoLast(ctx)
		switch {
		case errors.Is(err, errOvertaken):
			continue
		case errors.Is(err, errNothing):
			return u, false, nil
		case err != nil:
			return u, false, fmt.Errorf("undo: %w", err)
		}
		c, err := l.db.Made(ctx, id)
		u = Undone{Verb: string(c.Verb), On: c.On, Reports: c.Reports, Decisions: c.Decisions, Flags: len(c.Flags)}
		if c.Search != nil {
			u.Search = &c.Search.Search
		}
		return u, true, err
	}
}

var (
	errNothing   = errors.New("nothing to take back")
	errOvertaken = errors.New("another change came in between")
)

// undoLast takes back the last change and gives its number in the journal.
func (l *Library) undoLast(ctx context.Context) (int64, error) {
	inverse, err := l.db.Last(ctx)
	if errors.Is(err, ErrNotFound) {
		return 0, errNothing
	}
	j := job{Change: inverse}
	if err == nil && inverse.Verb == sqlite.VerbReading { // outside the transaction: it takes as long as an import
		j, err = l.reading(ctx, inverse)
	}
	if err != nil {
		return 0, err
	}
	j.undoes = inverse.ID
	return inverse.ID, l.db.Write(ctx, func(tx *sqlite.Tx) error {
		if now, err := tx.Last(ctx); err != nil || now.ID != inverse.ID {
			return errors.Join(err, errOvertaken)
		}
		return apply(ctx, tx, j)
	})
}
