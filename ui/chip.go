package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// chipShape is how a chip looks.
type chipShape int

const (
	pillChip  chipShape = iota // a rounded choice among others
	tabChip                    // a tab: underlined when chosen
	quietChip                  // small grey words that can be tapped
)

// chip is a word one can choose.
type chip struct {
	widget.BaseWidget
	kit    *kit
	shape  chipShape
	label  string
	tail   string // behind the label, in grey: a count, or the cross that takes the chip away
	chosen bool
	hover  bool
	tapped func()
}

func newChip(k *kit, shape chipShape, label string, tapped func()) *chip {
	c := &chip{kit: k, shape: shape, label: label, tapped: tapped}
	c.ExtendBaseWidget(c)
	return c
}

// newCounted makes a chip with something behind its label.
func newCounted(k *kit, label, tail string, tapped func()) *chip {
	c := newChip(k, pillChip, label, tapped)
	c.tail = tail
	return c
}

// set changes label and choice.
func (c *chip) set(label string, chosen bool) {
	if c.label == label && c.chosen == chosen {
		return
	}
	c.label, c.chosen = label, chosen
	c.Refresh()
}

// Tapped chooses the chip.
func (c *chip) Tapped(*fyne.PointEvent) { c.tapped() }

// MouseIn shows that it can be tapped.
func (c *chip) MouseIn(*desktop.MouseEvent) {
	c.hover = true
	c.Refresh()
}

// MouseMoved does nothing.
func (c *chip) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends MouseIn.
func (c *chip) MouseOut() {
	c.hover = false
	c.Refresh()
}

// CreateRenderer draws the chip.
func (c *chip) CreateRenderer() fyne.WidgetRenderer {
	r := &chipRenderer{c: c, back: canvas.NewRectangle(color.Transparent), line: canvas.NewRectangle(color.Transparent), text: c.kit.text("", textSize, color.Black), tail: c.kit.text(c.tail, metaSize, c.kit.paint().Meta)}
	r.text.Alignment = fyne.TextAlignCenter
	r.back.CornerRadius = 4
	switch c.shape {
	case pillChip:
		r.back.CornerRadius = 12
		r.text.TextSize = metaSize + 1
	case quietChip:
		r.text.TextSize = metaSize
	}
	r.Refresh()
	return r
}

type chipRenderer struct {
	c          *chip
	back, line *canvas.Rectangle
	text, tail *canvas.Text
}

// Layout places text and line.
func (r *chipRenderer) Layout(size fyne.Size) {
	if r.c.shape == tabChip {
		r.back.Resize(fyne.NewSize(size.Width, size.Height-6))
		r.back.Move(fyne.NewPos(0, 2))
		r.line.Resize(fyne.NewSize(size.Width-2*grid, 2))
		r.line.Move(fyne.NewPos(grid, size.Height-2))
	} else {
		r.back.Resize(size)
	}
	r.text.Text = r.c.label
	tail := r.tailWidth()
	if r.c.shape != tabChip && size.Width < r.MinSize().Width {
		r.text.Text = elide(r.c.label, r.text.TextSize, r.text.TextStyle, size.Width-1.5*grid-tail)
	}
	r.text.Resize(fyne.NewSize(size.Width-tail, size.Height))
	r.tail.Resize(fyne.NewSize(tail, size.Height))
	r.tail.Move(fyne.NewPos(size.Width-tail-grid+2, 0))
}

// MinSize is the text with room around it.
func (r *chipRenderer) MinSize() fyne.Size {
	t := fyne.MeasureText(r.c.label, r.text.TextSize, r.text.TextStyle)
	if r.c.shape == tabChip {
		return fyne.NewSize(t.Width+3*grid, 36)
	}
	return fyne.NewSize(t.Width+2.5*grid+r.tailWidth(), 24)
}

// tailWidth is that of the tail with room before it.
func (r *chipRenderer) tailWidth() float32 {
	if r.c.tail == "" {
		return 0
	}
	return fyne.MeasureText(r.c.tail, r.tail.TextSize, r.tail.TextStyle).Width + grid/2
}

// Refresh takes over label, choice and hover.
func (r *chipRenderer) Refresh() {
	p := r.c.kit.paint()
	r.text.Text = r.c.label
	r.text.Color = p.Text
	r.back.FillColor, r.line.FillColor = color.Transparent, color.Transparent
	switch {
	case r.c.chosen && r.c.shape == tabChip:
		r.line.FillColor, r.text.Color = p.Accent, p.Accent
	case r.c.chosen:
		r.back.FillColor, r.text.Color = p.AccentSoft, p.Accent
	case r.c.hover:
		r.back.FillColor = p.Hover
	case r.c.shape == quietChip:
		r.text.Color = p.Meta
	case r.c.shape == pillChip:
		r.back.FillColor = p.Hover
	}
	r.Layout(r.c.Size())
	canvas.Refresh(r.c)
}

// Objects are background, line and text.
func (r *chipRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.back, r.line, r.text, r.tail}
}

// Destroy frees nothing.
func (r *chipRenderer) Destroy() {}
