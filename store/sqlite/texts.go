package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"yanku/internal/query"
	"yanku/internal/report"
)

// Text is a report as a query sees it.
type Text struct {
	report.Summary
	Fields query.Fields

	points, data string // labels of key points, a line each; the shape of the text
}

// Structure fills in what of Fields is read from the shape of the text: key points, headings and what is set in bold, the kinds of lines and the sentences of prose.
func (t *Text) Structure() error {
	var shape docData
	if err := json.Unmarshal([]byte(t.data), &shape); err != nil {
		return fmt.Errorf("shape of %s: %w: %w", t.ID, ErrDamaged, err)
	}
	t.Fields.Points = lines(t.points)
	title := strings.TrimSpace(strings.TrimSuffix(t.Title, "…"))
	for _, b := range shape.Blocks {
		if b.From < 0 || b.To < b.From || b.To > len(t.Fields.Body) {
			return fmt.Errorf("shape of %s: %w", t.ID, ErrDamaged)
		}
		line := t.Fields.Body[b.From:b.To]
		kind := lineKind(b, line)
		if kind == query.ProseLine && title != "" && b.Role != report.RoleTitle && strings.TrimSpace(line) != title {
			t.Fields.Loose = t.Fields.Loose || strings.Contains(line, title)
		}
		t.Fields.Outline = append(t.Fields.Outline, query.Line{From: b.From, Kind: kind})
		parts := spans(b.Strong)
		if kind == query.HeadingLine {
			parts = []report.Span{{From: b.From, To: b.To}}
		}
		for _, s := range parts {
			if s.From >= 0 && s.From < s.To && s.To <= len(t.Fields.Body) {
				t.Fields.Points = append(t.Fields.Points, strings.ReplaceAll(t.Fields.Body[s.From:s.To], "\n", " "))
			}
		}
	}
	t.Fields.Sentences = shape.prose(t.Fields.Body)
	return nil
}

// lineKind tells what a block is to search. A short paragraph that is bold as a whole and no sentence is a heading.
func lineKind(b blockData, line string) query.LineKind {
	switch b.Role {
	case "", report.RoleBody, report.RoleTitle, report.RoleRisk:
	default:
		return query.OtherLine
	}
	switch b.Kind {
	case report.Heading:
		return query.HeadingLine
	case report.Row:
		return query.RowLine
	case report.Paragraph, report.Item, report.Quoted:
		const short = 120
		if len(b.Strong) == 2 && b.Kind == report.Paragraph && b.Strong[0] == b.From && b.Strong[1] >= b.To-3 && len(line) <= short && !strings.HasSuffix(line, "。") {
			return query.HeadingLine
		}
		return query.ProseLine
	}
	return query.OtherLine
}

// edited tells whether words of the text were repaired.
func (t *Text) edited() bool { return strings.Contains(t.data, `"e":[{`) }

// Whole says whether Texts gives all that the index holds of a report, or its text and head alone, which is quicker.
type Whole bool

// headColumns and wholeColumns are what Texts reads behind the summary. Lists stand one a line. The + keeps SQLite from looking through the moves of all reports for
// those of one.
const (
	headColumns  = ", r.codes, d.body, coalesce(d.was, ''), '', '', '', '', '', ''"
	wholeColumns = `, r.codes, d.body, coalesce(d.was, ''),
		(SELECT coalesce(group_concat(subject, char(10)), '') FROM (SELECT DISTINCT subject FROM figures WHERE report = r.id AND kind <> 'index_move' AND state <> 'rejected')),
		(SELECT coalesce(group_concat(subject, char(10)), '') FROM (SELECT DISTINCT subject FROM figures WHERE report = r.id AND +kind = 'index_move' AND state <> 'rejected')),
		(SELECT coalesce(group_concat(label, char(10)), '') FROM findings WHERE report = r.id AND kind = 'caption'),
		(SELECT coalesce(group_concat(label || ' ' || coalesce(json_extract(data, '$.note'), ''), char(10)), '') FROM findings WHERE report = r.id AND kind = 'risk'),
		(SELECT coalesce(group_concat(label, char(10)), '') FROM findings WHERE report = r.id AND kind = 'key_point'), d.data`
)

// Texts calls do for the reports of ids, or for the current version of every report when ids is nil, with what a query looks at. Reports that are gone are left out.
func (db *DB) Texts(ctx context.Context, ids []report.ID, whole Whole, do func(*Text) error) error {
	columns := "SELECT " + summary + headColumns
	if whole {
		columns = "SELECT " + summary + wholeColumns
	}
	columns += " FROM reports r JOIN docs d ON d.report = r.id "
	row := func(rows *sql.Rows) error {
		var codes, companies, indices, captions, risks string
		var t Text
		f := query.Fields{}
		s, err := scanSummary(rows, &codes, &f.Body, &f.Was, &companies, &indices, &captions, &risks, &t.points, &t.data)
		if err != nil {
			return err
		}
		t.Summary, t.Fields = s, fieldsOf(s)
		t.Fields.Body, t.Fields.Was, t.Fields.Codes = f.Body, f.Was, lines(codes)
		t.Fields.Companies, t.Fields.Indices, t.Fields.Captions, t.Fields.Risks = lines(companies), lines(indices), lines(captions), lines(risks)
		return do(&t)
	}
	if ids == nil {
		return wrap(each(ctx, db.read, row, columns+"WHERE r.current = 1 ORDER BY r.date DESC, r.added DESC, r.id"), "read texts")
	}
	return wrap(in(ids, func(marks string, args []any) error {
		return each(ctx, db.read, row, columns+"WHERE r.id IN "+marks, args...)
	}), "read texts")
}

// in calls do with some of the IDs at a time, as marks in parentheses and arguments of a statement.
func in(ids []report.ID, do func(marks string, args []any) error) error {
	for chunk := range slices.Chunk(ids, 200) {
		args := make([]any, len(chunk))
		for i, id := range chunk {
			args[i] = id
		}
		if err := do("(?"+strings.Repeat(",?", len(chunk)-1)+")", args); err != nil {
			return err
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
