package sqlite

import (
	"context"
	"database/sql"

	"yanku/internal/report"
)

// FlagRef names a flag and the report it is on.
type FlagRef struct {
	ID     report.ID `json:"id"`
	Report report.ID `json:"report"`
}

// Dismiss dismisses a flag or opens it again; was tells whether it was dismissed. The flag need not have a row: flags between reports have none.
func (tx *Tx) Dismiss(ctx context.Context, f FlagRef, dismissed bool, at int64) (was bool, err error) {
	what, state := "dismiss flag "+string(f.ID), "open"
	if err := tx.tx.QueryRowContext(ctx, "SELECT count(*) > 0 FROM dismissals WHERE flag = ?", f.ID).Scan(&was); err != nil {
		return was, wrap(err, what)
	}
	if dismissed {
		state = "dismissed"
		err = tx.exec(ctx, what, "INSERT OR IGNORE INTO dismissals (flag, report, at) VALUES (?,?,?)", f.ID, f.Report, at)
	} else {
		err = tx.exec(ctx, what, "DELETE FROM dismissals WHERE flag = ?", f.ID)
	}
	if err == nil {
		err = tx.exec(ctx, what, "UPDATE flags SET state = ? WHERE id = ?", state, f.ID)
	}
	if err != nil {
		return was, err
	}
	return was, tx.recount(ctx, f.Report)
}

// Dismissed gives the dismissed flags of one report, or all when id is empty.
func (db *DB) Dismissed(ctx context.Context, id report.ID) (map[report.ID]bool, error) {
	return dismissed(ctx, db.read, id)
}

func dismissed(ctx context.Context, q querier, id report.ID) (map[report.ID]bool, error) {
	out := map[report.ID]bool{}
	err := each(ctx, q, func(rows *sql.Rows) error {
		var flag report.ID
		err := rows.Scan(&flag)
		out[flag] = true
		return err
	}, "SELECT flag FROM dismissals WHERE ?1 = '' OR report = ?1", id)
	return out, wrap(err, "read dismissed flags")
}
