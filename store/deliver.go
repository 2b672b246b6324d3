package store

import (
	"context"
	"errors"
	"log/slog"
	"path/filepath"
	"slices"
	"time"

	"yanku/internal/query"
	"yanku/internal/report"
	"yanku/store/index"
	"yanku/store/sqlite"
)

// batch is how many reports go into the index at a time: their tokens are in memory together.
const batch = 64

// patience is how long reports gather before they go into the index: fewer, larger batches leave fewer segments to be merged.
const patience = time.Second

// ring tells the goroutine of deliver that the outbox has something.
func (l *Library) ring() {
	select {
	case l.bell <- struct{}{}:
	default:
	}
}

// deliver empties the outbox a while after it is rung, until ctx ends. Search does not wait for it.
func (l *Library) deliver(ctx context.Context) {
	defer close(l.idle)
	for {
		select {
		case <-ctx.Done():
			return
		case <-l.bell:
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(patience):
		}
		if err := l.Sync(ctx); err != nil && ctx.Err() == nil {
			slog.Warn("bring the library's changes to its index", "error", err) // the rows are whole: search looks at them
		}
		if _, err := l.Doubts(ctx); err != nil && ctx.Err() == nil {
			slog.Warn("compare the reports of the library", "error", err)
		}
	}
}

// Sync brings everything that was written into the side files and the index, and returns when that is done. Search does not need it.
func (l *Library) Sync(ctx context.Context) error {
	if l.options.ReadOnly || l.index == nil {
		return nil // the outbox keeps it
	}
	l.drains.Lock()
	defer l.drains.Unlock()
	if err := l.mirror(ctx); err != nil {
		return err
	}
	if err := l.printAll(ctx); err != nil {
		return err
	}
	for {
		rows, err := l.db.Outbox(ctx, batch)
		if err != nil || len(rows) == 0 {
			return err
		}
		if err := l.send(ctx, rows); err != nil {
			return err
		}
		if err := l.db.Write(ctx, func(tx *sqlite.Tx) error { return tx.Sent(ctx, rows) }); err != nil {
			return err
		}
	}
}

// send brings the reports of rows into the side files and the index as they are now. It may be done twice.
func (l *Library) send(ctx context.Context, rows []sqlite.Pending) error {
	ids, fields := map[report.ID]bool{}, map[report.ID]bool{}
	for _, p := range rows {
		ids[p.Report] = true
		fields[p.Report] = fields[p.Report] || p.Fields
	}
	var docs []index.Doc
	var hidden []report.ID // versions that are not current: not to be found
	var sides []report.Summary
	err := l.db.Texts(ctx, keys(ids), true, func(s report.Summary, f query.Fields) error {
		delete(ids, s.ID)
		sides = append(sides, s)
		switch {
		case !fields[s.ID]:
		case !s.Current:
			hidden = append(hidden, s.ID)
		default:
			docs = append(docs, index.Doc{ID: s.ID, Fields: f})
		}
		return nil
	})
	if err != nil {
		return err
	}
	gone := keys(ids)
	for _, s := range sides {
		if err := errors.Join(ctx.Err(), l.writeSide(ctx, s)); err != nil {
			return err
		}
	}
	if err := l.discard(ctx, gone); err != nil {
		return err
	}
	return l.index.Update(docs, append(hidden, gone...))
}

func keys(m map[report.ID]bool) []report.ID {
	out := make([]report.ID, 0, len(m))
	for id := range m {
		out = append(out, id)
	}
	slices.Sort(out)
	return out
}

// openIndex opens the search index, making a new one when it is missing, damaged or does not fit the rows; then every report goes into the outbox.
// Without an index the library works from its rows.
func (l *Library) openIndex(ctx context.Context) error {
	dir := filepath.Join(l.dir, "index")
	ix, fresh, err := index.Open(dir, l.options.ReadOnly)
	if err != nil {
		l.without(err)
		return nil
	}
	l.index = ix
	if l.options.ReadOnly {
		return nil
	}
	if fits, err := l.fits(ctx); err != nil || fits && !fresh {
		return err
	}
	if !fresh {
		if l.index, err = ix.Renew(); err != nil {
			l.without(err)
			return nil
		}
	}
	return l.db.Write(ctx, func(tx *sqlite.Tx) error { return tx.EnqueueAll(ctx) })
}

// without notes why there is no index. That a reader finds none, or finds it in the hands of a writer, is nothing to tell.
func (l *Library) without(err error) {
	if !l.options.ReadOnly {
		slog.Warn("open the search index; search looks at every text instead", "error", err)
	}
}

// fits tells whether the index holds as many reports as the rows say, give or take those on their way.
func (l *Library) fits(ctx context.Context) (bool, error) {
	all, _, _, err := l.db.Counts(ctx)
	if err != nil {
		return false, err
	}
	waiting, err := l.waiting(ctx)
	if err != nil {
		return false, err
	}
	have, err := l.index.Count()
	return err == nil && have >= all-len(waiting) && have <= all+len(waiting), nil
}

// waiting gives the reports that the index does not know as they are.
func (l *Library) waiting(ctx context.Context) ([]report.ID, error) {
	rows, err := l.db.Outbox(ctx, 0)
	ids := map[report.ID]bool{}
	for _, p := range rows {
		if p.Fields {
			ids[p.Report] = true
		}
	}
	return keys(ids), err
}
