package store

import (
	"context"
	"time"

	"yanku/internal/report"
	"yanku/store/sqlite"
)

// apply makes a change and writes it into the journal and the outbox. Reports that are as the change wants them already are left out of it, so that
// taking it back leaves them alone; a change that changes nothing is not written, unless it undoes another.
func apply(ctx context.Context, tx *sqlite.Tx, c sqlite.Change, undoes int64) error {
	inverse := sqlite.Change{Verb: c.Verb, On: !c.On}
	switch c.Verb {
	case sqlite.VerbDecide:
		return decide(ctx, tx, c, undoes)
	case sqlite.VerbDismiss:
		return dismiss(ctx, tx, c, undoes)
	}
	for _, id := range c.Reports {
		changed, err := applyTo(ctx, tx, c, id)
		if err != nil {
			return err
		}
		if !changed {
			continue
		}
		inverse.Reports = append(inverse.Reports, id)
		if err := tx.Enqueue(ctx, id, c.Verb == sqlite.VerbDrop); err != nil {
			return err
		}
	}
	if len(inverse.Reports) == 0 && undoes == 0 {
		return nil
	}
	c.Reports = inverse.Reports
	if c.Verb == sqlite.VerbDrop {
		inverse.Verb = sqlite.VerbPut // takes the file again
	}
	return tx.Journal(ctx, time.Now().UnixMilli(), c, inverse, undoes)
}

func applyTo(ctx context.Context, tx *sqlite.Tx, c sqlite.Change, id report.ID) (changed bool, err error) {
	var was bool
	switch c.Verb {
	case sqlite.VerbRead:
		was, err = tx.SetRead(ctx, id, c.On)
	case sqlite.VerbStar:
		was, err = tx.SetStar(ctx, id, c.On)
	case sqlite.VerbDrop:
		return true, tx.Drop(ctx, id)
	}
	return was != c.On, err
}
