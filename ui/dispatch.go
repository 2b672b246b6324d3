package ui

import (
	"time"

	"fyne.io/fyne/v2"
)

// post runs f on the UI goroutine, later. It is the only place that calls fyne.Do.
func post(f func()) { fyne.Do(f) }

// later runs f on the UI goroutine after a while, unless it is cancelled before.
func later(after time.Duration, f func()) (cancel func()) {
	t := time.AfterFunc(after, func() { post(f) })
	return func() { t.Stop() }
}
