package ui

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"yanku/internal/config"
	"yanku/internal/report"
	"yanku/ui/model"
)

// watched gives the folders of the settings as the model has them.
func watched(folders []config.Watched) []model.WatchFolder {
	var out []model.WatchFolder
	for _, f := range folders {
		out = append(out, model.WatchFolder(f))
	}
	return out
}

// watch begins to watch, once, when the library can be written to.
func (w *Window) watch() {
	if w.ports.Watch != nil && !w.watches {
		w.watches = true
		w.watching.Start(w.ports.Watch)
	}
}

// watchingChanged keeps the folders and shows how they are.
func (w *Window) watchingChanged() {
	w.settings.Watched = nil
	for _, f := range w.watching.Folders() {
		w.settings.Watched = append(w.settings.Watched, config.Watched(f))
	}
	w.keep()
	w.views.status.refresh(w.last)
	w.prefs.refresh()
}

// askWatched asks what becomes of the files that a new folder holds already. Further questions wait for the answer.
func (w *Window) askWatched() {
	q, open := w.watching.Question()
	if !open || w.asking {
		return
	}
	w.asking = true
	k := w.kit
	w.trace.say("watch ask folder=%q files=%d", q.Folder, q.Files)
	text := widget.NewLabel(k.t("watch.ask", filepath.Base(q.Folder), q.Files))
	text.Alignment = fyne.TextAlignCenter
	path := newHeadline(k, metaSize, false)
	path.set(q.Folder)
	path.text.Alignment = fyne.TextAlignCenter
	d := dialog.NewCustomWithoutButtons(k.t("watch.ask.title"), container.NewVBox(text, path, gap(grid)), w.win)
	answer := model.WatchAnswer("")
	button := func(a model.WatchAnswer) *widget.Button {
		b := widget.NewButton(k.t("watch.answer."+string(a)), func() {
			answer = a
			d.Hide()
		})
		k.trace.watch("watch.answer."+string(a), b)
		return b
	}
	all := button(model.WatchAll)
	all.Importance = widget.HighImportance
	d.SetButtons([]fyne.CanvasObject{button(model.WatchCancel), button(model.WatchLater), all})
	d.SetOnClosed(func() {
		w.asking = false
		if answer == "" {
			answer = model.WatchLater // closed without an answer: nothing is imported that nobody asked for
		}
		w.watching.Answer(q, answer)
		w.askWatched()
	})
	d.Resize(fyne.NewSize(460, 0))
	w.ask(d)
	w.trace.settle()
}

// cameWatched tells of new reports that came by themselves, with a way to them.
func (w *Window) cameWatched(n int, first report.ID) {
	w.trace.say("watch came n=%d", n)
	w.views.toast.Offer(w.kit.t("watch.came", n), w.kit.t("watch.see"), func() {
		if n == 1 {
			w.openReport(first)
			return
		}
		w.panel = true
		w.views.refreshFrame(w)
	})
}

func (w *Window) showFolders() {
	if w.win.Canvas().Overlays().Top() == nil {
		w.showSettingsAt("folders")
	}
}
