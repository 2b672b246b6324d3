package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"yanku/internal/report"
)

// flagData is the part of a flag that has no column.
type flagData struct {
	Figures []report.ID  `json:"figures,omitempty"`
	Spans   []sourceData `json:"spans,omitempty"`
	Why     string       `json:"why"`
	Code    string       `json:"code,omitempty"`
	Args    []string     `json:"args,omitempty"`
}

func (tx *Tx) putFlags(ctx context.Context, id report.ID, flags []report.Flag) error {
	for i, f := range flags {
		row := flagData{Figures: f.Figures, Why: f.Why, Code: f.Code, Args: f.Args}
		for _, s := range f.Spans {
			row.Spans = append(row.Spans, sourceRow(s))
		}
		data, err := json.Marshal(row)
		if err != nil {
			return err
		}
		err = tx.exec(ctx, "write flags of "+string(id), "INSERT INTO flags (id, report, ord, kind, level, state, data) VALUES (?,?,?,?,?,?,?)",
			f.ID, id, i, f.Kind, f.Level, f.State, string(data))
		if err != nil {
			return err
		}
	}
	return nil
}

// Flags calls do for the flags of one report, or of all current versions when id is empty, newest date first.
func (db *DB) Flags(ctx context.Context, id report.ID, do func(report.Flag) error) error {
	return wrap(each(ctx, db.read, func(rows *sql.Rows) error {
		var f report.Flag
		var data []byte
		if err := rows.Scan(&f.ID, &f.Report, &f.Kind, &f.Level, &f.State, &data); err != nil {
			return err
		}
		var row flagData
		if err := json.Unmarshal(data, &row); err != nil {
			return fmt.Errorf("flag %s: %w: %w", f.ID, ErrDamaged, err)
		}
		f.Figures, f.Why, f.Code, f.Args = row.Figures, row.Why, row.Code, row.Args
		for _, s := range row.Spans {
			f.Spans = append(f.Spans, s.source())
		}
		return do(f)
	}, `SELECT f.id, f.report, f.kind, f.level, f.state, f.data FROM reports r JOIN flags f ON f.report = r.id
		WHERE ?1 = '' AND r.current = 1 OR r.id = ?1 ORDER BY r.date DESC, r.added DESC, r.id, f.ord`, id), "read flags")
}
