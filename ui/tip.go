package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// newTip makes a chip that, tapped, says below it at more length what it means; another tap anywhere takes the words away.
func newTip(k *kit, label, words string) *chip {
	c := newChip(k, pillChip, label, nil)
	c.chosen = true
	c.tapped = func() {
		over := widget.NewPopUp(widget.NewLabel(words), k.window.Canvas())
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(c)
		right := k.window.Canvas().Size().Width - over.MinSize().Width - grid
		over.ShowAtPosition(fyne.NewPos(max(grid, min(at.X, right)), at.Y+c.Size().Height+grid/2))
	}
	return c
}
