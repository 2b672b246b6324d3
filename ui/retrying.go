package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"yanku/ui/model"
)

// askOCR tells what recognising scans takes and begins it in the background.
func (w *Window) askOCR(scans []model.Outcome) {
	if len(scans) == 0 || w.last == nil {
		return
	}
	k := w.kit
	text := widget.NewLabel(k.t("import.ocr.ask", len(scans)))
	d := dialog.NewCustomConfirm(k.t("import.ocr.title"), k.t("import.ocr.start"), k.t("cancel"), text, func(yes bool) {
		if yes {
			w.recognise(scans)
		}
	}, w.win)
	w.ask(d)
}

// recognise has scans recognised beside the other imports.
func (w *Window) recognise(scans []model.Outcome) {
	w.wait(scans)
	for _, load := range model.Recognise(scans) {
		w.scans.Add(load)
	}
	w.views.refreshFrame(w)
}

// wait marks outcomes as being tried again.
func (w *Window) wait(again []model.Outcome) {
	if w.last != nil {
		r := w.last.Waiting(again)
		w.last = &r
	}
}

// showOCR says what to install for scans; the user may then try again.
func (w *Window) showOCR(scans []model.Outcome) {
	k := w.kit
	text := widget.NewLabel(k.t("ocr.install"))
	d := dialog.NewCustomConfirm(k.t("import.ocr.title"), k.t("import.ocr.retry"), k.t("cancel"), text, func(yes bool) {
		if yes {
			w.recognise(scans)
		}
	}, w.win)
	w.ask(d)
}

// askPassword asks for the password of a file, or of all locked files of the batch.
func (w *Window) askPassword(o model.Outcome) {
	k := w.kit
	say := k.t("import.password.file", o.File)
	if o.Reason == "wrong_password" {
		say = k.t("import.password.wrong", o.File)
	}
	locked := w.last.Which(model.Outcome.NeedsPassword)
	entry := widget.NewPasswordEntry()
	entry.SetPlaceHolder(k.t("import.password.hint"))
	all := widget.NewCheck(k.t("import.password.all", len(locked)), nil)
	text := widget.NewLabel(say)
	text.Wrapping = fyne.TextWrapBreak
	box := container.NewVBox(text, entry)
	if len(locked) > 1 {
		box.Add(all)
	}
	d := dialog.NewCustomConfirm(k.t("import.password.title"), k.t("import.password.open"), k.t("cancel"), box, func(yes bool) {
		switch {
		case !yes || entry.Text == "":
		case all.Checked:
			w.unlock(locked, entry.Text)
		default:
			w.unlock([]model.Outcome{o}, entry.Text)
		}
	}, w.win)
	entry.OnSubmitted = func(string) { d.Confirm() }
	k.trace.watch("password", entry)
	w.ask(d)
	d.Resize(fyne.NewSize(min(480, w.win.Canvas().Size().Width*0.8), d.MinSize().Height))
	w.win.Canvas().Focus(entry)
	k.trace.settle()
}

// unlock tries locked files with a password.
func (w *Window) unlock(locked []model.Outcome, password string) {
	w.wait(locked)
	w.work.Add(model.Unlock(locked, password))
	w.views.refreshFrame(w)
}

// triedAgain takes over what became of files that were tried again; a wrong password is asked for again.
func (w *Window) triedAgain(r model.ImportReport) {
	if w.last == nil {
		w.last = &model.ImportReport{}
	}
	merged := w.last.With(r)
	w.last, w.panel = &merged, true
	w.trace.say("again done imported=%d duplicate=%d failed=%d", r.Imported, r.Duplicate, r.Failed)
	w.views.refreshFrame(w)
	w.toast(w.kit.importSum(&r))
	if wrong := r.Which(model.Outcome.NeedsPassword); len(wrong) > 0 && r.Load.Password != "" && w.win.Canvas().Overlays().Top() == nil {
		w.askPassword(wrong[0])
	}
}

// reason says in the user's words why a file failed and what to do.
func (k *kit) reason(o model.Outcome) string {
	words := k.lang.Reason(o.Reason, o.Kind)
	if words == "" {
		words = k.lang.Reason(o.Code, "")
	}
	if words == "" {
		words = o.Detail
	}
	if words == "" {
		return ""
	}
	if c := words[0]; c >= 'a' && c <= 'z' {
		return string(c-'a'+'A') + words[1:]
	}
	return words
}
