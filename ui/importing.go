package ui

import (
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/widget"

	"yanku/ui/model"
)

// listen hears what is dropped on the window, its end, and keys that nothing else took.
func (w *Window) listen() {
	w.rows = -1
	w.win.SetOnDropped(func(_ fyne.Position, uris []fyne.URI) {
		w.trace.say("drop n=%d", len(uris))
		w.add(model.Load{Paths: paths(uris)})
	})
	w.win.SetCloseIntercept(w.closing)
	w.win.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) {
		switch {
		case e.Name == fyne.KeyF5:
			w.reload()
		case e.Name == fyne.KeyEscape:
			w.escape()
		}
	})
}

// escape closes what lies over the window.
func (w *Window) escape() {
	switch top := w.win.Canvas().Overlays().Top(); {
	case top == nil:
	case w.prefs != nil && top == w.prefs.over:
		w.prefs.Hide()
	case w.dialog != nil:
		w.dialog.Hide()
	}
}

// paths gives the files of what was dropped; String would give them escaped.
func paths(uris []fyne.URI) []string {
	var out []string
	for _, u := range uris {
		path := u.Path()
		if _, err := os.Stat(path); err != nil && model.Address(path) != "" {
			path = model.Address(path)
		}
		out = append(out, path)
	}
	return out
}

// add imports files, unless the library is for reading only.
func (w *Window) add(load model.Load) {
	if w.library.Fixed {
		w.problem(model.ErrReadOnly)
		return
	}
	w.last, w.panel = nil, false
	w.work.Add(load)
	w.views.refreshFrame(w)
}

// pickFile asks for one file.
func (w *Window) pickFile() {
	d := dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
		if err != nil {
			w.problem(err)
			return
		}
		if r == nil {
			return
		}
		path := r.URI().Path()
		if err := r.Close(); err != nil {
			w.problem(err)
		}
		w.add(model.Load{Paths: []string{path}})
	}, w.win)
	d.SetFilter(storage.NewExtensionFileFilter([]string{".md", ".markdown", ".txt", ".html", ".htm", ".pdf", ".docx", ".pptx", ".xlsx", ".csv", ".tsv", ".rtf", ".mht", ".mhtml", ".eml", ".zip"}))
	d.SetTitleText(w.kit.t("pick.file"))
	w.pick(d, "pick.open")
}

// pickFolder asks for a folder, of which all reports are imported.
func (w *Window) pickFolder() {
	d := dialog.NewFolderOpen(func(u fyne.ListableURI, err error) {
		switch {
		case err != nil:
			w.problem(err)
		case u != nil:
			w.add(model.Load{Paths: []string{u.Path()}})
		}
	}, w.win)
	d.SetTitleText(w.kit.t("pick.folder"))
	w.pick(d, "pick.open")
}

// ask shows a dialog; Escape closes it.
func (w *Window) ask(d dialog.Dialog) {
	w.dialog = d
	d.Show()
}

// pick shows a dialog of files nearly as large as the window, with a word on its button. It can be resized only after it is shown.
func (w *Window) pick(d *dialog.FileDialog, confirm string) {
	d.SetConfirmText(w.kit.t(confirm))
	d.SetDismissText(w.kit.t("cancel"))
	d.SetView(dialog.ListView)
	w.ask(d)
	size := w.win.Canvas().Size()
	d.Resize(fyne.NewSize(min(size.Width*0.8, 1000), min(size.Height*0.85, 720)))
}

func (w *Window) loadSamples() { w.add(model.Load{Samples: true}) }

// paste gives the clipboard to the field that is being typed in, else imports it: files and folders, or the text of a report.
func (w *Window) paste() {
	if e, ok := w.win.Canvas().Focused().(fyne.Shortcutable); ok {
		if _, field := e.(fyne.Disableable); field {
			e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: w.app.Clipboard()})
			return
		}
	}
	if w.win.Canvas().Overlays().Top() != nil {
		return
	}
	load, ok := model.Clipping(w.app.Clipboard().Content())
	if !ok {
		w.toast(w.kit.t("paste.nothing"))
		return
	}
	if load.Text == "" {
		w.add(load)
		return
	}
	name := widget.NewLabel(w.kit.t("paste.text", len([]rune(load.Text))))
	d := dialog.NewCustomConfirm(w.kit.t("paste.title"), w.kit.t("paste.import"), w.kit.t("cancel"), name, func(yes bool) {
		if yes {
			w.add(load)
		}
	}, w.win)
	w.ask(d)
}

// reload reads the library anew.
func (w *Window) reload() {
	w.library.Load()
	w.charts.Stale()
	w.ledger.Stale()
	w.saved.Load()
	w.indexing.Look()
}

// openFile has the system's own program open a file.
func (w *Window) openFile(path string) {
	w.trace.say("outside path=%s", path)
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed // a drive of Windows
	}
	if err := w.app.OpenURL(&url.URL{Scheme: "file", Path: slashed}); err != nil {
		w.problem(err)
	}
}
