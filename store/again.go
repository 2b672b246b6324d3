package store

import (
	"context"

	"yanku/internal/likeness"
	"yanku/internal/report"
	"yanku/store/sqlite"
)

// Again reads a report's file anew by the rules of this version and tells what that changes among its figures, with the user's decisions laid over them. Nothing is
// written: AcceptAgain does that with the import, whose figures are as the rules found them.
func (l *Library) Again(ctx context.Context, id report.ID) (in report.Import, d report.Diff, err error) {
	was, err := l.db.Stored(ctx, id)
	if err != nil {
		return in, d, err
	}
	j, err := l.reading(ctx, sqlite.Change{Reports: []report.ID{id}, Reading: &was.Reading})
	if err != nil {
		return in, d, err
	}
	decisions, err := l.db.Decisions(ctx, id)
	if err != nil {
		return in, d, err
	}
	now, gone := report.Settle(j.read.Figures, decisions, j.read.Doc.Body)
	d = report.Compare(was.Figures, now)
	d.Gone = gone
	return *j.read, d, nil
}

// AcceptAgain puts what Again read in the place of what was read before, as one change. What the user decided stays. The rows as they were are kept in the journal, for
// the rules that read them may be gone when the change is taken back.
func (l *Library) AcceptAgain(ctx context.Context, in report.Import) error {
	defer l.ring()
	c := sqlite.Change{Verb: sqlite.VerbAgain, Reports: []report.ID{in.ID}}
	return l.db.Write(ctx, func(tx *sqlite.Tx) error { return apply(ctx, tx, job{Change: c, read: &in}) })
}

// again writes what was read anew, or puts back what was kept when that is taken back.
func (j job) again(ctx context.Context, tx *sqlite.Tx) (sqlite.Change, error) {
	inverse := sqlite.Change{Verb: j.Verb}
	id := j.Reports[0]
	was, err := tx.Keep(ctx, id)
	if err != nil {
		return inverse, err
	}
	if j.read != nil {
		_, err = tx.Replace(ctx, *j.read)
	} else {
		err = tx.PutBack(ctx, id, j.Kept)
	}
	if err != nil {
		return inverse, err
	}
	now, err := tx.Keep(ctx, id)
	if err != nil {
		return inverse, err
	}
	if inverse.Kept = was.Beside(now); len(inverse.Kept) == 0 {
		return inverse, nil
	}
	inverse.Reports = j.Reports
	if err := tx.Enqueue(ctx, id, true); err != nil {
		return inverse, err
	}
	doc, err := tx.Doc(ctx, id)
	if err != nil {
		return inverse, err
	}
	return inverse, recognise(ctx, tx, id, likeness.Read(doc), doc.Meta)
}
