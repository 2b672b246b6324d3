package ui

import (
	"context"
	"errors"
	"image"
	"strings"
	"testing"

	"yanku/internal/report"
	"yanku/ui/model"
)

func (s shelf) Pages(context.Context, report.ID) ([]model.PageSize, error) {
	return []model.PageSize{{W: 300, H: 400}, {W: 300, H: 400}}, nil
}

func (s shelf) Draw(_ context.Context, _ report.ID, p model.Part) (image.Image, error) {
	w, h := p.Box.W, p.Box.H
	if w == 0 {
		w, h = 300, 400
	}
	return image.NewRGBA(image.Rect(0, 0, int(w*p.Scale), int(h*p.Scale))), nil
}

// Find finds every mark on the first page.
func (s shelf) Find(_ context.Context, _ report.ID, page int, quotes []model.Quote) ([]model.Found, error) {
	out := make([]model.Found, len(quotes))
	for i := range out {
		if page == 1 {
			out[i].Mark = []report.Box{{X: 100, Y: 50, W: 40, H: 12}}
		}
	}
	return out, nil
}

func (s shelf) File(context.Context, report.ID) (model.SourceFile, error) {
	return model.SourceFile{Name: "周报.md", Bytes: 4321, Text: "# 源文本\n" + sentence}, nil
}

func (s shelf) Copy(context.Context, report.ID) (string, error) { return "", errors.New("no copies") }

// A file without pages is shown as it came; one with pages as pictures, where a figure from the list is marked and leads back to the list.
func TestOriginal(t *testing.T) {
	paged := newReport("p", "通信周报")
	paged.File = "通信周报.pdf"
	l := &library{rows: []report.Summary{newReport("a", "液冷周报"), paged}}
	w, trace := open(t, l, Options{})
	w.openReport("a")
	w.goTab(model.OriginalTab)
	if !seen(w, "周报.md") || !seen(w, "4321 字节") {
		t.Error("the file as it came is not shown")
	}
	w.openReport("p")
	w.goTab(model.DataTab)
	if !seen(w, "第 1 页") {
		t.Error("the figure has no way to its page")
	}
	v := w.views.detail
	f := w.detail.Data.Rows()[0]
	v.sentence(model.FigureItem(f.ID).OnPage())
	if w.nav.Route().Tab != model.OriginalTab || !seen(w, "1 / 2") || !strings.Contains(trace.String(), "trace page n=1 x=100 y=50") {
		t.Errorf("at %+v; trace %s", w.nav.Route(), trace)
	}
	if marks := v.original.marks(); len(marks) != 1 || marks[0].Frame.A == 0 || !strings.Contains(marks[0].Label, "光模块指数") {
		t.Errorf("marks %+v", marks)
	}
	v.original.page.OnTap(v.original.marks()[0].ID)
	if w.nav.Route().Tab != model.DataTab {
		t.Errorf("a click on the page led to %+v", w.nav.Route())
	}
	w.goTab(model.OriginalTab)
	v.original.turn(1)
	v.original.turn(-1)
	if j := w.detail.Original.Jump(); v.original.jumped != j.Seq || j.Page != 1 || j.Box.Y < 390 {
		t.Errorf("turning back shows %+v, want the foot of page 1", j)
	}
	v.original.turn(1)
	v.original.zoom(1)
	w.goLibrary()
	if w.detail.Original.Zoom() != model.FitWidth {
		t.Errorf("Ctrl+0 with the keys on a page gives zoom %g", w.detail.Original.Zoom())
	}
	v.original.zoom(1)
	w.detail.Original.SetThumbs(true)
	if w.detail.Original.Page() != 2 || w.detail.Original.Zoom() <= 0 || !seen(w, "2 / 2") {
		t.Errorf("page %d, zoom %g", w.detail.Original.Page(), w.detail.Original.Zoom())
	}
}
