package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// headline is one line of text that ends with an ellipsis where the room ends.
type headline struct {
	widget.BaseWidget
	full string
	text *canvas.Text
}

func newHeadline(k *kit, size float32, strong bool) *headline {
	h := &headline{text: k.text("", size, k.paint().Meta)}
	if strong {
		h.text = k.title("", size)
	}
	h.ExtendBaseWidget(h)
	return h
}

func (h *headline) set(s string) {
	if h.full == s {
		return
	}
	h.full = s
	h.Refresh()
}

// CreateRenderer draws the line.
func (h *headline) CreateRenderer() fyne.WidgetRenderer { return &headlineRenderer{h} }

type headlineRenderer struct{ h *headline }

// Layout cuts the text to the width.
func (r *headlineRenderer) Layout(size fyne.Size) {
	t := r.h.text
	t.Text = elide(r.h.full, t.TextSize, t.TextStyle, size.Width)
	m := t.MinSize()
	t.Resize(fyne.NewSize(size.Width, m.Height))
	t.Move(fyne.NewPos(0, (size.Height-m.Height)/2))
}

// MinSize is the height of the line; any width will do.
func (r *headlineRenderer) MinSize() fyne.Size {
	return fyne.NewSize(4*grid, fyne.MeasureText("国", r.h.text.TextSize, r.h.text.TextStyle).Height)
}

// Refresh draws the line anew.
func (r *headlineRenderer) Refresh() {
	r.Layout(r.h.Size())
	canvas.Refresh(r.h)
}

// Objects is the text.
func (r *headlineRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.h.text} }

// Destroy frees nothing.
func (r *headlineRenderer) Destroy() {}
