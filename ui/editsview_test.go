package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"yanku/internal/report"
	"yanku/ui/model"
)

// The quality in the head leads to what was cleaned, where an edit is taken back and made again; the report stays open where it is.
func TestEditsAreTakenBackInTheWindow(t *testing.T) {
	l := &library{rows: []report.Summary{newReport("a", "液冷周报")}}
	w, trace := open(t, l, Options{})
	w.openReport("a")
	test.Tap(w.views.detail.quality)
	if w.nav.Route().Tab != model.EditsTab || !seen(w, "清洗 1 处") || !seen(w, "空格") {
		t.Fatalf("the edits are not shown: %+v", w.nav.Route())
	}
	w.detail.Edits.UndoAll()
	if !strings.Contains(trace.String(), "trace reread report=a undone=1") || !seen(w, "已撤销 1") || w.nav.Route().Report != "a" {
		t.Errorf("not taken back: %s", trace)
	}
	w.detail.Edits.RedoAll()
	if !strings.Contains(trace.String(), "trace reread report=a undone=0") {
		t.Errorf("not made again: %s", trace)
	}
}

// A report with versions has a chooser in its head; the chosen one is opened.
func TestVersionIsChosenInTheWindow(t *testing.T) {
	l := &library{rows: []report.Summary{newReport("a", "液冷周报"), newReport("b", "液冷周报")}}
	for i := range l.rows {
		l.rows[i].Versions, l.rows[i].Format, l.rows[i].Current = 2, "pdf", i == 0
	}
	w, trace := open(t, l, Options{})
	w.openReport("a")
	if !seen(w, "2 个版本 ▼") {
		t.Fatal("no chooser")
	}
	w.views.detail.versions.drop()
	if w.win.Canvas().Overlays().Top() == nil {
		t.Error("no menu")
	}
	w.detail.Versions.Choose("b")
	if l.current != "b" || w.nav.Route().Report != "b" || !strings.Contains(trace.String(), "trace version report=b") {
		t.Errorf("chosen %q, open %q", l.current, w.nav.Route().Report)
	}
}
