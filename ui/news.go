package ui

import (
	"fyne.io/fyne/v2/dialog"

	"yanku/internal/report"
	"yanku/ui/model"
)

// sessionChanged goes on when the library is open, or asks what to do when it is not.
func (w *Window) sessionChanged() {
	switch w.session.State {
	case model.Open, model.ReadOnly:
		w.library.Fixed = w.session.State == model.ReadOnly
		w.detail.Edits.Fixed, w.ledger.Fixed, w.saved.Fixed = w.library.Fixed, w.library.Fixed, w.library.Fixed
		if w.library.Fixed {
			w.detail.Dismisser = nil
		}
		w.library.Load()
		w.saved.Load()
		w.indexing.Look()
		if len(w.options.Files) > 0 {
			w.add(model.Load{Paths: w.options.Files})
			w.options.Files = nil
		}
		if w.session.State == model.Open {
			w.watch()
		}
	case model.Locked:
		k := w.kit
		d := dialog.NewConfirm(k.t("locked.title"), k.t("locked.body"), func(read bool) {
			if read {
				w.session.Open(true)
				return
			}
			w.closing()
		}, w.win)
		d.SetConfirmText(k.t("locked.read"))
		d.SetDismissText(k.t("locked.quit"))
		w.ask(d)
	case model.Failed:
		d := dialog.NewInformation(w.kit.t("failed.title"), w.kit.t("failed.body", w.session.Err.Error()), w.win)
		d.SetOnClosed(w.closing)
		w.ask(d)
	}
	w.trace.say("session state=%s ms=%d", w.session.State, w.trace.ms())
	w.views.refreshFrame(w)
}

// libraryChanged takes over that reports came, went or were marked.
func (w *Window) libraryChanged() {
	first := w.rows < 0
	rows := w.library.Len()
	came := rows != w.rows || w.library.Came()
	w.rows = rows
	w.list.Update(came)
	if came {
		w.charts.Stale()
		w.ledger.Stale()
	}
	w.views.refreshDetail(w)
	w.views.refreshFrame(w)
	if first {
		w.trace.say("listed n=%d ms=%d", rows, w.trace.ms())
		if rows == 0 && w.options.Samples {
			w.loadSamples()
		}
		w.restore()
	}
}

// restore opens the report that was open when the window was last closed.
func (w *Window) restore() {
	id := report.ID(w.settings.Last)
	if _, ok := w.library.Row(id); ok && w.nav.Route().Report == "" {
		w.nav.Go(model.Route{Report: id})
	}
}

// listChanged takes over rows and search; the open report marks what was found in it.
func (w *Window) listChanged() {
	open := w.nav.Route().Report
	w.views.search.refresh()
	w.views.list.refresh(open)
	w.views.side.refresh(w.list.Shelf(), w.list.Search.Ask(), w.nav.Route())
	w.detail.SetHits(w.list.Spans(open))
	w.keepSwitches()
	by, up := w.list.ShelfOrder()
	if w.settings.Sort != string(by) || w.settings.Up != up {
		w.settings.Sort, w.settings.Up = string(by), up
		w.keep()
	}
}

// navigated shows where the user went.
func (w *Window) navigated() {
	r := w.nav.Route()
	if r.View != model.LedgerView {
		w.ledger.Hide()
	}
	if r.View != model.ChartsView {
		w.charts.Hide()
	}
	switch r.View {
	case model.ChartsView:
		w.charts.Show(r.Chart)
	case model.LedgerView:
		w.ledger.Show()
	default:
		w.detail.Follow(r, w.list.Spans(r.Report))
		w.views.list.refresh(r.Report)
	}
	w.views.refreshFrame(w)
}

// opened marks a report read as soon as it is seen.
func (w *Window) opened(s report.Stored) {
	w.trace.say("open report=%s title=%q", s.ID, titleOf(s.Summary))
	w.library.SetRead(s.ID, true)
	w.settings.Last = string(s.ID)
	w.keep()
}

// reread takes over that the open report was read anew: its line in the list, and the charts.
func (w *Window) reread(s report.Stored) {
	w.trace.say("reread report=%s undone=%d", s.ID, len(s.Reading.Undone))
	w.library.Load()
	w.list.Update(true) // the places of hits
	w.charts.Stale()
	w.ledger.Stale()
}

// turned shows the version that the user chose.
func (w *Window) turned(id report.ID) {
	w.trace.say("version report=%s", id)
	w.library.Load()
	w.charts.Stale()
	w.ledger.Stale()
	w.detail.Forget()
	w.nav.Go(model.Route{View: model.LibraryView, Report: id})
	w.toast(w.kit.t("versions.turned"))
}

// openReport opens a report from the list; one that was found opens at its first hit.
func (w *Window) openReport(id report.ID) {
	w.list.Know(id, func() {
		r := model.Route{View: model.LibraryView, Report: id}
		if len(w.list.Spans(id)) > 0 {
			r.Tab, r.Item = model.TextTab, model.FirstHit
		}
		if w.list.Searching() {
			w.list.Search.Use()
		}
		w.nav.Go(r)
	})
}

func (w *Window) enter(row model.Row) { w.openReport(row.ID) }

func (w *Window) chooseShelf(s model.Shelf) {
	w.list.SetShelf(s)
	w.nav.Go(model.Route{View: model.LibraryView})
}

func (w *Window) openChart(name string) { w.nav.Go(model.Route{View: model.ChartsView, Chart: name}) }

// openLedger shows all figures of the library.
func (w *Window) openLedger() {
	w.nav.Go(model.Route{View: model.LedgerView})
	w.views.ledger.focus()
}

// keepLedger keeps how wide the table of the ledger is.
func (w *Window) keepLedger(share float64) {
	w.settings.Ledger = share
	w.keep()
}

// imported tells what an import came to; what did not go smoothly opens its report.
func (w *Window) imported(r model.ImportReport) {
	w.watching.Finished(r)
	defer func() {
		w.saved.Arrived()
		w.indexing.Look()
	}()
	if r.Load.Watched {
		w.importedQuietly(r)
		return
	}
	if r.Load.Again {
		w.triedAgain(r)
		return
	}
	w.last = &r
	w.panel = r.Failed+r.Duplicate > 0 || r.Err != nil
	w.trace.say("import done imported=%d duplicate=%d failed=%d", r.Imported, r.Duplicate, r.Failed)
	w.toast(w.kit.importSum(&r))
	w.views.refreshFrame(w)
}

// importedQuietly keeps what an import came to that nobody asked for; its report opens only when asked.
func (w *Window) importedQuietly(r model.ImportReport) {
	w.trace.say("watch import imported=%d duplicate=%d failed=%d", r.Imported, r.Duplicate, r.Failed)
	if r.Imported+r.Failed > 0 || r.Err != nil {
		w.last = &r
	}
	w.views.refreshFrame(w)
}

func (w *Window) togglePanel() {
	w.panel = !w.panel
	w.views.refreshFrame(w)
}
