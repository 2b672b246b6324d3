package ui

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"yanku/internal/config"
	"yanku/internal/report"
	"yanku/ui/model"
)

// templates is the user's list of templates in memory.
type templates struct{ text string }

func (k *templates) Load(context.Context) (string, error) { return k.text, nil }

func (k *templates) Save(_ context.Context, text string) error {
	k.text = text
	return nil
}

// lookout is a watcher that a test speaks for.
type lookout struct {
	tell    func(model.WatchNews)
	answers []bool
}

func (l *lookout) Watch([]model.WatchFolder) {}
func (l *lookout) Answer(_ string, all bool) { l.answers = append(l.answers, all) }
func (l *lookout) Done([]string)             {}
func (l *lookout) start(tell func(model.WatchNews)) model.Watcher {
	l.tell = tell
	return l
}

// above tells whether words stand in what lies over the window.
func above(w *Window, words string) bool {
	top := w.win.Canvas().Overlays().Top()
	if top == nil {
		return false
	}
	for _, o := range test.LaidOutObjects(top) {
		if t, ok := o.(*canvas.Text); ok && strings.Contains(t.Text, words) {
			return true
		}
	}
	return false
}

// press taps the button with a word in what lies over the window.
func press(t *testing.T, w *Window, word string) {
	t.Helper()
	for _, o := range test.LaidOutObjects(w.win.Canvas().Overlays().Top()) {
		if b, ok := o.(*widget.Button); ok && b.Text == word {
			test.Tap(b)
			return
		}
	}
	t.Fatalf("no button %q", word)
}

// The settings fit a small screen on every page, in both languages and themes, and stay open at their page when those are changed in them.
func TestSettingsFitAndStayOpen(t *testing.T) {
	var kept config.Settings
	w, _ := open(t, &library{}, Options{Library: "/media/u/library", Save: func(s config.Settings) error { kept = s; return nil }})
	for _, look := range []struct{ lang, theme, word string }{{"en", "light", "Settings"}, {"en", "dark", "Settings"}, {"zh", "dark", "设置"}, {"zh", "light", "设置"}} {
		w.showSettings()
		w.setColors(greenUp)
		if w.settings.Lang != look.lang {
			w.switchLang()
		}
		if kept.Theme != look.theme {
			w.setTheme(look.theme)
		}
		for _, p := range w.prefs.pages() {
			w.prefs.choose(p.name)
			if m := w.prefs.popup.MinSize(); m.Width > 840 || m.Height > 560 {
				t.Errorf("%+v, page %s: needs %v", look, p.name, m)
			}
		}
		if !above(w, look.word) || w.prefs.page != "names" || kept.Colors != greenUp {
			t.Errorf("%+v: page %q, settings %+v", look, w.prefs.page, kept)
		}
		w.escape()
		if w.prefs != nil || w.win.Canvas().Overlays().Top() != nil {
			t.Fatal("Escape does not close the settings")
		}
		w.setColors(redUp)
	}
}

// A template that is typed is tried at once, its bad lines are named, and leaving the page keeps the list.
func TestTemplatesAreEdited(t *testing.T) {
	w, _ := open(t, &library{}, Options{})
	w.showSettingsAt("names")
	var list *widget.Entry
	for _, o := range test.LaidOutObjects(w.win.Canvas().Overlays().Top()) {
		if e, ok := o.(*widget.Entry); ok && e.MultiLine {
			list = e
		}
	}
	list.SetText("{标题}@{机构}\n{房子}\n")
	w.names.Try("液冷放量@国金.pdf")
	if !above(w, "国金证券") || !above(w, "液冷放量") || !above(w, "第 2 行") || !above(w, "我的模板 {标题}@{机构}") {
		t.Error("the trial does not show")
	}
	w.prefs.choose("general")
	if got := w.ports.Names.(*templates).text; got != "{标题}@{机构}\n{房子}\n" {
		t.Errorf("kept %q", got)
	}
}

// A folder is added, kept, asked about once, and its new reports are told of with a way to them; the import's report stays closed.
func TestAWatchedFolderBringsReports(t *testing.T) {
	var kept config.Settings
	dir := t.TempDir()
	l, eye := &library{}, &lookout{}
	w, trace := openWatching(t, l, eye, Options{Library: filepath.Join(dir, "library"), Save: func(s config.Settings) error { kept = s; return nil }})
	in := filepath.Join(dir, "收到的研报")
	if err := os.Mkdir(in, 0o755); err != nil {
		t.Fatal(err)
	}
	w.showSettingsAt("folders")
	w.addWatched(dir)
	if !above(w, "不能监视") || len(w.watching.Folders()) != 0 {
		t.Error("a folder around the library is not refused")
	}
	w.escape()
	w.addWatched(in)
	if len(kept.Watched) != 1 || kept.Watched[0].Path != in || !above(w, "收到的研报") || !seen(w, "监视 1 个文件夹") {
		t.Errorf("kept %+v", kept.Watched)
	}
	eye.tell(model.WatchNews{Folder: in, Ask: 312})
	if !strings.Contains(trace.String(), "files=312") {
		t.Fatal("no question")
	}
	press(t, w, "只导入以后新增的")
	w.escape()
	eye.tell(model.WatchNews{Folder: in, Ready: []string{filepath.Join(in, "光模块.md")}})
	if len(eye.answers) != 1 || eye.answers[0] || len(l.loads) != 1 || !l.loads[0].Watched {
		t.Errorf("answers %v, loads %+v", eye.answers, l.loads)
	}
	if w.panel || w.views.toast.Message() != "新增 1 份报告" {
		t.Errorf("panel %t, toast %q", w.panel, w.views.toast.Message())
	}
	for _, o := range test.LaidOutObjects(w.views.toast) {
		if o, ok := o.(fyne.Tappable); ok {
			o.Tapped(nil)
		}
	}
	if w.nav.Route().Report != report.ID("光模块.md") || w.views.toast.Message() != "" {
		t.Errorf("the toast leads to %+v", w.nav.Route())
	}
	eye.tell(model.WatchNews{Folder: in, Lost: os.ErrNotExist})
	if !seen(w, "读不到“收到的研报”") {
		t.Error("a lost folder is not told of")
	}
}

// A question that is closed without an answer imports nothing that is there already.
func TestAQuestionThatIsClosedImportsNothing(t *testing.T) {
	dir, eye := t.TempDir(), &lookout{}
	w, _ := openWatching(t, &library{}, eye, Options{})
	w.addWatched(dir)
	eye.tell(model.WatchNews{Folder: dir, Ask: 2})
	w.escape()
	if len(eye.answers) != 1 || eye.answers[0] || w.asking {
		t.Errorf("answers %v, still asking %t", eye.answers, w.asking)
	}
}

// A library for reading only is not watched for: nothing can be imported.
func TestReadOnlyWatchesNothing(t *testing.T) {
	eye := &lookout{}
	w, _ := openWatching(t, &library{locked: true}, eye, Options{})
	w.session.Open(true)
	if eye.tell != nil {
		t.Error("it is watched")
	}
}
