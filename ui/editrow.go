package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"yanku/ui/model"
)

// editRow is one edit in the list.
type editRow struct {
	widget.BaseWidget
	kit   *kit
	model *model.Edits
	at    int
	pass  *canvas.Text
	words *headline
	state *canvas.Text
	act   *chip // 撤销 or 恢复
	take  *chip // 采用推测
	row   model.EditRow
}

func newEditRow(k *kit, m *model.Edits) *editRow {
	r := &editRow{kit: k, model: m, pass: k.text("", metaSize, k.paint().Meta), words: newHeadline(k, textSize, false), state: k.text("", metaSize, k.paint().Meta)}
	r.act, r.take = newChip(k, pillChip, "", r.tapAct), newChip(k, pillChip, k.t("edits.accept"), r.tapTake)
	r.words.text.Color = k.paint().Text
	r.ExtendBaseWidget(r)
	return r
}

func (r *editRow) tapAct() {
	if r.row.Redo {
		r.model.Redo(r.at)
		return
	}
	r.model.Undo(r.at)
}

func (r *editRow) tapTake() { r.model.Accept(r.at) }

// set shows an edit and where in the list it stands.
func (r *editRow) set(at int, row model.EditRow) {
	r.at, r.row = at, row
	r.pass.Text = r.kit.t("pass." + row.Pass)
	words := row.Was
	if row.Now != row.Was {
		words += " → " + row.Now
	}
	r.words.set(row.Before + "【" + words + "】" + row.After)
	r.state.Text = ""
	if row.State != model.EditMade {
		r.state.Text = r.kit.t("edits.state." + string(row.State))
	}
	if row.Accept {
		r.state.Text = joined(r.state.Text, r.kit.t("edits.guess", row.Guess))
	}
	r.state.Color = r.kit.paint().Meta
	if row.State == model.EditUnsure {
		r.state.Color = r.kit.paint().Amber
	}
	word := "edits.undo"
	if row.Redo {
		word = "edits.redo"
	}
	r.act.set(r.kit.t(word), false)
	show(r.act, row.Undo || row.Redo)
	show(r.take, row.Accept)
	r.Refresh()
}

// CreateRenderer lays the parts side by side.
func (r *editRow) CreateRenderer() fyne.WidgetRenderer {
	pass := container.New(layout.NewGridWrapLayout(fyne.NewSize(76, 20)), r.pass)
	right := container.NewHBox(container.NewCenter(r.state), gap(grid/2), container.NewCenter(r.take), container.NewCenter(r.act))
	return widget.NewSimpleRenderer(inset(container.NewBorder(nil, nil, container.NewCenter(pass), right, r.words), 2, 2, 1.5*grid, grid))
}
