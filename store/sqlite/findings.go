package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"yanku/internal/report"
)

// findingData is the part of a finding that has no column.
type findingData struct {
	Note   string     `json:"note,omitempty"`
	Number string     `json:"number,omitempty"`
	Of     int        `json:"of,omitempty"`
	Source sourceData `json:"source"`
}

func (tx *Tx) putFindings(ctx context.Context, id report.ID, findings []report.Finding) error {
	for i, f := range findings {
		data, err := json.Marshal(findingData{f.Note, f.Number, f.Of, sourceRow(f.Source)})
		if err != nil {
			return err
		}
		err = tx.exec(ctx, "write findings of "+string(id), "INSERT INTO findings (report, ord, kind, label, data) VALUES (?,?,?,?,?)",
			id, i, f.Kind, f.Label, string(data))
		if err != nil {
			return err
		}
	}
	return nil
}

func (db *DB) findingsOf(ctx context.Context, id report.ID) (out []report.Finding, err error) {
	err = each(ctx, db.read, func(rows *sql.Rows) error {
		var f report.Finding
		var data []byte
		if err := rows.Scan(&f.Kind, &f.Label, &data); err != nil {
			return err
		}
		var row findingData
		if err := json.Unmarshal(data, &row); err != nil {
			return fmt.Errorf("%w: %w", ErrDamaged, err)
		}
		f.Note, f.Number, f.Of, f.Source = row.Note, row.Number, row.Of, row.Source.source()
		out = append(out, f)
		return nil
	}, "SELECT kind, label, data FROM findings WHERE report = ? ORDER BY ord", id)
	return out, wrap(err, "read findings of "+string(id))
}
