//go:build e2e

package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// In the ledger a figure is confirmed by a key, Ctrl+Z takes that back, and Enter opens its sentence.
func TestLedger(t *testing.T) {
	build := os.Getenv("YANKU_E2E")
	if build == "" {
		t.Fatal("YANKU_E2E must name the folder with yanku-e2e: run scripts/test.sh")
	}
	out := filepath.Join(build, "e2e-ledger")
	if err := os.MkdirAll(out, 0o755); err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	d := startDesktop(t, out)
	p := d.start(filepath.Join(build, "yanku-e2e"), []string{"YANKU_TRACE=1", "HOME=" + home, "XDG_CONFIG_HOME=" + filepath.Join(home, "config")},
		"--library", filepath.Join(home, "library"), "--lang", "zh", "--theme", "light", "--samples")
	p.wait(0, `trace import done`)
	win := d.window("^研库 Yanku$")
	p.until(`rect name="ledger.row1"`, func() { d.xdo("windowactivate", "--sync", win, "key", "ctrl+l") })
	x, y := p.rect("ledger.row1")
	d.click(win, x, y)
	p.until(`trace decided n=1 state=confirmed`, func() { d.xdo("key", "c") })
	d.shot("1-confirmed")
	p.until(`trace undone verb=decide`, func() { d.xdo("key", "ctrl+z") })
	d.shot("2-undone")
	p.until(`trace open report=`, func() { d.xdo("key", "Return") })
	d.shot("3-sentence")
	for _, line := range p.tail(1 << 20) {
		if strings.Contains(line, "Error in Fyne call thread") || strings.Contains(line, "panic:") {
			t.Errorf("the window printed: %s", line)
		}
	}
}
