package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"yanku/internal/query"
	"yanku/internal/report"
)

// prose gives the sentences of prose of a text, in order: what a report says, without tables, headings, bylines and disclaimers.
func (shape docData) prose(body string) (out []report.Span) {
	at := 0
	for i := 0; i+2 < len(shape.Sentences); i += 3 {
		block, from := shape.Sentences[i], at+shape.Sentences[i+1]
		at = from + shape.Sentences[i+2]
		if block < 0 || block >= len(shape.Blocks) || from < 0 || from >= at || at > len(body) {
			continue
		}
		b := shape.Blocks[block]
		if b.From >= 0 && b.From <= b.To && b.To <= len(body) && lineKind(b, body[b.From:b.To]) == query.ProseLine {
			out = append(out, report.Span{From: from, To: at})
		}
	}
	return out
}

// Sentences calls do for the reports of ids with their text and its sentences of prose. Reports that are gone are left out.
func (db *DB) Sentences(ctx context.Context, ids []report.ID, do func(s report.Summary, body string, sentences []report.Span) error) error {
	return wrap(in(ids, func(marks string, args []any) error {
		return each(ctx, db.read, func(rows *sql.Rows) error {
			var body, data string
			s, err := scanSummary(rows, &body, &data)
			if err != nil {
				return err
			}
			var shape docData
			if err := json.Unmarshal([]byte(data), &shape); err != nil {
				return fmt.Errorf("shape of %s: %w: %w", s.ID, ErrDamaged, err)
			}
			return do(s, body, shape.prose(body))
		}, "SELECT "+summary+", d.body, d.data FROM reports r JOIN docs d ON d.report = r.id WHERE r.id IN "+marks, args...)
	}), "read sentences")
}
