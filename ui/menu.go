package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/driver/desktop"

	"yanku/internal/i18n"
	"yanku/ui/model"
)

// item makes a line of the menu; with a key it also answers to Ctrl (⌘ on a Mac) and that key. While a dialog asks something, the menu is silent.
func (w *Window) item(word string, key fyne.KeyName, do func()) *fyne.MenuItem {
	m := fyne.NewMenuItem(w.kit.t(word), func() {
		if w.win.Canvas().Overlays().Top() == nil {
			do()
		}
	})
	if key != "" {
		m.Shortcut = &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}
	}
	return m
}

// shifted has a line answer to Ctrl, Shift and its key.
func shifted(m *fyne.MenuItem) *fyne.MenuItem {
	m.Shortcut.(*desktop.CustomShortcut).Modifier |= fyne.KeyModifierShift
	return m
}

// menu is the main menu.
func (w *Window) menu() *fyne.MainMenu {
	line := fyne.NewMenuItemSeparator()
	paste := w.item("menu.paste", "", nil)
	paste.Action = w.paste
	paste.Shortcut = &fyne.ShortcutPaste{}
	quit := w.item("menu.quit", fyne.KeyQ, w.closing)
	quit.IsQuit = true
	file := fyne.NewMenu(w.kit.t("menu.file"),
		w.item("menu.import", fyne.KeyO, w.pickFile), shifted(w.item("menu.folder", fyne.KeyO, w.pickFolder)), paste, line,
		w.item("menu.samples", "", w.loadSamples), line, w.item("menu.export", fyne.KeyE, w.exportChart), line,
		w.item("menu.settings", fyne.KeyComma, w.showSettings), line, quit)
	undo := w.item("menu.undo", "", w.undoTyped)
	undo.Shortcut = &fyne.ShortcutUndo{}
	edit := fyne.NewMenu(w.kit.t("menu.edit"),
		undo, line, w.item("menu.find", fyne.KeyF, w.focusSearch), shifted(w.item("menu.save", fyne.KeyF, w.keepSearch)),
		w.item("menu.next", fyne.KeyG, func() { w.detail.NextHit(1) }), shifted(w.item("menu.previous", fyne.KeyG, func() { w.detail.NextHit(-1) })))
	var charts []*fyne.MenuItem
	for i, name := range model.ChartNames {
		charts = append(charts, w.item("chart."+name, []fyne.KeyName{fyne.Key5, fyne.Key6, fyne.Key7}[i], func() { w.openChart(name) }))
	}
	charts = append(charts, line, w.item("menu.export", "", w.exportChart))
	help := fyne.NewMenu(w.kit.t("menu.help"), w.item("menu.keys", "", w.showKeys), w.item("menu.about", "", w.showAbout))
	return fyne.NewMainMenu(file, edit, w.viewMenu(), w.reportMenu(), fyne.NewMenu(w.kit.t("menu.charts"), charts...), help)
}

// viewMenu is the menu of what is seen and how.
func (w *Window) viewMenu() *fyne.Menu {
	items := []*fyne.MenuItem{w.item("menu.library", fyne.Key0, w.goLibrary)}
	for i, t := range model.Tabs {
		items = append(items, w.item("tab."+string(t), []fyne.KeyName{fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4, fyne.Key8}[i], func() { w.goTab(t) }))
	}
	items = append(items, w.item("nav.ledger", fyne.KeyL, w.openLedger), fyne.NewMenuItemSeparator(), w.item("menu.back", fyne.KeyLeftBracket, w.nav.Back), w.item("menu.reload", fyne.KeyR, w.reload), fyne.NewMenuItemSeparator())
	light, dark := w.item("menu.light", "", func() { w.setTheme("light") }), w.item("menu.dark", "", func() { w.setTheme("dark") })
	light.Checked, dark.Checked = !w.kit.look.dark, w.kit.look.dark
	items = append(items, light, dark, fyne.NewMenuItemSeparator())
	for _, c := range []string{redUp, greenUp, noColour} {
		m := w.item("colors."+c, "", func() { w.setColors(c) })
		m.Checked = w.kit.colors == c
		items = append(items, m)
	}
	items = append(items, fyne.NewMenuItemSeparator())
	for _, l := range []i18n.Lang{i18n.Chinese, i18n.English} {
		m := w.item("lang."+string(l), "", func() { w.setLang(l) })
		m.Checked = w.kit.lang == l
		items = append(items, m)
	}
	return fyne.NewMenu(w.kit.t("menu.view"), items...)
}

func (w *Window) reportMenu() *fyne.Menu {
	return fyne.NewMenu(w.kit.t("menu.report"),
		w.item("menu.star", fyne.KeyD, func() { w.library.ToggleStar(w.nav.Route().Report) }),
		w.item("menu.edits", fyne.KeyT, func() { w.goTab(model.EditsTab) }),
		w.item("menu.again", "", func() { w.extractAgain(false) }), w.item("menu.again.all", "", func() { w.extractAgain(true) }),
		w.item("menu.like", fyne.KeyJ, func() { w.showLike(w.nav.Route().Report) }),
		w.item("menu.unread", fyne.KeyU, func() { w.library.SetRead(w.nav.Route().Report, false) }),
		fyne.NewMenuItemSeparator(),
		w.item("menu.below", fyne.KeyDown, func() { w.step(1) }), w.item("menu.above", fyne.KeyUp, func() { w.step(-1) }))
}

// goTab shows a side of the open report, also from the page of charts.
func (w *Window) goTab(t model.Tab) { w.nav.Go(model.Route{View: model.LibraryView, Tab: t}) }

// goLibrary shows the library; with the keys on a page of the original, where Ctrl+0 means its usual size as everywhere, it fits the page.
func (w *Window) goLibrary() {
	if v := w.views.detail.original; w.nav.Route().View == model.LibraryView && w.win.Canvas().Focused() == fyne.Focusable(v.page) {
		v.zoom(0)
		return
	}
	w.nav.Go(model.Route{View: model.LibraryView})
}

// step opens the report below or above the open one.
func (w *Window) step(by int) {
	open := w.nav.Route().Report
	if row, ok := w.list.Beside(open, by); ok {
		w.openReport(row.ID)
	} else if i, _ := w.list.Row(open); i < 0 && by > 0 && w.list.Len() > 0 {
		w.openReport(w.list.At(0).ID)
	}
}

func (w *Window) focusSearch() {
	w.win.Canvas().Focus(w.views.search)
	w.views.search.TypedShortcut(&fyne.ShortcutSelectAll{})
}

func (w *Window) setLang(l i18n.Lang) {
	w.settings.Lang = string(l)
	w.build()
	w.prefs.reopen()
	w.keep()
}

func (w *Window) switchLang() {
	if w.kit.lang == i18n.Chinese {
		w.setLang(i18n.English)
	} else {
		w.setLang(i18n.Chinese)
	}
}

func (w *Window) setTheme(name string) {
	w.settings.Theme = name
	w.app.Settings().SetTheme(w.look())
	w.build()
	w.prefs.reopen()
	w.keep()
}

func (w *Window) switchTheme() {
	if w.kit.look.dark {
		w.setTheme("light")
	} else {
		w.setTheme("dark")
	}
}

func (w *Window) setColors(c string) {
	w.settings.Colors = c
	w.build()
	w.prefs.reopen()
	w.keep()
}

func (w *Window) showKeys() {
	w.ask(dialog.NewInformation(w.kit.t("menu.keys"), w.kit.t("keys.body"), w.win))
}

func (w *Window) showAbout() {
	w.ask(dialog.NewInformation(w.kit.t("menu.about"), w.kit.t("about.body"), w.win))
}
