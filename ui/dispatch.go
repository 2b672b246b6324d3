package ui

import "fyne.io/fyne/v2"

// post runs f on the UI goroutine, later. It is the only place that calls fyne.Do.
func post(f func()) { fyne.Do(f) }
