package pdf

import (
	"context"
	"errors"
	"fmt"
	"image"
	"math"
	"os"
	"strings"
	"testing"
	"time"

	"yanku/internal/format"
	"yanku/internal/report"
)

func bedFile(t testing.TB, name string) format.File {
	return format.File{Name: name + ".pdf", Data: load(t, name+".pdf")}
}

// ink is the share of points in a box of a picture that are not nearly white.
func ink(m *image.NRGBA, b report.Box, scale float64) float64 {
	n, dark := 0, 0
	r := image.Rect(int(b.X*scale), int(b.Y*scale), int((b.X+b.W)*scale)+1, int((b.Y+b.H)*scale)+1).Intersect(m.Rect)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			c := m.NRGBAAt(x, y)
			n++
			if int(c.R)+int(c.G)+int(c.B) < 3*200 {
				dark++
			}
		}
	}
	return float64(dark) / float64(max(n, 1))
}

// The boxes of all blocks of the bed hold ink in the picture of their page, and the margin beside the page's text holds none.
func TestBoxesStandInThePicture(t *testing.T) {
	const scale = 1.5
	for _, name := range beds(t) {
		raw, f := readBed(t, name), bedFile(t, name)
		sizes, err := Pages(t.Context(), f)
		if err != nil {
			t.Fatal(err)
		}
		pictures := map[int]*image.NRGBA{}
		for _, b := range raw.Blocks {
			m := pictures[b.Page]
			if m == nil {
				if m, err = Render(t.Context(), f, b.Page, scale); err != nil {
					t.Fatal(err)
				}
				pictures[b.Page] = m
				size := sizes[b.Page-1]
				if w, h := m.Rect.Dx(), m.Rect.Dy(); math.Abs(float64(w)-size.W*scale) > 1 || math.Abs(float64(h)-size.H*scale) > 1 {
					t.Errorf("%s page %d: %d × %d pixels of %v", name, b.Page, w, h, size)
				}
			}
			if b.Kind != report.Rule && ink(m, b.Box, scale) < 0.02 {
				t.Errorf("%s page %d: nothing in %v of %q", name, b.Page, b.Box, b.Text)
			}
		}
	}
}

// rotated is a page with its visible part cut out of a larger one, turned, and one word in black.
func rotated(turn int) []byte {
	page := fmt.Sprintf("<</Type/Page /Parent 2 0 R /MediaBox [0 0 595 842] /CropBox [50 100 450 800] /Rotate %d /Contents 4 0 R /Resources <</Font <</F 5 0 R>>>>>>", turn)
	return objects("<</Type/Catalog /Pages 2 0 R>>", "<</Type/Pages /Kids [3 0 R] /Count 1>>", page, stream("", "BT /F 20 Tf 120 650 Td (Sideways) Tj ET"), "<</Type/Font /Subtype/Type1 /BaseFont/Helvetica>>")
}

func about(a, b report.Box) bool {
	return max(math.Abs(a.X-b.X), math.Abs(a.Y-b.Y), math.Abs(a.W-b.W), math.Abs(a.H-b.H)) < 8
}

// On a cropped and turned page the picture has the shown page's sides, the word's box its ink, and the rest is white; a part of the picture is the same as the whole's.
func TestTurnedAndCropped(t *testing.T) {
	for _, turn := range []int{0, 90, 180, 270} {
		f := format.File{Name: "x.pdf", Data: rotated(turn)}
		raw, err := Format.Read(t.Context(), f, format.DefaultLimits())
		if err != nil {
			t.Fatal(err)
		}
		want := Size{400, 700}
		if turn%180 != 0 {
			want = Size{700, 400}
		}
		if sizes, err := Pages(t.Context(), f); err != nil || len(sizes) != 1 || sizes[0] != want {
			t.Errorf("turned %d: sizes %v, %v", turn, sizes, err)
		}
		m, err := Render(t.Context(), f, 1, 2)
		if err != nil {
			t.Fatal(err)
		}
		box := raw.Blocks[0].Box
		all := ink(m, report.Box{W: want.W, H: want.H}, 2) * want.W * want.H
		if in := ink(m, box, 2) * box.W * box.H; in < 0.9*all || all < 50 {
			t.Errorf("turned %d: %.0f of %.0f square points of ink in %v", turn, in, all, box)
		}
		part, err := RenderBox(t.Context(), f, 1, box, 2)
		if err != nil {
			t.Fatal(err)
		}
		if a, b := ink(part, report.Box{W: box.W, H: box.H}, 2), ink(m, box, 2); math.Abs(a-b) > 0.05 {
			t.Errorf("turned %d: the part has %.3f ink, the whole %.3f", turn, a, b)
		}
		found, err := Find(t.Context(), f, 1, []Quote{{Words: "Side ways", From: 5, To: 9}})
		if err != nil || len(found[0].Words) != 1 || len(found[0].Mark) != 1 || !about(found[0].Words[0], box) || about(found[0].Mark[0], box) {
			t.Errorf("turned %d: found %v, %v; the block is at %v", turn, found, err, box)
		}
		if c := m.NRGBAAt(0, 0); c.R < 250 || c.A != 255 {
			t.Errorf("turned %d: the corner is %v", turn, c)
		}
	}
}

// A page that would have too many pixels is drawn smaller, a part of it as sharp as asked for.
func TestPictureIsBounded(t *testing.T) {
	if testing.Short() {
		t.Skip("under the race detector a worker needs more memory than it may have")
	}
	f := bedFile(t, "unruled")
	m, err := Render(t.Context(), f, 1, 20)
	if err != nil {
		t.Fatal(err)
	}
	if n := m.Rect.Dx() * m.Rect.Dy(); n > MaxPixels || n < MaxPixels*9/10 {
		t.Errorf("%d pixels", n)
	}
	if m, err = RenderBox(t.Context(), f, 1, report.Box{X: 100, Y: 100, W: 50, H: 20}, 20); err != nil || m.Rect.Dx() != 1000 || m.Rect.Dy() != 400 {
		t.Error(m.Rect, err)
	}
	if _, err := RenderBox(t.Context(), f, 1, report.Box{X: 9000, W: 5, H: 5}, 1); err == nil {
		t.Error("a part outside the page was drawn")
	}
	if _, err := Render(t.Context(), f, 1, math.NaN()); err == nil {
		t.Error("a scale that is no number was taken")
	}
}

// What cannot be drawn is told with the format's errors, and the next good file is drawn as if nothing had been.
func TestErrorsOfPictures(t *testing.T) {
	mile := objects("<</Type/Catalog /Pages 2 0 R>>", "<</Type/Pages /Kids [3 0 R] /Count 1>>", "<</Type/Page /Parent 2 0 R /MediaBox [0 0 1000000000 1000000000]>>")
	for name, c := range map[string]struct {
		file format.File
		code string
	}{
		"noise":            {format.File{Data: noise(1000)}, "damaged"},
		"nothing":          {format.File{}, "empty"},
		"a password":       {bedFile(t, "password"), "encrypted"},
		"a page of a mile": {format.File{Data: mile}, "damaged"},
	} {
		if _, err := Render(t.Context(), c.file, 1, 1); format.Code(err) != c.code {
			t.Errorf("%s: %v, want %s", name, err, c.code)
		}
		if _, err := Render(t.Context(), bedFile(t, "unruled"), 1, 0.5); err != nil {
			t.Error(err)
		}
	}
	if _, err := Render(t.Context(), bedFile(t, "unruled"), 99, 1); err == nil || !strings.Contains(err.Error(), "no page 99") {
		t.Error(err)
	}
}

// A page that takes too long costs its time, one who does not wait for it costs nothing, and the file is drawn from again afterwards.
func TestSlowPageIsStopped(t *testing.T) {
	v := newViewer(&pool{bounds: bounds{time.Minute, time.Second, 4 * maxMemory}, enabled: true})
	defer v.close()
	slow, good := format.File{Data: bombs()}, bedFile(t, "unruled")
	draw := func(ctx context.Context, f format.File) error {
		return v.with(ctx, f, func(s sight) error {
			_, err := s.ask(ctx, frameDraw, drawing{1, 60, 84, 0, 0, 60, 84})
			return err
		})
	}
	if err := draw(t.Context(), slow); format.Code(err) != "timeout" {
		t.Error(err)
	}
	if err := draw(t.Context(), good); err != nil {
		t.Error(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(time.Second/4, cancel)
	if err := draw(ctx, slow); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if err := draw(t.Context(), good); err != nil {
		t.Error(err)
	}
}

// The file stays open between pictures, and a worker that died is replaced.
func TestFileStaysOpen(t *testing.T) {
	v := newViewer(&pool{bounds: workers.bounds, enabled: true})
	defer v.close()
	f := bedFile(t, "ten-pages")
	pid := 0
	for i := range 4 {
		err := v.with(t.Context(), f, func(s sight) error {
			_, err := s.ask(t.Context(), frameDraw, drawing{i + 1, 60, 84, 0, 0, 60, 84})
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		if now := v.worker.cmd.Process.Pid; now == pid != (i%3 > 0) {
			t.Errorf("page %d: worker %d after %d", i+1, now, pid)
		}
		if pid = v.worker.cmd.Process.Pid; i == 2 {
			_ = v.worker.cmd.Process.Kill()
		}
	}
}

// The words of every paragraph of the bed are found where its block stands, a line of it in a box of its own.
func TestFindQuotes(t *testing.T) {
	n, found := 0, 0
	for _, name := range beds(t) {
		f := bedFile(t, name)
		for _, b := range readBed(t, name).Blocks {
			first, _, ok := strings.Cut(b.Text, "，")
			if b.Kind != report.Paragraph || !ok || strings.Contains(first, "-") {
				continue
			}
			n++
			got, err := Find(t.Context(), f, b.Page, []Quote{{b.Box, first, 0, len(first)}})
			if err != nil {
				t.Fatal(err)
			}
			if w := got[0].Words; len(w) > 0 && w[0].Y > b.Box.Y-4 && w[0].Y < b.Box.Y+b.Box.H && w[0].W <= b.Box.W+4 {
				found++
			} else if os.Getenv("BED_DUMP") != "" {
				t.Logf("%s page %d: %q at %v, found %v", name, b.Page, first, b.Box, got)
			}
		}
	}
	if n == 0 || found*100 < n*97 {
		t.Errorf("%d of %d found", found, n)
	}
}
