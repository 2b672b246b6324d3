package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"yanku/ui/model"
)

// Sides of the small picture of a caption, and the height of a row with and without one.
const (
	captionWide = 120
	captionHigh = 76
	captionTall = captionHigh + 2*grid
	captionFlat = 52
)

// captionRow is one picture or table: itself small at the left, its caption and source line, and the ways to its page and its place in the text.
type captionRow struct {
	widget.BaseWidget
	kit   *kit
	row   model.CaptionRow
	tall  bool
	back  *canvas.Rectangle // the paper, while the picture is drawn
	image *canvas.Image
	words *canvas.Text
	meta  *canvas.Text
	page  *link
	text  *link
}

func newCaptionRow(k *kit, tall bool) *captionRow {
	p := k.paint()
	r := &captionRow{kit: k, tall: tall, words: k.title("", textSize), meta: k.text("", metaSize, p.Meta), page: newLink(k, nil), text: newLink(k, nil)}
	r.back = canvas.NewRectangle(lightPalette.Page)
	r.back.StrokeColor, r.back.StrokeWidth = p.Line, 1
	r.image = &canvas.Image{FillMode: canvas.ImageFillContain}
	r.ExtendBaseWidget(r)
	return r
}

// place fits texts and picture into size.
func (r *captionRow) place(size fyne.Size) {
	left, right := float32(1.5*grid), size.Width-1.5*grid
	show(r.back, r.tall)
	show(r.image, r.tall && r.image.Image != nil)
	if r.tall {
		box := fyne.NewSize(captionWide, captionHigh)
		r.back.Resize(box)
		r.back.Move(fyne.NewPos(left, grid))
		r.image.Resize(fyne.NewSize(captionWide-4, captionHigh-4))
		r.image.Move(fyne.NewPos(left+2, grid+2))
		left += captionWide + 1.5*grid
	}
	for _, l := range []*link{r.page, r.text} {
		if l.Visible() {
			m := l.MinSize()
			right -= m.Width
			l.Resize(fyne.NewSize(m.Width, 24))
			l.Move(fyne.NewPos(right, (size.Height-24)/2))
			right -= 2 * grid
		}
	}
	title := r.row.Title
	if r.row.Number != "" {
		title = r.row.Number + "  " + title
	}
	r.words.Text = elide(title, textSize, r.words.TextStyle, right-left)
	r.meta.Text = elide(r.row.Source, metaSize, r.meta.TextStyle, right-left)
	r.words.Resize(r.words.MinSize())
	r.meta.Resize(r.meta.MinSize())
	top := (size.Height - 42) / 2
	r.words.Move(fyne.NewPos(left, top))
	r.meta.Move(fyne.NewPos(left, top+24))
}

// CreateRenderer draws the row.
func (r *captionRow) CreateRenderer() fyne.WidgetRenderer { return &captionRenderer{r} }

type captionRenderer struct{ r *captionRow }

// Layout puts everything into size.
func (v *captionRenderer) Layout(size fyne.Size) { v.r.place(size) }

// MinSize is the height of a row.
func (v *captionRenderer) MinSize() fyne.Size {
	if v.r.tall {
		return fyne.NewSize(40*grid, captionTall)
	}
	return fyne.NewSize(40*grid, captionFlat)
}

// Refresh draws the row anew.
func (v *captionRenderer) Refresh() {
	v.r.place(v.r.Size())
	canvas.Refresh(v.r)
}

// Objects are picture, texts and links.
func (v *captionRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{v.r.back, v.r.image, v.r.words, v.r.meta, v.r.page, v.r.text}
}

// Destroy frees nothing.
func (v *captionRenderer) Destroy() {}
