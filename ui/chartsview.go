package ui

import (
	"image"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yanku/internal/report"
	"yanku/ui/model"
	own "yanku/ui/widget"
)

// chartsView is the page of charts: one at a time over its whole width, drawn by the code that draws the exported file.
type chartsView struct {
	kit    *kit
	model  *model.Charts
	object fyne.CanvasObject
	tabs   []*chip
	pane   *own.ChartPane
	export *widget.Button

	follow func(model.Route)
}

func newChartsView(k *kit, m *model.Charts, follow func(model.Route), export func()) *chartsView {
	v := &chartsView{kit: k, model: m, follow: follow}
	v.pane = own.NewChartPane(v.draw)
	v.pane.OnTap = v.tapped
	v.pane.OnHover = v.hovered
	tabs := container.NewHBox()
	for _, name := range model.ChartNames {
		c := newChip(k, tabChip, k.t("chart."+name), func() { follow(model.Route{View: model.ChartsView, Chart: name}) })
		v.tabs = append(v.tabs, c)
		tabs.Add(c)
	}
	v.export = widget.NewButtonWithIcon(k.t("chart.export"), theme.DocumentSaveIcon(), export)
	hint := k.text(k.t("chart.hint"), metaSize, k.paint().Meta)
	bar := container.NewHBox(tabs, layout.NewSpacer(), container.NewCenter(hint), gap(grid), container.NewCenter(v.export))
	v.object = container.NewBorder(container.NewVBox(inset(bar, grid/2, grid/2, grid, 1.5*grid), k.rule()), nil, nil, nil, inset(v.pane, grid, grid, grid, grid))
	k.trace.watch("export", v.export)
	k.trace.watch("chart", v.pane)
	return v
}

// draw gives the chart for the pane's pixels.
func (v *chartsView) draw(w, h int, scale float32) (image.Image, []own.Region) {
	p := v.model.Draw(int(float32(w)/scale), int(float32(h)/scale), float64(scale))
	var out []own.Region
	for _, r := range p.Regions {
		out = append(out, own.Region{X0: r.X0, Y0: r.Y0, X1: r.X1, Y1: r.Y1, Label: r.Label, ID: string(r.Report) + "/" + string(r.Figure)})
	}
	return p.Image, out
}

// tapped leads from a column or point to its sentence.
func (v *chartsView) tapped(r own.Region) {
	id, figure, ok := strings.Cut(r.ID, "/")
	if ok && id != "" {
		v.follow(model.Route{View: model.LibraryView, Report: report.ID(id), Tab: model.TextTab, Item: model.FigureItem(report.ID(figure))})
	}
}

// refresh takes over the chart and its figures.
func (v *chartsView) refresh() {
	for i, name := range model.ChartNames {
		v.tabs[i].set(v.kit.t("chart."+name), name == v.model.Name())
	}
	v.pane.SetEmptyText(v.kit.t("empty.chart"))
	v.pane.Redraw()
	v.kit.trace.settle()
}

// hovered traces what the pointer came upon; the pane itself shows it.
func (v *chartsView) hovered(r *own.Region) {
	if r != nil {
		v.kit.trace.say("hover label=%q", r.Label)
	}
}
