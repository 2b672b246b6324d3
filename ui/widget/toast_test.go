package widget

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

// A toast that offers something stays longer; a tap on its word does that and takes it away, and the next message has no word.
func TestToastOffers(t *testing.T) {
	useTheme(t, theme.VariantLight)
	c := &clock{}
	toast := NewToast()
	toast.Later = c.later
	w := test.NewWindow(container.NewStack(toast))
	w.SetPadded(false)
	w.Resize(fyne.NewSize(400, 120))
	taps := 0
	toast.Offer("新增 3 份报告", "查看", func() { taps++ })
	golden(t, "toast_offer", w.Canvas().Capture())
	c.turn(5 * time.Second)
	if toast.Message() == "" {
		t.Fatal("it is gone before one could read and tap")
	}
	test.Tap(toast.word)
	if taps != 1 || toast.Message() != "" {
		t.Errorf("%d taps, still says %q", taps, toast.Message())
	}
	toast.Say("已复制")
	if toast.word.Visible() {
		t.Error("the word stays")
	}
}
