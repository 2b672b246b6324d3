package model

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/png"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestNavKeepsWhatARouteLeavesOut(t *testing.T) {
	n := NewNav()
	steps := 0
	n.Changed = func() { steps++ }
	n.Go(Route{Report: "a"})
	n.Go(Route{Tab: DataTab, Item: "figure:x"})
	n.Go(Route{View: ChartsView, Chart: "capex"})
	if r := n.Route(); r.Report != "a" || r.Tab != DataTab || r.Item != "" || r.View != ChartsView {
		t.Errorf("at %+v", r)
	}
	n.Back()
	if r := n.Route(); r.View != LibraryView || r.Tab != DataTab {
		t.Errorf("back at %+v", r)
	}
	n.Back()
	n.Back()
	n.Back()
	if r := n.Route(); r.Report != "" || r.Tab != TextTab || steps != 6 {
		t.Errorf("at the start %+v after %d steps", r, steps)
	}
}

func TestClippingTellsFilesFromText(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "通信 周报.md")
	if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	uri := (&url.URL{Scheme: "file", Path: path}).String()
	cases := []struct {
		name, text, paths string
		isText, ok        bool
	}{
		{"a path", path, path, false, true},
		{"a URI with Chinese letters and a space", uri, path, false, true},
		{"a file manager's list", "x-special/nautilus-clipboard\ncopy\n" + uri + "\n" + dir, path + "|" + dir, false, true},
		{"a path that is not there", filepath.Join(dir, "none.md"), "", false, false},
		{"a report", strings.Repeat("本周服务器指数上涨。", 5), "", true, true},
		{"a word", "光模块", "", false, false},
		{"nothing", "", "", false, false},
	}
	for _, c := range cases {
		load, ok := Clipping(c.text)
		if got := strings.Join(load.Paths, "|"); got != c.paths || (load.Text != "") != c.isText || ok != c.ok {
			t.Errorf("%s: paths %q, text %t, ok %t", c.name, got, load.Text != "", ok)
		}
	}
}

type gate struct{ errs []error }

func (g *gate) Open(_ context.Context, readOnly bool) error {
	if readOnly {
		return nil
	}
	err := g.errs[0]
	g.errs = g.errs[1:]
	return err
}

func TestSecondWindowMayReadOnly(t *testing.T) {
	d := newDesk(t)
	s := NewSession(d.Office, &gate{errs: []error{ErrLocked}})
	s.Open(false)
	d.settle()
	if s.State != Locked {
		t.Fatalf("state %s", s.State)
	}
	s.Open(true)
	d.settle()
	if s.State != ReadOnly {
		t.Errorf("state %s", s.State)
	}
	s = NewSession(d.Office, &gate{errs: []error{errDisk}})
	s.Open(false)
	d.settle()
	if s.State != Failed || !errors.Is(s.Err, errDisk) {
		t.Errorf("state %s, %v", s.State, s.Err)
	}
}

type brush struct{ empty bool }

func (b brush) Gather(context.Context) (Drawer, error) { return b, nil }

func (b brush) Draw(spec ChartSpec) (Picture, error) {
	w, h := int(float64(spec.Width)*spec.Scale), int(float64(spec.Height)*spec.Scale)
	return Picture{Image: image.NewNRGBA(image.Rect(0, 0, w, h)), Empty: b.empty}, nil
}

type file struct{ *bytes.Buffer }

func (file) Close() error { return nil }

func TestExportWritesThePictureThatIsShown(t *testing.T) {
	d := newDesk(t)
	c := NewCharts(d.Office, brush{})
	buf := &bytes.Buffer{}
	var n int
	c.Export("capex", 2, func() (io.WriteCloser, error) { return file{buf}, nil }, func(bytes int, err error) {
		n = bytes
		if err != nil {
			t.Error(err)
		}
	})
	d.settle()
	img, err := png.Decode(buf)
	if err != nil || img.Bounds().Dx() != 2560 || img.Bounds().Dy() != 1440 || n == 0 {
		t.Errorf("picture %v of %d bytes, %v", img, n, err)
	}
	c = NewCharts(d.Office, brush{empty: true})
	var failed error
	c.Export("capex", 1, func() (io.WriteCloser, error) { t.Error("a file was made"); return nil, errDisk }, func(_ int, err error) { failed = err })
	d.settle()
	if !errors.Is(failed, ErrNoFigures) {
		t.Errorf("an empty chart gives %v", failed)
	}
}

func TestChartsGatherOnlyWhenSeenAndStale(t *testing.T) {
	d := newDesk(t)
	c := NewCharts(d.Office, brush{})
	c.Stale()
	if len(d.jobs) != 0 {
		t.Error("gathered for a page that is not seen")
	}
	c.Show("capex")
	d.settle()
	c.Show("sector-week")
	if len(d.jobs) != 0 || !c.Ready() || c.Name() != "sector-week" {
		t.Error("gathered again though nothing changed")
	}
	c.Stale()
	if len(d.jobs) != 1 {
		t.Error("not gathered after the library changed")
	}
}
