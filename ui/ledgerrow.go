package ui

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yanku/internal/report"
	"yanku/ui/model"
)

const (
	tickWidth  = 34 // of the box at the left of a line of the ledger
	ledgerHigh = 30
)

// ledgerColumn is the place of a column: its share of the width that the fixed ones leave, or its own width.
type ledgerColumn struct {
	key          model.Column
	width, share float32
	number       bool // flush right
}

// ledgerColumns stand in the order of model.Columns.
var ledgerColumns = []ledgerColumn{
	{model.StateColumn, 30, 0, false},
	{model.KindColumn, 92, 0, false},
	{model.SubjectColumn, 0, 0.40, false},
	{model.MeasureColumn, 0, 0.24, false},
	{model.PeriodColumn, 80, 0, false},
	{model.ValueColumn, 128, 0, true},
	{model.YoYColumn, 66, 0, true},
	{model.ReportColumn, 0, 0.36, false},
	{model.PageColumn, 40, 0, true},
}

// ledgerRow is one line of the ledger, or its head.
type ledgerRow struct {
	widget.BaseWidget
	kit    *kit
	cells  []*canvas.Text
	words  []string
	tick   *canvas.Image
	state  *canvas.Image
	doubt  *canvas.Image
	tapped func(c model.Column, tick bool) // where the line was tapped
}

func newLedgerRow(k *kit) *ledgerRow {
	r := &ledgerRow{kit: k, words: make([]string, len(ledgerColumns))}
	for range ledgerColumns {
		r.cells = append(r.cells, k.text("", textSize-1, k.paint().Text))
	}
	r.tick = canvas.NewImageFromResource(theme.CheckButtonIcon())
	r.state = canvas.NewImageFromResource(nil)
	r.doubt = canvas.NewImageFromResource(theme.NewWarningThemedResource(theme.WarningIcon()))
	r.state.Hide()
	r.doubt.Hide()
	r.ExtendBaseWidget(r)
	return r
}

// head makes the line the head of the table: its words sort.
func (r *ledgerRow) head(w model.Want, all bool) {
	for i, c := range ledgerColumns {
		r.words[i] = ""
		if c.key != model.StateColumn {
			r.words[i] = r.kit.t("col." + string(c.key))
		}
		r.cells[i].Color, r.cells[i].TextSize = r.kit.paint().Meta, metaSize
		if c.key == w.Column {
			r.words[i] += map[bool]string{true: " ↑", false: " ↓"}[w.Up]
			r.cells[i].Color = r.kit.paint().Accent
		}
	}
	r.ticked(all)
	r.place(r.Size())
	canvas.Refresh(r)
}

func (r *ledgerRow) ticked(on bool) {
	r.tick.Resource = theme.NewDisabledResource(theme.CheckButtonIcon())
	if on {
		r.tick.Resource = theme.NewPrimaryThemedResource(theme.CheckButtonCheckedIcon())
	}
}

// set shows a figure.
func (r *ledgerRow) set(e *model.Entry, ticked bool) {
	l, p := r.kit.lang, r.kit.paint()
	f := &e.Figure
	page := ""
	if f.Source.Page > 0 {
		page = strconv.Itoa(f.Source.Page)
	}
	subject := f.Subject.Text
	if f.Subject.Code != "" && f.Subject.Code != model.Value(l, f) {
		subject += "  " + f.Subject.Code
	}
	date := ""
	if e.By != nil {
		date = joined(e.By.Institution, e.By.Date.String(), titleOf(*e.By))
	}
	r.words = []string{"", model.KindName(l, f.Kind), subject, f.Measure, model.PeriodName(l, f.Period), model.Amount(l, f), model.YoY(f), date, page}
	tones := []color.Color{p.Meta, p.Meta, p.Text, p.Text, p.Text, p.move(model.Sign(f), r.kit.colors), p.Text, p.Meta, p.Meta}
	for i, t := range tones {
		if f.State == report.Rejected {
			t = p.Faint
		}
		r.cells[i].Color = t
	}
	r.ticked(ticked)
	r.state.Resource = stateIcon(e)
	show(r.state, r.state.Resource != nil)
	show(r.doubt, e.Doubt || e.Differs())
	r.place(r.Size())
	canvas.Refresh(r)
}

// stateIcon is the picture of what the user made of a figure; what nobody looked at has none.
func stateIcon(e *model.Entry) fyne.Resource {
	switch {
	case e.State == report.Rejected:
		return theme.NewDisabledResource(theme.CancelIcon())
	case e.State == report.Corrected:
		return theme.NewPrimaryThemedResource(theme.DocumentCreateIcon())
	case e.Added():
		return theme.NewPrimaryThemedResource(theme.ContentAddIcon())
	case e.State == report.Confirmed:
		return theme.NewPrimaryThemedResource(theme.ConfirmIcon())
	}
	return nil
}

// each gives the place of every column.
func (r *ledgerRow) each(size fyne.Size, do func(i int, x, width float32)) {
	fixed := float32(tickWidth + 2*grid)
	for _, c := range ledgerColumns {
		fixed += c.width
	}
	x, rest := float32(tickWidth), max(size.Width-fixed, 0)
	for i, c := range ledgerColumns {
		w := c.width + c.share*rest
		do(i, x, w)
		x += w
	}
}

// place puts every cell into its column.
func (r *ledgerRow) place(size fyne.Size) {
	const pic = 16
	middle := (size.Height - pic) / 2
	r.tick.Resize(fyne.NewSquareSize(pic + 2))
	r.tick.Move(fyne.NewPos(grid+2, middle-1))
	r.each(size, func(i int, x, w float32) {
		c, t := ledgerColumns[i], r.cells[i]
		switch c.key {
		case model.StateColumn:
			r.state.Resize(fyne.NewSquareSize(pic))
			r.state.Move(fyne.NewPos(x+2, middle))
		case model.SubjectColumn:
			if r.doubt.Visible() {
				r.doubt.Resize(fyne.NewSquareSize(pic))
				r.doubt.Move(fyne.NewPos(x+w-pic-grid, middle))
				w -= pic + grid
			}
		}
		t.Text = ""
		if w > 2*grid {
			t.Text = elide(r.words[i], t.TextSize, t.TextStyle, w-grid)
		}
		m := t.MinSize()
		t.Resize(m)
		if c.number {
			x += w - 1.5*grid - m.Width
		}
		t.Move(fyne.NewPos(x, (size.Height-m.Height)/2))
	})
}

// Tapped tells where the line was tapped.
func (r *ledgerRow) Tapped(e *fyne.PointEvent) {
	if e.Position.X < tickWidth {
		r.tapped("", true)
		return
	}
	r.each(r.Size(), func(i int, x, w float32) {
		if e.Position.X >= x && e.Position.X < x+w {
			r.tapped(ledgerColumns[i].key, false)
		}
	})
}

// CreateRenderer draws the line.
func (r *ledgerRow) CreateRenderer() fyne.WidgetRenderer { return &ledgerRenderer{r} }

type ledgerRenderer struct{ r *ledgerRow }

// Layout puts the cells into size.
func (v *ledgerRenderer) Layout(size fyne.Size) { v.r.place(size) }

// MinSize is the height of a line.
func (v *ledgerRenderer) MinSize() fyne.Size { return fyne.NewSize(60*grid, ledgerHigh) }

// Refresh draws the line anew.
func (v *ledgerRenderer) Refresh() {
	v.r.place(v.r.Size())
	canvas.Refresh(v.r)
}

// Objects are the pictures and the cells.
func (v *ledgerRenderer) Objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{v.r.tick, v.r.state, v.r.doubt}
	for _, c := range v.r.cells {
		out = append(out, c)
	}
	return out
}

// Destroy frees nothing.
func (v *ledgerRenderer) Destroy() {}
