package ui

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"yanku/internal/report"
	"yanku/ui/model"
)

// sidebar is the navigation at the left: the shelves of the library, then the charts.
type sidebar struct {
	kit     *kit
	library *model.Library
	saved   *model.Saved
	box     *fyne.Container
	object  fyne.CanvasObject
	shown   []model.Shelf
	shelves []*navItem
	charts  []*navItem
	ledger  *navItem
	was     []report.Search // as they came
	kept    []report.Search // as they are laid
	keeps   []*navItem
	sideActs
}

// sideActs is what the lines of the side bar lead to.
type sideActs struct {
	choose func(model.Shelf)
	chart  func(string)
	ledger func()
	run    func(report.Search)                // a kept search
	menu   func(report.Search, fyne.Position) // of a kept search
}

func newSidebar(k *kit, library *model.Library, saved *model.Saved, a sideActs) *sidebar {
	s := &sidebar{kit: k, library: library, saved: saved, sideActs: a, box: container.NewVBox()}
	for _, name := range model.ChartNames {
		s.charts = append(s.charts, newNavItem(k, chartIcon, func() { a.chart(name) }))
		k.trace.watch("chart."+name, s.charts[len(s.charts)-1])
	}
	s.ledger = newNavItem(k, ledgerIcon, a.ledger)
	k.trace.watch("ledger", s.ledger)
	s.object = k.panel(container.NewVScroll(inset(s.box, grid, grid, 0, 0)))
	return s
}

// refresh takes over the counts and what is chosen; ask is what is searched for.
func (s *sidebar) refresh(shelf model.Shelf, ask model.Ask, route model.Route) {
	counts := s.library.Shelves()
	var want []model.Shelf
	for _, c := range counts {
		want = append(want, c.Shelf)
	}
	if !slices.Equal(want, s.shown) || !slices.Equal(s.was, s.saved.Rows()) || len(s.box.Objects) == 0 {
		s.lay(want)
	}
	s.ledger.set(s.kit.t("nav.ledger"), strconv.Itoa(s.library.Figures()), route.View == model.LedgerView)
	inLibrary := route.View == model.LibraryView
	for i, k := range s.keeps {
		search, count := s.kept[i], ""
		if n := s.saved.Count(search.ID); search.Collection && n >= 0 {
			count = strconv.Itoa(n)
		}
		chosen := inLibrary && !ask.Empty() && model.AskOf(search) == ask
		k.set(search.Name, count, chosen)
		k.setBadge(s.saved.News(search.ID))
		inLibrary = inLibrary && !chosen
	}
	for i, c := range counts {
		s.shelves[i].set(s.kit.shelfName(c.Shelf), strconv.Itoa(c.Count), inLibrary && c.Shelf == shelf)
	}
	for i, name := range model.ChartNames {
		s.charts[i].set(s.kit.t("chart."+name), "", route.View == model.ChartsView && route.Chart == name)
	}
}

// lay makes the lines anew, which is needed only when an institution or type comes or goes.
func (s *sidebar) lay(want []model.Shelf) {
	s.shown, s.shelves, s.was, s.kept = want, nil, s.saved.Rows(), slices.Clone(s.saved.Rows())
	s.box.RemoveAll()
	s.head("nav.library")
	kind := model.AllShelf
	for i, shelf := range want {
		if i > 0 && shelf.Kind != kind && kind == model.StarShelf {
			s.box.Add(s.ledger)
			s.laySaved()
		}
		if shelf.Kind != kind && (shelf.Kind == model.TypeShelf || shelf.Kind == model.InstitutionShelf) {
			s.head("nav." + string(shelf.Kind))
		}
		kind = shelf.Kind
		item := newNavItem(s.kit, shelfIcon(shelf), func() { s.choose(shelf) })
		s.shelves = append(s.shelves, item)
		s.box.Add(item)
	}
	if kind == model.StarShelf {
		s.box.Add(s.ledger) // there are no types and institutions yet
		s.laySaved()
	}
	s.head("nav.charts")
	for _, c := range s.charts {
		s.box.Add(c)
	}
}

// laySaved makes the lines of the kept searches: collections, then the others.
func (s *sidebar) laySaved() {
	slices.SortStableFunc(s.kept, func(a, b report.Search) int { return rank(a) - rank(b) })
	s.keeps = nil
	for i, k := range s.kept {
		if i == 0 || k.Collection != s.kept[i-1].Collection {
			if k.Collection {
				s.head("nav.collections")
			} else {
				s.head("nav.searches")
			}
		}
		n := newNavItem(s.kit, theme.SearchIcon(), func() { s.run(k) })
		if k.Collection {
			n = newNavItem(s.kit, theme.FolderIcon(), func() { s.run(k) })
		}
		n.menu = func(at fyne.Position) { s.menu(k, at) }
		s.keeps = append(s.keeps, n)
		s.box.Add(n)
		s.kit.trace.watch("saved"+strconv.Itoa(i), n)
	}
}

// rank puts collections first.
func rank(s report.Search) int {
	if s.Collection {
		return 0
	}
	return 1
}

func (s *sidebar) head(key string) {
	t := s.kit.text(s.kit.t(key), metaSize, s.kit.paint().Meta)
	top := float32(2 * grid)
	if len(s.box.Objects) == 0 {
		top = 0
	}
	s.box.Add(inset(t, top, 2, 1.5*grid, grid))
}

func shelfIcon(s model.Shelf) fyne.Resource {
	switch s.Kind {
	case model.AllShelf:
		return libraryIcon
	case model.UnreadShelf:
		return dotIcon
	case model.StarShelf:
		return starIcon
	}
	return nil
}

// shelfName writes the name of a shelf.
func (k *kit) shelfName(s model.Shelf) string {
	switch s.Kind {
	case model.TypeShelf:
		return model.TypeName(k.lang, report.Type(s.Value))
	case model.InstitutionShelf:
		return s.Value
	}
	return k.t("shelf." + string(s.Kind))
}
