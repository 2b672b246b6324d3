package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yanku/internal/report"
	"yanku/ui/model"
)

// dataView is the side 提取数据: every figure of the report in one table, with chips for its kinds. A click on a row leads to its sentence.
type dataView struct {
	kit     *kit
	model   *model.Data
	object  fyne.CanvasObject
	chips   *fyne.Container
	list    *widget.List
	none    fyne.CanvasObject
	seq     int
	filling bool
	follow  func(model.Item)
}

func newDataView(k *kit, m *model.Data, follow func(model.Item)) *dataView {
	v := &dataView{kit: k, model: m, follow: follow, seq: -1, chips: container.NewHBox()}
	v.list = widget.NewList(func() int { return len(m.Rows()) }, func() fyne.CanvasObject { return newFigureRow(k) }, v.update)
	v.list.OnSelected = v.selected
	v.none = k.empty(theme.DocumentIcon(), k.t("empty.data"), k.t("empty.data.how"))
	head := newFigureRow(k)
	head.head()
	top := container.NewVBox(inset(container.NewHScroll(v.chips), grid, grid, 1.5*grid, grid), k.rule(), head, k.rule())
	v.object = container.NewStack(container.NewBorder(top, nil, nil, nil, v.list), v.none)
	return v
}

func (v *dataView) update(i widget.ListItemID, o fyne.CanvasObject) {
	rows := v.model.Rows()
	if i < len(rows) {
		f, row := rows[i], o.(*figureRow)
		show(row.ocr, v.model.OCR())
		row.set(f, v.model.Doubt(f.ID), v.model.Page(f), func() { v.follow(model.FigureItem(f.ID).OnPage()) })
		if i == 0 {
			v.kit.trace.watch("figure0", o)
			v.kit.trace.watch("figure0.page", o.(*figureRow).page)
		}
	}
}

func (v *dataView) selected(i widget.ListItemID) {
	rows := v.model.Rows()
	if !v.filling && i < len(rows) {
		v.follow(model.FigureItem(rows[i].ID))
	}
}

// refresh takes over figures, kinds and the chosen row.
func (v *dataView) refresh() {
	row, seq := v.model.Chosen()
	if seq == v.seq {
		return
	}
	v.seq = seq
	show(v.none, v.model.Total() == 0)
	v.chips.RemoveAll()
	v.chip("", v.kit.t("data.all", v.model.Total()))
	for _, k := range v.model.Kinds() {
		v.chip(k.Kind, v.kit.t("data.kind", model.KindName(v.kit.lang, k.Kind), k.Count))
	}
	v.filling = true
	v.list.Refresh()
	v.list.UnselectAll()
	if row >= 0 {
		v.list.Select(row)
	} else {
		v.list.ScrollToTop()
	}
	v.filling = false
	v.kit.redraw()
}

func (v *dataView) chip(k report.Kind, label string) {
	c := newChip(v.kit, pillChip, label, func() { v.model.SetKind(k) })
	c.set(label, v.model.Kind() == k)
	v.chips.Add(c)
}
