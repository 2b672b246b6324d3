package ui

import (
	"fmt"
	"io"
	"slices"
	"time"

	"fyne.io/fyne/v2"
)

// tracer prints what happens, one line an event, for the end-to-end test and for measuring. A nil tracer prints nothing.
type tracer struct {
	out     io.Writer
	started time.Time
	canvas  fyne.Canvas
	named   map[string]fyne.CanvasObject
	rects   map[string]string
	timer   *time.Timer
	quiet   bool // no places
}

func newTracer(out io.Writer, started time.Time) *tracer {
	if out == nil {
		return nil
	}
	return &tracer{out: out, started: started, named: map[string]fyne.CanvasObject{}, rects: map[string]string{}}
}

// say prints one event.
func (t *tracer) say(format string, args ...any) {
	if t != nil {
		fmt.Fprintf(t.out, "trace "+format+"\n", args...)
	}
}

// ms is how long the program has run.
func (t *tracer) ms() int64 {
	if t == nil {
		return 0
	}
	return time.Since(t.started).Milliseconds()
}

// watch has the place of a widget printed whenever it changed.
func (t *tracer) watch(name string, o fyne.CanvasObject) {
	if t != nil {
		t.named[name] = o
	}
}

// settle prints the places that changed, a moment after the last call, when the layout has come to rest.
func (t *tracer) settle() {
	if t == nil || t.quiet {
		return
	}
	if t.timer != nil {
		t.timer.Stop()
	}
	t.timer = time.AfterFunc(120*time.Millisecond, func() { post(t.print) })
}

// print writes the places of what is seen, in pixels of the window.
func (t *tracer) print() {
	if t.canvas == nil {
		return
	}
	names := make([]string, 0, len(t.named))
	for name := range t.named {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		o := t.named[name]
		line := ""
		if o.Visible() && o.Size().Width > 0 && fyne.CurrentApp().Driver().CanvasForObject(o) != nil {
			p, s, k := fyne.CurrentApp().Driver().AbsolutePositionForObject(o), o.Size(), t.canvas.Scale()
			if p.IsZero() {
				continue // not on the screen: something around it is hidden
			}
			line = fmt.Sprintf("x=%.0f y=%.0f w=%.0f h=%.0f", p.X*k, p.Y*k, s.Width*k, s.Height*k)
		}
		if line != t.rects[name] {
			t.rects[name] = line
			if line != "" {
				t.say("rect name=%q %s", name, line)
			}
		}
	}
}
