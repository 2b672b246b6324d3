package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yanku/ui/model"
)

// searchBox is the field for searches. Results come as one types; Escape empties it, Enter opens the first hit.
type searchBox struct {
	widget.Entry
	model *model.List
	clear *widget.Button
}

func newSearchBox(k *kit, m *model.List) *searchBox {
	s := &searchBox{model: m}
	s.ExtendBaseWidget(s)
	s.PlaceHolder = k.t("search.hint")
	s.Icon = theme.SearchIcon()
	s.clear = k.icon(theme.CancelIcon(), s.empty)
	s.ActionItem = s.clear
	s.Text = m.Text()
	s.OnChanged = s.typed
	s.OnSubmitted = func(string) { m.Enter() }
	show(s.clear, s.Text != "")
	return s
}

func (s *searchBox) typed(text string) {
	show(s.clear, text != "")
	s.model.Search(text)
}

func (s *searchBox) empty() { s.SetText("") }

// TypedKey hears Escape; all other keys are the field's own.
func (s *searchBox) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyEscape {
		s.empty()
		return
	}
	s.Entry.TypedKey(e)
}
