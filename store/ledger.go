package store

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"

	"yanku/internal/report"
	"yanku/store/sqlite"
)

// Decide writes what the user made of figures into the ledger, as one change. See sqlite.Tx.Decide: Figure and State are enough to confirm, to reject and to take a decision
// back; Now is the figure as corrected or added. An added figure without an ID gets one.
func (l *Library) Decide(ctx context.Context, decisions ...report.Decision) error {
	c := sqlite.Change{Verb: sqlite.VerbDecide}
	for _, d := range decisions {
		if d.Figure == "" {
			d.Figure = newID()
		}
		c.Decisions = append(c.Decisions, d)
	}
	return l.change(ctx, c, 0)
}

// newID gives the ID of an added figure. It is by chance: the same figure may be added twice.
func newID() report.ID {
	var b [8]byte
	_, _ = rand.Read(b[:]) // never fails, as its documentation says
	return report.ID(hex.EncodeToString(b[:]))
}

func decide(ctx context.Context, tx *sqlite.Tx, c sqlite.Change, undoes int64) error {
	now := time.Now().UnixMilli()
	inverse := sqlite.Change{Verb: c.Verb}
	for i, d := range c.Decisions {
		was, d, err := tx.Decide(ctx, d, now)
		if err != nil {
			return err
		}
		c.Decisions[i] = d
		if was.Added() && was.State == "" && was.Now.Kind == "" {
			was.Now = d.Now // so that what is added again by undoing an undoing is the same
		}
		inverse.Decisions = append(inverse.Decisions, was)
		if err := tx.Enqueue(ctx, was.Report, true); err != nil {
			return err
		}
		if !slices.Contains(inverse.Reports, was.Report) {
			inverse.Reports = append(inverse.Reports, was.Report)
		}
	}
	slices.Reverse(inverse.Decisions)
	c.Reports = inverse.Reports
	return tx.Journal(ctx, now, c, inverse, undoes)
}

// Decisions gives the ledger of a report, or the whole one when id is empty.
func (l *Library) Decisions(ctx context.Context, id report.ID) ([]report.Decision, error) {
	return l.db.Decisions(ctx, id)
}

// Past is one decision in the history of a figure.
type Past = sqlite.Past

// History gives what was decided on a figure, the oldest first.
func (l *Library) History(ctx context.Context, figure report.ID) ([]Past, error) {
	return l.db.History(ctx, figure)
}

// Dismiss dismisses flags, or opens them again, as one change. They stay dismissed when their report is read anew.
func (l *Library) Dismiss(ctx context.Context, flags []report.ID, dismissed bool) error {
	return l.change(ctx, sqlite.Change{Verb: sqlite.VerbDismiss, Flags: flags, On: dismissed}, 0)
}

func dismiss(ctx context.Context, tx *sqlite.Tx, c sqlite.Change, undoes int64) error {
	now := time.Now().UnixMilli()
	inverse := sqlite.Change{Verb: c.Verb, On: !c.On}
	for _, id := range c.Flags {
		was, err := tx.Dismiss(ctx, id, c.On, now)
		if err != nil {
			return fmt.Errorf("dismiss: %w", err)
		}
		if was != c.On {
			inverse.Flags = append(inverse.Flags, id)
		}
	}
	if len(inverse.Flags) == 0 && undoes == 0 {
		return nil
	}
	c.Flags = inverse.Flags
	return tx.Journal(ctx, now, c, inverse, undoes)
}

// Figure gives the one figure whose ID begins with prefix; ErrNotFound when there is none, ErrAmbiguous when there are several.
func (l *Library) Figure(ctx context.Context, prefix string) (report.Figure, error) {
	found, err := l.db.FiguresBy(ctx, strings.ToLower(prefix))
	switch {
	case err != nil:
		return report.Figure{}, err
	case len(found) == 0 || prefix == "":
		return report.Figure{}, fmt.Errorf("figure %s: %w", prefix, ErrNotFound)
	case len(found) > 1:
		return report.Figure{}, fmt.Errorf("figure %s: %w", prefix, ErrAmbiguous)
	}
	return found[0], nil
}
