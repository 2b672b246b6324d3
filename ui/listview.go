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
	object *fyne.Container
	query  *queryView
	facets *facetsView
	folded bool // the facets are not shown
	fold   func(folded bool)

	name    *canvas.Text
	count   *canvas.Text
	order   *widget.Button
	list    *widget.List
	none    *fyne.Container
	tall    bool
	listed  model.Listed
	shown   report.ID
	filling bool

	acts listActs
}

// listActs is what can be done with a line of the list.
type listActs struct {
	open, star func(report.ID)
	menu       func(row model.Row, at fyne.Position)
	unfold     func(report.ID)
}

func newListView(k *kit, m *model.List, a listActs) *listView {
	v := &listView{kit: k, model: m, acts: a, folded: true, name: k.title("", textSize), count: k.text("", metaSize, k.paint().Meta)}
	v.query = newQueryView(k, m, v.turnFacets)
	v.facets = newFacetsView(k, m)
	v.order = widget.NewButtonWithIcon("", theme.MenuDropDownIcon(), v.pickOrder)
	v.order.Importance = widget.LowImportance
	v.order.IconPlacement = widget.ButtonIconTrailingText
	v.list = widget.NewList(v.length, v.create, v.update)
	v.list.OnSelected = v.selected
	v.none = container.NewStack()
	head := container.NewBorder(nil, nil, inset(container.NewHBox(v.name, v.count), 0, 0, 1.5*grid, 0), v.order)
	v.object = container.New(&columnLayout{scroll: 23 * grid, share: 0.42}, container.New(&heightLayout{5.5 * grid}, inset(head, grid/2, grid/2, 0, 0)), v.query.object, v.facets.object, k.rule(), container.NewStack(v.none, v.list))
	k.trace.watch("list", v.list)
	k.trace.watch("sort", v.order)
	return v
}

func (v *listView) length() int { return v.model.Len() }

// turnFacets shows the facets or hides them.
func (v *listView) turnFacets() {
	v.folded = !v.folded
	v.fold(v.folded)
	v.refreshQuery()
}

// refreshQuery takes over what was asked and what else could be.
func (v *listView) refreshQuery() {
	v.query.refresh(!v.folded)
	v.facets.refresh(!v.folded)
	v.object.Refresh()
}

func (v *listView) create() fyne.CanvasObject { return newReportRow(v.kit, v.model.Searching()) }

func (v *listView) update(i widget.ListItemID, o fyne.CanvasObject) {
	if i >= v.model.Len() {
		return
	}
	row := o.(*reportRow)
	row.tall = v.tall
	row.set(v.model.At(i), v.acts)
	row.pick = func() {
		v.kit.window.Canvas().Focus(v.list)
		v.list.Select(i)
	}
	v.model.Sight(i)
	switch {
	case i == 0 && v.model.Searching():
		v.kit.trace.watch("hit0", row)
	case i < 3:
		v.kit.trace.watch([]string{"row0", "row1", "row2"}[i], row)
	}
}

func (v *listView) selected(i widget.ListItemID) {
	if v.filling || i >= v.model.Len() {
		return
	}
	v.shown = v.model.At(i).ID
	v.acts.open(v.shown)
}

// refresh takes over rows, head and the open report.
func (v *listView) refresh(open report.ID) {
	v.name.Text, v.count.Text = v.head()
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
	_, like := v.model.Like()
	show(v.order, !like)
	v.refreshQuery()
	v.fill(open)
	v.sayNone()
	v.kit.trace.settle()
}

// head says what is listed and how many. While not all that was found is known, it is at least what is there.
func (v *listView) head() (name, count string) {
	t, n := v.kit.t, v.model.Count()
	if _, like := v.model.Like(); like {
		return t("list.like"), t("list.count", n)
	}
	if !v.model.Searching() {
		return v.kit.shelfName(v.model.Shelf()), t("list.count", n)
	}
	name = t("list.results")
	switch total := v.model.Search.Total(); {
	case total < 0:
		return name, t("list.atleast", v.model.Search.AtLeast())
	case v.model.Shelf().Kind == model.AllShelf:
		n = total
	}
	return name, t("list.found", n)
}

// fill draws the rows anew and keeps the open report chosen.
func (v *listView) fill(open report.ID) {
	v.filling = true
	defer func() { v.filling = false }()
	turned := v.tall != v.model.Searching()
	other := v.listed != v.model.Listed()
	v.tall, v.listed = v.model.Searching(), v.model.Listed()
	v.list.Refresh()
	i, _ := v.model.Row(open)
	offset := v.list.GetScrollOffset()
	switch {
	case i < 0:
		v.list.UnselectAll()
		v.shown = ""
	case v.shown != open || turned && !v.tall:
		v.list.Select(i)
		v.shown = open
	default:
		v.list.UnselectAll()
		v.list.Select(i)
		v.list.ScrollToOffset(offset)
	}
	if other && (v.tall || i < 0) {
		v.list.ScrollToTop() // what was found best is seen
	}
}

// sayNone says what would be in an empty list.
func (v *listView) sayNone() {
	if v.model.Len() > 0 || v.model.Searching() && v.model.Search.Busy() {
		v.none.Objects = nil
		v.none.Refresh()
		return
	}
	kind := string(v.model.Shelf().Kind)
	icon := libraryIcon
	if _, like := v.model.Like(); like {
		kind = "like"
	} else if v.model.Searching() {
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
