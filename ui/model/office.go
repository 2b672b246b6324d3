// Package model holds the view-models of the window: plain state and what the user may do, without a toolkit.
//
// Every method is called on the UI goroutine, and so is every Changed func. Slow work is done by the Office in the background and comes back by Post.
package model

import (
	"context"
	"time"
)

// Office is where view-models have their work done.
type Office struct {
	Context context.Context  // ends with the window; all work hangs on it
	Start   func(func())     // runs a function in the background
	Post    func(func())     // runs a function on the UI goroutine, later
	Problem func(error)      // tells the user that something could not be done; called on the UI goroutine
	Now     func() time.Time // the clock
}

// latest is one desk of the office: the newest job wins, a superseded job is cancelled and never reports.
type latest struct {
	turn   int
	cancel context.CancelFunc
}

// drop cancels the job at hand, whose result is not wanted any more.
func (l *latest) drop() {
	l.turn++
	if l.cancel != nil {
		l.cancel()
		l.cancel = nil
	}
}

// work runs job in the background and then show on the UI goroutine, unless a newer job took its place.
func work[T any](o *Office, l *latest, job func(context.Context) (T, error), show func(T, error)) {
	l.drop()
	ctx, cancel := context.WithCancel(o.Context)
	turn := l.turn
	l.cancel = cancel
	o.Start(func() {
		v, err := job(ctx)
		o.Post(func() {
			if l.turn == turn && o.Context.Err() == nil {
				l.drop()
				show(v, err)
			}
		})
	})
}

// do runs job in the background; only a failure is told.
func (o *Office) do(job func(context.Context) error) {
	o.Start(func() {
		if err := job(o.Context); err != nil && o.Context.Err() == nil {
			o.Post(func() { o.Problem(err) })
		}
	})
}

// changed calls f when there is one.
func changed(f func()) {
	if f != nil {
		f()
	}
}
