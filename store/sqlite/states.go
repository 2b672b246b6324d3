package sqlite

import (
	"context"
	"database/sql"

	"yanku/internal/query"
	"yanku/internal/report"
)

// states are the conditions on a report's row for the states of a query that are not kinds of figures or findings.
var states = map[string]string{
	"unread": "unread = 1", "read": "unread = 0", "star": "star = 1", "doubt": "flags > 0", "tag": "tags <> ''", "figure": "figures > 0",
	"traditional": "json_extract(data, '$.traditional') = 1", "ocr": "json_extract(data, '$.reading.ocr') = 1",
	"edit": "EXISTS (SELECT 1 FROM docs WHERE report = reports.id AND json_extract(docs.data, '$.e[0]') IS NOT NULL)",
	"note": "0",
}

// InState gives the reports that have a state of query.State.
func (db *DB) InState(ctx context.Context, what string) (map[report.ID]bool, error) {
	if where, ok := states[what]; ok {
		return db.ids(ctx, "SELECT id FROM reports WHERE "+where)
	}
	return db.ids(ctx, "SELECT report FROM figures WHERE kind = ?1 AND state <> 'rejected' UNION SELECT report FROM findings WHERE kind = ?1", what)
}

// InPeriod gives the reports with a figure of a period.
func (db *DB) InPeriod(ctx context.Context, key string) (map[report.ID]bool, error) {
	return db.ids(ctx, "SELECT DISTINCT report FROM figures WHERE period = ? COLLATE NOCASE AND state <> 'rejected'", key)
}

// Tagged gives the reports whose tags answer a part of a query; split is as in query.Fields.
func (db *DB) Tagged(ctx context.Context, n query.Node, split func(string) []report.Span) (map[report.ID]bool, error) {
	out := map[report.ID]bool{}
	asked := query.Tree{Root: query.All{n}}
	err := each(ctx, db.read, func(rows *sql.Rows) error {
		var id report.ID
		var tags string
		if err := rows.Scan(&id, &tags); err != nil {
			return err
		}
		if asked.Match(query.Fields{Tags: lines(tags), Split: split}) {
			out[id] = true
		}
		return nil
	}, "SELECT id, tags FROM reports WHERE tags <> ''")
	return out, wrap(err, "read tags")
}

// Holding gives the reports with a figure that answers n.
func (db *DB) Holding(ctx context.Context, n query.Number) (map[report.ID]bool, error) {
	out := map[report.ID]bool{}
	err := each(ctx, db.read, func(rows *sql.Rows) error {
		id, fact, err := scanFact(rows)
		if err == nil && n.Holds(fact) {
			out[id] = true
		}
		return err
	}, "SELECT "+factColumns+" FROM figures WHERE state <> 'rejected' AND (?1 = '' OR kind = ?1)", n.Kind)
	return out, wrap(err, "read figures")
}

func (db *DB) ids(ctx context.Context, q string, args ...any) (map[report.ID]bool, error) {
	out := map[report.ID]bool{}
	err := each(ctx, db.read, func(rows *sql.Rows) error {
		var id report.ID
		err := rows.Scan(&id)
		out[id] = true
		return err
	}, q, args...)
	return out, wrap(err, "look up reports")
}
