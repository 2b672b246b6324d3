package ui

import (
	"fyne.io/fyne/v2"

	"yanku/internal/i18n"
	"yanku/internal/report"
	"yanku/ui/model"
)

// undoTyped gives the undoing to the field that is being typed in, else takes back the last change.
func (w *Window) undoTyped() {
	if e, ok := w.win.Canvas().Focused().(fyne.Shortcutable); ok {
		if _, field := e.(fyne.Disableable); field {
			e.TypedShortcut(&fyne.ShortcutUndo{})
			return
		}
	}
	w.undo()
}

// undo takes back the last change and says what it was.
func (w *Window) undo() {
	if w.library.Fixed {
		w.problem(model.ErrReadOnly)
		return
	}
	w.office.Start(func() {
		u, ok, err := w.ports.Undoer.Undo(w.office.Context)
		post(func() { w.undone(u, ok, err) })
	})
}

// undone shows the library as it is then.
func (w *Window) undone(u model.Undone, ok bool, err error) {
	switch {
	case err != nil:
		w.problem(err)
		return
	case !ok:
		w.toast(w.kit.t("undo.none"))
		return
	}
	w.trace.say("undone verb=%s", u.Verb)
	w.toast(w.kit.t("undo.done", w.kit.undone(u)))
	w.figuresChanged()
}

// undone says what was taken back.
func (k *kit) undone(u model.Undone) string {
	key := u.Key()
	if was, now := u.Was(k.lang); was != "" && was != now {
		return k.t("undo.decide.one", model.Subject(&u.Decisions[0].Found), was, now)
	}
	if !i18n.Has(key) {
		key = "undo.other"
	}
	return k.t(key, max(u.Count, 1))
}

// figuresChanged has everything read anew that shows figures: the lines of the library, the charts, the ledger, the open report.
func (w *Window) figuresChanged() {
	w.library.Load()
	w.charts.Stale()
	w.ledger.Stale()
	w.saved.Load()
	w.detail.Refresh()
}

// decided takes over that figures were decided on, and offers to take it back.
func (w *Window) decided(all []report.Decision) {
	w.trace.say("decided n=%d state=%s", len(all), all[0].State)
	u := model.Undone{Verb: "decide", Count: len(all), Decisions: all}
	w.views.toast.Offer(w.kit.t("undo.made", w.kit.t(u.Key(), len(all))), w.kit.t("menu.undo"), w.undo)
	w.library.Load()
	w.charts.Stale()
	w.detail.Refresh()
}

// dismissed takes over that a doubt was dismissed or opened again.
func (w *Window) dismissed(on bool) {
	w.trace.say("dismissed on=%t", on)
	word := "points.restored"
	if on {
		word = "points.dismissed.toast"
	}
	w.views.toast.Offer(w.kit.t(word), w.kit.t("menu.undo"), w.undo)
	w.library.Load()
	w.ledger.Stale()
}
