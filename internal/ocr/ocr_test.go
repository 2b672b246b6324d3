package ocr

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"yanku/internal/format"
	"yanku/internal/format/pdf"
	"yanku/internal/report"
	"yanku/internal/testing/scan"
)

// TestMain makes the test binary the fake tesseract when it is called so.
func TestMain(m *testing.M) {
	if strings.HasPrefix(filepath.Base(os.Args[0]), "tesseract") {
		scan.Fake()
	}
	if pdf.Serve(context.Background(), os.Args[1:]) {
		return
	}
	os.Exit(m.Run())
}

// fake puts the fake tesseract into the PATH, alone.
func fake(t *testing.T, how string) {
	t.Helper()
	scan.Install(t)
	t.Setenv(scan.FakeVariable, how)
}

func pngOf(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// inked is a page with something on it, for the fake.
func inked(w, h int) *image.Gray {
	img := image.NewGray(image.Rect(0, 0, w, h))
	for i := range img.Pix {
		img.Pix[i] = 255
	}
	for y := h / 10; y < h/9; y++ {
		for x := w / 10; x < w/2; x++ {
			img.Pix[y*img.Stride+x] = 0
		}
	}
	return img
}

// told collects the progress.
func progress(t *testing.T) (context.Context, *[]string) {
	var out []string
	return Tell(t.Context(), func(n, of int) { out = append(out, fmt.Sprintf("%d/%d", n, of)) }), &out
}

// A picture becomes a heading and a joined paragraph with their places in dots.
func TestPicture(t *testing.T) {
	fake(t, "")
	ctx, pages := progress(t)
	raw, err := Read(ctx, format.File{Name: "截图.png", Data: pngOf(t, inked(1700, 1200))})
	if err != nil {
		t.Fatal(err)
	}
	want := []format.Block{
		{Kind: report.Heading, Level: 1, Text: "通信行业周报", Page: 1, Box: report.Box{X: 200, Y: 228, W: 478, H: 72}},
		{Kind: report.Paragraph, Text: "本周光模块指数上涨10.65%，服务器指数下跌8.49%，机构认为板块的调整已经结束，二季度排产没有下调。", Page: 1},
	}
	if len(raw.Blocks) != 2 || raw.Format != "picture" || raw.Hints.Name != "截图.png" || !slices.Equal(*pages, []string{"1/1"}) {
		t.Fatalf("%+v, progress %q", raw, *pages)
	}
	want[1].Box = raw.Blocks[1].Box
	for i, b := range raw.Blocks {
		if fmt.Sprint(b) != fmt.Sprint(want[i]) {
			t.Errorf("block %d\ngot  %+v\nwant %+v", i, b, want[i])
		}
	}
	if b := raw.Blocks[1].Box; b.Y != 464 || b.H != 106 {
		t.Errorf("the paragraph's box %+v does not hold both lines", b)
	}
}

// A PDF of pictures has its pages' numbers and its places in points; blank pages are passed over, and progress names every page.
func TestScannedPDF(t *testing.T) {
	fake(t, "")
	ctx, pages := progress(t)
	blank := scan.Picture(t, 1700, 2200)
	raw, err := Read(ctx, format.File{Name: "扫描.pdf", Data: scan.PDF(t, 300, inked(1700, 2200), blank, inked(1700, 2200))})
	if err != nil {
		t.Fatal(err)
	}
	var at []int
	for _, b := range raw.Blocks {
		at = append(at, b.Page)
	}
	if raw.Format != "pdf" || !slices.Equal(at, []int{1, 1, 3, 3}) || !slices.Equal(*pages, []string{"1/3", "2/3", "3/3"}) {
		t.Fatalf("pages %v, progress %q", at, *pages)
	}
	if b := raw.Blocks[0].Box; b.X < 47 || b.X > 49 || b.W < 114 || b.W > 116 { // 200 and 478 dots at 300 an inch
		t.Errorf("box %+v", b)
	}
}

// A page that lies on its side is turned, and its places are those on the page as it lies.
func TestSideways(t *testing.T) {
	fake(t, "unsure")
	raw, err := Read(t.Context(), format.File{Data: pngOf(t, inked(2000, 1700))})
	if err != nil {
		t.Fatal(err)
	}
	// upright the heading has x 200 and y 228, 478 wide and 72 high; turned back by 90° against the clock its left end is at the foot
	if b := raw.Blocks[0].Box; b != (report.Box{X: 228, Y: 1700 - 200 - 478, W: 72, H: 478}) {
		t.Errorf("box %+v", b)
	}
}

// A long screenshot is cut at blank rows into strips that do not overlap; the last goes to the end.
func TestLongScreenshot(t *testing.T) {
	fake(t, "")
	img := inked(1700, 12000)
	for y := range 12000 { // text everywhere but in a band around each thousand
		if y%1000 > 60 {
			img.Pix[y*img.Stride+y%1500] = 0
		}
	}
	g := grayOf(img, img.Rect)
	cuts := g.cuts()
	if cuts[0] != 0 || cuts[len(cuts)-1] != 12000 || len(cuts) != 5 {
		t.Fatalf("cuts %v", cuts)
	}
	for _, c := range cuts[1 : len(cuts)-1] {
		if c%1000 == 0 || c%1000 > 60 {
			t.Errorf("cut at %d, through text", c)
		}
	}
	ctx, pages := progress(t)
	raw, err := Read(ctx, format.File{Data: pngOf(t, img)})
	if err != nil || !slices.Equal(*pages, []string{"1/4", "2/4", "3/4", "4/4"}) || len(raw.Blocks) != 8 {
		t.Fatalf("%d blocks, progress %q, %v", len(raw.Blocks), *pages, err)
	}
	for i := range 4 {
		if b := raw.Blocks[2*i]; b.Box.Y != float64(cuts[i]+228) || b.Page != 1 {
			t.Errorf("strip %d: %+v", i, b)
		}
	}
}

// What cannot be recognised says why, by a reason that has words.
func TestErrors(t *testing.T) {
	page := pngOf(t, inked(300, 300))
	password, err := os.ReadFile("../format/pdf/testdata/password.pdf")
	if err != nil {
		t.Fatal(err)
	}
	head := []byte("IHDR\x00\x01\x86\xA0\x00\x01\x86\xA0\x08\x00\x00\x00\x00") // 100,000 × 100,000 dots
	huge := binary.BigEndian.AppendUint32(append([]byte("\x89PNG\r\n\x1A\n\x00\x00\x00\r"), head...), crc32.ChecksumIEEE(head))
	for name, c := range map[string]struct {
		how    string
		file   format.File
		code   string
		reason string
	}{
		"no model of Chinese":   {"model", format.File{Data: page}, "no_text", "ocr_model"},
		"a blank picture":       {"", format.File{Data: pngOf(t, image.NewGray(image.Rect(0, 0, 300, 300)))}, "no_text", "ocr_nothing"},
		"a blank PDF":           {"", format.File{Data: scan.PDF(t, 300, scan.Picture(t, 300, 300))}, "no_text", "ocr_nothing"},
		"half a picture":        {"", format.File{Data: page[:len(page)-40]}, "damaged", "damaged"},
		"a damaged PDF":         {"", format.File{Data: []byte("%PDF-1.7\n")}, "damaged", "damaged"},
		"a locked PDF":          {"", format.File{Data: password}, "encrypted", "encrypted"},
		"a wrong password":      {"", format.File{Data: password, Password: "falsch"}, "encrypted", "wrong_password"},
		"tesseract fails":       {"fail", format.File{Data: page}, "io", "io"},
		"tesseract says things": {"junk", format.File{Data: page}, "io", "io"},
		"ten billion dots":      {"", format.File{Data: huge}, "limit", "limit"},
	} {
		t.Run(name, func(t *testing.T) {
			fake(t, c.how)
			_, err := Read(t.Context(), c.file)
			if reason, _ := format.Reason(err); format.Code(err) != c.code || reason != c.reason {
				t.Errorf("%v: code %s, reason %s; want %s, %s", err, format.Code(err), reason, c.code, c.reason)
			}
		})
	}
}

// Without tesseract the error says so, and Ready too.
func TestMissing(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if len(places()) > 0 {
		t.Skip("on this system tesseract may stand in a place of its own")
	}
	_, err := Read(t.Context(), format.File{Data: pngOf(t, inked(300, 300))})
	if !errors.Is(err, ErrMissing) || !errors.Is(Ready(t.Context()), ErrMissing) || format.Code(err) != "no_text" {
		t.Errorf("%v, ready %v", err, Ready(t.Context()))
	}
}

// When the user cancels, tesseract is ended and the error is ctx's.
func TestCancel(t *testing.T) {
	fake(t, "hang")
	ctx, cancel := context.WithCancel(t.Context())
	ctx = Tell(ctx, func(int, int) { cancel() })
	if _, err := Read(ctx, format.File{Data: pngOf(t, inked(300, 300))}); !errors.Is(err, context.Canceled) || format.Code(err) != "cancelled" {
		t.Errorf("%v", err)
	}
}

// Of files only PDF and pictures are for OCR.
func TestCan(t *testing.T) {
	for data, want := range map[string]bool{"%PDF-1.4": true, "GIF89a": true, "\xFF\xD8\xFF\xE0": true, "BM": false, "# 周报": false, "": false} {
		if Can("a", []byte(data)) != want {
			t.Errorf("%q: %v", data, !want)
		}
	}
	if !strings.HasPrefix(string(pngOf(t, inked(9, 9))), "\x89PNG") {
		t.Error("no picture")
	}
}
