package ui

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yanku/ui/model"
	own "yanku/ui/widget"
)

// editsView is the side 原文对照: the paragraphs as written and cleaned beside each other, and below them every edit with what can be done about it.
type editsView struct {
	kit    *kit
	model  *model.Edits
	object fyne.CanvasObject

	reader  *own.Reader
	list    *widget.List
	sum     *headline
	busy    *widget.Activity
	all     *chip
	undo    *widget.Button
	redo    *widget.Button
	none    fyne.CanvasObject
	whole   fyne.CanvasObject
	seq     int
	jumped  int
	filling bool
}

func newEditsView(k *kit, m *model.Edits, back func()) *editsView {
	v := &editsView{kit: k, model: m, seq: -1, reader: own.NewReader(), sum: newHeadline(k, metaSize+1, false), busy: widget.NewActivity()}
	v.reader.SetWide(true)
	v.reader.OnMark = func(id string, _ int) { m.Choose(rowOf(id)) }
	v.list = widget.NewList(func() int { return len(m.Rows()) }, func() fyne.CanvasObject { return newEditRow(k, m) }, v.update)
	v.list.OnSelected = v.selected
	v.all = newChip(k, pillChip, k.t("edits.all"), func() { m.SetAll(!m.All()) })
	v.undo, v.redo = widget.NewButton(k.t("edits.undo_all"), m.UndoAll), widget.NewButton(k.t("edits.redo_all"), m.RedoAll)
	v.undo.Importance, v.redo.Importance = widget.LowImportance, widget.LowImportance
	left := container.NewHBox(k.icon(theme.NavigateBackIcon(), back), container.NewCenter(k.title(k.t("edits.title"), textSize)), gap(grid))
	right := container.NewHBox(container.NewCenter(container.New(layout.NewGridWrapLayout(fyne.NewSquareSize(18)), v.busy)), gap(grid), container.NewCenter(v.all), v.undo, v.redo,
		k.icon(theme.MoveUpIcon(), func() { m.Step(-1) }), k.icon(theme.MoveDownIcon(), func() { m.Step(1) }))
	bar := k.panel(inset(container.NewBorder(nil, nil, left, right, v.sum), grid/2, grid/2, grid, grid))
	parts := container.NewVSplit(v.reader, v.list)
	parts.Offset = 0.58
	v.none = k.empty(theme.ConfirmIcon(), k.t("edits.none"), k.t("edits.none.how"))
	v.whole = parts
	v.object = container.NewBorder(container.NewVBox(bar, k.rule()), nil, nil, nil, container.NewStack(v.whole, v.none))
	k.trace.watch("edits", v.reader)
	return v
}

func (v *editsView) update(i widget.ListItemID, o fyne.CanvasObject) {
	rows := v.model.Rows()
	if i < len(rows) {
		o.(*editRow).set(i, rows[i])
		if i == 0 {
			v.kit.trace.watch("edit0", o.(*editRow).act)
		}
	}
}

func (v *editsView) selected(i widget.ListItemID) {
	if !v.filling {
		v.model.Choose(i)
	}
}

// refresh takes over edits, paragraphs and the chosen edit.
func (v *editsView) refresh() {
	pairs, seq := v.model.Pairs()
	if seq == v.seq {
		return
	}
	v.seq = seq
	all, unsure, undone, folded := v.model.Counts()
	show(v.none, all == 0 && !v.model.All())
	show(v.whole, all > 0 || v.model.All())
	v.sum.set(joined(v.kit.t("edits.count", all), v.counted("edits.unsure", unsure), v.counted("edits.undone", undone), v.counted("edits.folded", folded)))
	v.all.set(v.kit.t("edits.all"), v.model.All())
	show(v.busy, v.model.Busy())
	if v.model.Busy() {
		v.busy.Start()
	} else {
		v.busy.Stop()
	}
	enable(v.undo, undone < all && !v.model.Fixed)
	enable(v.redo, undone > 0 && !v.model.Fixed)
	v.reader.SetBlocks(v.blocks(pairs))
	row, jump := v.model.Chosen()
	v.filling = true
	v.list.Refresh()
	if row >= 0 {
		v.list.Select(row)
	} else {
		v.list.UnselectAll()
	}
	v.filling = false
	if jump != v.jumped && row >= 0 {
		v.jumped = jump
		v.goTo(row, pairs)
	}
	v.kit.redraw()
}

// counted is a number with its words, nothing for none.
func (v *editsView) counted(key string, n int) string {
	if n == 0 {
		return ""
	}
	return v.kit.t(key, n)
}

func enable(b *widget.Button, on bool) {
	if on {
		b.Enable()
	} else {
		b.Disable()
	}
}

// goTo scrolls to an edit.
func (v *editsView) goTo(row int, pairs []model.Pair) {
	i := v.model.Rows()[row].Pair
	if i >= len(pairs) {
		return
	}
	for _, m := range pairs[i].Right.Marks {
		if m.Row == row {
			shift := len(pairs[i].Left.Text) + 1
			v.reader.ScrollTo(i+1, shift+m.From, shift+m.To)
		}
	}
}

// blocks sets the paragraphs as rows of a table with two columns below a head.
func (v *editsView) blocks(pairs []model.Pair) []own.Block {
	head := v.kit.t("edits.written") + "\t" + v.kit.t("edits.cleaned")
	out := []own.Block{{Text: head, Style: own.Row, Table: 1, Head: true, Key: "head"}}
	for _, p := range pairs {
		shift := len(p.Left.Text) + 1
		b := own.Block{
			Text: p.Left.Text + "\t" + p.Right.Text, Style: own.Row, Table: 1, Key: editKey(p.Block),
			Cells: []own.Range{{From: 0, To: shift - 1}, {From: shift, To: shift + len(p.Right.Text)}},
		}
		for _, m := range p.Left.Marks {
			b.Marks = append(b.Marks, v.mark(m, 0))
		}
		for _, m := range p.Right.Marks {
			b.Marks = append(b.Marks, v.mark(m, shift))
		}
		out = append(out, b)
	}
	return out
}

func (v *editsView) mark(m model.EditMark, shift int) own.Mark {
	row, _ := v.model.Chosen()
	return own.Mark{From: m.From + shift, To: m.To + shift, Fill: v.fill(m.State, m.Row == row), ID: editKey(m.Row)}
}

// fill is the colour of an edit: what is unsure asks to be looked at, what was taken back is grey.
func (v *editsView) fill(s model.EditState, chosen bool) color.Color {
	look := map[model.EditState]model.Look{
		model.EditMade: model.CapexLook, model.EditUnsure: model.RiskLook, model.EditUndone: model.FlatLook, model.EditAccepted: model.DownLook,
	}[s]
	if chosen {
		look = model.HereLook
	}
	return v.kit.paint().Marks[look]
}

// editKey names a paragraph for the reader, or an edit for its marks.
func editKey(n int) string { return strconv.Itoa(n) }

// rowOf gives the edit that a mark is of, -1 for none.
func rowOf(id string) int {
	if n, err := strconv.Atoi(id); err == nil {
		return n
	}
	return -1
}
