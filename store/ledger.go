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
	return l.change(ctx, c)
}

// newID gives the ID of an added figure. It is by chance: the same figure may be added twice.
func newID() report.ID {
	var b [8]byte
	_, _ = rand.Read(b[:]) // never fails, as its documentation says
	return report.ID(hex.EncodeToString(b[:]))
}

// decide writes decisions; c.Decisions become whole, as the journal keeps them.
func (j job) decide(ctx context.Context, tx *sqlite.Tx) (sqlite.Change, error) {
	inverse := sqlite.Change{Verb: j.Verb}
	for i, d := range j.Decisions {
		was, d, err := tx.Decide(ctx, d, time.Now().UnixMilli())
		if err != nil {
			return inverse, err
		}
		j.Decisions[i] = d
		inverse.Decisions = append(inverse.Decisions, was)
		if err := tx.Enqueue(ctx, was.Report, true); err != nil {
			return inverse, err
		}
		if !slices.Contains(inverse.Reports, was.Report) {
			inverse.Reports = append(inverse.Reports, was.Report)
		}
	}
	slices.Reverse(inverse.Decisions)
	return inverse, nil
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
func (l *Library) Dismiss(ctx context.Context, flags []report.Flag, dismissed bool) error {
	c := sqlite.Change{Verb: sqlite.VerbDismiss, On: dismissed}
	for _, f := range flags {
		c.Flags = append(c.Flags, sqlite.FlagRef{ID: f.ID, Report: f.Report})
	}
	return l.change(ctx, c)
}

func (j job) dismiss(ctx context.Context, tx *sqlite.Tx) (sqlite.Change, error) {
	inverse := sqlite.Change{Verb: j.Verb, On: !j.On}
	for _, f := range j.Flags {
		was, err := tx.Dismiss(ctx, f, j.On, time.Now().UnixMilli())
		if err != nil {
			return inverse, err
		}
		if was == j.On {
			continue
		}
		inverse.Flags = append(inverse.Flags, f)
		if err := tx.Enqueue(ctx, f.Report, false); err != nil {
			return inverse, err
		}
	}
	return inverse, nil
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
