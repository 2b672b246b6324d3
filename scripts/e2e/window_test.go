//go:build e2e

// Package e2e drives the real window on a virtual display as a person would: with a mouse, a keyboard and a drag from another program.
// scripts/test.sh builds the programs and names their folder in YANKU_E2E; pictures and logs stay in its subfolder e2e.
package e2e

import (
	"bytes"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A person drops two files with Chinese names and a folder on the window, types 光模块, opens a hit, and exports the charts.
func TestWindowDoesTheMainJob(t *testing.T) {
	build := os.Getenv("YANKU_E2E")
	if build == "" {
		t.Fatal("YANKU_E2E must name the folder with yanku-e2e: run scripts/test.sh")
	}
	out := filepath.Join(build, "e2e")
	charts := filepath.Join(out, "charts")
	if err := os.RemoveAll(charts); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(charts, 0o755); err != nil {
		t.Fatal(err)
	}
	files := stage(t)
	home := t.TempDir()
	d := startDesktop(t, out)
	p := d.start(filepath.Join(build, "yanku-e2e"),
		[]string{"YANKU_TRACE=1", "YANKU_EXPORT_DIR=" + charts, "HOME=" + home, "XDG_CONFIG_HOME=" + filepath.Join(home, "config")},
		"--library", filepath.Join(home, "library"), "--lang", "zh", "--theme", "light")
	p.wait(0, `trace shown`)
	window := d.window("^研库 Yanku$")
	d.xdo("windowactivate", "--sync", window)
	d.shot("1-empty")

	p.until(fmt.Sprintf(`trace import done imported=%d duplicate=0 failed=0`, len(sampleFiles(t))), func() { d.drag(window, files...) })
	p.wait(0, `trace drop n=3`)
	d.xdo("windowactivate", "--sync", window, "sleep", "0.5")
	d.shot("2-imported")

	p.until(`trace search q="光模块" hits=[1-9]`, func() {
		x, y := p.rect("search")
		d.click(window, x, y)
		d.xdo("key", "ctrl+a", "sleep", "0.2", "type", "--delay", "150", "光模块")
	})
	d.xdo("sleep", "0.5")
	d.shot("3-search")

	p.until(`trace open report=[0-9a-f]+`, func() {
		x, y := p.rect("hit0")
		d.click(window, x, y)
	})
	d.xdo("sleep", "1.5")
	d.shot("4-hit")

	p.until(`trace chart exported path=.*capex`, func() { d.xdo("key", "ctrl+e") })
	d.xdo("sleep", "0.5")
	d.shot("5-charts")
	decodeCharts(t, charts)
	tour(d, p, window)

	for _, line := range p.tail(1 << 20) {
		if strings.Contains(line, "Error in Fyne call thread") || strings.Contains(line, "panic:") || strings.Contains(line, "DATA RACE") {
			t.Errorf("the window printed: %s", line)
		}
	}
}

// tour looks into the other tabs and a chart, in the dark and in English, and keeps a picture of each.
func tour(d *desktop, p *program, window string) {
	d.t.Helper()
	for i, name := range []string{"tab.points", "tab.data", "tab.captions", "chart.sector-week", "chart.capex", "theme", "lang"} {
		x, y := p.rect(name)
		d.click(window, x, y)
		d.xdo("mousemove", "--window", window, itoa(x), itoa(y+120), "sleep", "1")
		d.shot(fmt.Sprintf("%d-%s", 6+i, name))
	}
}

// stage copies the sample reports to a temporary folder, two files with Chinese names and a folder with the rest, and gives what is to be dragged.
func stage(t *testing.T) []string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "待读 研报")
	sub := filepath.Join(dir, "本周文件夹")
	if err := os.MkdirAll(sub, 0o755); err != nil {
		t.Fatal(err)
	}
	samples := sampleFiles(t)
	var drag []string
	for i, from := range samples {
		to := filepath.Join(dir, "研报（"+itoa(i+1)+"）"+filepath.Ext(from))
		if i >= 2 {
			to = filepath.Join(sub, filepath.Base(from))
		} else {
			drag = append(drag, to)
		}
		data, err := os.ReadFile(from)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(to, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return append(drag, sub)
}

func sampleFiles(t *testing.T) []string {
	t.Helper()
	all, err := filepath.Glob("../../assets/samples/*.*")
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// decodeCharts fails unless at least one exported picture exists and every one decodes to a real size with more than one colour.
func decodeCharts(t *testing.T, dir string) {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "*.png"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no chart was exported: %v", err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		img, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatalf("decode %s: %v", name, err)
		}
		b := img.Bounds()
		if b.Dx() < 600 || b.Dy() < 300 {
			t.Errorf("%s is %d×%d", name, b.Dx(), b.Dy())
		}
		first, differs := img.At(0, 0), false
		for x := b.Min.X; x < b.Max.X && !differs; x += 7 {
			differs = img.At(x, b.Dy()/2) != first
		}
		if !differs {
			t.Errorf("%s is one flat colour", name)
		}
	}
}
