package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"yanku/ui/model"
)

// recentsView drops the searches made last below the field. It lies in the window and is no popup, so that the field keeps the keys.
type recentsView struct {
	kit    *kit
	model  *model.Recents
	object *fyne.Container
	panel  *fyne.Container
	box    *fyne.Container
	rows   []*navItem
	clear  *chip
	chosen int // by the keys; -1 for none

	run func(text string)
}

func newRecentsView(k *kit, m *model.Recents, run func(string)) *recentsView {
	v := &recentsView{kit: k, model: m, run: run, box: container.NewVBox(), chosen: -1}
	v.clear = newChip(k, quietChip, k.t("recents.clear"), v.forget)
	k.trace.watch("recents.clear", v.clear)
	ground := canvas.NewRectangle(k.paint().Raised)
	ground.StrokeColor, ground.StrokeWidth, ground.CornerRadius = k.paint().LineStrong, 1, 4
	head := container.NewHBox(inset(k.text(k.t("recents.head"), metaSize, k.paint().Meta), 4, 0, 1.5*grid, 0), layout.NewSpacer(), v.clear)
	v.panel = container.NewStack(ground, inset(container.NewVBox(head, v.box), grid/2, grid/2, 0, grid/2))
	v.panel.Hide()
	v.object = container.New(&dropLayout{}, v.panel)
	return v
}

// below has the panel stand below o.
func (v *recentsView) below(o fyne.CanvasObject) { v.object.Layout.(*dropLayout).field = o }

// drop shows the searches, if there are any.
func (v *recentsView) drop() {
	rows := v.model.Rows()
	if len(rows) == 0 {
		v.hide()
		return
	}
	v.box.Objects, v.rows, v.chosen = nil, nil, -1
	for i, text := range rows {
		n := newNavItem(v.kit, theme.HistoryIcon(), func() { v.take(text) })
		n.set(text, "", false)
		v.rows = append(v.rows, n)
		v.box.Objects = append(v.box.Objects, n)
		if i == 0 {
			v.kit.trace.watch("recent0", n)
		}
	}
	v.panel.Show()
	v.object.Refresh()
	v.kit.redraw()
	v.kit.trace.settle()
}

func (v *recentsView) hide() {
	if v.panel.Visible() {
		v.panel.Hide()
		v.kit.redraw()
	}
}

func (v *recentsView) open() bool { return v.panel.Visible() }

// leave hides the panel unless the pointer is on it, for then a click is about to come.
func (v *recentsView) leave() {
	over := v.clear.hover
	for _, n := range v.rows {
		over = over || n.hover
	}
	if !over {
		v.hide()
	}
}

// step moves the choice down or up.
func (v *recentsView) step(by int) {
	v.chosen = max(min(v.chosen+by, len(v.rows)-1), -1)
	for i, n := range v.rows {
		n.set(n.name, "", i == v.chosen)
	}
}

// enter runs the chosen search; it tells whether there was one.
func (v *recentsView) enter() bool {
	if !v.open() || v.chosen < 0 {
		return false
	}
	v.take(v.model.Rows()[v.chosen])
	return true
}

func (v *recentsView) take(text string) {
	v.hide()
	v.run(text)
}

func (v *recentsView) forget() {
	v.hide()
	v.model.Clear()
}

// dropLayout puts its objects below the field, as wide as it, in the coordinates of what lies below the field's row.
type dropLayout struct{ field fyne.CanvasObject }

// Layout places the objects.
func (l *dropLayout) Layout(objects []fyne.CanvasObject, _ fyne.Size) {
	if l.field == nil {
		return
	}
	x, width := fyne.CurrentApp().Driver().AbsolutePositionForObject(l.field).X, l.field.Size().Width
	for _, o := range objects {
		o.Resize(fyne.NewSize(width, o.MinSize().Height))
		o.Move(fyne.NewPos(x, -grid+2))
	}
}

// MinSize is nothing: it lies over other things.
func (l *dropLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }
