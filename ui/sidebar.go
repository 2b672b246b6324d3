package ui

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"yanku/internal/report"
	"yanku/ui/model"
)

// sidebar is the navigation at the left: the shelves of the library, then the charts.
type sidebar struct {
	kit     *kit
	library *model.Library
	box     *fyne.Container
	object  fyne.CanvasObject
	shown   []model.Shelf
	shelves []*navItem
	charts  []*navItem
	ledger  *navItem

	choose    func(model.Shelf)
	openChart func(string)
}

func newSidebar(k *kit, library *model.Library, choose func(model.Shelf), openChart func(string), openLedger func()) *sidebar {
	s := &sidebar{kit: k, library: library, choose: choose, openChart: openChart, box: container.NewVBox()}
	for _, name := range model.ChartNames {
		s.charts = append(s.charts, newNavItem(k, chartIcon, func() { openChart(name) }))
		k.trace.watch("chart."+name, s.charts[len(s.charts)-1])
	}
	s.ledger = newNavItem(k, ledgerIcon, openLedger)
	k.trace.watch("ledger", s.ledger)
	s.object = k.panel(container.NewVScroll(inset(s.box, grid, grid, 0, 0)))
	return s
}

// refresh takes over the counts and what is chosen.
func (s *sidebar) refresh(shelf model.Shelf, route model.Route) {
	counts := s.library.Shelves()
	var want []model.Shelf
	for _, c := range counts {
		want = append(want, c.Shelf)
	}
	if !slices.Equal(want, s.shown) || len(s.box.Objects) == 0 {
		s.lay(want)
	}
	figures := 0
	for _, r := range s.library.Rows() {
		figures += r.Figures
	}
	s.ledger.set(s.kit.t("nav.ledger"), strconv.Itoa(figures), route.View == model.LedgerView)
	inLibrary := route.View == model.LibraryView
	for i, c := range counts {
		s.shelves[i].set(s.kit.shelfName(c.Shelf), strconv.Itoa(c.Count), inLibrary && c.Shelf == shelf)
	}
	for i, name := range model.ChartNames {
		s.charts[i].set(s.kit.t("chart."+name), "", route.View == model.ChartsView && route.Chart == name)
	}
}

// lay makes the lines anew, which is needed only when an institution or type comes or goes.
func (s *sidebar) lay(want []model.Shelf) {
	s.shown, s.shelves = want, nil
	s.box.RemoveAll()
	s.head("nav.library")
	kind := model.AllShelf
	for i, shelf := range want {
		if i > 0 && shelf.Kind != kind && kind == model.StarShelf {
			s.box.Add(s.ledger)
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
	}
	s.head("nav.charts")
	for _, c := range s.charts {
		s.box.Add(c)
	}
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
