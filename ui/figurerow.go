package ui

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yanku/internal/report"
	"yanku/ui/model"
)

// column is one column of the table of figures.
type column struct {
	key    string
	width  float32
	number bool // flush right
}

// columns of the table; what is left of the width is the sentence's.
var columns = []column{
	{"col.kind", 88, false},
	{"col.subject", 146, false},
	{"col.period", 84, false},
	{"col.value", 84, true},
	{"col.unit", 66, false},
	{"col.yoy", 68, true},
	{"col.state", 92, false},
	{"col.page", 56, false},
	{"col.quote", 0, false},
}

// figureRow is one figure in the table.
type figureRow struct {
	widget.BaseWidget
	kit   *kit
	cells []*canvas.Text
	words []string
	flag  *canvas.Image
	ocr   *canvas.Text // the badge of figures from recognised words
	page  *link
	high  float32
}

func newFigureRow(k *kit) *figureRow {
	r := &figureRow{kit: k, words: make([]string, len(columns)), high: 32}
	for range columns {
		r.cells = append(r.cells, k.text("", textSize-1, k.paint().Text))
	}
	r.flag = canvas.NewImageFromResource(theme.NewWarningThemedResource(theme.WarningIcon()))
	r.flag.Hide()
	r.ocr = k.text(k.t("ocr.badge"), metaSize-2, k.paint().Accent)
	r.ocr.TextStyle = k.strong()
	r.ocr.Hide()
	r.page = newLink(k, nil)
	r.page.Hide()
	r.ExtendBaseWidget(r)
	return r
}

// head makes the row the table's head.
func (r *figureRow) head() {
	r.high = 28
	for i, c := range columns {
		r.words[i] = r.kit.t(c.key)
		r.cells[i].Color, r.cells[i].TextSize = r.kit.paint().Meta, metaSize
	}
}

// set shows a figure; doubt says why it is doubted, or is empty. page is where it stands, 0 where there are no pages, and turn leads there.
func (r *figureRow) set(f *report.Figure, doubt string, page int, turn func()) {
	l, p := r.kit.lang, r.kit.paint()
	value := model.Value(l, f)
	state := r.kit.t("state." + string(f.State))
	if f.Superseded {
		state = r.kit.t("state.superseded")
	}
	r.words = []string{
		model.KindName(l, f.Kind), model.Subject(f), model.PeriodName(l, f.Period), value, model.Unit(l, f.Quantity.Unit), model.YoY(f), state, "",
		strings.ReplaceAll(f.Source.Quote, "\n", " "),
	}
	tones := []color.Color{p.Meta, p.Text, p.Text, p.move(model.Sign(f), r.kit.colors), p.Meta, p.Text, p.Meta, p.Meta, p.Meta}
	for i, t := range tones {
		r.cells[i].Color = t
	}
	show(r.flag, doubt != "")
	word := ""
	if page > 0 {
		word = r.kit.t("page.link", page)
	}
	r.page.set(word, turn)
	r.place(r.Size())
	canvas.Refresh(r)
}

// place puts every cell into its column.
func (r *figureRow) place(size fyne.Size) {
	x, right := float32(1.5*grid), size.Width-1.5*grid
	for i, c := range columns {
		w := c.width
		if w == 0 {
			w = max(right-x, 0)
		}
		t := r.cells[i]
		t.Text = ""
		if w > 2*grid {
			t.Text = elide(r.words[i], t.TextSize, t.TextStyle, w-grid)
		}
		m := t.MinSize()
		t.Resize(m)
		at := x
		if c.number {
			at = x + w - grid - m.Width
		}
		t.Move(fyne.NewPos(at, (size.Height-m.Height)/2))
		if c.key == "col.page" {
			r.page.Resize(fyne.NewSize(w-grid, 24))
			r.page.Move(fyne.NewPos(x, (size.Height-24)/2))
		}
		if c.key == "col.state" {
			r.flag.Resize(fyne.NewSquareSize(16))
			r.flag.Move(fyne.NewPos(x+w-18, (size.Height-16)/2))
			r.ocr.Resize(r.ocr.MinSize())
			r.ocr.Move(fyne.NewPos(at+m.Width+4, (size.Height-r.ocr.MinSize().Height)/2))
		}
		x += w
		if c.number {
			x += grid
		}
	}
}

// CreateRenderer draws the row.
func (r *figureRow) CreateRenderer() fyne.WidgetRenderer { return &figureRenderer{r} }

type figureRenderer struct{ r *figureRow }

// Layout puts the cells into size.
func (v *figureRenderer) Layout(size fyne.Size) { v.r.place(size) }

// MinSize is the height of a row.
func (v *figureRenderer) MinSize() fyne.Size { return fyne.NewSize(40*grid, v.r.high) }

// Refresh draws the row anew.
func (v *figureRenderer) Refresh() {
	v.r.place(v.r.Size())
	canvas.Refresh(v.r)
}

// Objects are the cells and the flag.
func (v *figureRenderer) Objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{v.r.flag, v.r.ocr}
	for _, c := range v.r.cells {
		out = append(out, c)
	}
	return append(out, v.r.page)
}

// Destroy frees nothing.
func (v *figureRenderer) Destroy() {}
