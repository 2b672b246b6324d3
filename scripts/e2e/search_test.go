//go:build e2e

package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A person types half a word, narrows what is found by a facet, drops the part again, keeps the search, is told what 拼音 may mean, goes from hit to hit into the
// next report, and looks for similar ones; in both languages and themes.
func TestSearching(t *testing.T) {
	build := os.Getenv("YANKU_E2E")
	if build == "" {
		t.Fatal("YANKU_E2E must name the folder with yanku-e2e: run scripts/test.sh")
	}
	for _, look := range []struct{ lang, theme string }{{"zh", "light"}, {"en", "dark"}} {
		t.Run(look.lang, func(t *testing.T) { search(t, build, look.lang, look.theme) })
	}
}

func search(t *testing.T, build, lang, theme string) {
	out := filepath.Join(build, "e2e-search-"+lang)
	if err := os.MkdirAll(out, 0o755); err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	d := startDesktop(t, out)
	p := d.start(filepath.Join(build, "yanku-e2e"),
		[]string{"YANKU_TRACE=1", "HOME=" + home, "XDG_CONFIG_HOME=" + filepath.Join(home, "config")},
		"--library", filepath.Join(home, "library"), "--lang", lang, "--theme", theme, "--samples")
	p.wait(0, fmt.Sprintf(`trace import done imported=%d`, len(sampleFiles(t))))
	window := d.window("^研库 Yanku$")
	d.xdo("windowactivate", "--sync", window)
	click := func(name string) {
		x, y := p.rect(name)
		d.click(window, x, y)
	}
	typed := func(text string) func() {
		return func() {
			click("search")
			d.xdo("key", "ctrl+a", "sleep", "0.2", "type", "--delay", "150", text)
		}
	}

	p.until(`trace search q="光模" hits=[1-9]`, typed("光模"))
	d.xdo("sleep", "2.5") // it stands long enough to be remembered
	d.shot("1-typed")
	p.until(`trace rect name="facet.type"`, func() { click("facets") })
	d.xdo("sleep", "0.5")
	d.shot("2-facets")
	p.until(`trace search q="光模 type:\w+" hits=[1-9]`, func() { click("facet.type") })
	d.xdo("sleep", "0.5")
	d.shot("3-narrowed")
	p.until(`trace search q="光模" hits=[1-9]`, func() { click("chip1") })

	p.until(`trace searches verb=save`, func() {
		click("save")
		d.xdo("sleep", "0.6")
		d.shot("4-save")
		d.xdo("key", "Return")
	})
	d.xdo("sleep", "0.7")
	d.shot("5-saved")
	p.wait(0, `trace rect name="saved0"`)

	p.until(`trace rect name="suggest0"`, typed("guangmokuai"))
	d.xdo("sleep", "0.3")
	d.shot("6-meant")
	p.until(`trace search q="光模块" hits=[1-9]`, func() { click("suggest0") })
	d.xdo("sleep", "0.3")
	d.shot("7-synonyms")

	p.until(`trace open report=`, func() { click("hit0") })
	d.xdo("sleep", "0.7")
	p.until(`trace open report=`, func() { d.xdo("key", "--repeat", "40", "--delay", "60", "ctrl+g") })
	d.xdo("sleep", "0.7")
	d.shot("8-next-report")

	p.until(`trace rect name="recent0"`, func() {
		click("search")
		d.xdo("key", "ctrl+a", "key", "Delete")
	})
	d.xdo("sleep", "0.4")
	d.shot("9-recents")
	d.xdo("key", "Escape", "key", "ctrl+j")
	p.wait(0, `trace rect name="like.end"`)
	d.xdo("sleep", "0.4")
	d.shot("10-like")

	for _, line := range p.tail(1 << 20) {
		if strings.Contains(line, "Error in Fyne call thread") || strings.Contains(line, "panic:") || strings.Contains(line, "trace problem") {
			t.Errorf("the window printed: %s", line)
		}
	}
}
