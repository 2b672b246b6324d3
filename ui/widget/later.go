package widget

import (
	"time"

	"fyne.io/fyne/v2"
)

// Later runs a function once, on the UI goroutine, after about a duration; 0 is the next frame. The function it gives cancels that.
// Every widget here has one, so that a test can turn the clock by hand.
type Later func(after time.Duration, do func()) (cancel func())

// onFrame is Later by the driver's own frames: no goroutine, no lock. A driver without frames, such as that of tests, never runs do.
func onFrame(after time.Duration, do func()) func() {
	started, over := false, false
	a := fyne.NewAnimation(max(after, time.Millisecond), func(done float32) {
		if done >= 1 && started && !over {
			over = true
			do()
		}
	})
	a.Curve = fyne.AnimationLinear
	a.Start()
	started = true
	return func() {
		over = true
		a.Stop()
	}
}
