package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"yanku/internal/report"
	"yanku/ui/model"
	own "yanku/ui/widget"
)

// originalView is the side 原版: the pages of the report's file as pictures with what was found in them marked, or a file without pages as it came.
type originalView struct {
	kit    *kit
	model  *model.Original
	object fyne.CanvasObject

	page   *own.PageView
	tools  *pageTools
	thumbs *pageThumbs
	pages  *fyne.Container
	file   *sourceView
	none   *fyne.Container
	reason *headline
	jumped int // of the jump made
	shown  int // the page
}

func newOriginalView(k *kit, m *model.Original, follow func(model.Item), open func(path string)) *originalView {
	v := &originalView{kit: k, model: m, page: own.NewPageView()}
	v.page.OnTap = func(id string) { follow(model.Item(id)) }
	v.page.OnView = func(own.Area, float64) { v.layers() }
	v.page.OnTurn = v.turn
	v.page.OnZoom = v.zoom
	v.tools = newPageTools(k, m, v.zoom, func() { m.OpenCopy(open) })
	v.thumbs = newPageThumbs(k, m)
	v.file = newSourceView(k, m, func() { m.OpenCopy(open) })
	v.reason = newHeadline(k, textSize, false)
	v.none = container.NewStack(k.empty(theme.DocumentIcon(), k.t("original.none"), k.t("original.none.how")))
	v.pages = container.NewBorder(container.NewVBox(v.tools.object, k.rule()), nil, v.thumbs.object, nil, v.page)
	v.object = container.NewStack(v.pages, v.file.object, v.none)
	k.trace.watch("page", v.page)
	return v
}

// turn turns as many pages as the user went over the page's edge.
func (v *originalView) turn(step int) {
	if step == -1 {
		v.model.Back()
		return
	}
	v.model.Turn(v.model.Page() + step)
}

// zoom makes the page larger or smaller, or fits it to the width.
func (v *originalView) zoom(step int) {
	if step == 0 {
		v.model.SetZoom(model.FitWidth)
		return
	}
	v.model.ZoomStep(step, v.page.Ratio())
}

// refresh takes over file, page, pictures, marks and the place to go to.
func (v *originalView) refresh() {
	m := v.model
	failed := m.Err() != nil
	show(v.none, failed)
	show(v.pages, !failed && m.Paged())
	show(v.file.object, !failed && !m.Paged() && m.File() != nil)
	v.file.refresh()
	if m.Page() == 0 || failed {
		v.page.SetPage(0, 0)
		v.shown = 0
		v.kit.redraw()
		return
	}
	size := m.Pages()[m.Page()-1]
	turned := v.shown != m.Page()
	v.shown = m.Page()
	v.page.SetPage(size.W, size.H)
	v.page.SetZoom(float64(m.Zoom()))
	v.page.SetMarks(v.marks())
	v.layers()
	if j := m.Jump(); j.Seq != v.jumped {
		v.jumped = j.Seq
		v.page.ShowArea(area(j.Box))
		if j.Box.W > 0 {
			v.kit.trace.say("page n=%d x=%.0f y=%.0f w=%.0f h=%.0f", m.Page(), j.Box.X, j.Box.Y, j.Box.W, j.Box.H)
		}
	} else if turned {
		v.page.ShowArea(own.Area{})
	}
	v.tools.refresh(v.page.Ratio())
	v.thumbs.refresh()
	v.kit.redraw()
	v.kit.trace.settle()
}

// layers takes over the pictures that there are and has those drawn that the view needs.
func (v *originalView) layers() {
	part, scale := v.page.View()
	var out []own.PageLayer
	for _, l := range v.model.Layers(report.Box{X: part.X, Y: part.Y, W: part.W, H: part.H}, scale) {
		out = append(out, own.PageLayer{Area: area(l.Box), Image: l.Image})
	}
	v.page.SetLayers(out)
	v.tools.ratio(v.page.Ratio())
}

func area(b report.Box) own.Area { return own.Area{X: b.X, Y: b.Y, W: b.W, H: b.H} }

// marks gives what is marked, in the colours of the light theme: paper is white in the dark too. What was not found word by word
// has a frame around its block, when it is asked for or when the words were recognised, which no page says where.
func (v *originalView) marks() []own.PageMark {
	paper := &lightPalette
	recognised := v.model.Report().Reading.OCR
	var out []own.PageMark
	for _, m := range v.model.Marks() {
		label := model.ItemLabel(v.kit.lang, v.model.Report(), m.Item)
		if m.Chosen {
			for _, b := range m.Quote {
				out = append(out, own.PageMark{Area: area(b), Fill: paper.AccentSoft, ID: string(m.Item), Label: label})
			}
		}
		for _, b := range m.Boxes {
			mark := own.PageMark{Area: area(b), ID: string(m.Item), Label: label}
			if m.Exact {
				mark.Fill = paper.mark(m.Look, v.kit.colors)
			} else if recognised {
				mark.Frame = paper.mark(m.Look, v.kit.colors)
			}
			if m.Chosen {
				mark.Frame = paper.Accent
			}
			if m.Exact || m.Chosen || recognised || m.Look == model.HereLook {
				out = append(out, mark)
			}
		}
	}
	return out
}

// focus has keys turn the pages, when there are any.
func (v *originalView) focus() {
	if v.model.Paged() {
		v.kit.window.Canvas().Focus(v.page) // which does not know its canvas before it is drawn
	}
}
