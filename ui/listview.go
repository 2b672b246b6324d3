package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yanku/internal/report"
	"yanku/ui/model"
)

// listView is the list of reports with its head: what is listed, how many, in which order.
type listView struct {
	kit    *kit
	model  *model.List
	object fyne.CanvasObject

	name    *canvas.Text
	count   *canvas.Text
	order   *widget.Button
	list    *widget.List
	none    *fyne.Container
	tall    bool
	shown   report.ID
	filling bool

	open func(report.ID)
	star func(report.ID)
}

func newListView(k *kit, m *model.List, open, star func(report.ID)) *listView {
	v := &listView{kit: k, model: m, open: open, star: star, name: k.title("", textSize), count: k.text("", metaSize, k.paint().Meta)}
	v.order = widget.NewButtonWithIcon("", theme.MenuDropDownIcon(), v.pickOrder)
	v.order.Importance = widget.LowImportance
	v.order.IconPlacement = widget.ButtonIconTrailingText
	v.list = widget.NewList(v.length, v.create, v.update)
	v.list.OnSelected = v.selected
	v.none = container.NewStack()
	head := container.NewBorder(nil, nil, inset(container.NewHBox(v.name, v.count), 0, 0, 1.5*grid, 0), v.order)
	v.object = container.NewBorder(container.NewVBox(inset(head, grid/2, grid/2, 0, 0), k.rule()), nil, nil, nil, v.none, v.list)
	k.trace.watch("list", v.list)
	k.trace.watch("sort", v.order)
	return v
}

func (v *listView) length() int { return len(v.model.Rows()) }

func (v *listView) create() fyne.CanvasObject { return newReportRow(v.kit, v.model.Searching()) }

func (v *listView) update(i widget.ListItemID, o fyne.CanvasObject) {
	rows := v.model.Rows()
	if i >= len(rows) {
		return
	}
	row := o.(*reportRow)
	row.tall = v.tall
	row.set(rows[i], v.star)
	switch {
	case i == 0 && v.model.Searching():
		v.kit.trace.watch("hit0", row)
	case i < 3:
		v.kit.trace.watch([]string{"row0", "row1", "row2"}[i], row)
	}
}

func (v *listView) selected(i widget.ListItemID) {
	rows := v.model.Rows()
	if v.filling || i >= len(rows) {
		return
	}
	v.shown = rows[i].ID
	v.open(rows[i].ID)
}

// refresh takes over rows, head and the open report.
func (v *listView) refresh(open report.ID) {
	v.name.Text = v.kit.shelfName(v.model.Shelf())
	v.count.Text = v.kit.t("list.count", len(v.model.Rows()))
	if v.model.Searching() {
		v.name.Text = v.kit.t("list.results")
		v.count.Text = v.kit.t("list.found", v.model.Total())
	}
	canvas.Refresh(v.name)
	canvas.Refresh(v.count)
	by, up := v.model.Order()
	arrow := " ↓"
	if up {
		arrow = " ↑"
	}
	if by == model.ByScore {
		arrow = ""
	}
	v.order.SetText(v.kit.t("sort."+string(by)) + arrow)
	v.fill(open)
	v.sayNone()
	v.kit.trace.settle()
}

// fill draws the rows anew and keeps the open report chosen.
func (v *listView) fill(open report.ID) {
	v.filling = true
	defer func() { v.filling = false }()
	turned := v.tall != v.model.Searching()
	v.tall = v.model.Searching()
	v.list.Refresh()
	i, _ := v.model.Row(open)
	if i < 0 {
		v.list.UnselectAll()
		v.shown = ""
	} else if v.shown != open || turned {
		v.list.Select(i)
		v.shown = open
	} else {
		v.list.UnselectAll()
		offset := v.list.GetScrollOffset()
		v.list.Select(i)
		v.list.ScrollToOffset(offset)
	}
	if turned && i < 0 {
		v.list.ScrollToTop()
	}
}

// sayNone says what would be in an empty list.
func (v *listView) sayNone() {
	if len(v.model.Rows()) > 0 {
		v.none.Objects = nil
		v.none.Refresh()
		return
	}
	kind := string(v.model.Shelf().Kind)
	icon := libraryIcon
	if v.model.Searching() {
		kind, icon = "search", theme.SearchIcon()
	}
	v.none.Objects = []fyne.CanvasObject{v.kit.empty(icon, v.kit.t("empty."+kind), v.kit.t("empty."+kind+".how"))}
	v.none.Refresh()
}

// pickOrder opens the menu of orders below its button.
func (v *listView) pickOrder() {
	by, up := v.model.Order()
	var items []*fyne.MenuItem
	for _, s := range model.Sorts {
		item := fyne.NewMenuItem(v.kit.t("sort."+string(s)), func() {
			turn := s == model.ByTitle || s == model.ByInstitution
			if s == by {
				turn = !up
			}
			v.model.SetOrder(s, turn)
		})
		item.Checked = s == by
		items = append(items, item)
	}
	if v.model.Searching() {
		item := fyne.NewMenuItem(v.kit.t("sort.score"), func() { v.model.SetOrder(model.ByScore, false) })
		item.Checked = by == model.ByScore
		items = append(items, item)
	}
	pos := fyne.CurrentApp().Driver().AbsolutePositionForObject(v.order)
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), v.kit.window.Canvas(), pos.AddXY(0, v.order.Size().Height))
}
