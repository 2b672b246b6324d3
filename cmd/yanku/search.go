package main

import (
	"context"

	"yanku/internal/report"
	"yanku/ui/model"
)

// similarMost bounds the reports like one: more than anyone looks through.
const similarMost = 50

// Find gives the first page of a search.
func (l *library) Find(ctx context.Context, ask model.Ask, limit int) (report.Found, error) {
	s, err := l.store()
	if err != nil {
		return report.Found{}, err
	}
	return s.Find(ctx, ask.Tree(), limit)
}

// Survey gives all that a search finds.
func (l *library) Survey(ctx context.Context, ask model.Ask) (report.Survey, error) {
	s, err := l.store()
	if err != nil {
		return report.Survey{}, err
	}
	return s.Survey(ctx, ask.Tree())
}

// Hits gives what a search finds in some reports.
func (l *library) Hits(ctx context.Context, ask model.Ask, ids []report.ID) ([]report.Hit, error) {
	s, err := l.store()
	if err != nil {
		return nil, err
	}
	return s.Hits(ctx, ask.Tree(), ids)
}

// Suggest gives what may have been meant.
func (l *library) Suggest(ctx context.Context, ask model.Ask) ([]report.Suggestion, error) {
	s, err := l.store()
	if err != nil {
		return nil, err
	}
	return s.Suggest(ctx, ask.Tree())
}

// Index tells how far the search index is.
func (l *library) Index(ctx context.Context) (report.Index, error) {
	s, err := l.store()
	if err != nil {
		return report.Index{}, err
	}
	return s.Index(ctx)
}

// Similar gives the reports like one.
func (l *library) Similar(ctx context.Context, id report.ID) ([]report.Hit, error) {
	s, err := l.store()
	if err != nil {
		return nil, err
	}
	return s.Similar(ctx, id, similarMost)
}

// Echoes gives the sentences of a report that others say too.
func (l *library) Echoes(ctx context.Context, id report.ID) ([]report.Echo, error) {
	s, err := l.store()
	if err != nil {
		return nil, err
	}
	return s.Echoes(ctx, id)
}

// Searches gives the kept searches.
func (l *library) Searches(ctx context.Context) ([]report.Search, error) {
	s, err := l.store()
	if err != nil {
		return nil, err
	}
	return s.Searches(ctx)
}

// SaveSearch keeps a search.
func (l *library) SaveSearch(ctx context.Context, search report.Search) (report.Search, error) {
	s, err := l.store()
	if err != nil {
		return report.Search{}, err
	}
	return s.SaveSearch(ctx, search)
}

// DropSearch gives a kept search up.
func (l *library) DropSearch(ctx context.Context, id report.ID) error {
	s, err := l.store()
	if err != nil {
		return err
	}
	return s.DropSearch(ctx, id)
}

// News counts what is new to the kept searches.
func (l *library) News(ctx context.Context) (map[report.ID]int, error) {
	s, err := l.store()
	if err != nil {
		return nil, err
	}
	return s.News(ctx)
}

// SeenSearch marks what is new to a kept search as seen.
func (l *library) SeenSearch(ctx context.Context, id report.ID) error {
	s, err := l.store()
	if err != nil {
		return err
	}
	return s.SeenSearch(ctx, id)
}
