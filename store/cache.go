package store

import (
	"context"
	"errors"
	"log/slog"
	"path/filepath"

	"yanku/internal/report"
	"yanku/store/index"
	"yanku/store/sqlite"
)

// openIndex opens the search index, making a new one when it is missing, damaged or does not fit the rows; then every report goes into the outbox.
// Without an index the library works from its rows.
func (l *Library) openIndex(ctx context.Context) error {
	ix, fresh, err := index.Open(filepath.Join(l.dir, "index"), l.options.ReadOnly)
	if err != nil {
		if !l.options.ReadOnly { // that a reader finds none is nothing to tell
			slog.Warn("open the search index; search looks at every text instead", "error", err)
		}
		return nil
	}
	fits, err := l.fits(ctx, ix)
	switch {
	case err != nil:
		return errors.Join(err, ix.Close())
	case fits && !fresh:
		l.index.Store(ix)
		return nil
	case l.options.ReadOnly: // the writer is about to make it anew
		return ix.Close()
	}
	return l.renewIndex(ctx, ix)
}

// renewIndex puts an empty index in the place of one that is of no use. Before, so that a reader beside misses none, every report goes into the outbox; search looks at the rows of
// those that are there.
func (l *Library) renewIndex(ctx context.Context, ix *index.Index) error {
	l.index.Store(nil)
	if err := l.db.Write(ctx, func(tx *sqlite.Tx) error { return tx.EnqueueAll(ctx) }); err != nil {
		return errors.Join(err, ix.Close())
	}
	ix, err := ix.Renew()
	if err != nil {
		slog.Warn("make the search index anew; search looks at every text instead", "error", err)
		return nil
	}
	l.building.Store(true)
	l.index.Store(ix)
	return nil
}

// ready gives the index to write to, made anew where it is broken and opened where it could not be had before; nil when it still cannot.
func (l *Library) ready(ctx context.Context) (*index.Index, error) {
	var err error
	ix := l.index.Load()
	switch {
	case ix == nil:
		err = l.openIndex(ctx)
	case l.broken.Swap(false):
		err = l.renewIndex(ctx, ix)
	}
	return l.index.Load(), err
}

// mend has an index that answered with an error made anew in the background, also while it is being built. One that was replaced meanwhile is left alone.
func (l *Library) mend(ix *index.Index, cause error) {
	if l.options.ReadOnly || l.index.Load() != ix || errors.Is(cause, index.ErrClosed) || !l.broken.CompareAndSwap(false, true) {
		return
	}
	slog.Warn("the search index is made anew", "cause", cause)
	l.building.Store(true)
	l.ring()
}

// fits tells whether the index holds as many reports as the rows say, give or take those on their way.
func (l *Library) fits(ctx context.Context, ix *index.Index) (bool, error) {
	all, _, _, err := l.db.Counts(ctx)
	if err != nil {
		return false, err
	}
	waiting, err := l.db.Waiting(ctx)
	if err != nil {
		return false, err
	}
	have := ix.Count()
	return have >= all-len(waiting) && have <= all+len(waiting), nil
}

// atHand gives the index. A reader that found none looks once more: a writer may have made it since.
func (l *Library) atHand() *index.Index {
	ix := l.index.Load()
	if ix != nil || !l.options.ReadOnly {
		return ix
	}
	ix, _, err := index.Open(filepath.Join(l.dir, "index"), true)
	if err != nil {
		return nil
	}
	if !l.index.CompareAndSwap(nil, ix) {
		_ = ix.Close()
	}
	return l.index.Load()
}

// Index tells how far the search index is. Until nothing waits, search looks at the rows of what does.
func (l *Library) Index(ctx context.Context) (report.Index, error) {
	all, _, _, err := l.db.Counts(ctx)
	if err != nil {
		return report.Index{}, err
	}
	waiting, err := l.db.Waiting(ctx)
	out := report.Index{Waiting: min(len(waiting), all), Total: all, Building: l.building.Load()}
	if l.atHand() == nil {
		out.Waiting, out.Building = all, !l.options.ReadOnly
	}
	return out, err
}
