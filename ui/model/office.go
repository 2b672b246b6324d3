// Package model holds the view-models of the window: plain state and what the user may do, without a toolkit.
//
// Every method is called on the UI goroutine, and so is every Changed func. Slow work is done by the Office in the background and comes back by Post.
package model

import (
	"context"
	"time"

	"yanku/internal/task"
)

// Office is where view-models have their work done.
type Office struct {
	Context context.Context  // ends with the window; all work hangs on it
	Start   func(func())     // runs a function in the background
	Post    func(func())     // runs a function on the UI goroutine, later
	Problem func(error)      // tells the user that something could not be done; called on the UI goroutine
	Now     func() time.Time // the clock

	Later func(after time.Duration, f func()) (cancel func()) // runs a function on the UI goroutine after a while
}

// work runs job in the background and then show on the UI goroutine, unless a newer job took its place at l.
func work[T any](o *Office, l *task.Latest, job func(context.Context) (T, error), show func(T, error)) {
	task.Run(o.Context, l, task.Queue{Start: o.Start, Post: o.Post}, job, show)
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
