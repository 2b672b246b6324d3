package widget

import "time"

// flash is the highlight of ScrollTo; it fades away.
type flash struct {
	span
	block    int
	on       bool
	strength float32 // 1 to 0
	stop     func()
}

const flashSteps = 14 // redraws until the highlight is gone

func (r *Reader) startFlash(block int, s span) {
	r.stopFlash()
	if s.from >= s.to {
		return
	}
	r.flash = flash{span: s, block: block, on: true, strength: 1}
	r.fade(flashSteps)
}

// fade waits half of the time, then dims the highlight step by step.
func (r *Reader) fade(steps int) {
	wait := flashFor / 2 / flashSteps
	if steps == flashSteps {
		wait = flashFor / 2
	}
	r.flash.stop = r.later(time.Duration(wait), func() {
		r.flash.strength = float32(steps-1) / flashSteps
		if steps == 1 {
			r.flash = flash{}
		} else {
			r.fade(steps - 1)
		}
		r.show()
	})
}

func (r *Reader) stopFlash() {
	if r.flash.stop != nil {
		r.flash.stop()
	}
	r.flash = flash{}
}
