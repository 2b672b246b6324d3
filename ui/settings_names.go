package ui

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// names is the page of templates of file names: the user's own list, ours, and a name to try them on.
func (s *settings) names() fyne.CanvasObject {
	k, m := s.kit, s.window.names
	list := widget.NewMultiLineEntry()
	list.SetPlaceHolder(k.t("settings.names.hint"))
	list.Wrapping = fyne.TextWrapOff
	list.SetText(m.Text())
	list.OnChanged = m.Edit
	ours := grey(strings.Join(m.BuiltIn(), "\n"), fyne.TextWrapOff)
	both := container.NewGridWithColumns(2,
		container.NewBorder(s.small("settings.names.own"), nil, nil, nil, list),
		container.NewBorder(s.small("settings.names.ours"), nil, nil, nil, container.NewScroll(ours)))
	if m.Name() == "" {
		m.Try(k.t("names.sample", time.Now().Format("060102")))
	}
	try := widget.NewEntry()
	try.SetText(m.Name())
	try.OnChanged = m.Try
	k.trace.watch("names.list", list)
	k.trace.watch("names.try", try)
	faults, said := container.NewVBox(), container.NewVBox()
	s.news = func() {
		if list.Text != m.Text() {
			list.SetText(m.Text()) // the list was read later than the page was built
		}
		s.showFaults(faults)
		s.showTrial(said)
	}
	said.Layout = layout.NewCustomPaddedVBoxLayout(2)
	trial := container.NewVBox(faults, s.small("settings.names.try"), try, container.New(&heightLayout{96}, inset(said, grid/2, 0, grid, 0)))
	return container.NewBorder(s.about("settings.names.about"), trial, nil, nil, both)
}

// small is a small heading above a field.
func (s *settings) small(key string) fyne.CanvasObject {
	return inset(s.kit.text(s.kit.t(key), metaSize, s.kit.paint().Meta), grid/2, 2, 2, 0)
}

const mostFaults = 3 // are shown at a time

// showFaults names the lines that are no templates.
func (s *settings) showFaults(box *fyne.Container) {
	k := s.kit
	box.Objects = nil
	for i, f := range s.window.names.Faults() {
		if i == mostFaults {
			break
		}
		line := newHeadline(k, metaSize, false)
		line.text.Color = k.paint().Amber
		line.set(k.t("names.line", f.Line, k.t(f.Key, f.Arg)))
		box.Add(inset(line, 2, 0, 2, 0))
	}
	box.Refresh()
}

// showTrial shows what the tried name says.
func (s *settings) showTrial(box *fyne.Container) {
	k := s.kit
	t := s.window.names.Trial()
	by := k.t("names.none")
	if t.Template != "" {
		by = k.t("names.by", t.Template, k.t("names.whose.ours"))
		if t.Own {
			by = k.t("names.by", t.Template, k.t("names.whose.own"))
		}
	}
	head := newHeadline(k, metaSize, false)
	head.set(by)
	box.Objects = nil
	parts := container.NewHBox()
	for _, f := range t.Fields {
		if f.Key == "names.title" {
			box.Add(s.field(f.Key, f.Value))
			continue
		}
		name := k.text(k.t(f.Key), metaSize, k.paint().Meta)
		value := k.text(f.Value, textSize, k.paint().Text)
		parts.Add(container.NewHBox(container.NewCenter(name), value, gap(grid)))
	}
	box.Add(parts)
	box.Add(head)
	box.Refresh()
}

// field is one thing that a name says, as long as there is room.
func (s *settings) field(key, value string) fyne.CanvasObject {
	k := s.kit
	line := newHeadline(k, textSize, true)
	line.set(value)
	name := k.text(k.t(key), metaSize, k.paint().Meta)
	return container.NewBorder(nil, nil, container.NewCenter(name), nil, inset(line, 0, 0, grid/2, 0))
}
