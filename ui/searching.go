package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"yanku/internal/report"
	"yanku/ui/model"
)

// wireSearch has what belongs to searching tell the window what changed.
func (w *Window) wireSearch() {
	s := w.settings
	w.list.Search.Set(model.Ask{Whole: s.Whole, Plain: s.Plain})
	w.list.Search.Made = w.recents.Add
	w.list.Search.Found = func(text string, n int) {
		if n >= 0 {
			w.trace.say("search q=%q hits=%d", text, n)
		}
	}
	w.recents.Changed = func() {
		w.settings.Searches = w.recents.Rows()
		w.keep()
	}
	w.saved.Changed = func() {
		w.views.search.refresh()
		w.views.side.refresh(w.list.Shelf(), w.list.Search.Ask(), w.nav.Route())
		w.trace.settle()
	}
	w.saved.Came = w.newsCame
	w.saved.Done = func(verb string) {
		w.trace.say("searches verb=%s", verb)
		w.views.toast.Offer(w.kit.t("undo.made", w.kit.t("undo."+verb, 1)), w.kit.t("menu.undo"), w.undo)
	}
	w.indexing.Changed = w.indexed
	w.detail.Cross = w.cross
}

// showList shows the library where another page is shown: what one types is looked for there.
func (w *Window) showList() {
	if w.nav.Route().View != model.LibraryView {
		w.nav.Go(model.Route{View: model.LibraryView})
	}
}

// indexed says how far the index is. What was found slowly is looked for anew when it is there.
func (w *Window) indexed() {
	w.views.status.refresh(w.last)
	if _, busy := w.indexing.Progress(); !busy && w.list.Search.Slow() {
		w.list.Search.Again()
	}
}

// keepSwitches keeps how one searches.
func (w *Window) keepSwitches() {
	ask := w.list.Search.Ask()
	if w.settings.Whole != ask.Whole || w.settings.Plain != ask.Plain {
		w.settings.Whole, w.settings.Plain = ask.Whole, ask.Plain
		w.keep()
	}
}

// foldFacets keeps whether the facets are shown.
func (w *Window) foldFacets(folded bool) {
	w.settings.Facets = !folded
	w.keep()
	w.trace.settle()
}

// searchAgain makes a search once more that was made before.
func (w *Window) searchAgain(text string) {
	w.list.Type(text)
	w.list.Search.Use()
	w.win.Canvas().Focus(w.views.search)
}

// cross goes on from the last hit of the open report to the first of the next one that was found, back from the first to the last of the one before.
func (w *Window) cross(step int) bool {
	if !w.list.Searching() {
		return false
	}
	row, ok := w.list.Beside(w.nav.Route().Report, step)
	if !ok {
		return false
	}
	w.list.Know(row.ID, func() {
		r, word := model.Route{View: model.LibraryView, Report: row.ID, Tab: model.TextTab}, "hits.next"
		if step < 0 {
			word = "hits.previous"
		}
		switch {
		case len(w.list.Spans(row.ID)) == 0:
		case step < 0:
			r.Item = model.LastHit
		default:
			r.Item = model.FirstHit
		}
		w.nav.Go(r)
		w.toast(w.kit.t(word, titleOf(row.Summary)))
	})
	return true
}

// rowMenu opens the menu of a line of the list.
func (w *Window) rowMenu(row model.Row, at fyne.Position) {
	star, read := "row.star", "row.read"
	if row.Star {
		star = "row.unstar"
	}
	if !row.Unread {
		read = "menu.unread"
	}
	menu := fyne.NewMenu("",
		fyne.NewMenuItem(w.kit.t("menu.like"), func() { w.showLike(row.ID) }),
		fyne.NewMenuItem(w.kit.t(star), func() { w.library.ToggleStar(row.ID) }),
		fyne.NewMenuItem(w.kit.t(read), func() { w.library.SetRead(row.ID, row.Unread) }))
	if row.Copies > 0 {
		menu.Items = append(menu.Items, fyne.NewMenuItem(w.kit.copies(row), func() { w.list.Unfold(row.ID) }))
	}
	widget.ShowPopUpMenuAtPosition(menu, w.win.Canvas(), at)
}

// showLike lists the reports like one.
func (w *Window) showLike(id report.ID) {
	row, ok := w.library.Row(id)
	if !ok {
		w.toast(w.kit.t("empty.detail"))
		return
	}
	w.nav.Go(model.Route{View: model.LibraryView})
	w.list.ShowLike(row)
}

// runSaved runs a kept search; what is new to it is seen then.
func (w *Window) runSaved(s report.Search) { w.run(s, s.Collection) }

func (w *Window) run(s report.Search, newest bool) {
	w.list.Run(model.AskOf(s), newest)
	w.saved.Seen(s.ID)
	w.nav.Go(model.Route{View: model.LibraryView})
}

// newsCame tells of reports that an import brought for a kept search, with a way to them.
func (w *Window) newsCame(s report.Search, n int) {
	w.trace.say("news search=%q n=%d", s.Name, n)
	w.views.toast.Offer(w.kit.t("searches.came", s.Name, n), w.kit.t("watch.see"), func() { w.run(s, true) })
}

// savedMenu opens the menu of a kept search.
func (w *Window) savedMenu(s report.Search, at fyne.Position) {
	menu := fyne.NewMenu("",
		fyne.NewMenuItem(w.kit.t("searches.rename"), func() { w.askSearch("searches.rename", s) }),
		fyne.NewMenuItem(w.kit.t("searches.drop"), func() { w.saved.Drop(s.ID) }))
	widget.ShowPopUpMenuAtPosition(menu, w.win.Canvas(), at)
}

// keepSearch keeps the search at hand, or gives it up when it is kept.
func (w *Window) keepSearch() {
	ask := w.list.Search.Ask()
	if len(w.list.Search.Chips()) == 0 {
		w.toast(w.kit.t("searches.empty"))
		return
	}
	if s, ok := w.saved.Of(ask); ok {
		w.saved.Drop(s.ID)
		return
	}
	w.askSearch("searches.save", report.Search{Name: ask.Text, Query: ask.Text, Whole: ask.Whole, Plain: ask.Plain})
}

// askSearch asks for the name of a search and where it stands, and keeps it.
func (w *Window) askSearch(title string, s report.Search) {
	k := w.kit
	name := widget.NewEntry()
	name.SetText(s.Name)
	shelf := widget.NewCheck(k.t("searches.collection"), nil)
	shelf.SetChecked(s.Collection)
	query := newHeadline(k, metaSize, false)
	query.set(s.Query)
	body := container.NewVBox(name, inset(query, 0, 0, grid, grid), shelf)
	d := dialog.NewCustomConfirm(k.t(title), k.t("searches.keep"), k.t("cancel"), body, func(yes bool) {
		if yes {
			s.Name, s.Collection = orQuery(name.Text, s.Query), shelf.Checked
			w.saved.Save(s)
		}
	}, w.win)
	name.OnSubmitted = func(string) { d.Confirm() }
	d.Resize(fyne.NewSize(420, 0))
	w.ask(d)
	w.win.Canvas().Focus(name)
}

// orQuery gives a name, or the query where none was given.
func orQuery(name, query string) string {
	if name == "" {
		return query
	}
	return name
}
