package ui

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yanku/ui/model"
)

// folders is the page of watched folders.
func (s *settings) folders() fyne.CanvasObject {
	k := s.kit
	rows := container.NewVBox()
	add := widget.NewButtonWithIcon(k.t("watch.add"), theme.FolderNewIcon(), s.window.pickWatched)
	k.trace.watch("watch.add", add)
	s.news = func() {
		rows.Objects = nil
		for _, f := range s.window.watching.Folders() {
			rows.Add(s.folderRow(f))
		}
		if len(rows.Objects) == 0 {
			rows.Add(inset(k.empty(theme.FolderIcon(), k.t("watch.none"), k.t("watch.none.how")), 3*grid, 0, 0, 0))
		}
		rows.Refresh()
	}
	return container.NewBorder(s.about("settings.folders.about"), container.NewHBox(add), nil, nil, container.NewVScroll(rows))
}

// folderRow is a folder, how it is, and what can be done with it.
func (s *settings) folderRow(f model.WatchFolder) fyne.CanvasObject {
	k, m := s.kit, s.window.watching
	name, path, state := newHeadline(k, textSize, true), newHeadline(k, metaSize, false), newHeadline(k, metaSize, false)
	name.set(filepath.Base(f.Path))
	path.set(f.Path)
	var icon fyne.Resource = theme.NewPrimaryThemedResource(theme.FolderIcon())
	switch lost := m.Lost(f.Path); {
	case f.Paused:
		icon = theme.NewDisabledResource(theme.FolderIcon())
		state.set(k.t("watch.paused"))
	case lost != nil:
		icon = theme.NewWarningThemedResource(theme.WarningIcon())
		state.text.Color = k.paint().Amber
		state.set(k.t("watch.lost"))
	default:
		state.set(k.t("watch.on"))
	}
	pic := canvas.NewImageFromResource(icon)
	pic.FillMode = canvas.ImageFillContain
	pic.SetMinSize(fyne.NewSquareSize(2.5 * grid))
	sub := widget.NewCheck(k.t("watch.sub"), nil)
	sub.Checked = f.Sub
	sub.OnChanged = func(on bool) { m.Change(model.WatchFolder{Path: f.Path, Sub: on, Paused: f.Paused}) }
	pause := k.icon(theme.MediaPauseIcon(), func() { m.Change(model.WatchFolder{Path: f.Path, Sub: f.Sub, Paused: !f.Paused}) })
	if f.Paused {
		pause.Icon = theme.MediaPlayIcon()
	}
	remove := k.icon(theme.DeleteIcon(), func() { m.Remove(f.Path) })
	k.trace.watch("watch.sub "+f.Path, sub)
	k.trace.watch("watch.pause "+f.Path, pause)
	k.trace.watch("watch.remove "+f.Path, remove)
	words := container.NewVBox(name, path, state)
	line := container.NewBorder(nil, nil, container.NewCenter(inset(pic, 0, 0, 0, grid)), container.NewCenter(container.NewHBox(sub, pause, remove)), words)
	return container.NewVBox(inset(line, grid, grid, 0, 0), k.rule())
}

// pickWatched asks for a folder to be watched.
func (w *Window) pickWatched() {
	d := dialog.NewFolderOpen(func(u fyne.ListableURI, err error) {
		switch {
		case err != nil:
			w.problem(err)
		case u != nil:
			w.addWatched(u.Path())
		}
	}, w.win)
	d.SetTitleText(w.kit.t("watch.pick"))
	w.pick(d, "watch.choose")
}

// addWatched has a folder watched, or says why it cannot be.
func (w *Window) addWatched(path string) {
	err := w.watching.Add(path)
	switch key := model.WatchFault(err); {
	case err == nil:
	case key != "":
		d := dialog.NewInformation(w.kit.t("watch.refused"), w.kit.t(key, path), w.win)
		w.ask(d)
	default:
		w.problem(err)
	}
}
