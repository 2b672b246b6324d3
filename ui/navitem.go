package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// navItem is one line of the side bar: a picture, a name and a count.
type navItem struct {
	widget.BaseWidget
	kit    *kit
	icon   fyne.Resource
	name   string
	count  string
	chosen bool
	hover  bool
	small  bool    // a heading of the outline
	indent float32 // to the right
	tapped func()
}

func newNavItem(k *kit, icon fyne.Resource, tapped func()) *navItem {
	n := &navItem{kit: k, icon: icon, tapped: tapped}
	n.ExtendBaseWidget(n)
	return n
}

// set changes what the line says.
func (n *navItem) set(name, count string, chosen bool) {
	if n.name == name && n.count == count && n.chosen == chosen {
		return
	}
	n.name, n.count, n.chosen = name, count, chosen
	n.Refresh()
}

// Tapped goes there.
func (n *navItem) Tapped(*fyne.PointEvent) { n.tapped() }

// MouseIn shows that it can be tapped.
func (n *navItem) MouseIn(*desktop.MouseEvent) {
	n.hover = true
	n.Refresh()
}

// MouseMoved does nothing.
func (n *navItem) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends MouseIn.
func (n *navItem) MouseOut() {
	n.hover = false
	n.Refresh()
}

// CreateRenderer draws the line.
func (n *navItem) CreateRenderer() fyne.WidgetRenderer {
	r := &navRenderer{n: n, back: canvas.NewRectangle(color.Transparent), name: n.kit.text("", textSize, color.Black), count: n.kit.text("", metaSize, color.Black)}
	r.back.CornerRadius = 4
	if n.icon != nil {
		r.pic = canvas.NewImageFromResource(theme.NewThemedResource(n.icon))
		r.pic.FillMode = canvas.ImageFillContain
	}
	r.Refresh()
	return r
}

type navRenderer struct {
	n     *navItem
	back  *canvas.Rectangle
	pic   *canvas.Image
	name  *canvas.Text
	count *canvas.Text
}

// Layout places picture, name and count in one line.
func (r *navRenderer) Layout(size fyne.Size) {
	r.back.Resize(fyne.NewSize(size.Width-grid, size.Height))
	r.back.Move(fyne.NewPos(grid/2, 0))
	x := 1.5*grid + r.n.indent
	if r.pic != nil {
		r.pic.Resize(fyne.NewSquareSize(16))
		r.pic.Move(fyne.NewPos(x, (size.Height-16)/2))
		x += 16 + grid
	}
	c := r.count.MinSize()
	right := size.Width - 1.5*grid
	r.count.Resize(c)
	r.count.Move(fyne.NewPos(right-c.Width, (size.Height-c.Height)/2))
	r.name.Text = elide(r.n.name, r.name.TextSize, r.name.TextStyle, right-c.Width-grid-x)
	t := r.name.MinSize()
	r.name.Resize(t)
	r.name.Move(fyne.NewPos(x, (size.Height-t.Height)/2))
}

// MinSize is one line of the grid; the side bar gives the width.
func (r *navRenderer) MinSize() fyne.Size {
	if r.n.small || r.n.icon == nil && r.n.tapped == nil {
		return fyne.NewSize(8*grid, 26)
	}
	return fyne.NewSize(8*grid, 30)
}

// Refresh takes over name, count, choice and hover.
func (r *navRenderer) Refresh() {
	p := r.n.kit.paint()
	r.name.Text, r.count.Text = r.n.name, r.n.count
	r.name.Color, r.count.Color = p.Text, p.Meta
	r.name.TextStyle, r.name.TextSize = fyne.TextStyle{}, textSize
	if r.n.small {
		r.name.TextSize = metaSize + 1
	}
	switch {
	case r.n.chosen:
		r.back.FillColor = p.AccentSoft
		r.name.TextStyle = r.n.kit.strong()
	case r.n.hover:
		r.back.FillColor = p.Hover
	default:
		r.back.FillColor = color.Transparent
	}
	r.Layout(r.n.Size())
	canvas.Refresh(r.n)
}

// Objects are background, picture and texts.
func (r *navRenderer) Objects() []fyne.CanvasObject {
	if r.pic == nil {
		return []fyne.CanvasObject{r.back, r.name, r.count}
	}
	return []fyne.CanvasObject{r.back, r.pic, r.name, r.count}
}

// Destroy frees nothing.
func (r *navRenderer) Destroy() {}
