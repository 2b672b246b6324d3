//go:build e2e

package e2e

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A file that a browser brings into a watched folder, under a temporary name first, is in the library a moment later, and the folder is as it was.
func TestAWatchedFolderBringsAReport(t *testing.T) {
	build := os.Getenv("YANKU_E2E")
	if build == "" {
		t.Fatal("YANKU_E2E must name the folder with yanku-e2e: run scripts/test.sh")
	}
	out := filepath.Join(build, "e2e-watch")
	if err := os.MkdirAll(out, 0o755); err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	in := filepath.Join(home, "收到的研报")
	settings, err := json.Marshal(map[string]any{"watched": []map[string]any{{"path": in}}})
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(home, "config", "yanku", "settings.json"), settings)
	if err := os.MkdirAll(in, 0o755); err != nil {
		t.Fatal(err)
	}
	d := startDesktop(t, out)
	p := d.start(filepath.Join(build, "yanku-e2e"),
		[]string{"YANKU_TRACE=1", "HOME=" + home, "XDG_CONFIG_HOME=" + filepath.Join(home, "config")},
		"--library", filepath.Join(home, "library"), "--lang", "zh", "--theme", "light")
	p.wait(0, `trace listed n=0`)
	d.xdo("sleep", "2") // the empty folder is looked at: it asks nothing

	sample, err := os.ReadFile(sampleFiles(t)[0])
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(in, "日报 (1).md")
	p.until(`trace watch came n=1`, func() {
		write(t, file+".crdownload", sample)
		if err := os.Rename(file+".crdownload", file); err != nil {
			t.Fatal(err)
		}
	})
	d.xdo("sleep", "0.5")
	d.shot("1-came")
	d.xdo("windowactivate", "--sync", d.window("^研库 Yanku$"), "key", "ctrl+comma", "sleep", "1")
	d.shot("2-settings")
	if got, err := os.ReadFile(file); err != nil || string(got) != string(sample) {
		t.Errorf("the file in the folder changed: %v", err)
	}
	for _, line := range p.tail(1 << 20) {
		if strings.Contains(line, "Error in Fyne call thread") || strings.Contains(line, "panic:") {
			t.Errorf("the window printed: %s", line)
		}
	}
}

func write(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
}
