package store

import (
	"context"
	"fmt"
	"slices"

	"yanku/internal/report"
)

// News tells for every kept search how many reports answer it that came in since it was seen. Versions that are not current do not count. Where nothing came in nothing is
// looked for.
func (l *Library) News(ctx context.Context) (map[report.ID]int, error) {
	searches, err := l.db.Searches(ctx)
	if err != nil {
		return nil, err
	}
	out := make(map[report.ID]int, len(searches))
	for _, s := range searches {
		if out[s.ID], err = l.newTo(ctx, s); err != nil {
			return nil, fmt.Errorf("look for %s: %w", s.Name, err)
		}
	}
	return out, nil
}

// newTo counts the reports that are new to a search.
func (l *Library) newTo(ctx context.Context, s report.Search) (n int, err error) {
	fresh, err := l.db.Added(ctx, s.Seen)
	if err != nil || len(fresh) == 0 {
		return 0, err
	}
	found, err := l.find(ctx, treeOf(s))
	if err != nil {
		return 0, err
	}
	slices.Sort(found)
	for _, id := range fresh {
		if _, ok := slices.BinarySearch(found, id); ok {
			n++
		}
	}
	return n, nil
}
