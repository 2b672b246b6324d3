package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Scrolled follows the wheel.
func (r *Reader) Scrolled(e *fyne.ScrollEvent) { r.scrollBy(-e.Scrolled.DY) }

// FocusGained lets keys scroll the text.
func (r *Reader) FocusGained() { r.focus = true }

// FocusLost ends that.
func (r *Reader) FocusLost() { r.focus = false }

// Focused says whether keys scroll the text.
func (r *Reader) Focused() bool { return r.focus }

// TypedRune takes no text.
func (r *Reader) TypedRune(rune) {}

// TypedKey scrolls: arrows by a line, page keys and space by the view less two lines, home and end to the ends. Escape unselects.
func (r *Reader) TypedKey(e *fyne.KeyEvent) {
	line := looks[Body].line(r.page.zoom)
	screen := max(r.Size().Height-2*line, line)
	switch e.Name {
	case fyne.KeyDown:
		r.scrollBy(2 * line)
	case fyne.KeyUp:
		r.scrollBy(-2 * line)
	case fyne.KeyPageDown:
		r.scrollBy(screen)
	case fyne.KeyPageUp:
		r.scrollBy(-screen)
	case fyne.KeySpace:
		if shifted() {
			screen = -screen
		}
		r.scrollBy(screen)
	case fyne.KeyHome:
		r.scrollTo(0)
	case fyne.KeyEnd:
		r.toEnd()
	case fyne.KeyEscape:
		r.Unselect()
	}
}

// toEnd goes to the last line; heights that were estimated move the end while it is laid out.
func (r *Reader) toEnd() {
	for was := float32(-1); r.page.height() != was; {
		was = r.page.height()
		r.scrollTo(was)
	}
}

func shifted() bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
}

// TypedShortcut copies and selects all; others go on to the window, which would not hear of them while a widget has the focus.
func (r *Reader) TypedShortcut(s fyne.Shortcut) {
	switch s.(type) {
	case *fyne.ShortcutCopy:
		r.Copy()
		return
	case *fyne.ShortcutSelectAll:
		r.SelectAll()
		return
	}
	if window, ok := r.canvas().(fyne.Shortcutable); ok {
		window.TypedShortcut(s)
	}
}

func (r *Reader) canvas() fyne.Canvas { return fyne.CurrentApp().Driver().CanvasForObject(r) }

func (r *Reader) requestFocus() {
	if c := r.canvas(); c != nil && c.Focused() != fyne.Focusable(r) {
		c.Focus(r)
	}
}
