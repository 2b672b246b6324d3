package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"yanku/internal/report"
)

// summary lists the columns that scanSummary reads, in its order.
const summary = `r.id, r.sha, r.file, r.added, r.bytes, r.unread, r.star, r.tags, r.quality, r.title, r.institution, r.date, r.date_inferred,
	r.start, r.end, r.type, r.rating, r.figures, r.flags, r.work, r.versions, r.current, r.chosen, r.apart, r.data`

// metaData is the part of report.Meta that has no column.
type metaData struct {
	Authors     []report.Author `json:"authors,omitempty"`
	Format      string          `json:"format,omitempty"`
	Charset     string          `json:"charset,omitempty"`
	Traditional bool            `json:"traditional,omitempty"`
	Title       string          `json:"title,omitempty"` // from here on: hints
	Date        string          `json:"date,omitempty"`
	Author      string          `json:"author,omitempty"`
	Source      string          `json:"source,omitempty"`
	URL         string          `json:"url,omitempty"`
	Name        string          `json:"name,omitempty"`
	Reading     report.Reading  `json:"reading,omitzero"`
}

// putReport writes the row of a report that is not there yet.
func (tx *Tx) putReport(ctx context.Context, s report.Summary, ext string) error {
	err := tx.exec(ctx, "write report "+string(s.ID), `INSERT INTO reports (id, sha, file, ext, added, unread, star, tags, work, bytes, quality,
		title, institution, date, date_inferred, start, end, type, rating, codes, figures, flags, data)
		VALUES (?,?,?,?,?,?,?,?,?,0,0,'','','',0,'','','','','',0,0,'')`,
		s.ID, s.SHA, s.File, ext, s.Added, s.Unread, s.Star, strings.Join(s.Tags, "\n"), s.ID)
	return err
}

// setRead writes what was read from a report's file into its row.
func (tx *Tx) setRead(ctx context.Context, s report.Summary, codes []string) error {
	h := s.Hints
	data, err := json.Marshal(metaData{s.Authors, s.Format, s.Charset, s.Traditional, h.Title, h.Date, h.Author, h.Source, h.URL, h.Name, s.Reading})
	if err != nil {
		return err
	}
	return tx.exec(ctx, "write report "+string(s.ID), `UPDATE reports SET bytes = ?, quality = ?, title = ?, institution = ?, date = ?, date_inferred = ?,
		start = ?, end = ?, type = ?, rating = ?, codes = ?, figures = ?, flags = ?, data = ? WHERE id = ?`,
		s.Bytes, s.Quality, s.Title, s.Institution, s.Date.String(), s.DateInferred,
		s.Start.String(), s.End.String(), s.Type, s.Rating, strings.Join(codes, "\n"), s.Figures, s.Flags, string(data), s.ID)
}

// scanSummary reads the columns of summary and then those of more.
func scanSummary(rows *sql.Rows, more ...any) (s report.Summary, err error) {
	var tags, date, start, end, data string
	into := []any{
		&s.ID, &s.SHA, &s.File, &s.Added, &s.Bytes, &s.Unread, &s.Star, &tags, &s.Quality, &s.Title, &s.Institution, &date, &s.DateInferred,
		&start, &end, &s.Type, &s.Rating, &s.Figures, &s.Flags, &s.Work, &s.Versions, &s.Current, &s.Chosen, &s.Apart, &data,
	}
	if err := rows.Scan(append(into, more...)...); err != nil {
		return s, err
	}
	if tags != "" {
		s.Tags = strings.Split(tags, "\n")
	}
	for _, d := range []struct {
		to   *report.Date
		text string
	}{{&s.Date, date}, {&s.Start, start}, {&s.End, end}} {
		if err := d.to.UnmarshalText([]byte(d.text)); err != nil {
			return s, fmt.Errorf("report %s: %w: %w", s.ID, ErrDamaged, err)
		}
	}
	var m metaData
	if err := json.Unmarshal([]byte(data), &m); err != nil {
		return s, fmt.Errorf("report %s: %w: %w", s.ID, ErrDamaged, err)
	}
	s.Reading = m.Reading
	s.Authors, s.Format, s.Charset, s.Traditional = m.Authors, m.Format, m.Charset, m.Traditional
	s.Hints = report.Hints{Title: m.Title, Date: m.Date, Author: m.Author, Source: m.Source, URL: m.URL, Name: m.Name}
	return s, nil
}

// Has gives the report whose original has this SHA-256.
func (db *DB) Has(ctx context.Context, sha string) (id report.ID, ok bool, err error) {
	err = db.read.QueryRowContext(ctx, "SELECT id FROM reports WHERE sha = ?", sha).Scan(&id)
	if err == sql.ErrNoRows {
		return "", false, nil
	}
	return id, err == nil, wrap(err, "look up file")
}

// Resolve gives the IDs that begin with prefix, at most two of them.
func (db *DB) Resolve(ctx context.Context, prefix string) (ids []report.ID, err error) {
	err = each(ctx, db.read, func(rows *sql.Rows) error {
		var id report.ID
		defer func() { ids = append(ids, id) }()
		return rows.Scan(&id)
	}, "SELECT id FROM reports WHERE substr(id, 1, length(?1)) = ?1 LIMIT 2", prefix)
	return ids, wrap(err, "look up report "+prefix)
}

// Original gives the SHA-256 and the extension (with its dot) of the report's file.
func (db *DB) Original(ctx context.Context, id report.ID) (sha, ext string, err error) {
	err = db.read.QueryRowContext(ctx, "SELECT sha, ext FROM reports WHERE id = ?", id).Scan(&sha, &ext)
	return sha, ext, wrap(err, "look up report "+string(id))
}

// Summaries gives the current version of every report, newest date first; without a date last, and then the latest import first.
func (db *DB) Summaries(ctx context.Context) (out []report.Summary, err error) {
	err = each(ctx, db.read, func(rows *sql.Rows) error {
		s, err := scanSummary(rows)
		out = append(out, s)
		return err
	}, "SELECT "+summary+" FROM reports r WHERE r.current = 1 ORDER BY r.date DESC, r.added DESC, r.id")
	return out, wrap(err, "read reports")
}

// SummariesOf gives the reports of ids that are current versions, in the order of Summaries.
func (db *DB) SummariesOf(ctx context.Context, ids []report.ID) (out []report.Summary, err error) {
	err = in(ids, func(marks string, args []any) error {
		return each(ctx, db.read, func(rows *sql.Rows) error {
			s, err := scanSummary(rows)
			out = append(out, s)
			return err
		}, "SELECT "+summary+" FROM reports r WHERE r.current = 1 AND r.id IN "+marks, args...)
	})
	slices.SortFunc(out, func(a, b report.Summary) int {
		return cmp.Or(b.Date.Compare(a.Date), cmp.Compare(b.Added, a.Added), cmp.Compare(a.ID, b.ID))
	})
	return out, wrap(err, "read reports")
}

// Newest gives the latest date of a report; the zero date when there is none.
func (db *DB) Newest(ctx context.Context) (d report.Date, err error) {
	var text string
	if err := db.read.QueryRowContext(ctx, "SELECT coalesce(max(date), '') FROM reports").Scan(&text); err != nil {
		return d, wrap(err, "read the newest date")
	}
	err = d.UnmarshalText([]byte(text))
	return d, err
}

// Counts tells of the current versions how many there are, how many unread and how many starred.
func (db *DB) Counts(ctx context.Context) (all, unread, starred int, err error) {
	err = db.read.QueryRowContext(ctx, "SELECT count(*), coalesce(sum(unread), 0), coalesce(sum(star), 0) FROM reports WHERE current = 1").Scan(&all, &unread, &starred)
	return all, unread, starred, wrap(err, "count reports")
}

// SetRead marks a report read or unread; was tells what it was.
func (tx *Tx) SetRead(ctx context.Context, id report.ID, read bool) (was bool, err error) {
	unread, err := tx.turn(ctx, id, "unread", !read)
	return !unread, err
}

// SetStar stars a report or takes the star away; was tells what it had.
func (tx *Tx) SetStar(ctx context.Context, id report.ID, star bool) (was bool, err error) {
	return tx.turn(ctx, id, "star", star)
}

// turn sets a column of yes or no; was tells what stood there. A report that is not there is ErrNotFound.
func (tx *Tx) turn(ctx context.Context, id report.ID, column string, to bool) (was bool, err error) {
	what := "set " + column + " of report " + string(id)
	if err := tx.tx.QueryRowContext(ctx, "SELECT "+column+" FROM reports WHERE id = ?", id).Scan(&was); err != nil {
		return false, wrap(err, what)
	}
	return was, tx.exec(ctx, what, "UPDATE reports SET "+column+" = ? WHERE id = ?", to, id)
}

// Drop removes a report with all its rows.
func (tx *Tx) Drop(ctx context.Context, id report.ID) error {
	return tx.exec(ctx, "drop report "+string(id), "DELETE FROM reports WHERE id = ?", id)
}
