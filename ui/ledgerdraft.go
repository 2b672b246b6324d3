package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"yanku/internal/report"
	"yanku/ui/model"
)

// draftForm is the form in which a figure is corrected or added. What is wrong stands below its field.
type draftForm struct {
	kit    *kit
	doc    *report.Doc // the quote must stand in it; nil: there is no quote to type
	faults map[string]*canvas.Text
	rows   *fyne.Container
	body   fyne.CanvasObject
	read   []func(*model.Draft)
	save   *widget.Button
}

// newDraftForm shows a draft. With doc the words can be typed too.
func newDraftForm(k *kit, d model.Draft, doc *report.Doc) *draftForm {
	f := &draftForm{kit: k, doc: doc, faults: map[string]*canvas.Text{}, rows: container.New(layout.NewFormLayout())}
	kinds := model.DraftKinds
	if !among(kinds, d.Kind) && d.Kind != "" {
		kinds = append([]report.Kind{d.Kind}, kinds...)
	}
	var kindNames []string
	for _, x := range kinds {
		kindNames = append(kindNames, model.KindName(k.lang, x))
	}
	f.pick("kind", kindNames, index(kinds, d.Kind), func(d *model.Draft, i int) { d.Kind = kinds[i] })
	f.field("subject", d.Subject, func(d *model.Draft) *string { return &d.Subject })
	f.field("code", d.Code, func(d *model.Draft) *string { return &d.Code })
	f.field("measure", d.Measure, func(d *model.Draft) *string { return &d.Measure })
	f.period(d.Period)
	f.pair("days", "start", d.Start, func(d *model.Draft) *string { return &d.Start }, "end", d.End, func(d *model.Draft) *string { return &d.End })
	f.field("value", d.Value, func(d *model.Draft) *string { return &d.Value })
	f.pair("range", "low", d.Low, func(d *model.Draft) *string { return &d.Low }, "high", d.High, func(d *model.Draft) *string { return &d.High })
	f.field("unit", d.Unit, func(d *model.Draft) *string { return &d.Unit })
	f.field("growth", d.Growth, func(d *model.Draft) *string { return &d.Growth })
	natures := []report.Nature{"", report.Actual, report.Guidance, report.Estimate, report.Consensus}
	f.pick("nature", words(k, "nature", natures), index(natures, d.Nature), func(d *model.Draft, i int) { d.Nature = natures[i] })
	bases := []report.Basis{"", report.Cash, report.WithFinanceLeases, report.WithLeasePrincipal, report.Net}
	f.pick("basis", words(k, "basis", bases), index(bases, d.Basis), func(d *model.Draft, i int) { d.Basis = bases[i] })
	if doc != nil {
		f.field("quote", d.Quote, func(d *model.Draft) *string { return &d.Quote })
	}
	f.body = container.NewVScroll(inset(f.rows, 0, 0, 0, 1.5*grid))
	return f
}

func among[T comparable](all []T, v T) bool { return index(all, v) >= 0 }

func index[T comparable](all []T, v T) int {
	for i, x := range all {
		if x == v {
			return i
		}
	}
	return -1
}

// words are the names of values that may be left out.
func words[T ~string](k *kit, area string, all []T) (out []string) {
	for _, x := range all {
		name := k.t("draft.none")
		if x != "" {
			name = k.t(area + "." + string(x))
		}
		out = append(out, name)
	}
	return out
}

// row adds a field with the line for what is wrong with it.
func (f *draftForm) row(name string, field fyne.CanvasObject, faults ...string) {
	box := container.NewVBox(field)
	for _, fault := range faults {
		t := f.kit.text("", metaSize, f.kit.paint().Amber)
		t.Hide()
		f.faults[fault] = t
		box.Add(t)
	}
	f.rows.Add(inset(f.kit.text(f.kit.t("draft."+name), textSize, f.kit.paint().Meta), grid, 0, 0, grid))
	f.rows.Add(box)
	f.kit.trace.watch("draft."+name, field)
}

func (f *draftForm) entry(text string, to func(*model.Draft) *string) *widget.Entry {
	e := widget.NewEntry()
	e.Text = text
	e.OnChanged = func(string) { f.check() }
	f.read = append(f.read, func(d *model.Draft) { *to(d) = e.Text })
	return e
}

func (f *draftForm) field(name, text string, to func(*model.Draft) *string) {
	f.row(name, f.entry(text, to), name)
}

func (f *draftForm) pair(name, a, textA string, toA func(*model.Draft) *string, b, textB string, toB func(*model.Draft) *string) {
	f.row(name, container.NewGridWithColumns(2, f.entry(textA, toA), f.entry(textB, toB)), a, b)
}

func (f *draftForm) pick(name string, names []string, at int, to func(d *model.Draft, i int)) {
	s := widget.NewSelect(names, func(string) { f.check() })
	if at >= 0 {
		s.SetSelectedIndex(at)
	}
	f.read = append(f.read, func(d *model.Draft) {
		if i := s.SelectedIndex(); i >= 0 {
			to(d, i)
		}
	})
	f.row(name, s, name)
}

// period is typed, or chosen among the periods of moves.
func (f *draftForm) period(key string) {
	names := map[string]string{} // by what is seen
	var list []string
	for _, k := range model.MoveKeys() {
		name := model.PeriodName(f.kit.lang, report.Period{Key: k})
		names[name] = k
		list = append(list, name)
		if k == key {
			key = name
		}
	}
	e := widget.NewSelectEntry(list)
	e.Text = key
	e.PlaceHolder = "2025Q4"
	e.OnChanged = func(string) { f.check() }
	f.read = append(f.read, func(d *model.Draft) {
		d.Period = e.Text
		if k, ok := names[e.Text]; ok {
			d.Period = k
		}
	})
	f.row("period", e, "period")
}

// draft gives what is typed.
func (f *draftForm) draft() (d model.Draft) {
	for _, read := range f.read {
		read(&d)
	}
	return d
}

// check says what is wrong and lets nothing be saved until it is right.
func (f *draftForm) check() {
	if f.save == nil {
		return
	}
	faults := f.draft().Faults(f.doc)
	for _, t := range f.faults {
		t.Hide()
	}
	for _, fault := range faults {
		if t := f.faults[fault.Field]; t != nil && !t.Visible() {
			t.Text = f.kit.t(fault.Key)
			t.Show()
		}
	}
	enable(f.save, len(faults) == 0)
	f.rows.Refresh()
}

// ask shows the form; done is called with a draft that has no faults.
func (f *draftForm) ask(w *Window, title string, done func(model.Draft)) {
	var d *dialog.CustomDialog
	f.save = widget.NewButton(w.kit.t("draft.save"), func() {
		d.Hide()
		done(f.draft())
		w.views.ledger.focus()
	})
	f.save.Importance = widget.HighImportance
	cancel := widget.NewButton(w.kit.t("cancel"), func() { d.Hide() })
	d = dialog.NewCustomWithoutButtons(title, f.body, w.win)
	d.SetButtons([]fyne.CanvasObject{cancel, f.save})
	w.kit.trace.watch("draft.save", f.save)
	f.check()
	w.ask(d)
	size := w.win.Canvas().Size()
	d.Resize(fyne.NewSize(min(size.Width*0.9, 620), min(size.Height*0.9, 680)))
	w.kit.trace.settle()
}

// correctFigure asks for the figure the user is at as it should be.
func (w *Window) correctFigure() {
	e := w.ledger.Entry()
	if e == nil || w.win.Canvas().Overlays().Top() != nil {
		return
	}
	newDraftForm(w.kit, model.DraftOf(&e.Figure), nil).ask(w, w.kit.t("ledger.correct.title"), w.ledger.Correct)
}

// addFigure asks for a figure of the user's own, for the report that is open.
func (w *Window) addFigure() {
	r := w.detail.Report()
	if r == nil {
		w.toast(w.kit.t("ledger.add.none"))
		return
	}
	f := newDraftForm(w.kit, model.Draft{Nature: report.Actual}, r.Doc)
	f.ask(w, w.kit.t("ledger.add.title", elide(titleOf(r.Summary), textSize, fyne.TextStyle{}, 380)), func(d model.Draft) { w.ledger.Add(r, d) })
}
