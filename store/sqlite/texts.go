package sqlite

import (
	"context"
	"database/sql"
	"slices"
	"strings"

	"yanku/internal/query"
	"yanku/internal/report"
)

// Whole says whether Texts gives all that the index holds of a report, or its text and head alone, which is quicker.
type Whole bool

// headColumns and wholeColumns are what Texts reads behind the summary. Lists stand one a line. The + keeps SQLite from looking through the moves of all reports for
// those of one.
const (
	headColumns  = ", r.codes, d.body, coalesce(d.was, ''), '', '', '', ''"
	wholeColumns = `, r.codes, d.body, coalesce(d.was, ''),
		(SELECT coalesce(group_concat(subject, char(10)), '') FROM (SELECT DISTINCT subject FROM figures WHERE report = r.id AND kind <> 'index_move' AND state <> 'rejected')),
		(SELECT coalesce(group_concat(subject, char(10)), '') FROM (SELECT DISTINCT subject FROM figures WHERE report = r.id AND +kind = 'index_move' AND state <> 'rejected')),
		(SELECT coalesce(group_concat(label, char(10)), '') FROM findings WHERE report = r.id AND kind = 'caption'),
		(SELECT coalesce(group_concat(label || ' ' || coalesce(json_extract(data, '$.note'), ''), char(10)), '') FROM findings WHERE report = r.id AND kind = 'risk')`
)

// Texts calls do for the reports of ids, or for the current version of every report when ids is nil, with what a query looks at. Reports that are gone are left out.
func (db *DB) Texts(ctx context.Context, ids []report.ID, whole Whole, do func(report.Summary, query.Fields) error) error {
	columns := "SELECT " + summary + headColumns
	if whole {
		columns = "SELECT " + summary + wholeColumns
	}
	columns += " FROM reports r JOIN docs d ON d.report = r.id "
	row := func(rows *sql.Rows) error {
		var codes, body, was, companies, indices, captions, risks string
		s, err := scanSummary(rows, &codes, &body, &was, &companies, &indices, &captions, &risks)
		if err != nil {
			return err
		}
		f := fieldsOf(s)
		f.Body, f.Was, f.Codes = body, was, lines(codes)
		f.Companies, f.Indices, f.Captions, f.Risks = lines(companies), lines(indices), lines(captions), lines(risks)
		return do(s, f)
	}
	if ids == nil {
		return wrap(each(ctx, db.read, row, columns+"WHERE r.current = 1 ORDER BY r.date DESC, r.added DESC, r.id"), "read texts")
	}
	for chunk := range slices.Chunk(ids, 200) {
		args := make([]any, len(chunk))
		for i, id := range chunk {
			args[i] = id
		}
		marks := "(?" + strings.Repeat(",?", len(chunk)-1) + ")"
		if err := each(ctx, db.read, row, columns+"WHERE r.id IN "+marks, args...); err != nil {
			return wrap(err, "read texts")
		}
	}
	return nil
}

func lines(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "\n")
}

func fieldsOf(s report.Summary) query.Fields {
	f := query.Fields{ID: s.ID, Title: s.Title, Broker: s.Institution, File: s.File, Type: s.Type, Date: s.Date, Rating: s.Rating, Format: s.Format, Tags: s.Tags}
	for _, a := range s.Authors {
		f.Authors = append(f.Authors, a.Name)
	}
	return f
}
