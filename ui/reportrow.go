package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yanku/internal/report"
	"yanku/ui/model"
)

const (
	rowHeight     = 56 // two lines
	rowTallHeight = 78 // and the snippet of a search
)

// reportRow is one report in the list: its title in semi-bold, then institution, date and rating in grey; unread dot, flag and star at its ends; under a search
// the words around the first hit.
type reportRow struct {
	widget.BaseWidget
	kit  *kit
	tall bool
	row  model.Row
	acts listActs
	pick func() // it is tapped: the driver takes the menu's row for the one that hears taps

	dot   *canvas.Circle
	title *canvas.Text
	meta  *canvas.Text
	more  *link // to its copies
	snip  *snippet
	flag  *canvas.Image
	star  *starButton
}

func newReportRow(k *kit, tall bool) *reportRow {
	p := k.paint()
	r := &reportRow{
		kit: k, tall: tall, dot: canvas.NewCircle(p.Accent), title: k.title("", textSize), meta: k.text("", metaSize, p.Meta),
		more: newLink(k, nil), snip: newSnippet(k), flag: canvas.NewImageFromResource(theme.NewWarningThemedResource(theme.WarningIcon())), star: newStarButton(),
	}
	r.ExtendBaseWidget(r)
	return r
}

// set shows a line and says what can be done with it.
func (r *reportRow) set(row model.Row, acts listActs) {
	r.row, r.acts = row, acts
	r.star.set(row.Star)
	r.star.tapped = func() { acts.star(row.ID) }
	r.more.set(r.kit.copies(row), func() { acts.unfold(row.ID) })
	r.place(r.Size())
	canvas.Refresh(r)
}

// Tapped chooses the line.
func (r *reportRow) Tapped(*fyne.PointEvent) {
	if r.pick != nil {
		r.pick()
	}
}

// TappedSecondary opens the menu of the report.
func (r *reportRow) TappedSecondary(e *fyne.PointEvent) { r.acts.menu(r.row, e.AbsolutePosition) }

// place fits texts and pictures into size.
func (r *reportRow) place(size fyne.Size) {
	left, right := float32(3*grid), size.Width-1.5*grid
	show(r.dot, r.row.Unread)
	r.dot.Resize(fyne.NewSquareSize(grid))
	r.dot.Move(fyne.NewPos(grid, grid+7))
	r.star.Resize(fyne.NewSquareSize(22))
	r.star.Move(fyne.NewPos(right-20, grid))
	width := right - 22 - left
	show(r.flag, r.row.Flags > 0)
	if r.row.Flags > 0 {
		width -= 20
		r.flag.Resize(fyne.NewSquareSize(16))
		r.flag.Move(fyne.NewPos(left+width+2, grid+3))
	}
	r.title.Text = elide(titleOf(r.row.Summary), textSize, r.title.TextStyle, width-grid/2)
	r.title.Resize(r.title.MinSize())
	r.title.Move(fyne.NewPos(left, grid-1))
	room := right - left
	if r.row.Copies > 0 {
		room -= r.more.MinSize().Width + grid
	}
	r.meta.Text = elide(r.kit.metaLine(r.row.Summary), metaSize, r.meta.TextStyle, room)
	r.meta.Resize(r.meta.MinSize())
	r.meta.Move(fyne.NewPos(left, grid+22))
	r.more.Resize(fyne.NewSize(r.more.MinSize().Width, r.meta.MinSize().Height))
	r.more.Move(fyne.NewPos(left+r.meta.MinSize().Width+grid, grid+22))
	show(r.snip, r.tall && r.row.Hit != nil)
	if r.tall && r.row.Hit != nil {
		r.snip.Resize(fyne.NewSize(right-left, 20))
		r.snip.Move(fyne.NewPos(left, grid+43))
		r.snip.set(r.row.Hit.Snippet, r.row.Hit.Marks)
	}
}

// show makes o visible or not.
func show(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

// titleOf is the report's title, or its file when it has none.
func titleOf(s report.Summary) string {
	if s.Title != "" {
		return s.Title
	}
	return s.File
}

// metaLine is institution, date and rating of a report.
func (k *kit) metaLine(s report.Summary) string {
	return joined(s.Institution, k.date(s.Meta), s.Rating)
}

// copies tells how many copies a line stands for, and leads to them or back; "" for none.
func (k *kit) copies(r model.Row) string {
	switch {
	case r.Copies == 0:
		return ""
	case r.Open:
		return k.t("row.fold")
	}
	return k.t("row.copies", r.Copies)
}

// date writes the date of a report; one that follows from other evidence says so.
func (k *kit) date(m report.Meta) string {
	if m.Date.Zero() {
		return ""
	}
	if m.DateInferred {
		return k.t("date.inferred", m.Date.String())
	}
	return m.Date.String()
}

// CreateRenderer draws the line.
func (r *reportRow) CreateRenderer() fyne.WidgetRenderer { return &rowRenderer{r} }

type rowRenderer struct{ r *reportRow }

// Layout fits the line into size.
func (v *rowRenderer) Layout(size fyne.Size) { v.r.place(size) }

// MinSize is the height of the line; the list gives the width.
func (v *rowRenderer) MinSize() fyne.Size {
	if v.r.tall {
		return fyne.NewSize(10*grid, rowTallHeight)
	}
	return fyne.NewSize(10*grid, rowHeight)
}

// Refresh draws the line anew.
func (v *rowRenderer) Refresh() {
	v.r.place(v.r.Size())
	canvas.Refresh(v.r)
}

// Objects are the parts of the line.
func (v *rowRenderer) Objects() []fyne.CanvasObject {
	r := v.r
	return []fyne.CanvasObject{r.dot, r.title, r.meta, r.more, r.snip, r.flag, r.star}
}

// Destroy frees nothing.
func (v *rowRenderer) Destroy() {}
