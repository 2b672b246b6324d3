package main

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yanku/internal/format"
	"yanku/internal/report"
	"yanku/internal/testing/scan"
	"yanku/ui/model"
)

// TestMain makes the test binary the fake tesseract when it is called so.
func TestMain(m *testing.M) {
	if strings.HasPrefix(filepath.Base(os.Args[0]), "tesseract") {
		scan.Fake()
	}
	os.Exit(m.Run())
}

// importPicture imports a picture of scan.FakeLines, which a tesseract of ours reads.
func importPicture(t *testing.T, l *library) report.ID {
	t.Helper()
	scan.Install(t)
	var b bytes.Buffer
	if err := png.Encode(&b, scan.Picture(t, 1700, 2200, scan.FakeLines...)); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "扫描.png")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	var got model.Outcome
	err := l.Import(t.Context(), model.Load{Paths: []string{path}, OCR: true}, func(model.Progress) {}, func(o model.Outcome) { got = o })
	if err != nil || got.Status != "imported" {
		t.Fatalf("%+v, %v", got, err)
	}
	return got.Report
}

// A picture whose text was recognised is the one page of its report: drawn at any size, whole or in part, with the blocks where their words stand.
func TestPictureIsThePageOfItsReport(t *testing.T) {
	ctx := t.Context()
	l := openLibrary(t, t.TempDir())
	id := importPicture(t, l)
	o := &originals{l: l}
	pages, err := o.Pages(ctx, id)
	if err != nil || len(pages) != 1 || pages[0] != (model.PageSize{W: 1700, H: 2200}) {
		t.Fatalf("pages %v, %v", pages, err)
	}
	img, err := o.Draw(ctx, id, model.Part{Page: 1, Scale: 0.5})
	if err != nil || img.Bounds() != image.Rect(0, 0, 850, 1100) {
		t.Fatalf("drawn %v, %v", img, err)
	}
	r, err := opener{l}.Open(ctx, id)
	if err != nil || !model.Paged(&r) {
		t.Fatalf("the report has no pages: %v", err)
	}
	for _, b := range r.Doc.Blocks {
		part, err := o.Draw(ctx, id, model.Part{Page: b.Page, Box: b.Box, Scale: 1})
		if err != nil || !inked(part) {
			t.Errorf("nothing stands at %v: %v", b.Box, err)
		}
	}
	found, err := o.Find(ctx, id, 1, make([]model.Quote, 2))
	if err != nil || len(found) != 2 {
		t.Errorf("found %v, %v", found, err)
	}
	o.forget()
	if o.dots != nil {
		t.Error("the picture is kept")
	}
}

func inked(img image.Image) bool {
	for y := img.Bounds().Min.Y; y < img.Bounds().Max.Y; y++ {
		for x := img.Bounds().Min.X; x < img.Bounds().Max.X; x++ {
			if color.GrayModel.Convert(img.At(x, y)).(color.Gray).Y < 100 {
				return true
			}
		}
	}
	return false
}

// A picture is drawn within its edges and within bounds of memory, and what is no picture is said to be damaged.
func TestPictureIsDrawnWithinBounds(t *testing.T) {
	img := image.NewGray(image.Rect(0, 0, 400, 300))
	if m, err := scaled(img, model.Part{Scale: 1000}); err != nil || m.Bounds().Dx()*m.Bounds().Dy() > 40_000_000 {
		t.Errorf("enlarged: %v", err)
	}
	if m, err := scaled(img, model.Part{Box: report.Box{X: 350, Y: 250, W: 100, H: 100}, Scale: 1}); err != nil || m.Bounds() != image.Rect(0, 0, 50, 50) {
		t.Errorf("over the edge: %v", err)
	}
	for _, p := range []model.Part{{Box: report.Box{X: 500, Y: 0, W: 10, H: 10}, Scale: 1}, {}, {Scale: -1}} {
		if _, err := scaled(img, p); !errors.Is(err, errBadPart) {
			t.Errorf("%+v: %v", p, err)
		}
	}
	if _, err := new(originals).picture(format.File{Data: []byte("\x89PNG\r\n\x1A\n…")}); !errors.Is(err, format.ErrDamaged) {
		t.Errorf("no picture: %v", err)
	}
}
