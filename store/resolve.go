package store

import (
	"context"
	"errors"
	"sync"

	"yanku/internal/query"
	"yanku/internal/report"
	"yanku/store/sqlite"
)

// sets remembers which reports are in a state, until something is written.
type sets struct {
	mu    sync.Mutex
	at    int64 // sqlite.DB.Writes
	known map[string]map[report.ID]bool
}

// resolve puts the reports that answer in the place of the parts of a query that only the rows know: the user's own words and states. For the index that is all; without it
// periods, numbers and kinds of figures are looked up too.
func (l *Library) resolve(ctx context.Context, q query.Tree, indexed bool) (query.Tree, error) {
	var failed error
	out := q.Map(func(n query.Node) query.Node {
		ids, known, err := l.lookUp(ctx, n, indexed)
		failed = errors.Join(failed, err)
		if !known {
			return n
		}
		return query.Set{IDs: ids}
	})
	return out, failed
}

// lookUp gives the reports that answer a part of a query, if the rows are to be asked for it.
func (l *Library) lookUp(ctx context.Context, n query.Node, indexed bool) (ids map[report.ID]bool, known bool, err error) {
	switch n := n.(type) {
	case query.State:
		if indexed && sqlite.Indexed(n.What) {
			return nil, false, nil
		}
		ids, err = l.inState(ctx, n.What)
		return ids, true, err
	case query.Period:
		if indexed {
			return nil, false, nil
		}
		ids, err = l.db.InPeriod(ctx, n.Key)
		return ids, true, err
	case query.Number:
		if indexed {
			return nil, false, nil
		}
		ids, err = l.db.Holding(ctx, n)
		return ids, true, err
	case query.Words:
		return l.own(ctx, n.Field, n)
	case query.Near:
		return l.own(ctx, n.Field, n)
	case query.Pattern:
		return l.own(ctx, n.Field, n)
	}
	return nil, false, nil
}

// own gives the reports of which the user's own words answer, where a part of a query asks for these.
func (l *Library) own(ctx context.Context, f query.Field, n query.Node) (ids map[report.ID]bool, known bool, err error) {
	if f == query.Tag {
		ids, err = l.db.Tagged(ctx, n, l.options.Words)
	}
	return ids, f.Own(), err
}

// inState gives the reports in a state. It is read once between two writes of this process; another one may write beside a reader, which reads it every time.
func (l *Library) inState(ctx context.Context, what string) (map[report.ID]bool, error) {
	at := l.db.Writes()
	if !l.options.ReadOnly {
		l.sets.mu.Lock()
		ids, ok := l.sets.known[what]
		ok = ok && l.sets.at == at
		l.sets.mu.Unlock()
		if ok {
			return ids, nil
		}
	}
	ids, err := l.db.InState(ctx, what)
	if err != nil {
		return nil, err
	}
	l.sets.mu.Lock()
	defer l.sets.mu.Unlock()
	if l.sets.at != at || l.sets.known == nil {
		l.sets.at, l.sets.known = at, map[string]map[report.ID]bool{}
	}
	l.sets.known[what] = ids
	return ids, nil
}
