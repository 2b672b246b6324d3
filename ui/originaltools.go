package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yanku/ui/model"
)

// pageTools is the bar above the pages: small pictures, page, size, hits of the search, and the way to another program.
type pageTools struct {
	kit    *kit
	model  *model.Original
	object fyne.CanvasObject

	thumbs       *chip
	page, size   *canvas.Text
	before, next *widget.Button
	width, whole *chip
	hits         *canvas.Text
	hitBox       *fyne.Container
	bar          *fyne.Container
}

func newPageTools(k *kit, m *model.Original, zoom func(step int), open func()) *pageTools {
	t := &pageTools{kit: k, model: m}
	t.thumbs = newChip(k, pillChip, k.t("original.thumbs"), func() { m.SetThumbs(!m.Thumbs()) })
	t.page, t.size, t.hits = k.text("", metaSize+1, k.paint().Text), k.text("", metaSize+1, k.paint().Text), k.text("", metaSize, k.paint().Meta)
	t.before = k.icon(theme.NavigateBackIcon(), func() { m.Turn(m.Page() - 1) })
	t.next = k.icon(theme.NavigateNextIcon(), func() { m.Turn(m.Page() + 1) })
	smaller, larger := k.icon(theme.ZoomOutIcon(), func() { zoom(-1) }), k.icon(theme.ZoomInIcon(), func() { zoom(1) })
	t.width = newChip(k, pillChip, k.t("original.width"), func() { m.SetZoom(model.FitWidth) })
	t.whole = newChip(k, pillChip, k.t("original.whole"), func() { m.SetZoom(model.FitPage) })
	t.hitBox = container.NewHBox(container.NewCenter(t.hits),
		k.icon(theme.MoveUpIcon(), func() { m.NextHit(-1) }), k.icon(theme.MoveDownIcon(), func() { m.NextHit(1) }))
	t.bar = container.NewHBox(container.NewCenter(t.thumbs), t.before, container.NewCenter(t.page), t.next, gap(grid),
		smaller, container.NewCenter(t.size), larger, container.NewCenter(t.width), container.NewCenter(t.whole),
		layout.NewSpacer(), t.hitBox, container.NewCenter(newChip(k, pillChip, k.t("original.open"), open)))
	t.object = inset(t.bar, 2, 2, 1.5*grid, grid)
	for name, o := range map[string]fyne.CanvasObject{"page.before": t.before, "page.next": t.next, "page.larger": larger, "page.thumbs": t.thumbs, "page.whole": t.whole} {
		k.trace.watch(name, o)
	}
	return t
}

// refresh takes over page, size and hits; ratio is how large the page is shown.
func (t *pageTools) refresh(ratio float64) {
	m := t.model
	t.page.Text = t.kit.t("original.page", m.Page(), len(m.Pages()))
	enable(t.before, m.Page() > 1)
	enable(t.next, m.Page() < len(m.Pages()))
	t.thumbs.set(t.kit.t("original.thumbs"), m.Thumbs())
	t.width.set(t.kit.t("original.width"), m.Zoom() == model.FitWidth)
	t.whole.set(t.kit.t("original.whole"), m.Zoom() == model.FitPage)
	at, n := m.Hits()
	show(t.hitBox, n > 0)
	t.hits.Text = t.kit.t("text.hits", at+1, n)
	t.ratio(ratio)
	t.bar.Refresh()
}

// ratio takes over how large the page is shown.
func (t *pageTools) ratio(ratio float64) {
	if z := t.model.Zoom(); z > 0 {
		ratio = float64(z) // which the screen's pixels round a little
	}
	if words := t.kit.t("original.percent", int(ratio*100+0.5)); words != t.size.Text {
		t.size.Text = words
		t.bar.Refresh()
	}
}

// pageThumbs is the small pictures of all pages at the left of the page.
type pageThumbs struct {
	model   *model.Original
	object  *fyne.Container
	list    *widget.List
	at, n   int
	filling bool
}

// Sides of a small picture with its number under it.
const (
	thumbWide = 104
	thumbHigh = 150
)

func newPageThumbs(k *kit, m *model.Original) *pageThumbs {
	t := &pageThumbs{model: m}
	t.list = widget.NewList(func() int { return len(m.Pages()) }, func() fyne.CanvasObject {
		pic := &canvas.Image{FillMode: canvas.ImageFillContain}
		number := k.text("", metaSize, k.paint().Meta)
		number.Alignment = fyne.TextAlignCenter
		room := canvas.NewRectangle(k.paint().Panel)
		room.SetMinSize(fyne.NewSize(thumbWide, thumbHigh-24))
		return inset(container.NewBorder(nil, number, nil, nil, container.NewStack(room, pic)), 4, 2, 4, 4)
	}, func(i widget.ListItemID, o fyne.CanvasObject) {
		row := o.(*fyne.Container).Objects[0].(*fyne.Container)
		pic, number := row.Objects[0].(*fyne.Container).Objects[1].(*canvas.Image), row.Objects[1].(*canvas.Text)
		pic.Image = m.Thumb(i + 1)
		number.Text = k.t("original.number", i+1)
		pic.Refresh()
		number.Refresh()
	})
	t.list.OnSelected = func(i widget.ListItemID) {
		if !t.filling {
			m.Turn(i + 1)
		}
	}
	wide := canvas.NewRectangle(k.paint().Panel)
	wide.SetMinSize(fyne.NewSize(thumbWide+3*grid, 0))
	t.object = container.NewBorder(nil, nil, nil, k.rule(), container.NewStack(wide, t.list))
	t.object.Hide()
	return t
}

// refresh takes over the pages and the one that is shown.
func (t *pageThumbs) refresh() {
	show(t.object, t.model.Thumbs())
	if !t.model.Thumbs() {
		t.at = 0
		return
	}
	t.filling = true
	defer func() { t.filling = false }()
	t.list.Refresh()
	if t.at != t.model.Page() || t.n != len(t.model.Pages()) {
		t.at, t.n = t.model.Page(), len(t.model.Pages())
		t.list.Select(t.at - 1)
		post(func() { t.list.ScrollTo(t.at - 1) }) // once more when the list has its size
	}
}
