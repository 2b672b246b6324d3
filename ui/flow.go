package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// wrapping is a layout whose height follows from its width.
type wrapping interface {
	heightFor(objects []fyne.CanvasObject, width float32) float32
}

// heightAt gives how high o is at a width.
func heightAt(o fyne.CanvasObject, width float32) float32 {
	if c, ok := o.(*fyne.Container); ok {
		if l, ok := c.Layout.(wrapping); ok {
			return l.heightFor(c.Objects, width)
		}
	}
	return o.MinSize().Height
}

// flowLayout puts small things one after another into as many lines as they need. What is wider than a line is cut to it.
type flowLayout struct {
	top, bottom, side float32 // space around
	width             float32 // as it was laid last
}

// Layout places the objects.
func (l *flowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.flow(objects, size.Width, true)
}

// MinSize is what the width it was laid to needs.
func (l *flowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(8*grid, l.flow(objects, l.width, false))
}

func (l *flowLayout) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	l.width = width
	return l.flow(objects, width, false)
}

func (l *flowLayout) flow(objects []fyne.CanvasObject, width float32, place bool) float32 {
	x, y, line := l.side, l.top, float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		m.Width = min(m.Width, max(width-2*l.side, 0))
		if x > l.side && x+m.Width > width-l.side {
			x, y, line = l.side, y+line+grid/2, 0
		}
		if place {
			o.Resize(m)
			o.Move(fyne.NewPos(x, y))
		}
		x, line = x+m.Width+grid/2, max(line, m.Height)
	}
	if line == 0 {
		return 0
	}
	return y + line + l.bottom
}

// stackLayout puts objects one below another, each as high as its width needs.
type stackLayout struct{ width float32 }

// Layout places the objects.
func (l *stackLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		if o.Visible() {
			h := heightAt(o, size.Width)
			o.Resize(fyne.NewSize(size.Width, h))
			o.Move(fyne.NewPos(0, y))
			y += h
		}
	}
}

// MinSize is what the width it was laid to needs.
func (l *stackLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	w := float32(0)
	for _, o := range objects {
		w = max(w, o.MinSize().Width)
	}
	return fyne.NewSize(w, l.heightFor(objects, l.width))
}

func (l *stackLayout) heightFor(objects []fyne.CanvasObject, width float32) (h float32) {
	l.width = width
	for _, o := range objects {
		if o.Visible() {
			h += heightAt(o, width)
		}
	}
	return h
}

// columnLayout stacks objects and gives the last what is left. What scrolls has one height, whatever is in it, so that nothing below moves when it fills, and at most
// a share of the whole.
type columnLayout struct{ scroll, share float32 }

// Layout places the objects.
func (l *columnLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		h := size.Height - y
		if i < len(objects)-1 {
			h = l.height(o, size)
		}
		o.Resize(fyne.NewSize(size.Width, max(h, 0)))
		o.Move(fyne.NewPos(0, y))
		y += h
	}
}

func (l *columnLayout) height(o fyne.CanvasObject, size fyne.Size) float32 {
	if s, ok := o.(*container.Scroll); ok {
		heightAt(s.Content, size.Width) // it learns its width
		return min(l.scroll, size.Height*l.share)
	}
	return heightAt(o, size.Width)
}

// MinSize is small: the last object scrolls.
func (l *columnLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	w := float32(0)
	for _, o := range objects {
		w = max(w, o.MinSize().Width)
	}
	return fyne.NewSize(w, 25*grid)
}
