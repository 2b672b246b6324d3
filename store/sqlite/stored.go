package sqlite

import (
	"context"
	"database/sql"
	"slices"

	"yanku/internal/report"
)

// Put writes a read report with all its rows. The same bytes again are ErrStored.
func (tx *Tx) Put(ctx context.Context, in report.Import, ext string, added int64) error {
	s := report.Summary{
		ID: in.ID, SHA: in.SHA, File: in.Name, Added: added, Bytes: len(in.Doc.Body), Unread: true,
		Figures: len(in.Figures), Quality: in.Quality, Reading: in.Reading, Meta: in.Doc.Meta,
	}
	var codes []string
	for _, f := range in.Figures {
		if f.Subject.Code != "" && !slices.Contains(codes, f.Subject.Code) {
			codes = append(codes, f.Subject.Code)
		}
	}
	for _, f := range in.Flags {
		if f.State != "dismissed" && f.Level == report.LevelError {
			s.Flags++
		}
	}
	if err := tx.putReport(ctx, s, ext, codes); err != nil {
		return err
	}
	if err := tx.putDoc(ctx, in.ID, in.Doc); err != nil {
		return err
	}
	if err := tx.putFigures(ctx, in.ID, in.Figures); err != nil {
		return err
	}
	if err := tx.putFindings(ctx, in.ID, in.Findings); err != nil {
		return err
	}
	return tx.putFlags(ctx, in.ID, in.Flags)
}

// Stored reads everything of one report; ErrNotFound when there is none.
func (db *DB) Stored(ctx context.Context, id report.ID) (out report.Stored, err error) {
	found := false
	err = each(ctx, db.read, func(rows *sql.Rows) error {
		found = true
		out.Summary, err = scanSummary(rows)
		return err
	}, "SELECT "+summary+" FROM reports r WHERE r.id = ?", id)
	if err == nil && !found {
		err = ErrNotFound
	}
	if err != nil {
		return out, wrap(err, "read report "+string(id))
	}
	if out.Doc, err = db.doc(ctx, id); err != nil {
		return out, err
	}
	out.Doc.Meta = out.Meta
	if out.Figures, err = db.figuresOf(ctx, id); err != nil {
		return out, err
	}
	if out.Findings, err = db.findingsOf(ctx, id); err != nil {
		return out, err
	}
	err = db.Flags(ctx, id, func(f report.Flag) error {
		out.Flags = append(out.Flags, f)
		return nil
	})
	return out, err
}
