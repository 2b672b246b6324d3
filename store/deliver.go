package store

import (
	"context"
	"errors"
	"log/slog"
	"runtime"
	"slices"
	"sync"
	"time"

	"yanku/internal/query"
	"yanku/internal/report"
	"yanku/store/index"
	"yanku/store/sqlite"
)

// batch is how many reports go into the index at a time, and batchBytes how much text unless one has more: their tokens are in memory together, about 30 bytes for each byte.
const (
	batch      = 256
	batchBytes = 8 << 20
)

// patience is how long reports gather before they go into the index: fewer, larger batches leave fewer segments to be merged.
const patience = time.Second

// retry is how long after a failure, as on a full disk, the outbox is tried again. Tests shorten it.
var retry = time.Minute

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
		err := l.calmly(ctx)
		if err != nil && ctx.Err() == nil {
			slog.Warn("bring the library's changes to its index", "error", err) // the rows are whole: search looks at them
			time.AfterFunc(retry, l.ring)
		}
		if l.tried != nil {
			l.tried(err)
		}
		if _, err := l.Doubts(ctx); err != nil && ctx.Err() == nil {
			slog.Warn("compare the reports of the library", "error", err)
		}
	}
}

// Sync brings everything that was written into the side files and the index, and returns when that is done. Search does not need it.
func (l *Library) Sync(ctx context.Context) error {
	if l.options.ReadOnly {
		return nil
	}
	defer l.hold()()
	return l.drain(ctx, func(int) error { return nil })
}

// calmly is Sync for an import under way: when less than a batch was there and more came meanwhile, it waits for that to be more.
func (l *Library) calmly(ctx context.Context) error {
	l.drains.Lock()
	defer l.drains.Unlock()
	return l.drain(ctx, func(n int) error {
		if n < batch && len(l.bell) > 0 && l.held.Load() == 0 {
			select {
			case <-ctx.Done():
			case <-l.hurry:
			case <-time.After(patience):
			}
		}
		return ctx.Err()
	})
}

// hold takes drains, at once when calmly has it and waits, and gives what gives it back.
func (l *Library) hold() (release func()) {
	l.held.Add(1)
	defer l.held.Add(-1)
	select {
	case l.hurry <- struct{}{}:
	default:
	}
	l.drains.Lock()
	select {
	case <-l.hurry: // nobody waited
	default:
	}
	return l.drains.Unlock
}

// drain empties the outbox and calls sent after each of its batches with the number of its rows. The caller holds drains.
func (l *Library) drain(ctx context.Context, sent func(n int) error) error {
	if err := l.mirror(ctx); err != nil {
		return err
	}
	ix, err := l.ready(ctx)
	if err != nil || ix == nil {
		return err // without an index the outbox keeps it
	}
	if err := l.printAll(ctx); err != nil {
		return err
	}
	for {
		rows, err := l.db.Outbox(ctx, batch)
		if err == nil && len(rows) == 0 {
			l.building.Store(false)
		}
		if err != nil || len(rows) == 0 {
			return err
		}
		if err := l.send(ctx, ix, rows); err != nil {
			if ctx.Err() == nil && errors.Is(err, index.ErrDamaged) {
				l.mend(ix, err)
			}
			return err
		}
		if err := l.db.Write(ctx, func(tx *sqlite.Tx) error { return tx.Sent(ctx, rows) }); err != nil {
			return err
		}
		if err := sent(len(rows)); err != nil {
			return err
		}
	}
}

// send brings the reports of rows into the side files and the index as they are now. It may be done twice.
func (l *Library) send(ctx context.Context, ix *index.Index, rows []sqlite.Pending) error {
	fields := map[report.ID]bool{}
	for _, p := range rows {
		fields[p.Report] = fields[p.Report] || p.Fields
	}
	ids := keys(fields)
	loads := make([]load, min(runtime.GOMAXPROCS(0), len(ids)))
	errs := make([]error, len(loads))
	var group sync.WaitGroup
	for i := range loads { // every processor takes a share
		to := &loads[i]
		to.fields, to.most = fields, batchBytes/len(loads)
		share := ids[i*len(ids)/len(loads) : (i+1)*len(ids)/len(loads)]
		group.Go(func() { errs[i] = l.gather(ctx, ix, share, to) })
	}
	group.Wait()
	if err := errors.Join(errs...); err != nil {
		return err
	}
	var all load
	for _, one := range loads {
		all.docs, all.hidden, all.gone = append(all.docs, one.docs...), append(all.hidden, one.hidden...), append(all.gone, one.gone...)
	}
	if err := l.discard(ctx, all.gone); err != nil {
		return err
	}
	return ix.Update(all.docs, append(all.hidden, all.gone...))
}

// load is what goes into the index together.
type load struct {
	fields map[report.ID]bool // what the index holds of the report changed
	most   int                // bytes of text that are gathered before they go into the index

	docs   []index.Doc
	size   int         // of their texts
	hidden []report.ID // versions that are not current: not to be found
	gone   []report.ID // reports that are there no more
}

// gather reads the reports of ids for the index and writes their side files.
func (l *Library) gather(ctx context.Context, ix *index.Index, ids []report.ID, to *load) error {
	var sides []report.Summary
	err := l.db.Entries(ctx, ids, func(s report.Summary, f query.Fields) error {
		f.Split = l.options.Words
		sides = append(sides, s)
		switch {
		case !to.fields[s.ID]:
		case !s.Current:
			to.hidden = append(to.hidden, s.ID)
		default:
			to.docs = append(to.docs, index.Doc{ID: s.ID, Fields: f})
			to.size += len(f.Body)
		}
		if to.size < to.most {
			return nil
		}
		err := ix.Update(to.docs, nil)
		to.docs, to.size = nil, 0
		return err
	})
	if err != nil {
		return err
	}
	there := map[report.ID]bool{}
	for _, s := range sides {
		there[s.ID] = true
		if err := errors.Join(ctx.Err(), l.writeSide(ctx, s)); err != nil {
			return err
		}
	}
	for _, id := range ids {
		if !there[id] {
			to.gone = append(to.gone, id)
		}
	}
	return nil
}

func keys(m map[report.ID]bool) []report.ID {
	out := make([]report.ID, 0, len(m))
	for id := range m {
		out = append(out, id)
	}
	slices.Sort(out)
	return out
}
