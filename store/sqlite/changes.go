package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"yanku/internal/report"
)

// Verb is what a change does.
type Verb string

// The verbs of changes.
const (
	VerbPut  Verb = "put"  // a report came in
	VerbDrop Verb = "drop" // a report went out
	VerbRead Verb = "read"
	VerbStar Verb = "star"

	VerbCurrent Verb = "current" // the user chose the version that is shown
	VerbApart   Verb = "apart"   // the user keeps a version apart
	VerbReading Verb = "reading" // the file was read anew in another way

	VerbAgain Verb = "again" // what was read anew by this version's rules was accepted

	VerbDecide  Verb = "decide"  // figures were confirmed, corrected, rejected or added
	VerbDismiss Verb = "dismiss" // flags were dismissed or opened again

	VerbSave   Verb = "save"   // a search was kept, or a kept one changed
	VerbUnsave Verb = "unsave" // a kept search was dropped
)

// Change is one write of the user's: what it does to which reports.
type Change struct {
	ID      int64       `json:"-"`
	Verb    Verb        `json:"verb"`
	Reports []report.ID `json:"reports"`
	On      bool        `json:"on,omitempty"` // of read, star, current, apart and dismiss

	Reading *report.Reading `json:"reading,omitempty"` // of reading: the way
	Kept    Kept            `json:"kept,omitempty"`    // of again, when it is taken back: the rows as they were

	Decisions Decided   `json:"decisions,omitempty"` // of decide
	Flags     []FlagRef `json:"flags,omitempty"`     // of dismiss

	Search *Search `json:"search,omitempty"` // of save and unsave
}

// Journal writes a change with its inverse. undoes is the change that this one takes back, or 0.
func (tx *Tx) Journal(ctx context.Context, at int64, do, inverse Change, undoes int64) error {
	data, err := json.Marshal(do)
	if err != nil {
		return err
	}
	back, err := json.Marshal(inverse)
	if err != nil {
		return err
	}
	var of any
	if undoes != 0 {
		of = undoes
		if err := tx.exec(ctx, "write journal", "UPDATE changes SET undone = 1 WHERE id = ?", undoes); err != nil {
			return err
		}
	}
	return tx.exec(ctx, "write journal", "INSERT INTO changes (at, verb, data, inverse, undoes) VALUES (?,?,?,?,?)", at, do.Verb, string(data), string(back), of)
}

// Last gives the inverse of the latest change that can be undone, with that change's ID; ErrNotFound when there is none.
func (tx *Tx) Last(ctx context.Context) (inverse Change, err error) { return last(ctx, tx.tx) }

// Last is Tx.Last outside a transaction: what it gives may be undone by the time it is looked at.
func (db *DB) Last(ctx context.Context) (inverse Change, err error) { return last(ctx, db.read) }

func last(ctx context.Context, q rowQuerier) (inverse Change, err error) {
	var id int64
	var data []byte
	err = q.QueryRowContext(ctx, "SELECT id, inverse FROM changes WHERE undone = 0 AND undoes IS NULL ORDER BY id DESC LIMIT 1").Scan(&id, &data)
	if err != nil {
		return inverse, wrap(err, "read journal")
	}
	if err := json.Unmarshal(data, &inverse); err != nil {
		return inverse, fmt.Errorf("change %d: %w: %w", id, ErrDamaged, err)
	}
	inverse.ID = id
	return inverse, nil
}

// Made gives what a change of the journal did.
func (db *DB) Made(ctx context.Context, id int64) (c Change, err error) {
	var data []byte
	if err := db.read.QueryRowContext(ctx, "SELECT data FROM changes WHERE id = ?", id).Scan(&data); err != nil {
		return c, wrap(err, "read journal")
	}
	if err := json.Unmarshal(data, &c); err != nil {
		return c, fmt.Errorf("change %d: %w: %w", id, ErrDamaged, err)
	}
	c.ID = id
	return c, nil
}

// Past is one decision in the history of a figure.
type Past struct {
	At     int64 // Unix milliseconds
	Undone bool  // it was taken back
	report.Decision
}

// History gives what was decided on a figure, the oldest first, with what was taken back.
func (db *DB) History(ctx context.Context, figure report.ID) (out []Past, err error) {
	err = each(ctx, db.read, func(rows *sql.Rows) error {
		var at int64
		var undone bool
		var data []byte
		if err := rows.Scan(&at, &undone, &data); err != nil {
			return err
		}
		var c Change
		if err := json.Unmarshal(data, &c); err != nil {
			return fmt.Errorf("%w: %w", ErrDamaged, err)
		}
		for _, d := range c.Decisions {
			if d.Figure == figure {
				out = append(out, Past{at, undone, d})
			}
		}
		return nil
	}, "SELECT at, undone, data FROM changes WHERE verb = ? AND undoes IS NULL AND instr(data, ?) > 0 ORDER BY id", VerbDecide, `"`+string(figure)+`"`)
	return out, wrap(err, "read history of "+string(figure))
}

// Facts gives a number that grows whenever the figures of the library may have changed.
func (db *DB) Facts(ctx context.Context) (n int64, err error) {
	const query = "SELECT coalesce(max(id), 0) FROM changes WHERE verb NOT IN (?, ?, ?, ?, ?)"
	err = db.read.QueryRowContext(ctx, query, VerbRead, VerbStar, VerbDismiss, VerbSave, VerbUnsave).Scan(&n)
	return n, wrap(err, "read journal")
}
