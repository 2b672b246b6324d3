package sqlite

import (
	"context"
	"database/sql"
	"strings"

	"yanku/internal/report"
)

// Near is a report whose text may be that of another, with what of its Meta tells whether it can be.
type Near struct {
	Report report.ID
	Print  []byte
	Meta   report.Meta // title, institution, dates and script
}

// PutPrint keeps what a report's text is recognised by, in the place of what was kept before, and forgets which reports it is like.
func (tx *Tx) PutPrint(ctx context.Context, id report.ID, rule int, print []byte, bands []int64) error {
	const what = "write print"
	for _, query := range []string{"DELETE FROM prints WHERE report = ?", "DELETE FROM bands WHERE report = ?", "DELETE FROM alike WHERE a = ?1 OR b = ?1"} {
		if err := tx.exec(ctx, what, query, id); err != nil {
			return err
		}
	}
	if err := tx.exec(ctx, what, "INSERT INTO prints (report, rule, print) VALUES (?,?,?)", id, rule, print); err != nil || len(bands) == 0 {
		return err
	}
	args := make([]any, 0, 2*len(bands))
	for _, b := range bands {
		args = append(args, b, id)
	}
	return tx.exec(ctx, what, "INSERT OR IGNORE INTO bands (band, report) VALUES (?,?)"+strings.Repeat(",(?,?)", len(bands)-1), args...)
}

// mostNear bounds what one report is compared with in a library of thousands from one template. Texts of which 0.95 is the same share 27 of 32 bands, and come first.
const mostNear = 256

// Near gives the other reports that share a band and were printed by the same rule, those that share most when there are many.
func (tx *Tx) Near(ctx context.Context, id report.ID, rule int, bands []int64) (out []Near, err error) {
	if len(bands) == 0 {
		return nil, nil
	}
	args := []any{rule, id}
	for _, b := range bands {
		args = append(args, b)
	}
	err = each(ctx, tx.tx, func(rows *sql.Rows) error {
		var n Near
		var dates [3]string
		m := &n.Meta
		if err := rows.Scan(&n.Report, &n.Print, &m.Title, &m.Institution, &dates[0], &dates[1], &dates[2], &m.Traditional); err != nil {
			return err
		}
		for i, d := range []*report.Date{&m.Date, &m.Start, &m.End} {
			if err := d.UnmarshalText([]byte(dates[i])); err != nil {
				return err
			}
		}
		out = append(out, n)
		return nil
	}, `SELECT p.report, p.print, r.title, r.institution, r.date, r.start, r.end, coalesce(json_extract(r.data, '$.traditional'), 0)
		FROM prints p JOIN reports r ON r.id = p.report
		WHERE p.rule = ? AND p.report IN (SELECT report FROM bands WHERE report <> ? AND band IN (?`+strings.Repeat(",?", len(bands)-1)+`)
			GROUP BY report ORDER BY count(*) DESC, report LIMIT ?) ORDER BY p.report`, append(args, mostNear)...)
	return out, wrap(err, "look up prints")
}

// Doc reads a report's text as the transaction sees it, with its Meta.
func (tx *Tx) Doc(ctx context.Context, id report.ID) (*report.Doc, error) {
	d, err := readDoc(ctx, tx.tx, id)
	if err != nil {
		return nil, err
	}
	err = each(ctx, tx.tx, func(rows *sql.Rows) error {
		s, err := scanSummary(rows)
		d.Meta = s.Meta
		return err
	}, "SELECT "+summary+" FROM reports r WHERE r.id = ?", id)
	return d, wrap(err, "read report "+string(id))
}

// PutAlike keeps that two reports are versions of one.
func (tx *Tx) PutAlike(ctx context.Context, a, b report.ID, likeness float64) error {
	return tx.exec(ctx, "write likeness", "INSERT OR REPLACE INTO alike (a, b, likeness) VALUES (?,?,?)", min(a, b), max(a, b), likeness)
}

// Alike gives the reports that are versions of the one with this ID, by text, with their likeness.
func (tx *Tx) Alike(ctx context.Context, id report.ID) (map[report.ID]float64, error) {
	out := map[report.ID]float64{}
	err := each(ctx, tx.tx, func(rows *sql.Rows) error {
		var other report.ID
		var likeness float64
		err := rows.Scan(&other, &likeness)
		out[other] = likeness
		return err
	}, "SELECT CASE a WHEN ?1 THEN b ELSE a END, likeness FROM alike WHERE a = ?1 OR b = ?1", id)
	return out, wrap(err, "read likeness")
}

// Unprinted gives the reports that have no print by this rule, at most limit.
func (db *DB) Unprinted(ctx context.Context, rule, limit int) (out []report.ID, err error) {
	err = each(ctx, db.read, func(rows *sql.Rows) error {
		var id report.ID
		defer func() { out = append(out, id) }()
		return rows.Scan(&id)
	}, "SELECT r.id FROM reports r LEFT JOIN prints p ON p.report = r.id AND p.rule = ? WHERE p.report IS NULL ORDER BY r.added, r.rowid LIMIT ?", rule, limit)
	return out, wrap(err, "look up reports without a print")
}

// Version is a report among the versions of its work, with what decides which is current. Order grows with the order of arrival within one millisecond.
type Version struct {
	report.Summary
	Order int64
}

// Version reads one report; ErrNotFound when there is none.
func (tx *Tx) Version(ctx context.Context, id report.ID) (v Version, err error) {
	found := false
	err = each(ctx, tx.tx, func(rows *sql.Rows) (err error) {
		found = true
		v.Summary, err = scanSummary(rows, &v.Order)
		return err
	}, "SELECT "+summary+", r.rowid FROM reports r WHERE r.id = ?", id)
	if err == nil && !found {
		err = ErrNotFound
	}
	return v, wrap(err, "read report "+string(id))
}

// SetVersion writes what v's work and place in it are, and the star and tags that go with being current.
func (tx *Tx) SetVersion(ctx context.Context, v report.Summary) error {
	return tx.exec(ctx, "write version "+string(v.ID), "UPDATE reports SET work = ?, versions = ?, current = ?, star = ?, unread = ?, tags = ? WHERE id = ?",
		v.Work, v.Versions, v.Current, v.Star, v.Unread, strings.Join(v.Tags, "\n"), v.ID)
}

// SetChosen marks the version that the user chose to be current, or takes the mark away; was tells what it was.
func (tx *Tx) SetChosen(ctx context.Context, id report.ID, on bool) (was bool, err error) {
	return tx.turn(ctx, id, "chosen", on)
}

// SetApart keeps a report apart from other versions of its text, or ends that; was tells what it was.
func (tx *Tx) SetApart(ctx context.Context, id report.ID, on bool) (was bool, err error) {
	return tx.turn(ctx, id, "apart", on)
}

// Versions gives the versions of the work that a report belongs to, the first to arrive first; ErrNotFound when there is no such report.
func (db *DB) Versions(ctx context.Context, id report.ID) (out []report.Summary, err error) {
	err = each(ctx, db.read, func(rows *sql.Rows) error {
		s, err := scanSummary(rows)
		out = append(out, s)
		return err
	}, "SELECT "+summary+" FROM reports r WHERE r.work = (SELECT work FROM reports WHERE id = ?) ORDER BY r.added, r.rowid", id)
	if err == nil && len(out) == 0 {
		err = ErrNotFound
	}
	return out, wrap(err, "read versions of "+string(id))
}

// SetMarks writes the user's own work on a report, as a side file kept it.
func (tx *Tx) SetMarks(ctx context.Context, s report.Summary) error {
	return tx.exec(ctx, "write marks of "+string(s.ID), "UPDATE reports SET unread = ?, star = ?, tags = ?, chosen = ?, apart = ? WHERE id = ?",
		s.Unread, s.Star, strings.Join(s.Tags, "\n"), s.Chosen, s.Apart, s.ID)
}
