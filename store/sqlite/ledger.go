package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"yanku/internal/report"
)

// decisionData is a report.Decision: in the ledger without figure and report, in the journal with them.
type decisionData struct {
	Figure report.ID    `json:"figure,omitempty"`
	Report report.ID    `json:"report,omitempty"`
	State  report.State `json:"state,omitempty"`
	Found  *wholeFigure `json:"found,omitempty"`
	Now    *wholeFigure `json:"now,omitempty"`
}

// wholeFigure is a figure with what else stands in columns.
type wholeFigure struct {
	Kind    report.Kind `json:"kind"`
	Subject string      `json:"subject,omitempty"`
	Code    string      `json:"code,omitempty"`
	Period  string      `json:"period,omitempty"`
	figureData
}

func wholeOf(f report.Figure) *wholeFigure {
	if f.Kind == "" {
		return nil
	}
	return &wholeFigure{f.Kind, f.Subject.Text, f.Subject.Code, f.Period.Key, figureRow(f)}
}

func (w *wholeFigure) figure() (f report.Figure, err error) {
	if w == nil {
		return f, nil
	}
	f.Kind, f.Subject.Text, f.Subject.Code, f.Period.Key = w.Kind, w.Subject, w.Code, w.Period
	return f, w.into(&f)
}

func decisionRow(d report.Decision) decisionData {
	return decisionData{d.Figure, d.Report, d.State, wholeOf(d.Found), wholeOf(d.Now)}
}

func (d decisionData) decision() (out report.Decision, err error) {
	out = report.Decision{Figure: d.Figure, Report: d.Report, State: d.State}
	if out.Found, err = d.Found.figure(); err != nil {
		return out, err
	}
	out.Now, err = d.Now.figure()
	return out, err
}

// MarshalJSON writes a decision as the journal and the side files keep it.
func (c Decided) MarshalJSON() ([]byte, error) {
	rows := make([]decisionData, len(c))
	for i, d := range c {
		rows[i] = decisionRow(d)
	}
	return json.Marshal(rows)
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (c *Decided) UnmarshalJSON(data []byte) error {
	var rows []decisionData
	if err := json.Unmarshal(data, &rows); err != nil {
		return err
	}
	for _, row := range rows {
		d, err := row.decision()
		if err != nil {
			return err
		}
		*c = append(*c, d)
	}
	return nil
}

// Decided are decisions of the user's.
type Decided []report.Decision

const ledgerColumns = "figure, report, state, data"

func scanDecision(scan func(...any) error) (d report.Decision, err error) {
	var row decisionData
	var data []byte
	if err := scan(&row.Figure, &row.Report, &row.State, &data); err != nil {
		return d, err
	}
	kept := row
	if err := json.Unmarshal(data, &row); err != nil {
		return d, fmt.Errorf("decision on %s: %w: %w", kept.Figure, ErrDamaged, err)
	}
	row.Figure, row.Report, row.State = kept.Figure, kept.Report, kept.State
	return row.decision()
}

// Decisions gives the ledger of one report, or the whole one when id is empty, the oldest decision first.
func (db *DB) Decisions(ctx context.Context, id report.ID) (Decided, error) {
	return decisions(ctx, db.read, id)
}

// Decisions is the ledger as this transaction sees it.
func (tx *Tx) Decisions(ctx context.Context, id report.ID) (Decided, error) {
	return decisions(ctx, tx.tx, id)
}

func decisions(ctx context.Context, q querier, id report.ID) (out Decided, err error) {
	err = each(ctx, q, func(rows *sql.Rows) error {
		d, err := scanDecision(rows.Scan)
		out = append(out, d)
		return err
	}, "SELECT "+ledgerColumns+" FROM ledger WHERE ?1 = '' OR report = ?1 ORDER BY at, figure", id)
	return out, wrap(err, "read ledger")
}

// Decide writes a decision into the ledger and its figure as it is now into the report. It gives the decision that held before, which has no State when there was none,
// and the new one whole.
// A Decision without Found takes it from the figure's row, one without a State takes the earlier decision back. A figure that is neither there nor added is ErrNotFound.
func (tx *Tx) Decide(ctx context.Context, d report.Decision, at int64) (was, now report.Decision, err error) {
	what := "decide on figure " + string(d.Figure)
	was, err = scanDecision(tx.tx.QueryRowContext(ctx, "SELECT "+ledgerColumns+" FROM ledger WHERE figure = ?", d.Figure).Scan)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		was = report.Decision{Figure: d.Figure, Report: d.Report}
		if d.Now.Kind == "" || d.State == report.Corrected {
			if was.Found, err = tx.figure(ctx, d.Figure); err != nil {
				return was, d, wrap(err, what)
			}
			was.Report = was.Found.Report
		}
	case err != nil:
		return was, d, wrap(err, what)
	}
	d.Report, d.Found = was.Report, was.Found
	if was.Added() && d.Now.Kind == "" {
		d.Now = was.Now
	}
	if d.State == "" {
		err = tx.exec(ctx, what, "DELETE FROM ledger WHERE figure = ?", d.Figure)
	} else {
		err = tx.putDecision(ctx, d, at)
	}
	if err == nil {
		err = tx.showDecision(ctx, d)
	}
	return was, d, err
}

func (tx *Tx) putDecision(ctx context.Context, d report.Decision, at int64) error {
	row := decisionRow(d)
	row.Figure, row.Report, row.State = "", "", ""
	data, err := json.Marshal(row)
	if err != nil {
		return err
	}
	return tx.exec(ctx, "write ledger", `INSERT INTO ledger (figure, report, at, state, data) VALUES (?,?,?,?,?)
		ON CONFLICT (figure) DO UPDATE SET at = excluded.at, state = excluded.state, data = excluded.data`, d.Figure, d.Report, at, d.State, string(data))
}

// showDecision brings the row of a decided figure up to date: an added one comes and goes with its decision.
func (tx *Tx) showDecision(ctx context.Context, d report.Decision) error {
	what := "write figure " + string(d.Figure)
	if d.Added() && d.State == "" {
		if err := tx.exec(ctx, what, "DELETE FROM figures WHERE id = ?", d.Figure); err != nil {
			return err
		}
		return tx.recount(ctx, d.Report)
	}
	var ord int
	err := tx.tx.QueryRowContext(ctx, "SELECT ord FROM figures WHERE id = ?", d.Figure).Scan(&ord)
	if errors.Is(err, sql.ErrNoRows) {
		err = tx.tx.QueryRowContext(ctx, "SELECT coalesce(max(ord), -1) + 1 FROM figures WHERE report = ?", d.Report).Scan(&ord)
	}
	if err != nil {
		return wrap(err, what)
	}
	if err := tx.exec(ctx, what, "DELETE FROM figures WHERE id = ?", d.Figure); err != nil {
		return err
	}
	if err := tx.putFigure(ctx, d.Shown(), ord); err != nil {
		return err
	}
	return tx.recount(ctx, d.Report)
}

// figure reads one figure; ErrNotFound when there is none.
func (tx *Tx) figure(ctx context.Context, id report.ID) (f report.Figure, err error) {
	found := false
	err = each(ctx, tx.tx, func(rows *sql.Rows) error {
		found = true
		f, err = scanFigure(rows)
		return err
	}, "SELECT "+figureColumns+" FROM figures f WHERE f.id = ?", id)
	if err == nil && !found {
		err = ErrNotFound
	}
	return f, err
}

// recount brings what a report's row says of its figures and flags up to date.
func (tx *Tx) recount(ctx context.Context, id report.ID) error {
	return tx.exec(ctx, "count figures of "+string(id), `UPDATE reports SET
		figures = (SELECT count(*) FROM figures WHERE report = ?1),
		flags = (SELECT count(*) FROM flags WHERE report = ?1 AND level = 'error' AND state <> 'dismissed'),
		codes = (SELECT coalesce(group_concat(code, char(10)), '') FROM (SELECT code FROM figures WHERE report = ?1 AND code <> '' AND state <> 'rejected' GROUP BY code ORDER BY min(ord)))
		WHERE id = ?1`, id)
}

// FiguresBy gives the figures whose ID begins with prefix, at most two of them.
func (db *DB) FiguresBy(ctx context.Context, prefix string) (out []report.Figure, err error) {
	err = each(ctx, db.read, func(rows *sql.Rows) error {
		f, err := scanFigure(rows)
		out = append(out, f)
		return err
	}, "SELECT "+figureColumns+" FROM figures f WHERE substr(f.id, 1, length(?1)) = ?1 LIMIT 2", prefix)
	return out, wrap(err, "look up figure "+prefix)
}

// settle lays the ledger and the dismissals over what was read from a report's file.
func (tx *Tx) settle(ctx context.Context, in *report.Import) error {
	decisions, err := tx.Decisions(ctx, in.ID)
	if err != nil {
		return err
	}
	if len(decisions) > 0 {
		in.Figures, _ = report.Settle(in.Figures, decisions, in.Doc.Body)
	}
	gone, err := dismissed(ctx, tx.tx, in.ID)
	if err != nil || len(gone) == 0 {
		return err
	}
	in.Flags = slices.Clone(in.Flags)
	for i, f := range in.Flags {
		if gone[f.ID] {
			in.Flags[i].State = "dismissed"
		}
	}
	return nil
}

// Restore writes a report's ledger and its dismissed flags as they were kept elsewhere, and lays them over what was read from its file.
func (tx *Tx) Restore(ctx context.Context, in report.Import, decisions Decided, flags []report.ID) error {
	for i, d := range decisions {
		d.Report = in.ID
		if err := tx.putDecision(ctx, d, int64(i)); err != nil {
			return err
		}
	}
	for _, id := range flags {
		if _, err := tx.Dismiss(ctx, FlagRef{id, in.ID}, true, 0); err != nil {
			return err
		}
	}
	_, err := tx.Replace(ctx, in)
	return err
}
