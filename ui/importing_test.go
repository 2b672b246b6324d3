package ui

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"yanku/internal/i18n"
	"yanku/ui/model"
)

// clerk is an importer whose files are a scan, a picture, a locked file and an archive; with OCR or the right password they are imported.
type clerk struct {
	*library
	loads []model.Load
}

func (c *clerk) Import(_ context.Context, load model.Load, _ func(model.Progress), outcome func(model.Outcome)) error {
	c.loads = append(c.loads, load)
	if !load.Again {
		load.Paths = []string{"/扫描.pdf", "/截图.png", "/加密.pdf", "/加密2.pdf", "/a.rar"}
	}
	for _, p := range load.Paths {
		o := model.Outcome{Path: p, File: p[1:], Status: "failed"}
		switch {
		case load.OCR, load.Password == "geheim":
			o.Status, o.Report = "imported", "r"
		case p == "/a.rar":
			o.Code, o.Reason, o.Kind = "unknown_format", "unknown_kind", "rar"
		case load.Password != "":
			o.Code, o.Reason = "encrypted", "wrong_password"
		case p == "/加密.pdf" || p == "/加密2.pdf":
			o.Code, o.Reason = "encrypted", "encrypted"
		default:
			o.Code, o.Reason = "no_text", "scan"
		}
		outcome(o)
	}
	return nil
}

// confirm types into the dialog's entry, if there is one, ticks its box when all is set, and taps its main button.
func confirm(t *testing.T, w *Window, typed string, all bool) {
	t.Helper()
	top := w.win.Canvas().Overlays().Top()
	if top == nil {
		t.Fatal("no dialog is open")
	}
	var main *widget.Button
	for _, o := range test.LaidOutObjects(top) {
		switch o := o.(type) {
		case *widget.Entry:
			o.SetText(typed)
		case *widget.Check:
			o.SetChecked(all)
		case *widget.Button:
			if o.Importance == widget.HighImportance {
				main = o
			}
		}
	}
	if main == nil {
		t.Fatal("the dialog has no main button")
	}
	test.Tap(main)
}

// In the report of an import a scan can be recognised, alone or with the others, and a locked file asks for its password until it opens.
func TestScansAndLockedFilesAreTriedAgain(t *testing.T) {
	c := &clerk{library: &library{}}
	w, _ := open(t, c.library, Options{})
	w.work, w.scans = model.NewImport(w.office, c), model.NewImport(w.office, c)
	w.wire()
	w.build()
	w.add(model.Load{Paths: []string{"/"}})
	if !w.panel || w.last.Failed != 5 {
		t.Fatalf("panel %v, %+v", w.panel, w.last)
	}
	w.askPassword(w.last.Which(model.Outcome.NeedsPassword)[0])
	confirm(t, w, "falsch", true)
	if l := c.loads[1]; l.Password != "falsch" || len(l.Paths) != 2 || w.last.Failed != 5 {
		t.Fatalf("first try %+v", l)
	}
	confirm(t, w, "geheim", false) // it was asked for again
	if l := c.loads[2]; l.Password != "geheim" || len(l.Paths) != 1 || w.last.Failed != 4 || w.last.Imported != 1 {
		t.Fatalf("second try %+v: %+v", l, w.last)
	}
	w.askOCR(w.last.Which(model.Outcome.NeedsOCR))
	confirm(t, w, "", false)
	if l := c.loads[3]; !l.OCR || len(l.Paths) != 2 || w.last.Failed != 2 {
		t.Errorf("OCR %+v: %+v", l, w.last)
	}
}

// Every reason for which a file can fail has words in both languages.
func TestEveryReasonHasWords(t *testing.T) {
	for _, lang := range []i18n.Lang{i18n.Chinese, i18n.English} {
		k := &kit{lang: lang}
		for _, name := range []string{
			"empty", "too_large", "unknown_format", "damaged", "encrypted", "wrong_password", "no_text", "scan", "ocr_missing", "ocr_model", "ocr_nothing",
			"timeout", "limit", "io", "missing", "forbidden", "library", "not_file", "cancelled",
		} {
			if k.lang.Reason(name, "") == "" {
				t.Errorf("%s: no words for %q", lang, name)
			}
		}
		if lang == i18n.English && k.reason(model.Outcome{Reason: "unknown_kind", Kind: "xyz"})[:3] != "Xyz" {
			t.Errorf("%q", k.reason(model.Outcome{Reason: "unknown_kind", Kind: "xyz"}))
		}
	}
}

// A dropped web address comes as a path of the toolkit's and goes on as the address it was.
func TestDroppedAddress(t *testing.T) {
	got := paths([]fyne.URI{storage.NewFileURI("https://example.com/weekly.html"), storage.NewFileURI("/media/me/周报.md")})
	if got[0] != "https://example.com/weekly.html" || got[1] != "/media/me/周报.md" {
		t.Errorf("%q", got)
	}
}
