// Package task is background work where the newest job wins.
package task

import (
	"context"
	"sync"
)

// Queue says where work is done: Start runs a function in the background, Post runs one later on the goroutine that owns the results.
type Queue struct {
	Start, Post func(func())
}

// Latest is a place for one job: a new job cancels the one before it. The zero value is empty. It may be used from several goroutines.
type Latest struct {
	mu     sync.Mutex
	turn   int
	cancel context.CancelFunc
}

// Run starts job in the background with a context that ends with parent or when a newer job comes, and posts show with its result. A superseded job never
// reports, even if it had finished: show is asked for only while its job is the newest and parent goes on.
func Run[T any](parent context.Context, l *Latest, q Queue, job func(context.Context) (T, error), show func(T, error)) {
	ctx, turn := l.begin(parent)
	q.Start(func() {
		v, err := job(ctx)
		q.Post(func() {
			if l.end(turn) && parent.Err() == nil {
				show(v, err)
			}
		})
	})
}

// Drop cancels the job at hand; it will not report.
func (l *Latest) Drop() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.drop()
}

func (l *Latest) drop() {
	l.turn++
	if l.cancel != nil {
		l.cancel()
		l.cancel = nil
	}
}

func (l *Latest) begin(parent context.Context) (context.Context, int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.drop()
	ctx, cancel := context.WithCancel(parent)
	l.cancel = cancel
	return ctx, l.turn
}

// end tells whether the job of this turn is the newest, and clears the place if so.
func (l *Latest) end(turn int) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	newest := l.turn == turn
	if newest {
		l.drop()
	}
	return newest
}
