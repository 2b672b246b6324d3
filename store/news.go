package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"yanku/internal/query"
	"yanku/internal/report"
)

// fewNew is how many new reports are looked at one by one; with more, each search is asked of the whole library.
const fewNew = 500

// News tells for every kept search how many reports answer it that came in since it was seen. Versions that are not current do not count. Only new reports are looked
// at, so that it costs next to nothing when there are none.
func (l *Library) News(ctx context.Context) (map[report.ID]int, error) {
	searches, err := l.db.Searches(ctx)
	out := make(map[report.ID]int, len(searches))
	if err != nil || len(searches) == 0 {
		return out, err
	}
	for _, s := range searches {
		out[s.ID] = 0
	}
	first := slices.MinFunc(searches, func(a, b report.Search) int { return cmp.Compare(a.Seen, b.Seen) })
	fresh, err := l.db.Added(ctx, first.Seen)
	switch {
	case err != nil || len(fresh) == 0:
		return out, err
	case len(fresh) > fewNew:
		return out, l.newsAmongAll(ctx, searches, out)
	}
	return out, l.newsAmong(ctx, fresh, searches, out)
}

// newsAmong looks at the text of each new report once.
func (l *Library) newsAmong(ctx context.Context, fresh []report.ID, searches []report.Search, out map[report.ID]int) error {
	trees := make([]query.Tree, len(searches))
	for i, s := range searches {
		var err error
		if trees[i], err = l.resolve(ctx, treeOf(s)); err != nil {
			return fmt.Errorf("look for %s: %w", s.Name, err)
		}
	}
	return l.db.Texts(ctx, fresh, true, func(r report.Summary, f query.Fields) error {
		for i, s := range searches {
			if r.Current && r.Added >= s.Seen && trees[i].Match(f) {
				out[s.ID]++
			}
		}
		return ctx.Err()
	})
}

// newsAmongAll counts the new ones among all that each search finds.
func (l *Library) newsAmongAll(ctx context.Context, searches []report.Search, out map[report.ID]int) error {
	all, _, _, err := l.db.Counts(ctx)
	if err != nil {
		return err
	}
	for _, s := range searches {
		fresh, err := l.db.Added(ctx, s.Seen)
		if err != nil {
			return err
		}
		if len(fresh) == 0 {
			continue
		}
		found, _, err := l.find(ctx, treeOf(s), all)
		if err != nil {
			return fmt.Errorf("look for %s: %w", s.Name, err)
		}
		slices.Sort(found)
		for _, id := range fresh {
			if _, ok := slices.BinarySearch(found, id); ok {
				out[s.ID]++
			}
		}
	}
	return nil
}
