package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

const gripWidth = 5 // of the strip that is dragged; only a line of one unit is seen in it

// split puts two areas side by side with a thin line between them that can be dragged.
type split struct {
	widget.BaseWidget
	left, right fyne.CanvasObject
	grip        *grip
	share       float64 // of the width that the left area has, 0..1
	moved       func(share float64)
}

func newSplit(k *kit, left, right fyne.CanvasObject, share float64, moved func(float64)) *split {
	s := &split{left: left, right: right, share: share, moved: moved}
	s.grip = &grip{kit: k, split: s}
	s.grip.ExtendBaseWidget(s.grip)
	s.ExtendBaseWidget(s)
	return s
}

// width of the left area; both keep their least width.
func (s *split) width(whole float32) float32 {
	most := whole - gripWidth - s.right.MinSize().Width
	return max(min(float32(s.share)*whole, most), s.left.MinSize().Width)
}

// drag moves the line by dx.
func (s *split) drag(dx float32) {
	whole := s.Size().Width
	if whole <= 0 {
		return
	}
	s.share = float64((s.width(whole) + dx) / whole)
	s.share = float64(s.width(whole) / whole)
	s.Refresh()
}

// CreateRenderer lays the areas out.
func (s *split) CreateRenderer() fyne.WidgetRenderer { return &splitRenderer{s} }

type splitRenderer struct{ s *split }

// Layout gives each area its share.
func (r *splitRenderer) Layout(size fyne.Size) {
	w := r.s.width(size.Width)
	r.s.left.Resize(fyne.NewSize(w, size.Height))
	r.s.grip.Resize(fyne.NewSize(gripWidth, size.Height))
	r.s.grip.Move(fyne.NewPos(w, 0))
	r.s.right.Resize(fyne.NewSize(size.Width-w-gripWidth, size.Height))
	r.s.right.Move(fyne.NewPos(w+gripWidth, 0))
}

// MinSize is room for both.
func (r *splitRenderer) MinSize() fyne.Size {
	a, b := r.s.left.MinSize(), r.s.right.MinSize()
	return fyne.NewSize(a.Width+gripWidth+b.Width, max(a.Height, b.Height))
}

// Refresh lays out anew.
func (r *splitRenderer) Refresh() {
	r.Layout(r.s.Size())
	canvas.Refresh(r.s)
}

// Objects are the areas and the line.
func (r *splitRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.s.left, r.s.right, r.s.grip}
}

// Destroy frees nothing.
func (r *splitRenderer) Destroy() {}

// grip is the line between two areas.
type grip struct {
	widget.BaseWidget
	kit   *kit
	split *split
	back  *canvas.Rectangle
	line  *canvas.Rectangle
}

// Dragged moves the line.
func (g *grip) Dragged(e *fyne.DragEvent) { g.split.drag(e.Dragged.DX) }

// DragEnd tells where the line came to rest.
func (g *grip) DragEnd() { g.split.moved(g.split.share) }

// Cursor shows that it can be dragged.
func (g *grip) Cursor() desktop.Cursor { return desktop.HResizeCursor }

// MouseIn shows where the line can be taken.
func (g *grip) MouseIn(*desktop.MouseEvent) { g.glow(g.kit.paint().Accent) }

// MouseMoved does nothing.
func (g *grip) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends MouseIn.
func (g *grip) MouseOut() { g.glow(g.kit.paint().Line) }

func (g *grip) glow(c color.Color) {
	g.line.FillColor = c
	canvas.Refresh(g.line)
}

// CreateRenderer draws the line.
func (g *grip) CreateRenderer() fyne.WidgetRenderer {
	g.back, g.line = canvas.NewRectangle(g.kit.paint().Page), canvas.NewRectangle(g.kit.paint().Line)
	return &gripRenderer{g}
}

type gripRenderer struct{ g *grip }

// Layout puts the line at the left edge.
func (r *gripRenderer) Layout(size fyne.Size) {
	r.g.back.Resize(size)
	r.g.line.Resize(fyne.NewSize(1, size.Height))
}

// MinSize is the width of the strip.
func (r *gripRenderer) MinSize() fyne.Size { return fyne.NewSize(gripWidth, gripWidth) }

// Refresh draws the line anew.
func (r *gripRenderer) Refresh() { canvas.Refresh(r.g) }

// Objects are the strip and the line.
func (r *gripRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.g.back, r.g.line} }

// Destroy frees nothing.
func (r *gripRenderer) Destroy() {}
