package main

import (
	"context"

	"yanku/internal/report"
)

// SetReading reads a report's file anew as the user decided and gives the report as it is then.
func (l *library) SetReading(ctx context.Context, id report.ID, how report.Reading) (report.Stored, error) {
	s, err := l.store()
	if err == nil {
		err = s.SetReading(ctx, id, how)
	}
	if err != nil {
		return report.Stored{}, err
	}
	return s.Report(ctx, id)
}

// Versions gives the versions of a report.
func (l *library) Versions(ctx context.Context, id report.ID) ([]report.Summary, error) {
	s, err := l.store()
	if err != nil {
		return nil, err
	}
	return s.Versions(ctx, id)
}

// SetCurrent makes a version the one that is shown.
func (l *library) SetCurrent(ctx context.Context, id report.ID) error {
	s, err := l.store()
	if err != nil {
		return err
	}
	return s.SetCurrent(ctx, id)
}

// SetApart keeps a report apart from others of its text.
func (l *library) SetApart(ctx context.Context, id report.ID, apart bool) error {
	s, err := l.store()
	if err != nil {
		return err
	}
	return s.SetApart(ctx, id, apart)
}
