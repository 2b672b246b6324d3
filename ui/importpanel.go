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

// outcomes is what the user may do with the files of an import.
type outcomes interface {
	openReport(report.ID)
	askOCR([]model.Outcome)
	showOCR([]model.Outcome)
	askPassword(model.Outcome)
}

// importPanel is the report of the last import, above the status bar: what failed, why, and what to do; what was there already; what is new.
type importPanel struct {
	kit    *kit
	object *fyne.Container
	sum    *canvas.Text
	scans  *widget.Button // recognises all
	list   *widget.List
	last   *model.ImportReport
	do     outcomes
}

func newImportPanel(k *kit, w *Window) *importPanel {
	p := &importPanel{kit: k, do: w, sum: k.title("", textSize)}
	p.list = widget.NewList(p.length, func() fyne.CanvasObject { return newOutcomeRow(k) }, p.update)
	p.list.OnSelected = p.selected
	p.list.HideSeparators = true
	p.scans = widget.NewButton("", func() { p.do.askOCR(p.last.Which(model.Outcome.NeedsOCR)) })
	k.trace.watch("ocr.all", p.scans)
	head := container.NewBorder(nil, nil, inset(p.sum, grid/2, grid/2, 1.5*grid, 0), container.NewHBox(p.scans, k.icon(theme.CancelIcon(), w.togglePanel)))
	body := container.NewBorder(container.NewVBox(k.rule(), head), nil, nil, nil, p.list)
	p.object = container.New(&heightLayout{214}, body)
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
		row := o.(*outcomeRow)
		row.set(p.last.Outcomes[i])
		row.act.OnTapped = func() { p.act(i) }
		if i == 0 {
			p.kit.trace.watch("act0", row.act)
		}
	}
}

// act does what the button of a line says.
func (p *importPanel) act(i int) {
	if i >= p.length() {
		return
	}
	switch o := p.last.Outcomes[i]; {
	case o.NeedsOCR():
		p.do.askOCR([]model.Outcome{o})
	case o.LacksOCR():
		p.do.showOCR(p.last.Which(model.Outcome.LacksOCR))
	case o.NeedsPassword():
		p.do.askPassword(o)
	}
}

func (p *importPanel) selected(i widget.ListItemID) {
	p.list.UnselectAll()
	if i < p.length() && p.last.Outcomes[i].Report != "" {
		p.do.openReport(p.last.Outcomes[i].Report)
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
	scans := len(last.Which(model.Outcome.NeedsOCR))
	show(p.scans, scans > 1)
	p.scans.SetText(p.kit.t("import.ocr.all", scans))
	p.object.Refresh()
	p.list.Refresh()
}

// outcomeRow is what became of one file: its name, under it the reason, and a button for what can be done.
type outcomeRow struct {
	widget.BaseWidget
	kit  *kit
	pic  *canvas.Image
	file *headline
	why  *headline
	act  *widget.Button
}

func newOutcomeRow(k *kit) *outcomeRow {
	r := &outcomeRow{kit: k, pic: canvas.NewImageFromResource(nil), file: newHeadline(k, textSize-1, false), why: newHeadline(k, metaSize, false), act: widget.NewButton("", nil)}
	r.pic.FillMode = canvas.ImageFillContain
	r.pic.SetMinSize(fyne.NewSquareSize(16))
	r.file.text.Color = k.paint().Text
	r.ExtendBaseWidget(r)
	return r
}

func (r *outcomeRow) set(o model.Outcome) {
	r.file.set(o.File)
	pic, why := r.status(o)
	r.pic.Resource = pic
	r.why.set(why)
	r.pic.Refresh()
	label := r.label(o)
	show(r.act, label != "")
	r.act.SetText(label)
}

// status gives the picture and the words for what became of a file.
func (r *outcomeRow) status(o model.Outcome) (fyne.Resource, string) {
	switch o.Status {
	case "failed":
		return theme.NewWarningThemedResource(theme.WarningIcon()), r.kit.reason(o)
	case "waiting":
		return theme.NewThemedResource(theme.HistoryIcon()), r.kit.t("import.waiting")
	case "left":
		return theme.NewThemedResource(theme.CancelIcon()), r.kit.reason(model.Outcome{Reason: "cancelled"})
	case "duplicate":
		return theme.NewThemedResource(theme.ContentCopyIcon()), r.kit.t("import.duplicate")
	case "version":
		return theme.NewPrimaryThemedResource(theme.ContentCopyIcon()), r.kit.t("import.version")
	}
	return theme.NewPrimaryThemedResource(theme.ConfirmIcon()), r.kit.t("import.imported")
}

// label names what can be done about a file, "" when nothing can.
func (r *outcomeRow) label(o model.Outcome) string {
	switch {
	case o.NeedsOCR():
		return r.kit.t("import.ocr")
	case o.LacksOCR():
		return r.kit.t("import.ocr.how")
	case o.NeedsPassword():
		return r.kit.t("import.password")
	}
	return ""
}

// CreateRenderer lays the reason under the file and the button at the end.
func (r *outcomeRow) CreateRenderer() fyne.WidgetRenderer {
	line := container.NewBorder(nil, nil, container.NewCenter(r.pic), container.NewCenter(r.act), inset(container.NewVBox(r.file, r.why), 0, 0, grid, grid))
	return widget.NewSimpleRenderer(inset(line, 3, 3, 1.5*grid, 1.5*grid))
}
