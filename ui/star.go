package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// starButton is a star that is full or not.
type starButton struct {
	widget.BaseWidget
	on     bool
	full   *canvas.Image
	hollow *canvas.Image
	tapped func()
}

func newStarButton() *starButton {
	b := &starButton{full: canvas.NewImageFromResource(theme.NewColoredResource(starFullIcon, starColour)), hollow: canvas.NewImageFromResource(theme.NewDisabledResource(starIcon))}
	b.full.FillMode, b.hollow.FillMode = canvas.ImageFillContain, canvas.ImageFillContain
	b.full.Hide()
	b.ExtendBaseWidget(b)
	return b
}

func (b *starButton) set(on bool) {
	if b.on == on {
		return
	}
	b.on = on
	show(b.full, on)
	show(b.hollow, !on)
	b.Refresh()
}

// Tapped turns the star.
func (b *starButton) Tapped(*fyne.PointEvent) {
	if b.tapped != nil {
		b.tapped()
	}
}

// CreateRenderer draws the star.
func (b *starButton) CreateRenderer() fyne.WidgetRenderer {
	return &starRenderer{b}
}

type starRenderer struct{ b *starButton }

// Layout puts the star in the middle.
func (r *starRenderer) Layout(size fyne.Size) {
	for _, o := range r.Objects() {
		o.Resize(fyne.NewSquareSize(18))
		o.Move(fyne.NewPos((size.Width-18)/2, (size.Height-18)/2))
	}
}

// MinSize is a little more than the star, to be hit easily.
func (r *starRenderer) MinSize() fyne.Size { return fyne.NewSquareSize(22) }

// Refresh draws the star anew.
func (r *starRenderer) Refresh() { canvas.Refresh(r.b) }

// Objects are both stars; one of them is hidden.
func (r *starRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.b.full, r.b.hollow}
}

// Destroy frees nothing.
func (r *starRenderer) Destroy() {}
