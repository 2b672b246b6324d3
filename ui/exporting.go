package ui

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/widget"

	"yanku/ui/model"
)

// exportChart writes the chart that is shown; from the library's page it writes all of them. A folder given at the start is written to without asking.
func (w *Window) exportChart() {
	names := model.ChartNames
	if w.nav.Route().View == model.ChartsView {
		names = []string{w.charts.Name()}
	}
	if w.options.ExportDir != "" {
		w.exportTo(w.options.ExportDir, names, 2)
		return
	}
	w.askExport(names)
}

// askExport asks for the size of the picture and where it is to go.
func (w *Window) askExport(names []string) {
	k := w.kit
	scales := []string{k.t("export.scale", 1, 1280, 720), k.t("export.scale", 2, 2560, 1440), k.t("export.scale", 3, 3840, 2160)}
	scale := widget.NewRadioGroup(scales, nil)
	scale.SetSelected(scales[1])
	scale.Required = true
	d := dialog.NewCustomConfirm(k.t("export.title"), k.t("export.choose"), k.t("cancel"), inset(scale, grid, grid, grid, grid), func(yes bool) {
		if !yes {
			return
		}
		factor := 1
		for i, s := range scales {
			if s == scale.Selected {
				factor = i + 1
			}
		}
		if len(names) == 1 {
			w.askFile(names[0], factor)
		} else {
			w.askFolder(names, factor)
		}
	}, w.win)
	d.Resize(fyne.NewSize(360, 240))
	w.ask(d)
}

func (w *Window) askFile(name string, scale int) {
	d := dialog.NewFileSave(func(f fyne.URIWriteCloser, err error) {
		if err != nil {
			w.problem(err)
			return
		}
		if f != nil {
			w.export(name, float64(scale), f.URI().Path(), func() (io.WriteCloser, error) { return f, nil })
		}
	}, w.win)
	d.SetFileName(fileName(name, scale))
	d.SetFilter(storage.NewExtensionFileFilter([]string{".png"}))
	d.SetTitleText(w.kit.t("export.title"))
	w.pick(d, "export.save")
}

func (w *Window) askFolder(names []string, scale int) {
	d := dialog.NewFolderOpen(func(u fyne.ListableURI, err error) {
		switch {
		case err != nil:
			w.problem(err)
		case u != nil:
			w.exportTo(u.Path(), names, scale)
		}
	}, w.win)
	d.SetTitleText(w.kit.t("export.folder"))
	w.pick(d, "export.save")
}

// exportTo writes charts into a folder. They are drawn one after another.
func (w *Window) exportTo(dir string, names []string, scale int) {
	if len(names) == 0 {
		return
	}
	path := filepath.Join(dir, fileName(names[0], scale))
	w.exportThen(names[0], float64(scale), path, func() (io.WriteCloser, error) {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return nil, err
		}
		return os.Create(path)
	}, func() { w.exportTo(dir, names[1:], scale) })
}

func (w *Window) export(name string, scale float64, path string, open func() (io.WriteCloser, error)) {
	w.exportThen(name, scale, path, open, func() {})
}

func (w *Window) exportThen(name string, scale float64, path string, open func() (io.WriteCloser, error), then func()) {
	w.charts.Export(name, scale, open, func(n int, err error) {
		if err != nil {
			w.problem(err)
		} else {
			w.trace.say("chart exported path=%q bytes=%d", path, n)
			w.toast(w.kit.t("export.done", path))
		}
		then()
	})
}

func fileName(chart string, scale int) string {
	if scale == 1 {
		return fmt.Sprintf("yanku-%s.png", chart)
	}
	return fmt.Sprintf("yanku-%s@%dx.png", chart, scale)
}
