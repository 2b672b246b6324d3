package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yanku/ui/model"
)

// searchBox is the field for searches. Results come as one types; Escape empties it, Enter opens the first hit. Empty, it drops the searches made last.
type searchBox struct {
	widget.Entry
	list    *model.List
	saved   *model.Saved
	recents *recentsView
	clear   *widget.Button
	keep    *starButton
	focused bool
	look    func() // shows the list, where another page is shown
}

// searchActs is what the field leads to.
type searchActs struct{ keep, look func() }

func newSearchBox(k *kit, m *model.List, saved *model.Saved, recents *recentsView, a searchActs) *searchBox {
	s := &searchBox{list: m, saved: saved, recents: recents, keep: newStarButton(), look: a.look}
	s.ExtendBaseWidget(s)
	s.PlaceHolder = k.t("search.hint")
	s.Icon = theme.SearchIcon()
	s.clear = k.icon(theme.CancelIcon(), s.empty)
	s.keep.tapped = a.keep
	s.ActionItem = container.NewGridWrap(fyne.NewSize(8*grid, 28), container.NewHBox(layout.NewSpacer(), container.NewCenter(s.keep), s.clear))
	s.Text = m.Search.Text()
	s.OnChanged = s.typed
	s.OnSubmitted = s.entered
	recents.below(s)
	k.trace.watch("save", s.keep)
	s.refresh()
	return s
}

func (s *searchBox) typed(text string) {
	s.list.Type(text)
	s.refresh()
	switch {
	case text != "":
		s.recents.hide()
		s.look()
	case s.focused:
		s.recents.drop()
	}
}

// refresh takes over a search that was asked for elsewhere, and whether it is kept.
func (s *searchBox) refresh() {
	text := s.list.Search.Text()
	if strings.TrimSpace(s.Text) != text {
		s.SetText(text)
		s.CursorColumn = len([]rune(text))
		s.Refresh()
	}
	show(s.clear, s.Text != "")
	show(s.keep, s.Text != "")
	_, kept := s.saved.Of(s.list.Search.Ask())
	s.keep.set(kept)
}

func (s *searchBox) entered(string) {
	if !s.recents.enter() {
		s.list.Enter()
	}
}

func (s *searchBox) empty() { s.SetText("") }

// FocusGained drops the searches made last.
func (s *searchBox) FocusGained() {
	s.focused = true
	s.Entry.FocusGained()
	if s.Text == "" {
		s.recents.drop()
	}
}

// FocusLost takes them away.
func (s *searchBox) FocusLost() {
	s.focused = false
	s.Entry.FocusLost()
	s.recents.leave()
}

// TypedKey hears Escape, and the keys up and down, which choose among the searches made last; all other keys are the field's own.
func (s *searchBox) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyEscape:
		if s.recents.open() {
			s.recents.hide()
			return
		}
		s.empty()
	case fyne.KeyDown:
		if !s.recents.open() {
			s.recents.drop()
		}
		s.recents.step(1)
	case fyne.KeyUp:
		s.recents.step(-1)
	default:
		s.Entry.TypedKey(e)
	}
}
