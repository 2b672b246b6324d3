package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yanku/internal/i18n"
	"yanku/internal/report"
	"yanku/ui/model"
)

// importPanel is the report of the last import, above the status bar: what failed and why, what was there already, what is new.
type importPanel struct {
	kit    *kit
	object *fyne.Container
	sum    *canvas.Text
	list   *widget.List
	last   *model.ImportReport
	open   func(report.ID)
}

func newImportPanel(k *kit, open func(report.ID), close func()) *importPanel {
	p := &importPanel{kit: k, open: open, sum: k.title("", textSize)}
	p.list = widget.NewList(p.length, func() fyne.CanvasObject { return newOutcomeRow(k) }, p.update)
	p.list.OnSelected = p.selected
	p.list.HideSeparators = true
	head := container.NewBorder(nil, nil, inset(p.sum, grid/2, grid/2, 1.5*grid, 0), k.icon(theme.CancelIcon(), close))
	body := container.NewBorder(container.NewVBox(k.rule(), head), nil, nil, nil, p.list)
	p.object = container.New(&heightLayout{176}, body)
	return p
}

func (p *importPanel) length() int {
	if p.last == nil {
		return 0
	}
	return len(p.last.Outcomes)
}

func (p *importPanel) update(i widget.ListItemID, o fyne.CanvasObject) {
	if i < p.length() {
		o.(*outcomeRow).set(p.last.Outcomes[i])
	}
}

func (p *importPanel) selected(i widget.ListItemID) {
	p.list.UnselectAll()
	if i < p.length() && p.last.Outcomes[i].Report != "" {
		p.open(p.last.Outcomes[i].Report)
	}
}

// refresh shows the report of an import, or nothing.
func (p *importPanel) refresh(last *model.ImportReport, shown bool) {
	p.last = last
	show(p.object, shown && last != nil)
	if last == nil {
		return
	}
	p.sum.Text = p.kit.importSum(last)
	p.object.Refresh()
	p.list.Refresh()
}

// reason says in the user's words why a file failed.
func (k *kit) reason(o model.Outcome) string {
	if kind := "kind." + o.Kind; i18n.Has(kind) {
		return k.t(kind)
	}
	key := "reason." + o.Code
	if i18n.Has(key) {
		return k.t(key)
	}
	return o.Detail
}

// outcomeRow is what became of one file.
type outcomeRow struct {
	widget.BaseWidget
	kit  *kit
	pic  *canvas.Image
	file *headline
	why  *headline
}

func newOutcomeRow(k *kit) *outcomeRow {
	r := &outcomeRow{kit: k, pic: canvas.NewImageFromResource(nil), file: newHeadline(k, textSize-1, false), why: newHeadline(k, metaSize, false)}
	r.pic.FillMode = canvas.ImageFillContain
	r.pic.SetMinSize(fyne.NewSquareSize(16))
	r.file.text.Color = k.paint().Text
	r.ExtendBaseWidget(r)
	return r
}

func (r *outcomeRow) set(o model.Outcome) {
	r.file.set(o.File)
	switch o.Status {
	case "failed":
		r.pic.Resource = theme.NewWarningThemedResource(theme.WarningIcon())
		r.why.set(r.kit.reason(o))
	case "left":
		r.pic.Resource = theme.NewThemedResource(theme.CancelIcon())
		r.why.set(r.kit.t("reason.cancelled"))
	case "duplicate":
		r.pic.Resource = theme.NewThemedResource(theme.ContentCopyIcon())
		r.why.set(r.kit.t("import.duplicate"))
	case "version":
		r.pic.Resource = theme.NewPrimaryThemedResource(theme.ContentCopyIcon())
		r.why.set(r.kit.t("import.version"))
	default:
		r.pic.Resource = theme.NewPrimaryThemedResource(theme.ConfirmIcon())
		r.why.set(r.kit.t("import.imported"))
	}
	r.pic.Refresh()
}

// CreateRenderer lays file and reason side by side.
func (r *outcomeRow) CreateRenderer() fyne.WidgetRenderer {
	line := container.NewBorder(nil, nil, container.NewCenter(r.pic), nil, container.NewGridWithColumns(2, r.file, r.why))
	return widget.NewSimpleRenderer(inset(line, 2, 2, 1.5*grid, 1.5*grid))
}
