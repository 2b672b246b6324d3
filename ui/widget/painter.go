package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// painter puts the visible lines on the screen with a few canvas objects that are used again and again.
type painter struct {
	reader  *Reader
	back    rectPool // bars, backgrounds and rules of blocks
	marks   rectPool
	over    rectPool // selection and flash, over the marks
	texts   textPool
	objects []fyne.CanvasObject
	pooled  int // objects in all pools when objects was made
	colors  colors
}

func newPainter(r *Reader) *painter { return &painter{reader: r} }

// rectPool lends out rectangles, one frame after the other.
type rectPool struct {
	all  []*canvas.Rectangle
	used int
}

// next gives a rectangle at a place, with no stroke.
func (p *rectPool) next(x, y, w, h, radius float32, fill color.Color) *canvas.Rectangle {
	if p.used == len(p.all) {
		p.all = append(p.all, canvas.NewRectangle(fill))
	}
	rect := p.all[p.used]
	p.used++
	rect.FillColor, rect.CornerRadius, rect.StrokeColor, rect.StrokeWidth = fill, radius, nil, 0
	rect.Hidden = false
	rect.Move(fyne.NewPos(x, y))
	rect.Resize(fyne.NewSize(w, h))
	return rect
}

// rest hides what was not lent out in this frame.
func (p *rectPool) rest() {
	for _, rect := range p.all[p.used:] {
		rect.Hidden = true
	}
}

// textKey names a piece of text on the page: it keeps its canvas object while it stays visible.
type textKey struct{ block, unit int }

const bulletUnit = -1 // the key's unit of a bullet

// textPool lends out text objects by key.
type textPool struct {
	all   []*canvas.Text
	inUse map[textKey]int // index in all
	keys  []textKey       // of all
	fresh []bool          // lent out in this frame
	free  []int
}

// next gives the text object of a key.
func (p *textPool) next(key textKey) *canvas.Text {
	at, ok := p.inUse[key]
	if !ok {
		if n := len(p.free); n > 0 {
			at, p.free = p.free[n-1], p.free[:n-1]
		} else {
			at = len(p.all)
			p.all, p.keys, p.fresh = append(p.all, &canvas.Text{}), append(p.keys, key), append(p.fresh, false)
		}
		if p.inUse == nil {
			p.inUse = map[textKey]int{}
		}
		p.inUse[key], p.keys[at] = at, key
	}
	p.fresh[at] = true
	p.all[at].Hidden = false
	return p.all[at]
}

// begin opens a frame: what keeps its key keeps its object. Objects of keys not asked for again are freed by rest.
func (p *textPool) begin() { clear(p.fresh) }

func (p *textPool) rest() {
	for at, fresh := range p.fresh {
		if !fresh && !p.all[at].Hidden {
			p.all[at].Hidden = true
			delete(p.inUse, p.keys[at])
			p.free = append(p.free, at)
		}
	}
}

func (p *painter) begin() {
	p.back.used, p.marks.used, p.over.used = 0, 0, 0
	p.texts.begin()
}

func (p *painter) end() {
	p.back.rest()
	p.marks.rest()
	p.over.rest()
	p.texts.rest()
	n := len(p.back.all) + len(p.marks.all) + len(p.over.all) + len(p.texts.all)
	if n == p.pooled && p.objects != nil {
		return
	}
	p.pooled = n
	p.objects = p.objects[:0]
	for _, pool := range []*rectPool{&p.back, &p.marks, &p.over} {
		for _, rect := range pool.all {
			p.objects = append(p.objects, rect)
		}
	}
	for _, text := range p.texts.all {
		p.objects = append(p.objects, text)
	}
	p.objects = append(p.objects, p.reader.bar)
}
