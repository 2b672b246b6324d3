package store

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"yanku/internal/likeness"
	"yanku/internal/report"
	"yanku/store/sqlite"
)

// Versions gives the versions of the report that this one is a version of, itself among them, the first to arrive first; ErrNotFound when there is none.
func (l *Library) Versions(ctx context.Context, id report.ID) ([]report.Summary, error) {
	return l.db.Versions(ctx, id)
}

// VersionOf tells whether a report is a version of one that arrived before it, and of which: the first of them.
func (l *Library) VersionOf(ctx context.Context, id report.ID) (first report.ID, ok bool, err error) {
	all, err := l.db.Versions(ctx, id)
	if err != nil || len(all) == 0 {
		return "", false, err
	}
	return all[0].ID, all[0].ID != id, nil
}

// SetCurrent makes a version the one that lists, search, figures and charts show.
func (l *Library) SetCurrent(ctx context.Context, id report.ID) error {
	return l.change(ctx, sqlite.Change{Verb: sqlite.VerbCurrent, Reports: []report.ID{id}, On: true})
}

// SetApart keeps a report apart from the others of its text, as a report of its own, or ends that.
func (l *Library) SetApart(ctx context.Context, id report.ID, apart bool) error {
	return l.change(ctx, sqlite.Change{Verb: sqlite.VerbApart, Reports: []report.ID{id}, On: apart})
}

// recognise keeps a report's print, compares it with those that may be like it and groups it with its versions.
func recognise(ctx context.Context, tx *sqlite.Tx, id report.ID, text likeness.Text, meta report.Meta) error {
	before, err := tx.Alike(ctx, id)
	if err != nil {
		return err
	}
	print := text.Print()
	bands := print.Bands()
	if err := tx.PutPrint(ctx, id, likeness.Rule, print.Bytes(), bands); err != nil {
		return err
	}
	near, err := tx.Near(ctx, id, likeness.Rule, bands)
	if err != nil {
		return err
	}
	for _, n := range near {
		if err := compare(ctx, tx, known{id, print, likeness.Side{Text: text, Meta: meta}}, n); err != nil {
			return err
		}
	}
	seeds := []report.ID{id}
	for other := range before {
		seeds = append(seeds, other)
	}
	slices.Sort(seeds)
	return group(ctx, tx, seeds...)
}

// known is a report that is compared with others.
type known struct {
	id    report.ID
	print likeness.Print
	side  likeness.Side
}

// compare looks at a report whose print may be like that of another, word by word.
func compare(ctx context.Context, tx *sqlite.Tx, k known, n sqlite.Near) error {
	print, ok := likeness.ReadPrint(n.Print)
	if !ok || !likeness.May(k.side.Meta, n.Meta, print.Near(k.print)) {
		return nil
	}
	doc, err := tx.Doc(ctx, n.Report)
	if err != nil {
		return err
	}
	share, ok := likeness.Alike(k.side, likeness.Side{Text: likeness.Read(doc), Meta: doc.Meta})
	if !ok {
		return nil
	}
	return tx.PutAlike(ctx, k.id, n.Report, share)
}

// workOf gives the versions in the work of a report.
func workOf(ctx context.Context, tx *sqlite.Tx, id report.ID) ([]*sqlite.Version, error) {
	w := newWeb(tx)
	if err := w.reach(ctx, id); err != nil {
		return nil, err
	}
	for _, work := range w.works() {
		if slices.ContainsFunc(work, func(v *sqlite.Version) bool { return v.ID == id }) {
			return work, nil
		}
	}
	return nil, fmt.Errorf("versions of %s: %w", id, ErrNotFound)
}

// batchPrints is how many reports without a print are read in one transaction.
const batchPrints = 16

// printAll makes the prints that are missing: those of a library that an older version of the program wrote.
func (l *Library) printAll(ctx context.Context) error {
	for {
		ids, err := l.db.Unprinted(ctx, likeness.Rule, batchPrints)
		if err != nil || len(ids) == 0 {
			return err
		}
		err = l.db.Write(ctx, func(tx *sqlite.Tx) error {
			for _, id := range ids {
				doc, err := tx.Doc(ctx, id)
				if errors.Is(err, ErrNotFound) {
					continue // taken out since
				}
				if err == nil {
					err = recognise(ctx, tx, id, likeness.Read(doc), doc.Meta)
				}
				if err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return fmt.Errorf("compare reports: %w", err)
		}
	}
}
