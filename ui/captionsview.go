package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yanku/ui/model"
)

// captionsView is the side 图表目录: the pictures and tables that the report names, small, with their source lines. A click leads to the page, or to the text
// where there are no pages.
type captionsView struct {
	kit     *kit
	model   *model.Captions
	object  fyne.CanvasObject
	stack   *fyne.Container
	list    *widget.List
	tall    bool
	none    fyne.CanvasObject
	seq     int
	filling bool
	follow  func(model.Item)
}

func newCaptionsView(k *kit, m *model.Captions, follow func(model.Item)) *captionsView {
	v := &captionsView{kit: k, model: m, follow: follow, seq: -1, stack: container.NewStack()}
	v.none = k.empty(theme.ListIcon(), k.t("empty.captions"), k.t("empty.captions.how"))
	v.makeList(false)
	v.object = container.NewStack(v.stack, v.none)
	return v
}

// makeList makes the list for rows with or without pictures: a list has one height of rows.
func (v *captionsView) makeList(tall bool) {
	v.tall = tall
	v.list = widget.NewList(func() int { return len(v.model.Rows()) }, func() fyne.CanvasObject { return newCaptionRow(v.kit, tall) }, v.update)
	v.list.OnSelected = v.selected
	v.stack.Objects = []fyne.CanvasObject{v.list}
	v.stack.Refresh()
}

func (v *captionsView) update(i widget.ListItemID, o fyne.CanvasObject) {
	rows := v.model.Rows()
	if i >= len(rows) {
		return
	}
	r, row := o.(*captionRow), rows[i]
	r.row = row
	if v.tall {
		r.image.Image = v.model.Picture(i)
		r.image.Refresh()
	}
	word := ""
	if row.Page > 0 {
		word = v.kit.t("page.link", row.Page)
	}
	r.page.set(word, func() { v.follow(row.Item.OnPage()) })
	r.text.set(v.kit.t("tab.text"), func() { v.follow(row.Item) })
	r.place(r.Size())
	canvas.Refresh(r)
	if i == 0 {
		v.kit.trace.watch("caption0", o)
	}
}

func (v *captionsView) selected(i widget.ListItemID) {
	rows := v.model.Rows()
	if v.filling || i >= len(rows) {
		return
	}
	if rows[i].Page > 0 {
		v.follow(rows[i].Item.OnPage())
	} else {
		v.follow(rows[i].Item)
	}
}

// refresh takes over the captions, their pictures and the one to show.
func (v *captionsView) refresh() {
	chosen, seq := v.model.Chosen()
	v.filling = true
	defer func() { v.filling = false }()
	if tall := v.model.Pictured(); tall != v.tall {
		v.makeList(tall)
	}
	v.list.Refresh()
	if seq == v.seq {
		return
	}
	v.seq = seq
	rows := v.model.Rows()
	show(v.none, len(rows) == 0)
	show(v.stack, len(rows) > 0)
	v.list.UnselectAll()
	if chosen >= 0 {
		v.list.Select(chosen)
	} else {
		v.list.ScrollToTop()
	}
	v.kit.redraw()
}
