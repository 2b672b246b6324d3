package widget

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

const (
	toastFor    = 2600 * time.Millisecond // and 60 ms for each character beyond 16
	toastPerRun = 60 * time.Millisecond
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
	cancel func()
}

// NewToast makes a toast that shows nothing.
func NewToast() *Toast {
	t := &Toast{ground: canvas.NewRectangle(nil), text: canvas.NewText("", nil)}
	t.text.Alignment = fyne.TextAlignCenter
	t.ground.CornerRadius = 8
	t.ground.Hide()
	t.text.Hide()
	t.ExtendBaseWidget(t)
	return t
}

// Say shows a message in place of the one before.
func (t *Toast) Say(text string) {
	if t.cancel != nil {
		t.cancel()
	}
	t.text.Text = text
	t.ground.Show()
	t.text.Show()
	t.Refresh()
	later := t.Later
	if later == nil {
		later = onFrame
	}
	long := max(len([]rune(text))-16, 0)
	t.cancel = later(toastFor+time.Duration(long)*toastPerRun, t.Dismiss)
}

// Dismiss takes the message away.
func (t *Toast) Dismiss() {
	t.cancel = nil
	t.ground.Hide()
	t.text.Hide()
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
	box := fyne.NewSize(min(least.Width+2*toastPad, size.Width), least.Height+2*toastPad-8)
	at := fyne.NewPos((size.Width-box.Width)/2, size.Height-toastUp-box.Height)
	t.ground.Move(at)
	t.ground.Resize(box)
	t.text.Move(at)
	t.text.Resize(box)
}

func (v *toastRenderer) MinSize() fyne.Size { return fyne.Size{} }

func (v *toastRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{v.toast.ground, v.toast.text}
}

func (v *toastRenderer) Destroy() {}

func (v *toastRenderer) Refresh() {
	t := v.toast
	t.ground.FillColor = theme.Color(theme.ColorNameForeground)
	t.text.Color = theme.Color(theme.ColorNameBackground)
	t.text.TextSize = theme.TextSize()
	v.Layout(t.Size())
	canvas.Refresh(t)
}

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
