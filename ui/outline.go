package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"yanku/ui/model"
)

// outline is the headings of a report; a tap scrolls to one.
type outline struct {
	kit    *kit
	model  *model.Text
	object fyne.CanvasObject
	list   *widget.List
	rows   []model.Heading
	now    int
}

func newOutline(k *kit, m *model.Text) *outline {
	o := &outline{kit: k, model: m, now: -1}
	o.list = widget.NewList(func() int { return len(o.rows) }, func() fyne.CanvasObject { return newNavItem(k, nil, nil) }, o.update)
	o.list.HideSeparators = true
	head := inset(k.text(k.t("text.outline"), metaSize, k.paint().Meta), 1.5*grid, grid/2, 1.5*grid, grid)
	o.object = k.panel(container.NewBorder(head, nil, k.rule(), nil, o.list))
	return o
}

func (o *outline) update(i widget.ListItemID, obj fyne.CanvasObject) {
	if i >= len(o.rows) {
		return
	}
	item, row := obj.(*navItem), o.rows[i]
	item.indent = float32(row.Level-1) * 1.5 * grid
	item.small = true
	item.tapped = func() { o.model.GoPiece(row.Piece) }
	item.set(row.Text, "", i == o.now)
}

// at marks the heading over the block at the top of the reader.
func (o *outline) at(block int) {
	now := -1
	for i, r := range o.rows {
		if r.Piece <= block {
			now = i
		}
	}
	if now != o.now {
		was := o.now
		o.now = now
		for _, i := range []int{was, now} {
			if i >= 0 {
				o.list.RefreshItem(i)
			}
		}
	}
}

func (o *outline) refresh() {
	o.rows, o.now = o.model.Outline(), -1
	o.list.Refresh()
}
