package widget

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
)

const (
	pushLimit = 40 // units to be scrolled beyond an edge before the page turns
	lineStep  = 48 // units of an arrow key
	keepLines = 48 // units that stay in view when a key pages down
)

// Scrolled follows the wheel. Beyond the page's edge it turns the page; with Ctrl (⌘) it zooms.
func (p *PageView) Scrolled(e *fyne.ScrollEvent) {
	if held(fyne.KeyModifierShortcutDefault) {
		if p.OnZoom != nil && e.Scrolled.DY != 0 {
			p.OnZoom(int(math.Copysign(1, float64(e.Scrolled.DY))))
		}
		return
	}
	dx, dy := e.Scrolled.DX, e.Scrolled.DY
	if shifted() && dx == 0 {
		dx, dy = dy, 0
	}
	p.scrollBy(-dx, -dy)
}

func held(m fyne.KeyModifier) bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && d.CurrentKeyModifiers()&m != 0
}

// scrollBy moves the view by units; what goes beyond the edge is counted, and turns the page when it is enough.
func (p *PageView) scrollBy(dx, dy float32) {
	was := p.oy
	p.leave()
	p.scrollTo(p.ox+float64(dx)*p.unit, p.oy+float64(dy)*p.unit)
	if dy == 0 {
		return
	}
	if p.oy != was {
		p.pushed = 0
		return
	}
	if p.pushed*dy < 0 {
		p.pushed = 0
	}
	p.pushed += dy
	if p.pushed > pushLimit {
		p.turn(1)
	} else if p.pushed < -pushLimit {
		p.turn(-1)
	}
}

func (p *PageView) turn(step int) {
	p.pushed = 0
	if p.OnTurn != nil {
		p.OnTurn(step)
	}
}

// Dragged moves the paper with the pointer.
func (p *PageView) Dragged(e *fyne.DragEvent) {
	p.leave()
	p.scrollTo(p.ox-float64(e.Dragged.DX)*p.unit, p.oy-float64(e.Dragged.DY)*p.unit)
}

// DragEnd ends the dragging.
func (p *PageView) DragEnd() {}

// Tapped tells OnTap what was clicked, and takes the keys.
func (p *PageView) Tapped(e *fyne.PointEvent) {
	p.Focus()
	if i := p.markAt(e.Position); i >= 0 && p.OnTap != nil {
		p.OnTap(p.marks[i].ID)
	}
}

// Focus has keys go to the view.
func (p *PageView) Focus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil && c.Focused() != fyne.Focusable(p) {
		c.Focus(p)
	}
}

// markAt finds the smallest mark under a point, or −1.
func (p *PageView) markAt(at fyne.Position) int {
	x, y := int(float64(at.X)*p.unit), int(float64(at.Y)*p.unit)
	found, least := -1, math.MaxInt
	for i, m := range p.marks {
		r := p.around(m.Area)
		if m.ID == "" || x < r.Min.X || x >= r.Max.X || y < r.Min.Y || y >= r.Max.Y {
			continue
		}
		if n := r.Dx() * r.Dy(); n < least {
			found, least = i, n
		}
	}
	return found
}

// MouseIn follows the pointer.
func (p *PageView) MouseIn(e *desktop.MouseEvent) { p.MouseMoved(e) }

// MouseMoved moves the tip; the page is not drawn for it.
func (p *PageView) MouseMoved(e *desktop.MouseEvent) {
	if i := p.markAt(e.Position); i != p.over {
		p.over = i
		if i < 0 || p.marks[i].Label == "" {
			p.tip.hide()
		} else {
			p.tip.say(p.marks[i].Label)
		}
		canvas.Refresh(p) // the tip was hidden, so it belongs to no canvas yet
	}
	if p.over >= 0 {
		p.tip.near(e.Position, p.Size())
	}
}

// MouseOut takes the tip away.
func (p *PageView) MouseOut() { p.leave() }

func (p *PageView) leave() {
	if p.over >= 0 {
		p.over = -1
		p.tip.hide()
		canvas.Refresh(p)
	}
}

// Cursor is a hand over a mark.
func (p *PageView) Cursor() desktop.Cursor {
	if p.over >= 0 {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// FocusGained has keys move the page.
func (p *PageView) FocusGained() { p.focus = true }

// FocusLost ends that.
func (p *PageView) FocusLost() { p.focus = false }

// Focused says whether keys move the page.
func (p *PageView) Focused() bool { return p.focus }

// TypedRune zooms with + and −.
func (p *PageView) TypedRune(r rune) {
	switch r {
	case '+', '=':
		p.ask(1)
	case '-':
		p.ask(-1)
	}
}

// TypedKey scrolls with arrows, pages with the page keys and space, and goes to the first and last page.
func (p *PageView) TypedKey(e *fyne.KeyEvent) {
	screen := max(p.Size().Height-keepLines, lineStep)
	switch e.Name {
	case fyne.KeyDown:
		p.scrollBy(0, lineStep)
	case fyne.KeyUp:
		p.scrollBy(0, -lineStep)
	case fyne.KeyLeft:
		p.scrollBy(-lineStep, 0)
	case fyne.KeyRight:
		p.scrollBy(lineStep, 0)
	case fyne.KeyPageDown:
		p.scrollBy(0, screen)
	case fyne.KeyPageUp:
		p.scrollBy(0, -screen)
	case fyne.KeySpace:
		if shifted() {
			screen = -screen
		}
		p.scrollBy(0, screen)
	case fyne.KeyHome:
		p.turn(-All)
	case fyne.KeyEnd:
		p.turn(All)
	}
}

// TypedShortcut zooms with Ctrl and +, − and 0; others go on to the window, which would not hear of them while a widget has the focus.
func (p *PageView) TypedShortcut(s fyne.Shortcut) {
	if c, ok := s.(*desktop.CustomShortcut); ok && c.Modifier&fyne.KeyModifierShortcutDefault != 0 {
		switch c.KeyName {
		case fyne.KeyPlus, fyne.KeyEqual:
			p.ask(1)
			return
		case fyne.KeyMinus:
			p.ask(-1)
			return
		case fyne.Key0:
			p.ask(0)
			return
		}
	}
	if window, ok := fyne.CurrentApp().Driver().CanvasForObject(p).(fyne.Shortcutable); ok {
		window.TypedShortcut(s)
	}
}

func (p *PageView) ask(step int) {
	if p.OnZoom != nil {
		p.OnZoom(step)
	}
}
