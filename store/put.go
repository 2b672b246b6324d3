package store

import (
	"context"
	"fmt"
	"sync"
	"time"

	"yanku/internal/likeness"
	"yanku/internal/report"
	"yanku/store/sqlite"
)

// puts gathers imports that come at the same time into one transaction: bringing it to the disk is what costs.
type puts struct {
	mu      sync.Mutex
	waiting []*arrival
	leading bool // some goroutine commits for all
}

// arrival is an import that waits to be committed.
type arrival struct {
	in   report.Import
	text likeness.Text // to recognise it by
	done chan error
}

// maxPuts is how many imports share a transaction.
const maxPuts = 64

// gathering is how long imports that come side by side are waited for: what many reports change in one page of the database is then written once.
const gathering = 25 * time.Millisecond

// Has gives the report whose file has this SHA-256.
func (l *Library) Has(ctx context.Context, sha string) (report.ID, bool, error) {
	return l.db.Has(ctx, sha)
}

// Put takes a read report into the library. When it returns nil the file and everything read from it are on the disk and survive any crash;
// search finds it at once. The same bytes again are ErrStored. A file whose text is that of another report becomes a version of it; see VersionOf.
func (l *Library) Put(ctx context.Context, in report.Import) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	l.files.RLock()
	defer l.files.RUnlock()
	if err := l.placeIn(l.original(in.SHA, extOf(in.Name)), in.Data); err != nil {
		return fmt.Errorf("keep file %s: %w", in.Name, err)
	}
	p := &arrival{in: in, text: likeness.Read(in.Doc), done: make(chan error, 1)}
	p.in.Data = nil
	if l.puts.join(p) {
		l.lead(context.WithoutCancel(ctx)) // others wait for this transaction too
	}
	if err := <-p.done; err != nil {
		return fmt.Errorf("put %s: %w", in.Name, err)
	}
	l.ring()
	return nil
}

// join queues p and tells whether the caller has to commit for all that wait.
func (q *puts) join(p *arrival) (lead bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.waiting = append(q.waiting, p)
	lead = !q.leading
	q.leading = true
	return lead
}

// next takes what waits; when nothing does, the leading ends.
func (q *puts) next() []*arrival {
	q.mu.Lock()
	defer q.mu.Unlock()
	n := min(len(q.waiting), maxPuts)
	batch := q.waiting[:n:n]
	q.waiting = q.waiting[n:]
	q.leading = n > 0
	return batch
}

// lead commits until nobody waits. When a transaction of several fails each is tried alone, so that one cannot fail the others.
func (l *Library) lead(ctx context.Context) {
	for batch := l.puts.next(); len(batch) > 0; batch = l.puts.next() {
		err := l.commit(ctx, batch...)
		for _, p := range batch {
			if err != nil && len(batch) > 1 {
				p.done <- l.commit(ctx, p)
				continue
			}
			p.done <- err
		}
		if len(batch) > 1 { // one who puts report after report is not kept waiting
			time.Sleep(gathering)
		}
	}
}

func (l *Library) commit(ctx context.Context, batch ...*arrival) error {
	return l.db.Write(ctx, func(tx *sqlite.Tx) error {
		now := time.Now().UnixMilli() // after every write before: what was seen by then is not new
		for _, p := range batch {
			ids := []report.ID{p.in.ID}
			err := tx.Put(ctx, p.in, extOf(p.in.Name), now)
			if err == nil {
				err = tx.Enqueue(ctx, p.in.ID, true)
			}
			if err == nil {
				err = recognise(ctx, tx, p.in.ID, p.text, p.in.Doc.Meta)
			}
			if err == nil {
				err = tx.Journal(ctx, now, sqlite.Change{Verb: sqlite.VerbPut, Reports: ids}, sqlite.Change{Verb: sqlite.VerbDrop, Reports: ids}, 0)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// Failed notes an import that failed: its path, CONTRACT's error code, and why.
func (l *Library) Failed(ctx context.Context, path, code, why string) error {
	return l.db.Write(ctx, func(tx *sqlite.Tx) error {
		return tx.PutEvent(ctx, sqlite.Event{At: time.Now().UnixMilli(), Path: path, Code: code, Message: why})
	})
}

// Failures gives the latest failed imports, the last first.
func (l *Library) Failures(ctx context.Context, limit int) ([]sqlite.Event, error) {
	return l.db.Events(ctx, limit)
}

// SetRead marks a report read or unread.
func (l *Library) SetRead(ctx context.Context, id report.ID, read bool) error {
	return l.change(ctx, sqlite.Change{Verb: sqlite.VerbRead, Reports: []report.ID{id}, On: read})
}

// Seen marks a report read because it was shown. That is no change of the user's: there is nothing to take back.
func (l *Library) Seen(ctx context.Context, id report.ID) error {
	return l.db.Write(ctx, func(tx *sqlite.Tx) error {
		was, err := tx.SetRead(ctx, id, true)
		if err != nil || was {
			return err
		}
		defer l.ring()
		return tx.Enqueue(ctx, id, false)
	})
}

// SetStar stars reports or takes their stars away, as one change.
func (l *Library) SetStar(ctx context.Context, ids []report.ID, star bool) error {
	return l.change(ctx, sqlite.Change{Verb: sqlite.VerbStar, Reports: ids, On: star})
}

func (l *Library) change(ctx context.Context, c sqlite.Change) error {
	defer l.ring()
	return l.db.Write(ctx, func(tx *sqlite.Tx) error { return apply(ctx, tx, job{Change: c}) })
}
