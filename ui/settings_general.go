package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"yanku/internal/i18n"
)

// general is the page of language, looks and the library's place.
func (s *settings) general() fyne.CanvasObject {
	w, k := s.window, s.kit
	shade := "light"
	if k.look.dark {
		shade = "dark"
	}
	colors := container.NewVBox(
		s.choice(k.colors, "colors.", []string{redUp, greenUp, noColour}, w.setColors),
		inset(s.moves(), grid/2, 0, grid/2, 0))
	place := newHeadline(k, textSize, false)
	place.text.Color = k.paint().Text
	place.set(w.options.Library)
	duplicate := k.icon(theme.ContentCopyIcon(), func() {
		w.app.Clipboard().SetContent(w.options.Library)
		w.toast(k.t("settings.copied"))
	})
	hint := newHeadline(k, metaSize, false)
	hint.set(k.t("settings.library.how"))
	return container.NewVBox(
		s.about("settings.general.about"),
		s.row("settings.lang", s.choice(string(k.lang), "lang.", []string{string(i18n.Chinese), string(i18n.English)}, func(l string) { w.setLang(i18n.Lang(l)) })),
		s.row("settings.theme", s.choice(shade, "menu.", []string{"light", "dark"}, w.setTheme)),
		s.row("settings.colors", colors),
		s.row("settings.library", container.NewVBox(container.NewBorder(nil, nil, nil, duplicate, place), hint)))
}

// row is a name and what is chosen beside it.
func (s *settings) row(key string, o fyne.CanvasObject) fyne.CanvasObject {
	name := s.kit.text(s.kit.t(key), textSize, s.kit.paint().Meta)
	left := container.NewStack(minWidth(13*grid), container.NewVBox(inset(name, 2, 0, 0, 0)))
	return inset(container.NewBorder(nil, nil, left, nil, o), grid, grid, 0, 0)
}

// choice is a choice of one of some values; their words are the beginning and the value.
func (s *settings) choice(now, beginning string, values []string, chosen func(string)) fyne.CanvasObject {
	box := container.NewHBox()
	for _, v := range values {
		c := newChip(s.kit, pillChip, "", func() {
			if v != now {
				chosen(v)
			}
		})
		c.set(s.kit.t(beginning+v), v == now)
		s.kit.trace.watch("settings.choice."+v, c)
		box.Add(c)
	}
	box.Add(layout.NewSpacer())
	return box
}

// moves shows a rise and a fall in the colours that are chosen.
func (s *settings) moves() fyne.CanvasObject {
	p := s.kit.paint()
	up := s.kit.text("+2.40%", textSize, p.move(1, s.kit.colors))
	down := s.kit.text("−1.10%", textSize, p.move(-1, s.kit.colors))
	canvas.Refresh(up)
	return container.NewHBox(up, gap(grid), down)
}
