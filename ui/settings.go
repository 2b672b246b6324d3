package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yanku/internal/i18n"
)

// settingsPage is one page of the settings.
type settingsPage struct {
	name  string // its words are "settings." and this
	icon  fyne.ThemeIconName
	build func() fyne.CanvasObject
}

// pages are all pages, in the order of the list at their left.
func (s *settings) pages() []settingsPage {
	return []settingsPage{
		{"general", theme.IconNameSettings, s.general},
		{"folders", theme.IconNameFolder, s.folders},
		{"names", theme.IconNameDocument, s.names},
	}
}

// settings is the dialog of settings. What is changed in it holds at once.
type settings struct {
	window *Window
	kit    *kit
	popup  *widget.PopUp
	over   fyne.CanvasObject // what the popup lies on
	page   string
	items  map[string]*navItem
	body   *fyne.Container
	news   func() // brings the page up to date
}

// showSettings opens the settings.
func (w *Window) showSettings() { w.showSettingsAt("general") }

// showSettingsAt opens the settings at a page.
func (w *Window) showSettingsAt(page string) {
	s := &settings{window: w, kit: w.kit, items: map[string]*navItem{}, body: container.NewStack()}
	w.names.Load()
	s.popup = widget.NewModalPopUp(s.frame(), w.win.Canvas())
	w.prefs = s
	s.choose(page)
	room := w.win.Canvas().Size()
	s.popup.Resize(fyne.NewSize(min(room.Width*0.94, 840), min(room.Height*0.92, 600)))
	s.popup.Show()
	s.over = w.win.Canvas().Overlays().Top()
	w.trace.settle()
}

// frame is the pages' list at the left and the page beside it.
func (s *settings) frame() fyne.CanvasObject {
	k := s.kit
	list := container.NewVBox(inset(k.title(k.t("settings.title"), readSize), 1.5*grid, grid, 1.5*grid, grid))
	for _, p := range s.pages() {
		item := newNavItem(k, theme.Icon(p.icon), func() { s.choose(p.name) })
		k.trace.watch("settings."+p.name, item)
		s.items[p.name] = item
		list.Add(item)
	}
	side := k.panel(container.NewStack(minWidth(21*grid), list))
	closing := k.icon(theme.CancelIcon(), s.Hide)
	k.trace.watch("settings.close", closing)
	head := container.NewBorder(nil, nil, nil, closing)
	return container.NewBorder(nil, nil, container.NewHBox(side, k.rule()), nil, container.NewBorder(inset(head, grid/2, 0, 0, grid/2), nil, nil, nil, inset(s.body, 0, 2*grid, 3*grid, 3*grid)))
}

// minWidth is nothing of a width.
func minWidth(width float32) fyne.CanvasObject {
	r := canvas.NewRectangle(nil)
	r.SetMinSize(fyne.NewSize(width, 0))
	return r
}

// choose shows a page.
func (s *settings) choose(page string) {
	s.window.names.Save()
	s.page, s.news = page, func() {}
	for _, p := range s.pages() {
		s.items[p.name].set(s.kit.t("settings."+p.name), "", p.name == page)
		if p.name == page {
			s.body.Objects = []fyne.CanvasObject{p.build()}
		}
	}
	s.body.Refresh()
	s.refresh()
}

// refresh brings the page that is shown up to date.
func (s *settings) refresh() {
	if s == nil {
		return
	}
	s.news()
	canvas.Refresh(s.popup)
	s.kit.trace.settle()
}

// Hide closes the settings and keeps what was written.
func (s *settings) Hide() {
	s.window.names.Save()
	s.popup.Hide()
	if s.window.prefs == s {
		s.window.prefs = nil
	}
}

// reopen shows the settings in another language or theme.
func (s *settings) reopen() {
	if s != nil {
		s.Hide()
		s.window.showSettingsAt(s.page)
	}
}

// about is a line or two that say what a page is for.
func (s *settings) about(key string) fyne.CanvasObject {
	return container.NewVBox(s.kit.title(s.kit.t("settings."+s.page), headSize), container.New(&pullLayout{grid}, grey(s.kit.t(key), s.kit.wrap())), gap(grid))
}

// wrap is how a text of the window's own is broken: Chinese anywhere, English between words.
func (k *kit) wrap() fyne.TextWrap {
	if k.lang == i18n.Chinese {
		return fyne.TextWrapBreak
	}
	return fyne.TextWrapWord
}

// grey is a text of several lines in the colour of what stands beside.
func grey(text string, wrap fyne.TextWrap) *widget.RichText {
	r := widget.NewRichText(&widget.TextSegment{Text: text, Style: widget.RichTextStyle{ColorName: theme.ColorNamePlaceHolder}})
	r.Wrapping = wrap
	return r
}

// pullLayout takes back the space that a label keeps at its left.
type pullLayout struct{ by float32 }

// Layout moves the object to the left.
func (l *pullLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(fyne.NewSize(size.Width+l.by, size.Height))
	objects[0].Move(fyne.NewPos(-l.by, 0))
}

// MinSize is the object's.
func (l *pullLayout) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }
