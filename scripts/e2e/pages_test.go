//go:build e2e

package e2e

import (
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A person imports a PDF, clicks the page beside a figure, and sees the page with the figure's words in a frame, in light and dark; then the exhibits with their pictures.
func TestFigureOnItsPage(t *testing.T) {
	build := os.Getenv("YANKU_E2E")
	if build == "" {
		t.Fatal("YANKU_E2E must name the folder with yanku-e2e: run scripts/test.sh")
	}
	out := filepath.Join(build, "e2e", "pages")
	if err := os.MkdirAll(out, 0o755); err != nil {
		t.Fatal(err)
	}
	bed, err := filepath.Abs("../../internal/format/pdf/testdata/figures.pdf")
	if err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	d := startDesktop(t, out)
	p := d.start(filepath.Join(build, "yanku-e2e"), []string{"YANKU_TRACE=1", "HOME=" + home, "XDG_CONFIG_HOME=" + filepath.Join(home, "config")},
		"--library", filepath.Join(home, "library"), "--lang", "zh", "--theme", "light", bed)
	p.wait(0, `trace import done imported=1 duplicate=0 failed=0`)
	window := d.window("^研库 Yanku$")
	d.xdo("windowactivate", "--sync", window, "sleep", "0.5")
	tap := func(name string) {
		x, y := p.rect(name)
		d.click(window, x, y)
		d.xdo("sleep", "1")
	}
	p.until(`trace open report=[0-9a-f]+`, func() { tap("row0") })
	p.until(`trace rect name="figure0.page"`, func() { tap("tab.data") })
	p.until(`trace page n=\d+ x=\d+ y=\d+ w=\d+ h=\d+`, func() { tap("figure0.page") })
	d.xdo("sleep", "1")
	d.shot("1-page")
	if n := accents(t, filepath.Join(out, "1-page.png")); n < 40 {
		t.Errorf("%d points of a frame on the page", n)
	}
	p.until(`trace page n=`, func() { tap("tab.captions"); d.shot("2-captions"); tap("caption0") })
	tap("page.thumbs")
	d.xdo("sleep", "1")
	d.shot("3-thumbs")
	tap("theme")
	d.shot("4-dark")
	for _, line := range p.tail(1 << 20) {
		if strings.Contains(line, "Error in Fyne call thread") || strings.Contains(line, "panic:") || strings.Contains(line, "DATA RACE") || strings.Contains(line, "trace problem") {
			t.Errorf("the window printed: %s", line)
		}
	}
}

// accents counts the points on the right of a picture that have the colour of frames.
func accents(t *testing.T, path string) int {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	m, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for y := 330; y < m.Bounds().Dy(); y++ { // below the tabs and tools, which have the accent too
		for x := m.Bounds().Dx() * 2 / 5; x < m.Bounds().Dx(); x++ {
			if r, g, b, _ := m.At(x, y).RGBA(); r>>8 == 0x1f && g>>8 == 0x5f && b>>8 == 0xd1 {
				n++
			}
		}
	}
	return n
}
