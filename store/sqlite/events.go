package sqlite

import (
	"context"
	"database/sql"
)

// Event is an import that failed.
type Event struct {
	At            int64 // Unix milliseconds
	Path          string
	Code, Message string
}

// PutEvent notes a failed import.
func (tx *Tx) PutEvent(ctx context.Context, e Event) error {
	return tx.exec(ctx, "write event", "INSERT INTO events (at, path, code, message) VALUES (?,?,?,?)", e.At, e.Path, e.Code, e.Message)
}

// Events gives the failed imports, the latest first, at most limit.
func (db *DB) Events(ctx context.Context, limit int) (out []Event, err error) {
	err = each(ctx, db.read, func(rows *sql.Rows) error {
		var e Event
		err := rows.Scan(&e.At, &e.Path, &e.Code, &e.Message)
		out = append(out, e)
		return err
	}, "SELECT at, path, code, message FROM events ORDER BY id DESC LIMIT ?", limit)
	return out, wrap(err, "read events")
}
