package widget

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

const (
	toastFor    = 2600 * time.Millisecond // and 60 ms for each character beyond 16
	toastPerRun = 60 * time.Millisecond
	toastOffer  = 60 // so many characters longer, when there is something to tap
	toastPad    = 12
	toastUp     = 48 // above the lower edge
)

// Toast shows a short message over the window's lower edge for a few seconds. It lies on top of the window's content (in a stack) and
// lets every click through.
type Toast struct {
	widget.BaseWidget

	// Later takes the message away. Nil means frames of the driver.
	Later Later

	ground *canvas.Rectangle
	text   *canvas.Text
	word   *toastWord
	cancel func()
}

// NewToast makes a toast that shows nothing.
func NewToast() *Toast {
	t := &Toast{ground: canvas.NewRectangle(nil), text: canvas.NewText("", nil), word: newToastWord()}
	t.text.Alignment = fyne.TextAlignCenter
	t.ground.CornerRadius = 8
	t.ground.Hide()
	t.text.Hide()
	t.word.Hide()
	t.ExtendBaseWidget(t)
	return t
}

// Say shows a message in place of the one before.
func (t *Toast) Say(text string) { t.Offer(text, "", nil) }

// Offer is Say with a word behind the message that can be tapped, which also takes the message away.
func (t *Toast) Offer(text, word string, tapped func()) {
	if t.cancel != nil {
		t.cancel()
	}
	t.text.Text = text
	t.word.text.Text = word
	t.word.tapped = func() {
		t.Dismiss()
		tapped()
	}
	t.ground.Show()
	t.text.Show()
	t.word.Hidden = word == ""
	t.Refresh()
	later := t.Later
	if later == nil {
		later = onFrame
	}
	long := max(len([]rune(text+word))-16, 0)
	if word != "" {
		long += toastOffer
	}
	t.cancel = later(toastFor+time.Duration(long)*toastPerRun, t.Dismiss)
}

// Dismiss takes the message away.
func (t *Toast) Dismiss() {
	if t.cancel != nil {
		t.cancel()
	}
	t.cancel = nil
	t.ground.Hide()
	t.text.Hide()
	t.word.Hide()
	canvas.Refresh(t)
}

// Message is what is shown now; "" for nothing.
func (t *Toast) Message() string {
	if t.text.Hidden {
		return ""
	}
	return t.text.Text
}

// MinSize is nothing: a toast lies over other things.
func (t *Toast) MinSize() fyne.Size { return fyne.Size{} }

// CreateRenderer is called by Fyne.
func (t *Toast) CreateRenderer() fyne.WidgetRenderer { return &toastRenderer{t} }

type toastRenderer struct{ toast *Toast }

func (v *toastRenderer) Layout(size fyne.Size) {
	t := v.toast
	least := t.text.MinSize()
	word := float32(0)
	if !t.word.Hidden {
		word = t.word.MinSize().Width
	}
	box := fyne.NewSize(min(least.Width+2*toastPad+word, size.Width), least.Height+2*toastPad-8)
	at := fyne.NewPos((size.Width-box.Width)/2, size.Height-toastUp-box.Height)
	t.ground.Move(at)
	t.ground.Resize(box)
	t.text.Move(at)
	t.text.Resize(fyne.NewSize(box.Width-word, box.Height))
	t.word.Move(at.AddXY(box.Width-word, 0))
	t.word.Resize(fyne.NewSize(word, box.Height))
}

func (v *toastRenderer) MinSize() fyne.Size { return fyne.Size{} }

func (v *toastRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{v.toast.ground, v.toast.text, v.toast.word}
}

func (v *toastRenderer) Destroy() {}

func (v *toastRenderer) Refresh() {
	t := v.toast
	t.ground.FillColor = theme.Color(theme.ColorNameForeground)
	t.text.Color = theme.Color(theme.ColorNameBackground)
	t.text.TextSize = theme.TextSize()
	t.word.text.Color, t.word.text.TextSize = t.text.Color, t.text.TextSize
	v.Layout(t.Size())
	canvas.Refresh(t)
}

// toastWord is the word of a toast that can be tapped.
type toastWord struct {
	widget.BaseWidget
	text   *canvas.Text
	tapped func()
}

func newToastWord() *toastWord {
	w := &toastWord{text: canvas.NewText("", nil)}
	w.text.TextStyle = fyne.TextStyle{Bold: true, Underline: true}
	w.ExtendBaseWidget(w)
	return w
}

// Tapped does what the word says.
func (w *toastWord) Tapped(*fyne.PointEvent) { w.tapped() }

// Cursor is that of a link.
func (w *toastWord) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MinSize is the word with room behind it.
func (w *toastWord) MinSize() fyne.Size { return w.text.MinSize().AddWidthHeight(toastPad, 0) }

// CreateRenderer is called by Fyne.
func (w *toastWord) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(w.text) }

// ShowToast shows a message on the toast that is part of a window's content; it does nothing where there is none.
func ShowToast(c fyne.Canvas, text string) {
	if t := findToast(c.Content()); t != nil {
		t.Say(text)
	}
}

func findToast(o fyne.CanvasObject) *Toast {
	switch o := o.(type) {
	case *Toast:
		return o
	case *fyne.Container:
		for i := len(o.Objects) - 1; i >= 0; i-- {
			if t := findToast(o.Objects[i]); t != nil {
				return t
			}
		}
	}
	return nil
}
