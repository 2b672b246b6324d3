package ui

import (
	"image/color"
	"strconv"

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
	badge  int // what is new, on the accent's colour; 0 for nothing
	chosen bool
	hover  bool
	small  bool    // a heading of the outline
	indent float32 // to the right
	tapped func()
	menu   func(at fyne.Position) // nil for none
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

// setBadge says how much is new.
func (n *navItem) setBadge(news int) {
	if n.badge != news {
		n.badge = news
		n.Refresh()
	}
}

// TappedSecondary opens the menu of the line.
func (n *navItem) TappedSecondary(e *fyne.PointEvent) {
	if n.menu != nil {
		n.menu(e.AbsolutePosition)
	}
}

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
	r.dot, r.news = canvas.NewRectangle(n.kit.paint().Accent), n.kit.text("", metaSize-1, n.kit.paint().OnAccent)
	r.news.Alignment = fyne.TextAlignCenter
	r.dot.CornerRadius = grid
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
	dot   *canvas.Rectangle
	news  *canvas.Text
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
	right -= c.Width + grid
	show(r.dot, r.n.badge > 0)
	show(r.news, r.n.badge > 0)
	if r.n.badge > 0 {
		pill := fyne.NewSize(max(r.news.MinSize().Width+grid, 18), 16)
		right -= pill.Width
		for _, o := range []fyne.CanvasObject{r.dot, r.news} {
			o.Resize(pill)
			o.Move(fyne.NewPos(right, (size.Height-16)/2))
		}
		right -= grid / 2
	}
	r.name.Text = elide(r.n.name, r.name.TextSize, r.name.TextStyle, right-x)
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
	r.news.Text = strconv.Itoa(r.n.badge)
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
		return []fyne.CanvasObject{r.back, r.name, r.count, r.dot, r.news}
	}
	return []fyne.CanvasObject{r.back, r.pic, r.name, r.count, r.dot, r.news}
}

// Destroy frees nothing.
func (r *navRenderer) Destroy() {}
