package widget

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// clicks counts clicks that follow each other in one place. Fyne's own double tap would hold every single click back for 300 ms.
type clicks struct {
	count int
	last  time.Time
	at    fyne.Position
	drag  bool   // the button is down and the pointer has moved
	stop  func() // stops scrolling while dragging
	speed float32
	point fyne.Position // of the pointer while dragging
}

const (
	multiClick = 400 * time.Millisecond // between the clicks of a double click
	sameSpot   = 4                      // units
)

func (c *clicks) press(at fyne.Position, now time.Time) {
	near := abs(at.X-c.at.X) <= sameSpot && abs(at.Y-c.at.Y) <= sameSpot
	if near && now.Sub(c.last) < multiClick && c.count < 3 {
		c.count++
	} else {
		c.count = 1
	}
	c.last, c.at, c.drag = now, at, false
}

func abs(v float32) float32 { return max(v, -v) }

// hover is what the pointer is over.
type hover struct {
	id    string
	block int
	hand  bool // something to click
	text  bool // words
}

func (r *Reader) hit(at fyne.Position) (place, int, bool) {
	return r.page.hit(at.X, at.Y+r.offset)
}

// MouseDown begins a selection; with shift it extends the one there is.
func (r *Reader) MouseDown(e *desktop.MouseEvent) {
	r.requestFocus()
	if e.Button != desktop.MouseButtonPrimary || len(r.page.boxes) == 0 {
		return
	}
	at, char, _ := r.hit(e.Position)
	if e.Modifier&fyne.KeyModifierShift != 0 && r.sel.on {
		r.extend(at, char)
		r.show()
		return
	}
	r.clicks.press(e.Position, time.Now())
	r.pick(at, char, grain(r.clicks.count-1))
	r.show()
}

// MouseUp ends a selection, or clicks on what is there.
func (r *Reader) MouseUp(e *desktop.MouseEvent) {
	r.stopDrag()
	if e.Button != desktop.MouseButtonPrimary || r.clicks.drag || r.clicks.count != 1 || r.sel.on || len(r.page.boxes) == 0 {
		return
	}
	at, char, on := r.hit(e.Position)
	if r.page.blocks[at.block].Style == Fold {
		if r.OnToggle != nil {
			r.OnToggle(at.block)
		}
		return
	}
	if m := r.page.markAt(at.block, char); on && m != nil && m.ID != "" && r.OnMark != nil {
		r.OnMark(m.ID, at.block)
	}
}

// Dragged extends the selection; beyond an edge the text scrolls, faster the farther out the pointer is.
func (r *Reader) Dragged(e *fyne.DragEvent) {
	if len(r.page.boxes) == 0 || r.clicks.count == 0 {
		return
	}
	r.clicks.drag = true
	r.clicks.point = e.Position
	r.dragTo(e.Position)
	if speed := edgeSpeed(e.Position.Y, r.Size().Height); speed != 0 {
		r.clicks.speed = speed
		r.autoScroll()
	} else {
		r.stopDrag()
	}
}

func (r *Reader) dragTo(point fyne.Position) {
	at, char, _ := r.hit(point)
	r.extend(at, char)
	r.show()
}

// edgeSpeed is how far to scroll in a frame with the pointer at y.
func edgeSpeed(y, height float32) float32 {
	switch {
	case y < 0:
		return max(y/4, -40)
	case y > height:
		return min((y-height)/4, 40)
	}
	return 0
}

// autoScroll goes on in every frame until the pointer comes back or the button is let go.
func (r *Reader) autoScroll() {
	if r.clicks.stop != nil {
		return
	}
	r.clicks.stop = r.later(0, func() {
		r.clicks.stop = nil
		was := r.offset
		r.scrollBy(r.clicks.speed)
		r.dragTo(r.clicks.point)
		if r.offset != was {
			r.autoScroll()
		}
	})
}

func (r *Reader) stopDrag() {
	if r.clicks.stop != nil {
		r.clicks.stop()
		r.clicks.stop = nil
	}
}

// DragEnd ends the dragging.
func (r *Reader) DragEnd() { r.stopDrag() }

// TappedSecondary hands a right click on.
func (r *Reader) TappedSecondary(e *fyne.PointEvent) {
	if r.OnSecondary == nil {
		return
	}
	id, block := "", 0
	if len(r.page.boxes) > 0 {
		at, char, on := r.hit(e.Position)
		block = at.block
		if m := r.page.markAt(at.block, char); on && m != nil {
			id = m.ID
		}
	}
	r.OnSecondary(e.AbsolutePosition, id, block)
}

// MouseIn follows the pointer.
func (r *Reader) MouseIn(e *desktop.MouseEvent) { r.MouseMoved(e) }

// MouseMoved follows the pointer.
func (r *Reader) MouseMoved(e *desktop.MouseEvent) {
	if len(r.page.boxes) == 0 {
		return
	}
	at, char, on := r.hit(e.Position)
	id := ""
	if m := r.page.markAt(at.block, char); on && m != nil {
		id = m.ID
	}
	fold := r.page.blocks[at.block].Style == Fold
	r.hover.hand, r.hover.text = id != "" || fold, on || r.clicks.drag
	r.setHover(id, at.block, e.AbsolutePosition)
}

// MouseOut ends the following.
func (r *Reader) MouseOut() {
	r.hover.hand, r.hover.text = false, false
	r.setHover("", 0, fyne.Position{})
}

func (r *Reader) setHover(id string, block int, at fyne.Position) {
	if id == r.hover.id && (id == "" || block == r.hover.block) {
		return
	}
	r.hover.id, r.hover.block = id, block
	if r.OnHover != nil {
		r.OnHover(id, block, at)
	}
}

// Cursor is a hand over marks and folds, a bar over words.
func (r *Reader) Cursor() desktop.Cursor {
	switch {
	case r.hover.hand:
		return desktop.PointerCursor
	case r.hover.text:
		return desktop.TextCursor
	}
	return desktop.DefaultCursor
}
