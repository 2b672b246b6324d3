// Package ui is the window of Yanku: navigation, menu, drop target, theme, and one file for each view. What the views show and do is in ui/model.
package ui

import (
	"context"
	"errors"
	"io"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"

	"yanku/internal/config"
	"yanku/internal/i18n"
	"yanku/ui/model"
)

// Title is the main window's title in every language.
const Title = "研库 Yanku"

// Ports is the library as the window needs it.
type Ports struct {
	Keeper   model.Keeper
	Lister   model.Lister
	Finder   model.Finder
	Opener   model.Opener
	Marker   model.Marker
	Importer model.Importer
	Gatherer model.Gatherer
	Pager    model.Pager
	Filer    model.Filer
	Names    model.NameKeeper
	Watch    func(tell func(model.WatchNews)) model.Watcher // sets a watcher going; nil for none
	Editor   model.Editor
	Versions model.Versioner

	Ledger    model.Bookkeeper
	Undoer    model.Undoer
	Dismisser model.Dismisser
	Again     model.Extractor

	Advisor   model.Advisor
	Relations model.Relations
	Searches  model.SearchKeeper
	Teller    model.NewsTeller
}

// Options say how a window starts.
type Options struct {
	Context   context.Context
	Lang      i18n.Lang
	Settings  config.Settings
	Library   string                             // its folder
	Save      func(config.Settings) error        // called in the background after a change
	Samples   bool                               // the samples are imported at the start into an empty library
	Files     []string                           // imported at the start
	ExportDir string                             // charts are written here without asking
	Trace     io.Writer                          // nil for none
	Start     func(func())                       // runs work in the background; nil is a goroutine of its own
	Started   time.Time                          // of the process
	Later     func(time.Duration, func()) func() // runs a function on the UI goroutine after a while; nil is a timer

	quiet bool // places of widgets are not traced, for tests without a queue
}

// Window is the main window: it makes the models, gives each view its own, and carries news between them.
type Window struct {
	app      fyne.App
	win      fyne.Window
	options  Options
	ports    Ports
	settings config.Settings
	stop     context.CancelFunc
	office   *model.Office
	trace    *tracer
	bold     bool
	shown    bool

	session  *model.Session
	nav      *model.Nav
	library  *model.Library
	list     *model.List
	detail   *model.Detail
	charts   *model.Charts
	ledger   *model.Ledger
	work     *model.Import
	scans    *model.Import // recognises, beside the other imports: it takes long
	watching *model.Watching
	names    *model.Names
	saved    *model.Saved
	recents  *model.Recents
	indexing *model.Indexing

	last  *model.ImportReport
	panel bool // the import report is open
	rows  int  // lines of the library when it was last looked at

	kit     *kit
	views   *views
	dialog  dialog.Dialog // shown last
	prefs   *settings     // nil while they are closed
	asking  bool          // what becomes of the files of a new folder
	watches bool          // the watcher was set going
}

// New makes the window; Run shows it.
func New(app fyne.App, ports Ports, o Options) *Window {
	w := &Window{app: app, options: o, ports: ports, settings: o.Settings, trace: newTracer(o.Trace, o.Started)}
	start := o.Start
	if start == nil {
		start = func(f func()) { go f() }
	}
	ctx, stop := context.WithCancel(o.Context)
	w.stop = stop
	w.office = &model.Office{Context: ctx, Start: start, Post: post, Problem: w.problem, Now: time.Now, Later: o.Later}
	if o.Later == nil {
		w.office.Later = later
	}
	w.session = model.NewSession(w.office, ports.Keeper)
	w.nav = model.NewNav()
	w.library = model.NewLibrary(w.office, ports.Lister, ports.Marker)
	w.list = model.NewList(w.office, w.library, model.ListPorts{Finder: ports.Finder, Advisor: ports.Advisor, Relations: ports.Relations})
	w.saved = model.NewSaved(w.office, model.SavedPorts{Keeper: ports.Searches, Teller: ports.Teller, Finder: ports.Finder})
	w.recents = model.NewRecents(w.settings.Searches)
	w.indexing = model.NewIndexing(w.office, ports.Advisor)
	w.detail = model.NewDetail(w.office, model.DetailPorts{Opener: ports.Opener, Editor: ports.Editor, Versions: ports.Versions, Pager: ports.Pager, Filer: ports.Filer})
	w.detail.Dismisser, w.detail.Relations = ports.Dismisser, ports.Relations
	w.charts = model.NewCharts(w.office, ports.Gatherer)
	w.ledger = model.NewLedger(w.office, ports.Ledger)
	w.work = model.NewImport(w.office, ports.Importer)
	w.scans = model.NewImport(w.office, ports.Importer)
	w.watching = model.NewWatching(w.office, w.work, o.Library, watched(w.settings.Watched))
	w.names = model.NewNames(w.office, ports.Names)
	if by := model.Sort(w.settings.Sort); by != "" {
		w.list.StartOrder(by, w.settings.Up)
	}
	app.SetIcon(appIcon)
	app.Settings().SetTheme(w.look())
	w.win = app.NewWindow(Title)
	w.win.SetPadded(false)
	w.win.SetMaster()
	if w.trace != nil {
		w.trace.canvas, w.trace.quiet = w.win.Canvas(), o.quiet
	}
	w.wire()
	w.build()
	w.size()
	w.listen()
	return w
}

// size gives the window the size it had, or one that fits most screens.
func (w *Window) size() {
	size := fyne.NewSize(w.settings.Width, w.settings.Height)
	if size.Width == 0 {
		size = fyne.NewSize(1280, 800)
	}
	w.win.Resize(size)
	w.win.CenterOnScreen()
}

// Run shows the window and stays until it is closed. The library opens meanwhile.
func (w *Window) Run() {
	w.open()
	w.app.Lifecycle().SetOnStarted(w.started)
	w.win.ShowAndRun()
	w.stop()
}

// open has the library opened in the background.
func (w *Window) open() { w.session.Open(false) }

// Shown tells whether the window came up; without OpenGL it does not.
func (w *Window) Shown() bool { return w.shown }

// started is called when the window is there. What may come late comes now: the bold font, the files named at the start.
func (w *Window) started() {
	w.shown = true
	post(func() {
		w.trace.say("shown ms=%d", w.trace.ms())
		post(w.embolden)
	})
}

// embolden parses the bold font, which takes a tenth of a second, and sets titles in it.
func (w *Window) embolden() {
	fyne.MeasureText("研", textSize, fyne.TextStyle{Bold: true})
	w.bold = true
	w.build()
	w.trace.say("bold ms=%d", w.trace.ms())
}

// wire has the models tell the window what changed.
func (w *Window) wire() {
	w.session.Changed = w.sessionChanged
	w.nav.Changed = w.navigated
	w.library.Changed = w.libraryChanged
	w.list.Changed = w.listChanged
	w.list.Entered = w.enter
	w.detail.Changed = func() { w.views.refreshDetail(w) }
	w.detail.Opened = w.opened
	w.detail.Text.Changed = func() { w.views.detail.read.refresh() }
	w.detail.Points.Changed = func() { w.views.detail.points.refresh() }
	w.detail.Data.Changed = func() { w.views.detail.data.refresh() }
	w.detail.Captions.Changed = func() { w.views.detail.captions.refresh() }
	w.detail.Original.Changed = func() { w.views.detail.original.refresh() }
	w.detail.Edits.Changed = func() { w.views.detail.edits.refresh() }
	w.detail.Versions.Changed = func() { w.views.refreshDetail(w) }
	w.detail.Versions.Turned = w.turned
	w.detail.Reread = w.reread
	w.detail.Dismissed = w.dismissed
	w.ledger.Changed = func() { w.views.ledger.refresh() }
	w.ledger.Decided = w.decided
	w.charts.Changed = func() { w.views.charts.refresh() }
	for _, m := range []*model.Import{w.work, w.scans} {
		m.Changed = func() { w.views.status.refresh(w.last) }
		m.Arrived = w.library.Load
		m.Finished = w.imported
	}
	w.watching.Changed = w.watchingChanged
	w.watching.Asked = w.askWatched
	w.watching.Came = w.cameWatched
	w.names.Changed = func() { w.prefs.refresh() }
	w.wireSearch()
}

// problem tells the user of something that could not be done.
func (w *Window) problem(err error) {
	if errors.Is(err, context.Canceled) {
		return
	}
	w.trace.say("problem %q", err.Error())
	w.toast(w.kit.t("problem", w.kit.words(err)))
}

// words says an error in the user's language where it is one of the window's own.
func (k *kit) words(err error) string {
	switch {
	case errors.Is(err, model.ErrNoFigures):
		return k.t("empty.chart")
	case errors.Is(err, model.ErrReadOnly):
		return k.t("session.readonly")
	}
	return err.Error()
}

func (w *Window) toast(text string) { w.views.toast.Say(text) }

// keep saves the settings in the background.
func (w *Window) keep() {
	s, save := w.settings, w.options.Save
	w.office.Start(func() {
		if err := save(s); err != nil {
			post(func() { w.problem(err) })
		}
	})
}

// closing saves what the window looks like and goes.
func (w *Window) closing() {
	size := w.win.Canvas().Size()
	w.settings.Width, w.settings.Height = size.Width, size.Height
	w.settings.Last = string(w.nav.Route().Report)
	if err := w.options.Save(w.settings); err != nil {
		w.trace.say("problem %q", err.Error())
	}
	w.stop()
	w.win.Close()
}
