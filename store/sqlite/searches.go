package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"yanku/internal/report"
)

// Search is a kept search with its place among all.
type Search struct {
	report.Search
	Order int64 `json:"order"` // it grows in the order of making; 0 when it is yet to be given
}

// searchColumns are what scanSearch reads.
const searchColumns = "id, name, query, whole, plain, collection, seen, ord"

func scanSearch(scan func(...any) error) (s Search, err error) {
	err = scan(&s.ID, &s.Name, &s.Query, &s.Whole, &s.Plain, &s.Collection, &s.Seen, &s.Order)
	return s, err
}

// Searches gives the kept searches in the order in which they were made.
func (db *DB) Searches(ctx context.Context) (out []report.Search, err error) {
	err = each(ctx, db.read, func(rows *sql.Rows) error {
		s, err := scanSearch(rows.Scan)
		out = append(out, s.Search)
		return err
	}, "SELECT "+searchColumns+" FROM searches ORDER BY ord, id")
	return out, wrap(err, "read kept searches")
}

// search reads one kept search; ErrNotFound when there is none.
func (tx *Tx) search(ctx context.Context, id report.ID) (Search, error) {
	s, err := scanSearch(tx.tx.QueryRowContext(ctx, "SELECT "+searchColumns+" FROM searches WHERE id = ?", id).Scan)
	return s, wrap(err, "look up kept search "+string(id))
}

// PutSearch keeps a search, or changes the one that has its ID; is tells how it stands now and was how it stood, nil when it is new. One that is kept has its place
// and its Seen, unless s was seen later; a new one without them comes last, and no report is new to it.
func (tx *Tx) PutSearch(ctx context.Context, s Search, now int64) (is Search, was *Search, err error) {
	former, err := tx.search(ctx, s.ID)
	switch {
	case err == nil:
		was = &former
		s.Order, s.Seen = former.Order, max(s.Seen, former.Seen)
	case !errors.Is(err, ErrNotFound):
		return s, nil, err
	case s.Order == 0:
		err = wrap(tx.tx.QueryRowContext(ctx, "SELECT coalesce(max(ord), 0) + 1 FROM searches").Scan(&s.Order), "place kept search")
	default:
		err = nil
	}
	if err == nil && s.Seen == 0 {
		s.Seen, err = tx.lately(ctx, now)
	}
	if err != nil {
		return s, nil, err
	}
	return s, was, tx.exec(ctx, "keep search "+string(s.ID), "INSERT OR REPLACE INTO searches ("+searchColumns+") VALUES (?,?,?,?,?,?,?,?)",
		s.ID, s.Name, s.Query, s.Whole, s.Plain, s.Collection, s.Seen, s.Order)
}

// DropSearch drops a kept search and tells how it stood; ErrNotFound when there is none.
func (tx *Tx) DropSearch(ctx context.Context, id report.ID) (was Search, err error) {
	if was, err = tx.search(ctx, id); err != nil {
		return was, err
	}
	return was, tx.exec(ctx, "drop kept search "+string(id), "DELETE FROM searches WHERE id = ?", id)
}

// SeenSearch notes that what a kept search finds was looked at: no report is new to it. ErrNotFound when there is none.
func (tx *Tx) SeenSearch(ctx context.Context, id report.ID, now int64) error {
	s, err := tx.search(ctx, id)
	if err == nil {
		s.Seen, err = tx.lately(ctx, now)
	}
	if err == nil {
		err = tx.exec(ctx, "see kept search "+string(id), "UPDATE searches SET seen = max(seen, ?) WHERE id = ?", s.Seen, id)
	}
	return err
}

// lately is now, or the moment after the last import where a clock that was put back says otherwise.
func (tx *Tx) lately(ctx context.Context, now int64) (at int64, err error) {
	err = tx.tx.QueryRowContext(ctx, "SELECT max(?, coalesce((SELECT max(added) FROM reports WHERE current = 1), 0) + 1)", now).Scan(&at)
	return at, wrap(err, "look up the last import")
}

// KnewSearch tells whether there is a kept search or ever was one, as far as the journal goes back.
func (db *DB) KnewSearch(ctx context.Context) (knew bool, err error) {
	const query = "SELECT EXISTS (SELECT 1 FROM searches) OR EXISTS (SELECT 1 FROM changes WHERE verb IN (?, ?))"
	err = db.read.QueryRowContext(ctx, query, VerbSave, VerbUnsave).Scan(&knew)
	return knew, wrap(err, "look up kept searches")
}

// Added gives the current versions that came in at since (Unix milliseconds) or later, the first first.
func (db *DB) Added(ctx context.Context, since int64) (out []report.ID, err error) {
	err = each(ctx, db.read, func(rows *sql.Rows) error {
		var id report.ID
		defer func() { out = append(out, id) }()
		return rows.Scan(&id)
	}, "SELECT id FROM reports WHERE current = 1 AND added >= ? ORDER BY added, id", since)
	return out, wrap(err, "look up new reports")
}
