package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// link is a small word in a row that leads elsewhere than the row itself.
type link struct {
	widget.BaseWidget
	kit    *kit
	text   *canvas.Text
	line   *canvas.Rectangle
	tapped func()
}

func newLink(k *kit, tapped func()) *link {
	l := &link{kit: k, text: k.text("", metaSize, k.paint().Accent), line: canvas.NewRectangle(color.Transparent), tapped: tapped}
	l.ExtendBaseWidget(l)
	return l
}

// set changes the word and where it leads; "" is no link.
func (l *link) set(word string, tapped func()) {
	l.tapped = tapped
	if l.text.Text != word {
		l.text.Text = word
		canvas.Refresh(l.text)
	}
	show(l, word != "")
}

// Tapped follows the link.
func (l *link) Tapped(*fyne.PointEvent) {
	if l.tapped != nil {
		l.tapped()
	}
}

// MouseIn underlines the word.
func (l *link) MouseIn(*desktop.MouseEvent) { l.underline(l.kit.paint().Accent) }

// MouseMoved does nothing.
func (l *link) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends MouseIn.
func (l *link) MouseOut() { l.underline(color.Transparent) }

func (l *link) underline(c color.Color) {
	l.line.FillColor = c
	canvas.Refresh(l.line)
}

// Cursor is a hand.
func (l *link) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer draws the word.
func (l *link) CreateRenderer() fyne.WidgetRenderer { return &linkRenderer{l} }

type linkRenderer struct{ l *link }

// Layout puts the word into the middle of its height, and the line under it.
func (r *linkRenderer) Layout(size fyne.Size) {
	m := r.l.text.MinSize()
	y := (size.Height - m.Height) / 2
	r.l.text.Resize(m)
	r.l.text.Move(fyne.NewPos(0, y))
	r.l.line.Resize(fyne.NewSize(m.Width, 1))
	r.l.line.Move(fyne.NewPos(0, y+m.Height-1))
}

// MinSize is that of the word.
func (r *linkRenderer) MinSize() fyne.Size { return r.l.text.MinSize() }

// Refresh draws the word anew.
func (r *linkRenderer) Refresh() { canvas.Refresh(r.l) }

// Objects are word and line.
func (r *linkRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.l.text, r.l.line}
}

// Destroy frees nothing.
func (r *linkRenderer) Destroy() {}
