package store

import (
	"context"
	"fmt"
	"slices"
	"time"

	"yanku/internal/likeness"
	"yanku/internal/report"
	"yanku/store/sqlite"
)

// job is a change to be made.
type job struct {
	sqlite.Change
	undoes int64          // the change that it takes back, or 0
	read   *report.Import // for VerbReading and VerbAgain: the file, read in the new way
}

// apply makes a change and writes it into the journal and the outbox. Reports that are as the change wants them already are left out of it, so that
// taking it back leaves them alone; a change that changes nothing is not written, unless it undoes another.
func apply(ctx context.Context, tx *sqlite.Tx, j job) error {
	inverse, err := j.do(ctx, tx)
	if err != nil || len(inverse.Reports)+len(inverse.Flags) == 0 && inverse.Search == nil && j.undoes == 0 {
		return err
	}
	c := j.Change
	switch c.Verb {
	case sqlite.VerbRead, sqlite.VerbStar, sqlite.VerbDecide:
		c.Reports = inverse.Reports
	case sqlite.VerbDismiss:
		c.Flags = inverse.Flags
	}
	return tx.Journal(ctx, time.Now().UnixMilli(), c, inverse, j.undoes)
}

// do makes the change and gives what takes it back, without reports when there is nothing to take back.
func (j job) do(ctx context.Context, tx *sqlite.Tx) (inverse sqlite.Change, err error) {
	switch j.Verb {
	case sqlite.VerbRead:
		return j.turn(ctx, tx.SetRead, tx)
	case sqlite.VerbStar:
		return j.turn(ctx, tx.SetStar, tx)
	case sqlite.VerbApart:
		if inverse, err = j.turn(ctx, tx.SetApart, tx); err == nil {
			err = group(ctx, tx, j.Reports...)
		}
		return inverse, err
	case sqlite.VerbCurrent:
		return j.choose(ctx, tx)
	case sqlite.VerbReading:
		return j.replace(ctx, tx)
	case sqlite.VerbAgain:
		return j.again(ctx, tx)
	case sqlite.VerbDrop:
		return j.drop(ctx, tx)
	case sqlite.VerbDecide:
		return j.decide(ctx, tx)
	case sqlite.VerbDismiss:
		return j.dismiss(ctx, tx)
	case sqlite.VerbSave:
		return j.save(ctx, tx)
	case sqlite.VerbUnsave:
		return j.unsave(ctx, tx)
	}
	return inverse, fmt.Errorf("change %q: unknown to this version: %w", j.Verb, ErrNewer)
}

// turn sets a mark of each report.
func (j job) turn(ctx context.Context, set func(context.Context, report.ID, bool) (bool, error), tx *sqlite.Tx) (sqlite.Change, error) {
	inverse := sqlite.Change{Verb: j.Verb, On: !j.On}
	for _, id := range j.Reports {
		was, err := set(ctx, id, j.On)
		if err != nil {
			return inverse, err
		}
		if was == j.On {
			continue
		}
		inverse.Reports = append(inverse.Reports, id)
		if err := tx.Enqueue(ctx, id, false); err != nil {
			return inverse, err
		}
	}
	return inverse, nil
}

// choose makes a version the chosen one of its work, or leaves the choice to the program again.
func (j job) choose(ctx context.Context, tx *sqlite.Tx) (sqlite.Change, error) {
	id, inverse := j.Reports[0], sqlite.Change{Verb: j.Verb}
	versions, err := workOf(ctx, tx, id)
	if err != nil {
		return inverse, err
	}
	var former report.ID
	for _, v := range versions {
		if v.Chosen {
			former = v.ID
		}
		on := j.On && v.ID == id
		if v.Chosen == on {
			continue
		}
		if _, err := tx.SetChosen(ctx, v.ID, on); err != nil {
			return inverse, err
		}
		if err := tx.Enqueue(ctx, v.ID, false); err != nil {
			return inverse, err
		}
	}
	switch {
	case j.On && former == id || !j.On && former == "":
		return inverse, nil
	case former == "":
		inverse.Reports = []report.ID{id}
	default:
		inverse.Reports, inverse.On = []report.ID{former}, true
	}
	return inverse, group(ctx, tx, id)
}

// replace puts what was read anew in the place of what was read before.
func (j job) replace(ctx context.Context, tx *sqlite.Tx) (sqlite.Change, error) {
	was, err := tx.Replace(ctx, *j.read)
	if err == nil {
		err = tx.Enqueue(ctx, j.read.ID, true)
	}
	if err == nil {
		err = recognise(ctx, tx, j.read.ID, likeness.Read(j.read.Doc), j.read.Doc.Meta)
	}
	return sqlite.Change{Verb: j.Verb, Reports: j.Reports, Reading: &was}, err
}

// drop takes reports out.
func (j job) drop(ctx context.Context, tx *sqlite.Tx) (sqlite.Change, error) {
	inverse := sqlite.Change{Verb: sqlite.VerbPut, Reports: slices.Clone(j.Reports)} // takes the file again
	for _, id := range j.Reports {
		alike, err := tx.Alike(ctx, id)
		if err == nil {
			err = tx.Drop(ctx, id)
		}
		if err == nil {
			err = tx.Enqueue(ctx, id, true)
		}
		if err == nil {
			err = group(ctx, tx, ordered(alike)...)
		}
		if err != nil {
			return inverse, err
		}
	}
	return inverse, nil
}
