package ui

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yanku/internal/report"
	"yanku/ui/model"
)

// ledgerActs is what the page of the ledger asks of the window.
type ledgerActs struct {
	follow  func(model.Route)
	correct func()
	add     func()
	load    func() // a table file
	split   float64
	moved   func(share float64)
}

// ledgerView is the page 数据台账: every figure of the library in one table, and beside it the sentence and the history of the one the user is at.
type ledgerView struct {
	kit    *kit
	model  *model.Ledger
	acts   ledgerActs
	object fyne.CanvasObject

	filter *ledgerFilter
	states *fyne.Container
	kinds  *fyne.Container
	chips  string // what the chips say, so that they are made anew only when that changes
	head   *ledgerRow
	list   *ledgerList
	count  *canvas.Text
	panel  *ledgerPanel
	none   *fyne.Container
	row    int
}

// ledgerStates are the states one can ask for, in the order of their chips.
var ledgerStates = []report.State{"", report.Extracted, report.Confirmed, report.Corrected, report.Rejected, model.AddedState}

func newLedgerView(k *kit, m *model.Ledger, acts ledgerActs) *ledgerView {
	v := &ledgerView{kit: k, model: m, acts: acts, states: container.NewHBox(), kinds: container.NewHBox(), none: container.NewStack(), row: -2}
	v.count = k.text("", metaSize, k.paint().Meta)
	v.filter = newLedgerFilter(k, m)
	v.head = newLedgerRow(k)
	v.head.tapped = v.sorted
	v.list = newLedgerList(v)
	v.panel = newLedgerPanel(k, m, acts)
	add := widget.NewButtonWithIcon(k.t("ledger.add"), theme.ContentAddIcon(), acts.add)
	load := widget.NewButtonWithIcon(k.t("ledger.load"), theme.FolderOpenIcon(), acts.load)
	name := k.title(k.t("nav.ledger"), textSize)
	tools := container.NewBorder(nil, nil, container.NewHBox(name, container.NewCenter(v.count), gap(grid)), container.NewHBox(add, load), v.filter)
	top := container.NewVBox(inset(tools, grid, grid/2, 1.5*grid, grid), inset(container.NewHScroll(v.states), 0, 0, 1.5*grid, grid),
		inset(container.NewHScroll(v.kinds), grid/2, grid, 1.5*grid, grid), k.rule())
	table := container.NewBorder(container.NewVBox(v.head, k.rule()), nil, nil, nil, container.NewStack(v.list, v.none))
	v.object = container.NewBorder(top, nil, nil, nil, newSplit(k, table, v.panel.object, orElse(acts.split, 0.70), acts.moved))
	k.trace.watch("ledger.filter", v.filter)
	k.trace.watch("ledger.list", v.list)
	k.trace.watch("ledger.add", add)
	return v
}

// tapped goes to a line; with Shift all lines up to it are ticked, with Ctrl it alone.
func (v *ledgerView) tapped(row int, tick bool) {
	v.focus()
	held := fyne.KeyModifier(0)
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		held = d.CurrentKeyModifiers()
	}
	switch {
	case held&fyne.KeyModifierShift != 0:
		v.model.TickTo(row)
	case tick || held&fyne.KeyModifierShortcutDefault != 0:
		v.model.Tick(row)
	default:
		v.model.Go(row)
	}
}

// sorted sorts by the column that was tapped.
func (v *ledgerView) sorted(c model.Column, tick bool) {
	if tick {
		v.model.TickAll()
		return
	}
	v.model.Sort(c)
}

// focus gives the keys to the table.
func (v *ledgerView) focus() { v.kit.window.Canvas().Focus(v.list) }

// refresh takes over rows, counts and the figure the user is at.
func (v *ledgerView) refresh() {
	rows := v.model.Rows()
	v.count.Text = v.kit.t("ledger.count", len(rows))
	if n := v.model.Ticks(); n > 0 {
		v.count.Text += " · " + v.kit.t("ledger.ticked", n)
	}
	canvas.Refresh(v.count)
	v.fillChips()
	v.head.head(v.model.Want(), len(rows) > 0 && v.model.Ticks() == len(rows))
	v.list.Refresh()
	if row := v.model.Row(); row != v.row {
		v.row = row
		if row >= 0 {
			v.list.Select(row)
		} else {
			v.list.UnselectAll()
		}
	}
	v.panel.refresh()
	v.sayNone()
	v.kit.trace.settle()
}

func (v *ledgerView) sayNone() {
	v.none.Objects = nil
	switch {
	case v.model.Loading():
		v.none.Objects = []fyne.CanvasObject{container.NewCenter(v.kit.text(v.kit.t("ledger.reading"), textSize, v.kit.paint().Meta))}
	case len(v.model.Rows()) == 0:
		v.none.Objects = []fyne.CanvasObject{v.kit.empty(theme.ListIcon(), v.kit.t("empty.ledger"), v.kit.t("empty.ledger.how"))}
	}
	v.none.Refresh()
}

// fillChips makes the chips of states and kinds with their counts.
func (v *ledgerView) fillChips() {
	k, m, w := v.kit, v.model, v.model.Want()
	doubts, differ := m.Doubts()
	agree, against := m.Checked()
	says := fmt.Sprint(w.Kind, w.State, w.Doubt, w.Differ, doubts, differ, agree, against, m.Kinds())
	for _, s := range ledgerStates {
		says += fmt.Sprint(" ", m.States(s))
	}
	if says == v.chips {
		return
	}
	v.chips = says
	v.states.RemoveAll()
	chip := func(to *fyne.Container, label string, on bool, want model.Want) *chip {
		c := newChip(k, pillChip, label, func() { m.Ask(want) })
		c.set(label, on)
		to.Add(c)
		return c
	}
	for _, s := range ledgerStates {
		want := w
		want.State = s
		c := chip(v.states, k.t("ledger.state."+orAll(string(s)), m.States(s)), w.State == s, want)
		k.trace.watch("ledger.state."+orAll(string(s)), c)
	}
	v.states.Add(gap(grid))
	want := w
	want.Doubt = !w.Doubt
	k.trace.watch("ledger.doubt", chip(v.states, k.t("ledger.doubt", doubts), w.Doubt, want))
	if agree+against > 0 {
		want = w
		want.Differ = !w.Differ
		k.trace.watch("ledger.differ", chip(v.states, k.t("ledger.differ", differ), w.Differ, want))
		v.states.Add(container.NewCenter(k.text(k.t("ledger.checked", agree, against), metaSize, k.paint().Meta)))
	}
	v.kinds.RemoveAll()
	want = w
	want.Kind = ""
	total := 0
	for _, c := range m.Kinds() {
		total += c.Count
	}
	chip(v.kinds, k.t("data.all", total), w.Kind == "", want)
	for _, c := range m.Kinds() {
		want.Kind = c.Kind
		chip(v.kinds, k.t("data.kind", model.KindName(k.lang, c.Kind), c.Count), w.Kind == c.Kind, want)
	}
	v.states.Refresh()
	v.kinds.Refresh()
}

func orAll(s string) string {
	if s == "" {
		return "all"
	}
	return s
}

// ledgerList is the table: arrows go, C confirms, R rejects, E corrects, Z takes back, space ticks, Enter opens the sentence.
type ledgerList struct {
	widget.List
	view *ledgerView
}

func newLedgerList(v *ledgerView) *ledgerList {
	l := &ledgerList{view: v}
	l.Length = func() int { return len(v.model.Rows()) }
	l.CreateItem = func() fyne.CanvasObject { return newLedgerRow(v.kit) }
	l.UpdateItem = l.update
	l.HideSeparators = true
	l.ExtendBaseWidget(l)
	return l
}

func (l *ledgerList) update(i widget.ListItemID, o fyne.CanvasObject) {
	rows := l.view.model.Rows()
	if i >= len(rows) {
		return
	}
	row := o.(*ledgerRow)
	row.tapped = func(_ model.Column, tick bool) { l.view.tapped(i, tick) }
	row.set(rows[i], l.view.model.Ticked(rows[i].ID))
	if i < 3 {
		l.view.kit.trace.watch([]string{"ledger.row0", "ledger.row1", "ledger.row2"}[i], row)
	}
}

// TypedKey goes through the lines.
func (l *ledgerList) TypedKey(e *fyne.KeyEvent) {
	m := l.view.model
	switch e.Name {
	case fyne.KeyDown:
		m.Step(1)
	case fyne.KeyUp:
		m.Step(-1)
	case fyne.KeyPageDown:
		m.Step(20)
	case fyne.KeyPageUp:
		m.Step(-20)
	case fyne.KeyHome:
		m.Go(0)
	case fyne.KeyEnd:
		m.Step(len(m.Rows()))
	case fyne.KeySpace:
		m.Tick(m.Row())
	case fyne.KeyReturn, fyne.KeyEnter:
		l.view.panel.open()
	}
}

// TypedRune decides on the ticked lines, or on the one the user is at.
func (l *ledgerList) TypedRune(r rune) {
	switch r {
	case 'c', 'C':
		l.view.model.Judge(report.Confirmed)
	case 'r', 'R':
		l.view.model.Judge(report.Rejected)
	case 'z', 'Z':
		l.view.model.Judge("")
	case 'e', 'E':
		l.view.acts.correct()
	}
}

// ledgerFilter is the field for the words and fields of the query language.
type ledgerFilter struct {
	widget.Entry
}

func newLedgerFilter(k *kit, m *model.Ledger) *ledgerFilter {
	f := &ledgerFilter{}
	f.ExtendBaseWidget(f)
	f.PlaceHolder = k.t("ledger.filter")
	f.Icon = theme.SearchIcon()
	f.Text = m.Want().Text
	f.OnChanged = func(text string) {
		w := m.Want()
		w.Text = text
		m.Ask(w)
	}
	return f
}

// TypedKey hears Escape, which empties the field.
func (f *ledgerFilter) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyEscape {
		f.SetText("")
		return
	}
	f.Entry.TypedKey(e)
}
