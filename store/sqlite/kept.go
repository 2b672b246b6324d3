package sqlite

import (
	"bytes"
	"compress/gzip"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"

	"yanku/internal/report"
)

// keptTables are what was read from a report's file: its columns in reports, and its rows elsewhere.
var keptTables = []struct{ name, key, columns string }{
	{"reports", "id", "bytes, quality, title, institution, date, date_inferred, start, end, type, rating, codes, figures, flags, data"},
	{"docs", "report", "report, body, was, data"},
	{"figures", "report", "report, ord, id, kind, subject, code, period, value, state, data, digest"},
	{"findings", "report", "report, ord, kind, label, data"},
	{"flags", "report", "id, report, ord, kind, level, state, data"},
}

// Kept are the rows of a report by their table, in the order of keptTables' columns. The rules that read them may be gone: they can only be put back as they were.
type Kept map[string][][]any

// Keep gives the rows of what was read from a report's file.
func (tx *Tx) Keep(ctx context.Context, id report.ID) (Kept, error) {
	out := Kept{}
	for _, t := range keptTables {
		wide := strings.Count(t.columns, ",") + 1
		err := each(ctx, tx.tx, func(rows *sql.Rows) error {
			row, into := make([]any, wide), make([]any, wide)
			for i := range row {
				into[i] = &row[i]
			}
			out[t.name] = append(out[t.name], row)
			return rows.Scan(into...)
		}, "SELECT "+t.columns+" FROM "+t.name+" WHERE "+t.key+" = ? ORDER BY "+t.columns, id)
		if err != nil {
			return nil, wrap(err, "keep "+t.name+" of "+string(id))
		}
	}
	if len(out["reports"]) == 0 {
		return nil, fmt.Errorf("keep report %s: %w", id, ErrNotFound)
	}
	return out, nil
}

// Beside leaves the tables out that now has just so. A table that was empty stays, as an empty one.
func (k Kept) Beside(now Kept) Kept {
	out := Kept{}
	for _, t := range keptTables {
		if !reflect.DeepEqual(k[t.name], now[t.name]) {
			out[t.name] = append([][]any{}, k[t.name]...)
		}
	}
	return out
}

// PutBack puts rows that were kept into the place of those that stand there; what the user made of the report stays.
func (tx *Tx) PutBack(ctx context.Context, id report.ID, k Kept) error {
	for _, t := range keptTables {
		rows, kept := k[t.name]
		what := "put back " + t.name + " of " + string(id)
		marks := strings.TrimSuffix(strings.Repeat("?,", strings.Count(t.columns, ",")+1), ",")
		write := "INSERT INTO " + t.name + " (" + t.columns + ") VALUES (" + marks + ")"
		switch {
		case !kept:
			continue
		case t.name == "reports":
			write = "UPDATE reports SET (" + t.columns + ") = (" + marks + ") WHERE id = ?"
		default:
			if err := tx.exec(ctx, what, "DELETE FROM "+t.name+" WHERE "+t.key+" = ?", id); err != nil {
				return err
			}
		}
		for _, row := range rows {
			if t.name == "reports" {
				row = append(row[:len(row):len(row)], id)
			}
			if err := tx.exec(ctx, what, write, row...); err != nil {
				return err
			}
		}
	}
	return nil
}

// MarshalJSON writes the rows packed: a text has many.
func (k Kept) MarshalJSON() ([]byte, error) {
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	if err := json.NewEncoder(z).Encode(map[string][][]any(k)); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return json.Marshal(packed.Bytes())
}

// UnmarshalJSON reads what MarshalJSON wrote. Whole numbers come as float64, which SQLite turns back without loss.
func (k *Kept) UnmarshalJSON(data []byte) error {
	var packed []byte
	if err := json.Unmarshal(data, &packed); err != nil {
		return err
	}
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return err
	}
	return json.NewDecoder(z).Decode((*map[string][][]any)(k))
}
