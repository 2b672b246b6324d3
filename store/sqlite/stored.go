package sqlite

import (
	"context"
	"database/sql"
	"slices"

	"yanku/internal/report"
)

// Put writes a read report with all its rows. The same bytes again are ErrStored.
func (tx *Tx) Put(ctx context.Context, in report.Import, ext string, added int64) error {
	s := report.Summary{ID: in.ID, SHA: in.SHA, File: in.Name, Added: added, Unread: true}
	if err := tx.putReport(ctx, s, ext); err != nil {
		return err
	}
	return tx.putRead(ctx, in)
}

// Replace puts what was read anew from a report's file in the place of what was read before. What the user made of the report stays: its marks, its ledger,
// its dismissed flags. It gives the reading that it was read by before; ErrNotFound when there is no such report.
func (tx *Tx) Replace(ctx context.Context, in report.Import) (was report.Reading, err error) {
	old, err := tx.Version(ctx, in.ID)
	if err != nil {
		return was, err
	}
	for _, table := range []string{"docs", "figures", "findings", "flags"} {
		if err := tx.exec(ctx, "replace report "+string(in.ID), "DELETE FROM "+table+" WHERE report = ?", in.ID); err != nil {
			return was, err
		}
	}
	return old.Reading, tx.putRead(ctx, in)
}

// putRead writes what was read from the file of a report that has its row.
// The user's decisions on its figures and flags are laid over them.
func (tx *Tx) putRead(ctx context.Context, in report.Import) error {
	if err := tx.settle(ctx, &in); err != nil {
		return err
	}
	s := report.Summary{ID: in.ID, Bytes: len(in.Doc.Body), Figures: len(in.Figures), Quality: in.Quality, Reading: in.Reading, Meta: in.Doc.Meta}
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
	if err := tx.setRead(ctx, s, codes); err != nil {
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
	if out.Doc, err = readDoc(ctx, db.read, id); err != nil {
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
