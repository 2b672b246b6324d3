package main

import (
	"context"

	"yanku/internal/query"
	"yanku/internal/report"
	"yanku/store"
	"yanku/ui/model"
)

// Book reads the ledger: all figures, the flags at them, and how they stand to the user's references.
func (l *library) Book(ctx context.Context) (*model.Book, error) {
	s, err := l.store()
	if err != nil {
		return nil, err
	}
	rows, err := s.Figures(ctx, query.Parse(""))
	if err != nil {
		return nil, err
	}
	flags, err := s.Flags(ctx, query.Parse(""))
	if err != nil {
		return nil, err
	}
	var said []report.Said
	for _, r := range rows {
		if n := len(said); n == 0 || said[n-1].ID != r.Report.ID {
			said = append(said, report.Said{Summary: r.Report})
		}
		last := &said[len(said)-1]
		last.Figures = append(last.Figures, r.Figure)
	}
	open := make([]report.Flag, len(flags))
	for i, f := range flags {
		open[i] = f.Flag
	}
	return model.MakeBook(said, open, match), nil
}

// match makes the test of a query in the query language.
func match(text string) func(*model.Entry) bool {
	q := query.Parse(text)
	return func(e *model.Entry) bool { return store.FigureRow{Figure: e.Figure, Report: *e.By}.Match(q) }
}

// Decide writes decisions into the ledger.
func (l *library) Decide(ctx context.Context, decisions []report.Decision) error {
	s, err := l.store()
	if err != nil {
		return err
	}
	return s.Decide(ctx, decisions...)
}

// History gives what was decided on a figure.
func (l *library) History(ctx context.Context, figure report.ID) ([]model.Past, error) {
	s, err := l.store()
	if err != nil {
		return nil, err
	}
	past, err := s.History(ctx, figure)
	out := make([]model.Past, len(past))
	for i, p := range past {
		out[i] = model.Past{At: p.At, Undone: p.Undone, Decision: p.Decision}
	}
	return out, err
}

// Dismiss dismisses a flag or opens it again.
func (l *library) Dismiss(ctx context.Context, f report.Flag, dismissed bool) error {
	s, err := l.store()
	if err != nil {
		return err
	}
	return s.Dismiss(ctx, []report.Flag{f}, dismissed)
}

// Undo takes back the last change.
func (l *library) Undo(ctx context.Context) (model.Undone, bool, error) {
	s, err := l.store()
	if err != nil {
		return model.Undone{}, false, err
	}
	u, ok, err := s.UndoLast(ctx)
	out := model.Undone{Verb: u.Verb, On: u.On, Count: len(u.Reports), Decisions: u.Decisions}
	switch {
	case len(u.Decisions) > 0:
		out.Count = len(u.Decisions)
	case u.Flags > 0:
		out.Count = u.Flags
	}
	return out, ok, err
}

// extractor extracts reports again.
type extractor struct{ l *library }

// Again reads a report's file anew and tells what that changes among its figures.
func (x extractor) Again(ctx context.Context, id report.ID) (report.Diff, error) {
	s, err := x.l.store()
	if err != nil {
		return report.Diff{}, err
	}
	_, d, err := s.Again(ctx, id)
	return d, err
}

// Accept reads a report's file anew and puts that in the place of what was read before.
func (x extractor) Accept(ctx context.Context, id report.ID) error {
	s, err := x.l.store()
	if err != nil {
		return err
	}
	in, _, err := s.Again(ctx, id)
	if err != nil {
		return err
	}
	return s.AcceptAgain(ctx, in)
}
