package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"yanku/internal/report"
	"yanku/ui/model"
	own "yanku/ui/widget"
)

// againView shows what extracting again changes, while it is looked for and before it is taken.
type againView struct {
	kit    *kit
	model  *model.Again
	dialog *dialog.CustomDialog
	bar    *widget.ProgressBar
	sum    *widget.Label
	reader *own.Reader
	accept *widget.Button
	shown  int
}

// againTold bounds the figures that are listed one by one; the counts are of all.
const againTold = 500

// extractAgain extracts the open report again, or all.
func (w *Window) extractAgain(all bool) {
	reports := w.library.Rows()
	if !all {
		row, ok := w.library.Row(w.nav.Route().Report)
		if !ok {
			w.toast(w.kit.t("empty.detail"))
			return
		}
		reports = []report.Summary{row}
	}
	v := newAgainView(w.kit, model.NewAgain(w.office, w.ports.Again))
	v.model.Accepted = func(n int) {
		v.dialog.Hide()
		w.trace.say("again accepted=%d", n)
		w.views.toast.Offer(w.kit.t("again.accepted", n), w.kit.t("menu.undo"), w.undo)
		w.figuresChanged()
	}
	v.dialog.SetOnClosed(v.model.Stop)
	w.ask(v.dialog)
	size := w.win.Canvas().Size()
	v.dialog.Resize(fyne.NewSize(min(size.Width*0.9, 860), min(size.Height*0.85, 640)))
	v.model.Start(reports)
}

func newAgainView(k *kit, m *model.Again) *againView {
	v := &againView{kit: k, model: m, bar: widget.NewProgressBar(), sum: widget.NewLabel(""), reader: own.NewReader(), shown: -1}
	v.accept = widget.NewButton(k.t("again.accept"), m.Accept)
	v.accept.Importance = widget.HighImportance
	v.accept.Disable()
	body := container.NewBorder(container.NewVBox(v.bar, v.sum), nil, nil, nil, v.reader)
	v.dialog = dialog.NewCustomWithoutButtons(k.t("again.title"), body, k.window)
	v.dialog.SetButtons([]fyne.CanvasObject{widget.NewButton(k.t("cancel"), func() { v.dialog.Hide() }), v.accept})
	k.trace.watch("again.accept", v.accept)
	m.Changed = v.refresh
	return v
}

// refresh takes over how far it is and what was found.
func (v *againView) refresh() {
	m := v.model
	v.bar.Max = float64(max(m.Total, 1))
	v.bar.SetValue(float64(m.Done))
	added, turned, lost, failed := m.Counts()
	text := v.kit.t("again.sum", m.Done, m.Total, added, turned, lost)
	if failed > 0 {
		text += " · " + v.kit.t("again.failed", failed)
	}
	v.sum.SetText(text)
	enable(v.accept, m.Finished && !m.Accepting && added+turned+lost > 0)
	if len(m.Changes) == v.shown && !m.Finished {
		return
	}
	v.shown = len(m.Changes)
	v.reader.SetBlocks(v.write().blocks)
	v.kit.trace.settle()
}

func (v *againView) write() *sheet {
	s, k := newSheet(v.kit, nil), v.kit
	if v.model.Finished && len(v.model.Changes) == 0 {
		s.text(k.t("again.none"))
	}
	told := 0
	for _, x := range v.model.Changes {
		if told > againTold {
			s.text(k.t("again.more"))
			break
		}
		s.head(joined(titleOf(x.Summary), x.Institution, x.Date.String()))
		if x.Err != nil {
			s.text(k.words(x.Err))
			continue
		}
		told += len(x.Diff.Added) + len(x.Diff.Changed) + len(x.Diff.Lost)
		s.table(k.t("again.change"), k.t("col.kind"), k.t("col.subject"), k.t("col.period"), k.t("again.was"), k.t("again.now"))
		v.rows(s, x.Diff)
	}
	return s
}

func (v *againView) rows(s *sheet, x report.Diff) {
	k := v.kit
	row := func(change string, f *report.Figure, was, now *report.Figure) {
		cells := []cell{{text: k.t("again." + change)}, {text: model.KindName(k.lang, f.Kind)}, {text: model.Subject(f)}, {text: model.PeriodName(k.lang, f.Period)}}
		for _, side := range []*report.Figure{was, now} {
			text := ""
			if side != nil {
				text = joined(model.Amount(k.lang, side), model.YoY(side))
			}
			cells = append(cells, cell{text: text})
		}
		s.row(cells...)
	}
	for i := range x.Added {
		row("added", &x.Added[i], nil, &x.Added[i])
	}
	for i := range x.Changed {
		row("changed", &x.Changed[i].Now, &x.Changed[i].Was, &x.Changed[i].Now)
	}
	gone := map[report.ID]bool{}
	for _, d := range x.Gone {
		gone[d.Figure] = true
	}
	for i := range x.Lost {
		change := "lost"
		if gone[x.Lost[i].ID] {
			change = "gone"
		}
		row(change, &x.Lost[i], &x.Lost[i], nil)
	}
}
