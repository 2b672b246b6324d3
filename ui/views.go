package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yanku/internal/i18n"
	"yanku/ui/model"
	own "yanku/ui/widget"
)

// views is all views of the window in one language and theme. They are built once; another language or theme builds them anew over the same models.
type views struct {
	side    *sidebar
	list    *listView
	detail  *detailView
	charts  *chartsView
	ledger  *ledgerView
	status  *statusBar
	panel   *importPanel
	search  *searchBox
	recents *recentsView
	toast   *own.Toast

	library *split // list and report
	first   fyne.CanvasObject
	body    *fyne.Container
	split   *split
}

// look gives the theme of the settings.
func (w *Window) look() look { return look{dark: w.settings.Theme == "dark"} }

// build makes the views anew and shows them.
func (w *Window) build() {
	colors := w.settings.Colors
	if colors == "" {
		colors = redUp
	}
	w.kit = &kit{lang: w.lang(), look: w.look(), colors: colors, bold: w.bold, window: w.win, trace: w.trace}
	w.charts.Dark, w.charts.Colors, w.charts.Lang = w.kit.look.dark, colors, string(w.kit.lang)
	old := w.views
	v := &views{}
	w.views = v
	v.side = newSidebar(w.kit, w.library, w.saved, sideActs{w.chooseShelf, w.openChart, w.openLedger, w.runSaved, w.savedMenu})
	v.list = newListView(w.kit, w.list, listActs{w.openReport, w.library.ToggleStar, w.rowMenu, w.list.Unfold})
	v.list.folded, v.list.fold = !w.settings.Facets, w.foldFacets
	v.detail = newDetailView(w.kit, w.detail, w.nav.Go, w.library.ToggleStar, w.openFile)
	v.charts = newChartsView(w.kit, w.charts, w.nav.Go, w.exportChart)
	v.ledger = newLedgerView(w.kit, w.ledger, ledgerActs{
		follow: w.nav.Go, correct: w.correctFigure, add: w.addFigure, load: w.pickFile, split: w.settings.Ledger, moved: w.keepLedger,
	})
	v.status = newStatusBar(w.kit, w.library, w.indexing, []*model.Import{w.work, w.scans}, w.togglePanel)
	v.status.follow(w.watching, w.showFolders)
	v.panel = newImportPanel(w.kit, w)
	v.recents = newRecentsView(w.kit, w.recents, w.searchAgain)
	v.search = newSearchBox(w.kit, w.list, w.saved, v.recents, searchActs{w.keepSearch, w.showList})
	v.toast = own.NewToast()
	v.lay(w)
	if old != nil {
		v.detail.read.jumped = old.detail.read.jumped
	}
	w.win.SetMainMenu(w.menu())
	w.win.SetContent(v.whole(w))
	w.refresh()
	if old != nil {
		block, dy := old.detail.read.reader.Place()
		v.detail.read.reader.ScrollToPlace(block, dy)
	}
}

// lang is the language of the settings, or that of the system.
func (w *Window) lang() i18n.Lang {
	if w.settings.Lang != "" {
		return i18n.Lang(w.settings.Lang)
	}
	return w.options.Lang
}

// lay puts side bar, list and report side by side.
func (v *views) lay(w *Window) {
	v.library = newSplit(w.kit, v.list.object, v.detail.object, orElse(w.settings.List, 0.30), func(share float64) {
		w.settings.List = share
		w.keep()
	})
	v.first = v.welcome(w)
	v.body = container.NewStack(v.library, v.charts.object, v.ledger.object, v.first)
	v.split = newSplit(w.kit, v.side.object, v.body, orElse(w.settings.Side, 0.135), func(share float64) {
		w.settings.Side = share
		w.keep()
	})
}

func orElse(v, other float64) float64 {
	if v == 0 {
		return other
	}
	return v
}

// whole is the window from the tool bar to the status bar.
func (v *views) whole(w *Window) fyne.CanvasObject {
	foot := container.NewVBox(v.panel.object, v.status.object)
	return container.NewBorder(v.tools(w), foot, nil, nil, container.NewStack(v.split, v.recents.object, v.toast))
}

// tools is the tool bar: import, search, language, theme.
func (v *views) tools(w *Window) fyne.CanvasObject {
	k := w.kit
	add := widget.NewButtonWithIcon(k.t("tool.import"), theme.FolderOpenIcon(), w.pickFile)
	add.Importance = widget.HighImportance
	other := "EN"
	if k.lang == i18n.English {
		other = "简"
	}
	lang := widget.NewButton(other, w.switchLang)
	lang.Importance = widget.LowImportance
	icon := moonIcon
	if k.look.dark {
		icon = sunIcon
	}
	shade := k.icon(theme.NewThemedResource(icon), w.switchTheme)
	k.trace.watch("import", add)
	k.trace.watch("search", v.search)
	k.trace.watch("lang", lang)
	k.trace.watch("theme", shade)
	bar := container.NewBorder(nil, nil, container.NewHBox(add, gap(grid)), container.NewHBox(gap(grid), lang, shade), v.search)
	return k.panel(container.NewVBox(canvas.NewRectangle(k.paint().Line), inset(bar, grid, grid, 1.5*grid, 1.5*grid), k.rule()))
}

// welcome fills the window of an empty library: what would be here and how to get it.
func (v *views) welcome(w *Window) fyne.CanvasObject {
	k := w.kit
	add := widget.NewButtonWithIcon(k.t("first.import"), theme.FolderOpenIcon(), w.pickFile)
	add.Importance = widget.HighImportance
	folder := widget.NewButtonWithIcon(k.t("first.folder"), theme.FolderIcon(), w.pickFolder)
	samples := widget.NewButtonWithIcon(k.t("first.samples"), theme.DownloadIcon(), w.loadSamples)
	k.trace.watch("samples", samples)
	return k.empty(libraryIcon, k.t("first.title"), k.t("first.body"), add, folder, samples)
}

// refresh brings all views up to date.
func (w *Window) refresh() {
	w.views.list.refresh(w.nav.Route().Report)
	w.views.refreshDetail(w)
	w.views.detail.read.refresh()
	w.views.detail.points.refresh()
	w.views.detail.data.refresh()
	w.views.detail.captions.refresh()
	w.views.detail.original.refresh()
	w.views.detail.edits.refresh()
	w.views.charts.refresh()
	w.views.ledger.refresh()
	w.views.refreshFrame(w)
}

// refreshDetail brings the open report up to date.
func (v *views) refreshDetail(w *Window) {
	row, _ := w.library.Row(w.nav.Route().Report)
	v.detail.refresh(row.Star)
}

// refreshFrame brings up to date what stands around the views.
func (v *views) refreshFrame(w *Window) {
	r := w.nav.Route()
	first := w.library.Ready() && w.library.Len() == 0 && r.View == model.LibraryView
	show(v.first, first)
	show(v.library, r.View == model.LibraryView && !first)
	show(v.charts.object, r.View == model.ChartsView)
	show(v.ledger.object, r.View == model.LedgerView)
	v.side.refresh(w.list.Shelf(), w.list.Search.Ask(), r)
	v.status.refresh(w.last)
	v.panel.refresh(w.last, w.panel)
	w.kit.redraw()
	w.trace.settle()
}
