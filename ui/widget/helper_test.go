package widget

import (
	"bytes"
	"flag"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"yanku/assets"
)

var update = flag.Bool("update", false, "write the golden images anew")

var (
	regularFont = fyne.NewStaticResource("regular.ttf", assets.Font(false))
	boldFont    = fyne.NewStaticResource("bold.ttf", assets.Font(true))
)

// fontTheme is Fyne's own theme in one variant with the fonts of the program.
type fontTheme struct {
	fyne.Theme
	variant fyne.ThemeVariant
}

func (t fontTheme) Color(n fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	return t.Theme.Color(n, t.variant)
}

func (t fontTheme) Font(s fyne.TextStyle) fyne.Resource {
	if s.Bold {
		return boldFont
	}
	return regularFont
}

var testApp = test.NewApp()

// useTheme sets a theme with the program's fonts.
func useTheme(tb testing.TB, v fyne.ThemeVariant) {
	tb.Helper()
	want := fontTheme{theme.DefaultTheme(), v}
	if testApp.Settings().Theme() != fyne.Theme(want) { // a change of theme parses the fonts anew
		testApp.Settings().SetTheme(want)
	}
}

// clock is a Later that is turned by hand.
type clock struct {
	now  time.Duration
	jobs []*clockJob
}

type clockJob struct {
	at time.Duration
	do func()
}

func (c *clock) later(after time.Duration, do func()) func() {
	job := &clockJob{c.now + after, do}
	c.jobs = append(c.jobs, job)
	return func() { job.do = nil }
}

// turn lets time pass in frames of 16 ms and runs what comes due.
func (c *clock) turn(d time.Duration) {
	for end := c.now + d; c.now < end; {
		c.now += 16 * time.Millisecond
		jobs := c.jobs
		c.jobs = nil
		for _, job := range jobs {
			switch {
			case job.do == nil:
			case job.at <= c.now:
				job.do()
			default:
				c.jobs = append(c.jobs, job)
			}
		}
	}
}

// pending counts what is still to run.
func (c *clock) pending() (n int) {
	for _, job := range c.jobs {
		if job.do != nil {
			n++
		}
	}
	return n
}

// newReader makes a reader in a window of a size, with a clock turned by hand.
func newReader(tb testing.TB, blocks []Block, w, h float32) (*Reader, *clock, fyne.Window) {
	tb.Helper()
	useTheme(tb, theme.VariantLight)
	c := &clock{}
	r := NewReader()
	r.Later = c.later
	window := test.NewWindow(r)
	window.SetPadded(false)
	window.Resize(fyne.NewSize(w, h))
	r.SetBlocks(blocks)
	return r, c, window
}

// golden compares a picture with testdata/<name>.png, pixel by pixel.
func golden(t *testing.T, name string, got image.Image) {
	t.Helper()
	path := filepath.Join("testdata", name+".png")
	var buf bytes.Buffer
	if err := png.Encode(&buf, got); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, buf.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (write it with -update)", err)
	}
	want, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if !samePixels(want, got) {
		failed := filepath.Join(t.TempDir(), name+".png")
		_ = os.WriteFile(failed, buf.Bytes(), 0o644)
		t.Errorf("%s looks otherwise now; look at it and write it anew with -update", path)
	}
}

func samePixels(a, b image.Image) bool {
	if a.Bounds() != b.Bounds() {
		return false
	}
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			ar, ag, ab, aa := a.At(x, y).RGBA()
			br, bg, bb, ba := b.At(x, y).RGBA()
			if ar != br || ag != bg || ab != bb || aa != ba {
				return false
			}
		}
	}
	return true
}
