package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"yanku/internal/report"
)

// Dismiss dismisses a flag or opens it again; was tells whether it was dismissed. The flag need not have a row: flags between reports have none.
func (tx *Tx) Dismiss(ctx context.Context, flag report.ID, dismissed bool, at int64) (was bool, err error) {
	what, state := "dismiss flag "+string(flag), "open"
	if err := tx.tx.QueryRowContext(ctx, "SELECT count(*) > 0 FROM dismissals WHERE flag = ?", flag).Scan(&was); err != nil {
		return was, wrap(err, what)
	}
	if dismissed {
		state = "dismissed"
		err = tx.exec(ctx, what, "INSERT OR IGNORE INTO dismissals (flag, at) VALUES (?,?)", flag, at)
	} else {
		err = tx.exec(ctx, what, "DELETE FROM dismissals WHERE flag = ?", flag)
	}
	if err != nil {
		return was, err
	}
	var on report.ID
	err = tx.tx.QueryRowContext(ctx, "UPDATE flags SET state = ? WHERE id = ? RETURNING report", state, flag).Scan(&on)
	if errors.Is(err, sql.ErrNoRows) {
		return was, nil
	}
	if err != nil {
		return was, wrap(err, what)
	}
	return was, tx.recount(ctx, on)
}

// Dismissed gives the dismissed flags.
func (db *DB) Dismissed(ctx context.Context) (map[report.ID]bool, error) {
	return dismissed(ctx, db.read)
}

func dismissed(ctx context.Context, q querier) (map[report.ID]bool, error) {
	out := map[report.ID]bool{}
	err := each(ctx, q, func(rows *sql.Rows) error {
		var id report.ID
		err := rows.Scan(&id)
		out[id] = true
		return err
	}, "SELECT flag FROM dismissals")
	return out, wrap(err, "read dismissed flags")
}
