package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"yanku/internal/query"
	"yanku/internal/report"
)

// Entries calls do for the reports of ids with all that the index holds of them. Reports that are gone are left out.
func (db *DB) Entries(ctx context.Context, ids []report.ID, do func(report.Summary, query.Fields) error) error {
	facts, kinds, err := db.holdings(ctx, ids)
	if err != nil {
		return err
	}
	return db.Texts(ctx, ids, true, func(t *Text) error {
		if err := t.Structure(); err != nil {
			return err
		}
		f := t.Fields
		f.Facts, f.States = facts[t.ID], kinds[t.ID]
		for what, is := range map[string]bool{"figure": t.Figures > 0, "traditional": t.Traditional, "ocr": t.Reading.OCR, "edit": t.edited()} {
			if is {
				f.States = append(f.States, what)
			}
		}
		return do(t.Summary, f)
	})
}

// Indexed tells whether the index knows a state of query.State; the others are the user's own and change without the report.
func Indexed(what string) bool {
	switch what {
	case "unread", "read", "star", "doubt", "tag", "note":
		return false
	}
	return true
}

// holdings gives the figures of reports as queries see them, and the kinds of figures and findings that each has.
func (db *DB) holdings(ctx context.Context, ids []report.ID) (facts map[report.ID][]query.Fact, kinds map[report.ID][]string, err error) {
	facts, kinds = map[report.ID][]query.Fact{}, map[report.ID][]string{}
	err = in(ids, func(marks string, args []any) error {
		err := each(ctx, db.read, func(rows *sql.Rows) error {
			id, fact, err := scanFact(rows)
			facts[id] = append(facts[id], fact)
			return err
		}, "SELECT "+factColumns+" FROM figures WHERE state <> 'rejected' AND report IN "+marks, args...)
		if err != nil {
			return err
		}
		return each(ctx, db.read, func(rows *sql.Rows) error {
			var id report.ID
			var kind string
			err := rows.Scan(&id, &kind)
			kinds[id] = append(kinds[id], kind)
			return err
		}, "SELECT report, kind FROM figures WHERE state <> 'rejected' AND report IN "+marks+" UNION SELECT report, kind FROM findings WHERE report IN "+marks, append(args, args...)...)
	})
	return facts, kinds, wrap(err, "read figures")
}

const factColumns = "report, kind, subject, code, period, data"

// scanFact reads factColumns.
func scanFact(rows *sql.Rows) (report.ID, query.Fact, error) {
	f := report.Figure{}
	var data []byte
	if err := rows.Scan(&f.Report, &f.Kind, &f.Subject.Text, &f.Subject.Code, &f.Period.Key, &data); err != nil {
		return "", query.Fact{}, err
	}
	var row struct {
		Measure          string
		Value, Low, High *float64
		Unit             string
	}
	if err := json.Unmarshal(data, &row); err != nil {
		return "", query.Fact{}, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	f.Measure, f.Quantity = row.Measure, report.Quantity{Value: row.Value, Low: row.Low, High: row.High, Unit: row.Unit}
	return f.Report, query.FactOf(f), nil
}
