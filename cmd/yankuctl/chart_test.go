package main

import (
	"bufio"
	"bytes"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yanku/internal/i18n"
)

// ctl runs one command line in Chinese and gives its exit status, results and messages.
func ctl(t *testing.T, args ...string) (status int, out, messages string) {
	t.Helper()
	var o, m bytes.Buffer
	e := &env{in: strings.NewReader(""), out: bufio.NewWriter(&o), err: &m, lang: i18n.Chinese}
	status = e.main(t.Context(), args)
	if err := e.out.Flush(); err != nil {
		t.Fatal(err)
	}
	return status, o.String(), m.String()
}

// pngSize gives the width and height of a PNG file.
func pngSize(t *testing.T, path string) (w, h int) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return img.Bounds().Dx(), img.Bounds().Dy()
}

const weeklyText = `# 通信行业周报

示例证券

2026年4月19日

本周（2026年4月13日至4月17日）光模块指数上涨5.36%，本月以来光模块指数上涨12.84%。本周服务器指数下跌1.92%。
`

func TestChartCommand(t *testing.T) {
	dir := t.TempDir()
	file, lib := filepath.Join(dir, "周报.md"), filepath.Join(dir, "库")
	if err := os.WriteFile(file, []byte(weeklyText), 0o644); err != nil {
		t.Fatal(err)
	}
	if status, _, messages := ctl(t, "--library", lib, "import", file); status != statusDone {
		t.Fatalf("import: %d %s", status, messages)
	}
	picture := filepath.Join(dir, "周涨跌.png")
	status, out, messages := ctl(t, "chart", "--library", lib, "sector-week", "--week", "2026-04-15", "--size", "640x400", "--scale", "1.5", "--theme", "dark", "--colors", "intl", "--lang", "en", "-o", picture)
	if status != statusDone || strings.TrimSpace(out) != picture || messages != "" {
		t.Fatalf("chart: %d %q %q", status, out, messages)
	}
	if w, h := pngSize(t, picture); w != 960 || h != 600 {
		t.Errorf("640×400 at 1.5 is 960×600, got %d×%d", w, h)
	}
	folder := filepath.Join(dir, "图", "全部")
	if status, out, messages = ctl(t, "chart", "--library", lib, "all", "-o", folder); status != statusDone || strings.Count(out, ".png\n") != 3 {
		t.Fatalf("chart all: %d %q %q", status, out, messages)
	}
	if !strings.Contains(messages, "capex") {
		t.Errorf("a chart without figures says so: %q", messages)
	}
	for _, name := range []string{"sector-week", "sector-time", "capex"} {
		if w, h := pngSize(t, filepath.Join(folder, name+".png")); w != 1280 || h != 720 {
			t.Errorf("%s is %d×%d", name, w, h)
		}
	}
}

func TestChartCalledWrongly(t *testing.T) {
	out := filepath.Join(t.TempDir(), "图.png")
	for _, args := range [][]string{
		{"sector-week"},
		{"sectors", "-o", out},
		{"-o", out},
		{"capex", "sector-week", "-o", out},
		{"capex-guidance", "-o", out},
		{"prosperity", "-o", out},
		{"capex", "-o", strings.TrimSuffix(out, ".png") + ".svg"},
		{"capex", "-o", strings.TrimSuffix(out, ".png") + ".xlsx"},
		{"capex", "-o", strings.TrimSuffix(out, ".png") + ".jpg"},
		{"all", "-o", out},
		{"capex", "--lang", "fr", "-o", out},
		{"capex", "--size", "10x10", "-o", out},
		{"capex", "--size", "big", "-o", out},
		{"capex", "--scale", "9", "-o", out},
		{"capex", "--theme", "blue", "-o", out},
		{"capex", "--colors", "us", "-o", out},
		{"capex", "--from", "2026-13-01", "-o", out},
	} {
		if status, _, messages := ctl(t, append([]string{"chart", "--library", t.TempDir()}, args...)...); status != statusUsage || messages == "" {
			t.Errorf("chart %v: status %d, %q", args, status, messages)
		}
	}
	if _, err := os.Stat(out); err == nil {
		t.Error("a wrong call left a picture")
	}
}
