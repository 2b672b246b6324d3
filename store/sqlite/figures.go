package sqlite

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"

	"yanku/internal/report"
)

// figureData is the part of a figure that has no column.
type figureData struct {
	Family     string           `json:"family,omitempty"`
	Members    []string         `json:"members,omitempty"`
	Measure    string           `json:"measure,omitempty"`
	Start      string           `json:"start,omitempty"`
	End        string           `json:"end,omitempty"`
	Inferred   bool             `json:"inferred,omitempty"`
	Calendar   string           `json:"calendar,omitempty"`
	Value      *float64         `json:"value,omitempty"`
	Low        *float64         `json:"low,omitempty"`
	High       *float64         `json:"high,omitempty"`
	Unit       string           `json:"unit,omitempty"`
	Qualifier  report.Qualifier `json:"qualifier,omitempty"`
	YoY        *float64         `json:"yoy,omitempty"`
	QoQ        *float64         `json:"qoq,omitempty"`
	YoYLow     *float64         `json:"yoy_low,omitempty"`
	YoYHigh    *float64         `json:"yoy_high,omitempty"`
	Nature     report.Nature    `json:"nature,omitempty"`
	Basis      report.Basis     `json:"basis,omitempty"`
	Superseded bool             `json:"superseded,omitempty"`
	Rank       int              `json:"rank,omitempty"`
	Of         int              `json:"of,omitempty"`
	Label      string           `json:"label,omitempty"`
	Action     string           `json:"action,omitempty"`
	Scope      string           `json:"scope,omitempty"`
	Note       string           `json:"note,omitempty"`
	Match      report.Match     `json:"match,omitempty"`
	Author     string           `json:"author,omitempty"`
	Horizon    string           `json:"horizon,omitempty"`
	Source     sourceData       `json:"source"`
	Mentions   []sourceData     `json:"mentions,omitempty"`
}

// sourceData is a report.Source.
type sourceData struct {
	At      [4]int `json:"at"` // span, mark
	Context []int  `json:"context,omitempty"`
	Page    int    `json:"page,omitempty"`
	Quote   string `json:"quote"`
	Rule    string `json:"rule,omitempty"`
	Version int    `json:"version,omitempty"`
}

func sourceRow(s report.Source) sourceData {
	return sourceData{[4]int{s.Span.From, s.Span.To, s.Mark.From, s.Mark.To}, flat(s.Context), s.Page, s.Quote, s.Rule, s.Version}
}

func (s sourceData) source() report.Source {
	return report.Source{
		Span: report.Span{From: s.At[0], To: s.At[1]}, Mark: report.Span{From: s.At[2], To: s.At[3]}, Context: spans(s.Context),
		Page: s.Page, Quote: s.Quote, Rule: s.Rule, Version: s.Version,
	}
}

const insertFigure = `INSERT INTO figures (report, ord, id, kind, subject, code, period, value, state, data, digest) VALUES (?,?,?,?,?,?,?,?,?,?,?)`

func (tx *Tx) putFigures(ctx context.Context, id report.ID, figures []report.Figure) error {
	for i, f := range figures {
		f.Report = id
		if err := tx.putFigure(ctx, f, i); err != nil {
			return err
		}
	}
	return nil
}

func (tx *Tx) putFigure(ctx context.Context, f report.Figure, ord int) error {
	data, err := json.Marshal(figureRow(f))
	if err != nil {
		return err
	}
	return tx.exec(ctx, fmt.Sprintf("write figure %s of %s", f.ID, f.Report), insertFigure,
		f.Report, ord, f.ID, f.Kind, f.Subject.Text, f.Subject.Code, f.Period.Key, f.Quantity.Value, f.State, string(data), digest(data))
}

// digest gives 16 hexadecimal digits that change when the row's data does.
func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:8])
}

func figureRow(f report.Figure) figureData {
	row := figureData{
		Family: f.Subject.Family, Members: f.Subject.Members, Measure: f.Measure,
		Start: f.Period.Start.String(), End: f.Period.End.String(), Inferred: f.Period.Inferred, Calendar: f.Period.Calendar,
		Value: f.Quantity.Value, Low: f.Quantity.Low, High: f.Quantity.High, Unit: f.Quantity.Unit, Qualifier: f.Quantity.Qualifier,
		YoY: f.Growth.YoY, QoQ: f.Growth.QoQ, YoYLow: f.Growth.YoYLow, YoYHigh: f.Growth.YoYHigh,
		Nature: f.Nature, Basis: f.Basis, Superseded: f.Superseded, Rank: f.Rank.N, Of: f.Rank.Of,
		Label: f.Grade.Label, Action: f.Grade.Action, Scope: f.Grade.Scope, Note: f.Grade.Note,
		Match: f.Match, Author: f.Author, Horizon: f.Horizon, Source: sourceRow(f.Source),
	}
	for _, m := range f.Mentions {
		row.Mentions = append(row.Mentions, sourceRow(m))
	}
	return row
}

// into sets what the row has no columns for.
func (d figureData) into(f *report.Figure) error {
	f.Subject.Family, f.Subject.Members, f.Measure = d.Family, d.Members, d.Measure
	f.Period.Inferred, f.Period.Calendar = d.Inferred, d.Calendar
	f.Quantity = report.Quantity{Value: d.Value, Low: d.Low, High: d.High, Unit: d.Unit, Qualifier: d.Qualifier}
	f.Growth = report.Growth{YoY: d.YoY, QoQ: d.QoQ, YoYLow: d.YoYLow, YoYHigh: d.YoYHigh}
	f.Nature, f.Basis, f.Superseded, f.Rank = d.Nature, d.Basis, d.Superseded, report.Rank{N: d.Rank, Of: d.Of}
	f.Grade = report.Grade{Label: d.Label, Action: d.Action, Scope: d.Scope, Note: d.Note}
	f.Match, f.Author, f.Horizon, f.Source = d.Match, d.Author, d.Horizon, d.Source.source()
	for _, m := range d.Mentions {
		f.Mentions = append(f.Mentions, m.source())
	}
	if err := f.Period.Start.UnmarshalText([]byte(d.Start)); err != nil {
		return err
	}
	return f.Period.End.UnmarshalText([]byte(d.End))
}

const figureColumns = "f.report, f.id, f.kind, f.subject, f.code, f.period, f.state, f.data, f.digest"

// scanFigure reads figureColumns. A row whose digest does not fit its data is ErrDamaged: a wrong figure is worse than none.
func scanFigure(rows *sql.Rows) (f report.Figure, err error) {
	var data []byte
	var sum string
	if err := rows.Scan(&f.Report, &f.ID, &f.Kind, &f.Subject.Text, &f.Subject.Code, &f.Period.Key, &f.State, &data, &sum); err != nil {
		return f, err
	}
	var row figureData
	if err = json.Unmarshal(data, &row); err == nil {
		err = row.into(&f)
	}
	if digest(data) != sum || err != nil {
		return f, fmt.Errorf("figure %s of %s: %w", f.ID, f.Report, errors.Join(ErrDamaged, err))
	}
	return f, nil
}

// Figures calls do for every figure of the library's current versions, report by report, newest date first and in the order of the text.
func (db *DB) Figures(ctx context.Context, do func(report.Figure) error) error {
	return wrap(each(ctx, db.read, func(rows *sql.Rows) error {
		f, err := scanFigure(rows)
		if err != nil {
			return err
		}
		return do(f)
	}, "SELECT "+figureColumns+` FROM reports r JOIN figures f ON f.report = r.id WHERE r.current = 1
		ORDER BY r.date DESC, r.added DESC, r.id, f.ord`), "read figures")
}

func (db *DB) figuresOf(ctx context.Context, id report.ID) (out []report.Figure, err error) {
	err = each(ctx, db.read, func(rows *sql.Rows) error {
		f, err := scanFigure(rows)
		out = append(out, f)
		return err
	}, "SELECT "+figureColumns+" FROM figures f WHERE f.report = ? ORDER BY f.ord", id)
	return out, wrap(err, "read figures of "+string(id))
}
