package ui

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"

	"yanku/internal/config"
	"yanku/internal/i18n"
	"yanku/internal/report"
	"yanku/ui/model"
)

// open makes a window over l whose background work is done at once.
func open(t *testing.T, l *library, o Options) (*Window, *bytes.Buffer) {
	t.Helper()
	return openWatching(t, l, &lookout{}, o)
}

// openWatching is open with a watcher that a test speaks for.
func openWatching(t *testing.T, l *library, eye *lookout, o Options) (*Window, *bytes.Buffer) {
	t.Helper()
	app := test.NewTempApp(t)
	trace := &bytes.Buffer{}
	o.quiet = true
	o.Later = func(time.Duration, func()) func() { return func() {} }
	o.Context, o.Trace, o.Started, o.Start = t.Context(), trace, time.Now(), func(f func()) { f() }
	if o.Lang == "" {
		o.Lang = i18n.Chinese
	}
	if o.Save == nil {
		o.Save = func(config.Settings) error { return nil }
	}
	c := &keeper{l: l}
	ports := Ports{
		Ledger: c, Undoer: c, Dismisser: c, Again: c,
		Keeper: l, Lister: l, Finder: l, Opener: shelf{l}, Marker: l, Importer: l, Gatherer: l, Editor: shelf{l}, Versions: l,
		Pager: shelf{l}, Filer: shelf{l}, Names: &templates{}, Watch: eye.start,
		Advisor: l, Relations: l, Searches: l, Teller: l,
	}
	w := New(app, ports, o)
	w.open()
	return w, trace
}

// seen tells whether words stand somewhere in the window.
func seen(w *Window, words string) bool {
	for _, o := range test.LaidOutObjects(w.win.Content()) {
		if t, ok := o.(*canvas.Text); ok && strings.Contains(t.Text, words) {
			return true
		}
	}
	return false
}

func TestEmptyLibrarySaysWhatWouldBeThere(t *testing.T) {
	w, _ := open(t, &library{}, Options{})
	if !seen(w, "研报库还是空的") || !w.views.first.Visible() {
		t.Error("no welcome")
	}
	w.loadSamples()
	if l := w.last; l == nil || l.Failed != 1 {
		t.Errorf("import report %+v", l)
	}
	if !seen(w, "坏的.md") || !seen(w, "文件已损坏") {
		t.Error("what failed is not told with its reason")
	}
}

func TestReportOpensWithItsMarksAndIsRead(t *testing.T) {
	l := &library{rows: []report.Summary{newReport("a", "液冷周报"), newReport("b", "光模块周报")}}
	w, trace := open(t, l, Options{})
	w.openReport("b")
	if !strings.Contains(trace.String(), `trace open report=b title="光模块周报"`) || !seen(w, "光模块周报") || !seen(w, "增持") {
		t.Error("the report is not open")
	}
	if r, _ := w.library.Row("b"); r.Unread {
		t.Error("still unread")
	}
	blocks := w.views.detail.read.reader.Blocks()
	if len(blocks) != 1 || len(blocks[0].Marks) != 1 || blocks[0].Marks[0].Fill != w.kit.paint().Marks[model.UpLook] {
		t.Fatalf("blocks %+v", blocks)
	}
	w.views.detail.read.reader.OnMark(blocks[0].Marks[0].ID, 0)
	if row, _ := w.detail.Data.Chosen(); w.nav.Route().Tab != model.DataTab || row != 0 {
		t.Errorf("the mark leads to %+v, row %d", w.nav.Route(), row)
	}
	w.views.detail.data.list.Select(0)
	w.views.detail.data.list.UnselectAll()
	w.views.detail.data.selected(0)
	if r := w.nav.Route(); r.Tab != model.TextTab || w.detail.Text.Jump().Seq == 0 {
		t.Errorf("the figure leads to %+v", r)
	}
}

func TestSearchShowsHitsAsOneTypes(t *testing.T) {
	l := &library{rows: []report.Summary{newReport("a", "液冷周报"), newReport("b", "光模块周报")}}
	w, trace := open(t, l, Options{})
	test.Type(w.views.search, "光模块")
	if !strings.Contains(trace.String(), `trace search q="光模块" hits=2`) || !seen(w, "找到 2 份") {
		t.Errorf("trace %s", trace)
	}
	w.views.search.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if w.nav.Route().Report != "a" {
		t.Errorf("Enter opened %q", w.nav.Route().Report)
	}
	if at, n := w.detail.Text.Hits(); at != 0 || n != 1 {
		t.Errorf("at hit %d of %d", at, n)
	}
	w.views.search.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.views.search.Text != "" || w.list.Searching() {
		t.Error("Escape does not clear the search")
	}
	if _, n := w.detail.Text.Hits(); n != 0 {
		t.Error("the hits stay marked")
	}
}

func TestDropsBecomePaths(t *testing.T) {
	l := &library{}
	w, _ := open(t, l, Options{})
	name := filepath.Join(t.TempDir(), "通信 周报#1.md")
	if got := paths([]fyne.URI{storage.NewFileURI(name)}); len(got) != 1 || got[0] != name {
		t.Fatalf("paths %q, want %q", got, name)
	}
	w.add(model.Load{Paths: []string{name}})
	if len(l.loads) != 1 || !seen(w, "通信 周报#1.md") {
		t.Errorf("loads %+v", l.loads)
	}
}

func TestChartIsExportedWithoutAsking(t *testing.T) {
	l := &library{rows: []report.Summary{newReport("a", "液冷周报")}}
	dir := filepath.Join(t.TempDir(), "图")
	w, trace := open(t, l, Options{ExportDir: dir})
	w.exportChart()
	w.openChart("capex")
	w.exportChart()
	files, err := os.ReadDir(dir)
	if err != nil || len(files) != 3 || strings.Count(trace.String(), "trace chart exported") != 4 {
		t.Errorf("files %v, %v; trace %s", files, err, trace)
	}
}

// Language and theme change at run time, and in each of them the window fits a small screen.
func TestEveryLanguageAndThemeFits(t *testing.T) {
	var kept config.Settings
	l := &library{rows: []report.Summary{newReport("a", "液冷周报")}}
	w, _ := open(t, l, Options{Save: func(s config.Settings) error { kept = s; return nil }})
	w.openReport("a")
	for _, want := range []struct{ lang, theme, word string }{{"en", "light", "Highlights"}, {"en", "dark", "Highlights"}, {"zh", "dark", "要点"}, {"zh", "light", "要点"}} {
		if string(w.kit.lang) != want.lang {
			w.switchLang()
		}
		if w.kit.look.dark != (want.theme == "dark") {
			w.switchTheme()
		}
		if !seen(w, want.word) || kept.Lang != want.lang || kept.Theme != want.theme && want.theme == "dark" {
			t.Errorf("%+v: settings %+v", want, kept)
		}
		for _, tab := range append(model.Tabs, model.EditsTab) {
			w.goTab(tab)
			if m := w.win.Content().MinSize(); m.Width > 1180 || m.Height > 640 {
				t.Errorf("%+v, tab %s: needs %v", want, tab, m)
			}
		}
		w.openChart("capex")
		if m := w.win.Content().MinSize(); m.Width > 1180 || m.Height > 640 {
			t.Errorf("%+v, charts: needs %v", want, m)
		}
	}
}

func TestSecondWindowIsToldAndMayRead(t *testing.T) {
	l := &library{locked: true, rows: []report.Summary{newReport("a", "液冷周报")}}
	w, _ := open(t, l, Options{})
	if w.win.Canvas().Overlays().Top() == nil {
		t.Fatal("no question")
	}
	w.session.Open(true)
	w.add(model.Load{Paths: []string{"x"}})
	if len(l.loads) != 0 || w.library.Len() != 1 {
		t.Errorf("a library for reading only imports: %v", l.loads)
	}
}

// Every dialog opens, and its words are the window's own.
func TestDialogsOpen(t *testing.T) {
	l := &library{rows: []report.Summary{newReport("a", "液冷周报")}}
	w, _ := open(t, l, Options{})
	w.app.Clipboard().SetContent(strings.Repeat(sentence, 3))
	for name, show := range map[string]func(){
		"file": w.pickFile, "folder": w.pickFolder, "export": w.exportChart, "place": func() { w.askFile("capex", 2) }, "places": func() { w.askFolder(model.ChartNames, 1) },
		"paste": w.paste, "keys": w.showKeys, "about": w.showAbout, "order": w.views.list.pickOrder, "settings": w.showSettings, "watched": w.pickWatched,
	} {
		show()
		top := w.win.Canvas().Overlays().Top()
		if top == nil {
			t.Errorf("%s: no dialog", name)
			continue
		}
		w.win.Canvas().Overlays().Remove(top)
	}
}
