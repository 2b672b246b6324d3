package ui

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"yanku/internal/report"
	"yanku/ui/model"
)

// detailView is the open report: its head and its sides.
type detailView struct {
	kit    *kit
	model  *model.Detail
	object fyne.CanvasObject

	title    *headline
	meta     *headline
	rating   *badge
	head     *fyne.Container
	marks    *fyne.Container // rating and star, at the right of the title
	star     *starButton
	tabs     map[model.Tab]*chip
	sides    map[model.Tab]fyne.CanvasObject
	read     *readView
	points   *pointsView
	data     *dataView
	captions *captionsView
	original *originalView
	edits    *editsView
	versions *versionMenu
	ocr      *chip // its words were recognised
	quality  *chip // how well the file could be read; leads to the edits
	whole    *fyne.Container
	none     fyne.CanvasObject

	tab  model.Tab // as it was shown last
	goTo func(model.Route)
	turn func(report.ID) // the star
}

func newDetailView(k *kit, m *model.Detail, goTo func(model.Route), turn func(report.ID), open func(path string)) *detailView {
	v := &detailView{kit: k, model: m, goTo: goTo, turn: turn, tabs: map[model.Tab]*chip{}, star: newStarButton(), rating: newBadge(k)}
	v.title, v.meta = newHeadline(k, headSize, true), newHeadline(k, metaSize+1, false)
	v.star.tapped = v.tapStar
	v.read = newReadView(k, m.Text, v.home, m.NextHit)
	v.points = newPointsView(k, m.Points, v.sentence, m.Dismiss)
	v.data = newDataView(k, m.Data, v.sentence)
	v.captions = newCaptionsView(k, m.Captions, v.sentence)
	v.original = newOriginalView(k, m.Original, v.home, open)
	v.edits = newEditsView(k, m.Edits, func() { goTo(model.Route{Tab: model.TextTab}) })
	v.versions = newVersionMenu(k, m.Versions)
	v.quality = newChip(k, pillChip, "", func() { goTo(model.Route{Tab: model.EditsTab}) })
	k.trace.watch("quality", v.quality)
	v.ocr = newTip(k, k.t("ocr.badge"), k.t("ocr.tip"))
	k.trace.watch("ocr", v.ocr)
	v.sides = map[model.Tab]fyne.CanvasObject{
		model.TextTab: v.read.object, model.PointsTab: v.points.object, model.DataTab: v.data.object, model.CaptionsTab: v.captions.object,
		model.OriginalTab: v.original.object, model.EditsTab: v.edits.object,
	}
	tabs := container.NewHBox()
	stack := container.NewStack()
	for _, t := range model.Tabs {
		v.tabs[t] = newChip(k, tabChip, k.t("tab."+string(t)), func() { goTo(model.Route{Tab: t}) })
		tabs.Add(v.tabs[t])
		stack.Add(v.sides[t])
		k.trace.watch("tab."+string(t), v.tabs[t])
	}
	stack.Add(v.edits.object)
	v.marks = container.NewHBox(container.NewCenter(v.rating.Container), container.NewCenter(v.star))
	v.head = container.NewBorder(nil, nil, nil, v.marks, v.title)
	bar := container.NewHBox(tabs, layout.NewSpacer(), v.read.bar)
	top := container.NewVBox(inset(container.NewVBox(v.head, v.about()), 1.5*grid, 0, 3*grid, 1.5*grid), inset(bar, 0, 0, 1.5*grid, grid), k.rule())
	v.whole = container.NewBorder(top, nil, nil, nil, stack)
	v.none = k.empty(theme.DocumentIcon(), k.t("empty.detail"), k.t("empty.detail.how"))
	v.object = container.NewStack(v.whole, v.none)
	return v
}

// about is the second line of the head: what the report says of itself, then its versions and how well it could be read.
func (v *detailView) about() fyne.CanvasObject {
	return container.NewBorder(nil, nil, nil, container.NewHBox(v.ocr, v.versions.chip, v.quality), v.meta)
}

// home leads from a mark in the text to the list where its item stands, or on its page.
func (v *detailView) home(it model.Item) {
	r := v.model.Report()
	if r == nil {
		return
	}
	if _, page := it.Paged(); page {
		v.sentence(it)
		return
	}
	if _, kind, ok := it.Place(r); ok {
		v.goTo(model.Route{Tab: model.Home(kind), Item: it})
	}
}

// sentence leads from an item to its words in the text, on its page, or in another report.
func (v *detailView) sentence(it model.Item) {
	if id, there, ok := it.Elsewhere(); ok {
		v.goTo(model.Route{Report: id, Tab: model.TextTab, Item: there})
		return
	}
	if bare, page := it.Paged(); page {
		v.goTo(model.Route{Tab: model.OriginalTab, Item: bare})
		return
	}
	v.goTo(model.Route{Tab: model.TextTab, Item: it})
}

func (v *detailView) tapStar() {
	if r := v.model.Report(); r != nil {
		v.turn(r.ID)
	}
}

// refresh takes over report and tab; star is the report's as the library has it.
func (v *detailView) refresh(star bool) {
	r := v.model.Report()
	show(v.whole, r != nil)
	show(v.none, r == nil && !v.model.Loading())
	if r == nil {
		v.kit.trace.settle()
		return
	}
	v.title.set(titleOf(r.Summary))
	v.meta.set(v.line(r))
	v.quality.set(v.readable(r), v.model.Tab() == model.EditsTab)
	v.versions.refresh(r.ID)
	show(v.ocr, r.Reading.OCR)
	v.rating.set(r.Rating)
	v.star.set(star)
	v.head.Refresh()
	for t, c := range v.tabs {
		c.set(v.tabName(t, r), t == v.model.Tab())
	}
	for t, side := range v.sides {
		show(side, t == v.model.Tab())
	}
	show(v.read.bar, v.model.Tab() == model.TextTab)
	if v.model.Tab() == model.OriginalTab && v.tab != model.OriginalTab {
		v.original.focus()
	}
	v.tab = v.model.Tab()
	v.kit.redraw()
	v.kit.trace.settle()
}

// tabName is the name of a tab with the number of what it holds.
func (v *detailView) tabName(t model.Tab, r *report.Stored) string {
	name := v.kit.t("tab." + string(t))
	switch {
	case t == model.DataTab && len(r.Figures) > 0:
		return name + " " + strconv.Itoa(len(r.Figures))
	case t == model.CaptionsTab && len(v.model.Captions.Rows()) > 0:
		return name + " " + strconv.Itoa(len(v.model.Captions.Rows()))
	}
	return name
}

// line is institution, date, type and analysts.
func (v *detailView) line(r *report.Stored) string {
	var names []string
	for _, a := range r.Authors {
		names = append(names, a.Name)
	}
	kind := ""
	if r.Type != "" {
		kind = model.TypeName(v.kit.lang, r.Type)
	}
	period := ""
	if !r.Start.Zero() && !r.End.Zero() {
		period = v.kit.t("date.period", r.Start.String(), r.End.String())
	}
	return joined(r.Institution, v.kit.date(r.Meta), kind, period, strings.Join(names, v.kit.t("punct.list")))
}

// readable tells how well the file could be read.
func (v *detailView) readable(r *report.Stored) string {
	quality := v.kit.t("quality", int(r.Quality*100+1e-9)) // 100 is for nothing in doubt
	if r.Doc != nil && len(r.Doc.Edits) > 0 {
		quality = joined(quality, v.kit.t("quality.edits", len(r.Doc.Edits)))
	}
	return quality
}

// badge is the rating on its colour.
type badge struct {
	*fyne.Container
	text *canvas.Text
}

func newBadge(k *kit) *badge {
	back := canvas.NewRectangle(k.paint().Marks[model.RatingLook])
	back.CornerRadius = 4
	b := &badge{text: k.title("", textSize)}
	b.Container = container.NewStack(back, inset(b.text, 2, 2, grid, grid))
	return b
}

func (b *badge) set(rating string) {
	b.text.Text = rating
	show(b.Container, rating != "")
	b.Refresh()
}
