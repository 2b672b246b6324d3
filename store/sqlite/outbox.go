package sqlite

import (
	"context"
	"database/sql"

	"yanku/internal/report"
)

// Pending is a report that the search index or its side file does not know yet.
type Pending struct {
	Seq    int64
	Report report.ID
	Fields bool // what the index holds changed, not only the side file
}

// Enqueue puts a report into the outbox.
func (tx *Tx) Enqueue(ctx context.Context, id report.ID, fields bool) error {
	return tx.exec(ctx, "write outbox", "INSERT INTO outbox (report, fields) VALUES (?, ?)", id, fields)
}

// EnqueueAll puts every report into the outbox, for an index that has to be built anew.
func (tx *Tx) EnqueueAll(ctx context.Context) error {
	return tx.exec(ctx, "write outbox", "INSERT INTO outbox (report, fields) SELECT id, 1 FROM reports")
}

// Outbox gives the oldest rows of the outbox, at most limit; all when limit is 0.
func (db *DB) Outbox(ctx context.Context, limit int) (out []Pending, err error) {
	if limit == 0 {
		limit = -1 // SQLite's word for no limit
	}
	err = each(ctx, db.read, func(rows *sql.Rows) error {
		var p Pending
		err := rows.Scan(&p.Seq, &p.Report, &p.Fields)
		out = append(out, p)
		return err
	}, "SELECT seq, report, fields FROM outbox ORDER BY seq LIMIT ?", limit)
	return out, wrap(err, "read outbox")
}

// Sent takes rows out of the outbox.
func (tx *Tx) Sent(ctx context.Context, rows []Pending) error {
	for _, p := range rows {
		if err := tx.exec(ctx, "write outbox", "DELETE FROM outbox WHERE seq = ?", p.Seq); err != nil {
			return err
		}
	}
	return nil
}

// Waiting gives the reports that the index does not know as they are.
func (db *DB) Waiting(ctx context.Context) (ids []report.ID, err error) {
	err = each(ctx, db.read, func(rows *sql.Rows) error {
		var id report.ID
		err := rows.Scan(&id)
		ids = append(ids, id)
		return err
	}, "SELECT DISTINCT report FROM outbox WHERE fields = 1 ORDER BY report")
	return ids, wrap(err, "read outbox")
}
