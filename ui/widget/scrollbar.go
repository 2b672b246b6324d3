package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

const (
	barWidth  = 14 // where the pointer may take the bar
	barThin   = 4
	barThick  = 8
	barLeast  = 32 // height of the handle
	barMargin = 3
)

// scrollBar shows what part of a text is in view and moves the view when dragged.
type scrollBar struct {
	widget.BaseWidget
	move                func(offset float32)
	handle              *canvas.Rectangle
	offset, view, total float32
	grabbed             float32 // the view's offset when the drag began, moved with the pointer
	dragging, over      bool
}

var (
	_ fyne.Draggable     = (*scrollBar)(nil)
	_ fyne.Tappable      = (*scrollBar)(nil)
	_ desktop.Hoverable  = (*scrollBar)(nil)
	_ desktop.Cursorable = (*scrollBar)(nil)
)

func newScrollBar(move func(offset float32)) *scrollBar {
	b := &scrollBar{move: move, handle: canvas.NewRectangle(theme.Color(theme.ColorNameScrollBar))}
	b.ExtendBaseWidget(b)
	return b
}

// set tells the bar what is in view.
func (b *scrollBar) set(offset, view, total float32) {
	if b.offset == offset && b.view == view && b.total == total {
		return
	}
	b.offset, b.view, b.total = offset, view, total
	b.place()
}

// geometry gives the handle's top and height.
func (b *scrollBar) geometry() (top, height float32) {
	if b.total <= b.view || b.view <= 0 {
		return 0, 0
	}
	height = max(b.view*b.view/b.total, barLeast)
	return (b.view - height) * b.offset / (b.total - b.view), height
}

func (b *scrollBar) place() {
	top, height := b.geometry()
	b.handle.Hidden = height == 0
	width := float32(barThin)
	if b.over || b.dragging {
		width = barThick
	}
	b.handle.CornerRadius = width / 2
	b.handle.Move(fyne.NewPos(barWidth-barMargin-width, top))
	b.handle.Resize(fyne.NewSize(width, height))
}

// Dragged moves the view with the handle.
func (b *scrollBar) Dragged(e *fyne.DragEvent) {
	_, height := b.geometry()
	if height == 0 || b.view <= height {
		return
	}
	if !b.dragging {
		b.dragging, b.grabbed = true, b.offset
	}
	b.grabbed += e.Dragged.DY * (b.total - b.view) / (b.view - height)
	b.move(b.grabbed)
	b.place()
}

// DragEnd lets the handle go.
func (b *scrollBar) DragEnd() {
	b.dragging = false
	b.place()
}

// Tapped beside the handle turns one page.
func (b *scrollBar) Tapped(e *fyne.PointEvent) {
	top, height := b.geometry()
	switch {
	case e.Position.Y < top:
		b.move(b.offset - b.view*0.9)
	case e.Position.Y > top+height:
		b.move(b.offset + b.view*0.9)
	}
}

// MouseIn widens the handle.
func (b *scrollBar) MouseIn(*desktop.MouseEvent) {
	b.over = true
	b.place()
}

// MouseMoved is of no interest.
func (b *scrollBar) MouseMoved(*desktop.MouseEvent) {}

// MouseOut narrows the handle.
func (b *scrollBar) MouseOut() {
	b.over = false
	b.place()
}

// Cursor is the usual one.
func (b *scrollBar) Cursor() desktop.Cursor { return desktop.DefaultCursor }

// Refresh takes the theme's colour.
func (b *scrollBar) Refresh() {
	b.handle.FillColor = theme.Color(theme.ColorNameScrollBar)
	b.place()
	canvas.Refresh(b.handle)
}

// MinSize is the width of the bar.
func (b *scrollBar) MinSize() fyne.Size { return fyne.NewSize(barWidth, barLeast) }

// CreateRenderer is called by Fyne.
func (b *scrollBar) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewWithoutLayout(b.handle))
}
