package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// colors are the theme's at the time of drawing.
type colors struct {
	text, grey, link, bar, fold, head, rule, selection, flash, active color.Color
}

func themeColors() colors {
	return colors{
		text:      theme.Color(theme.ColorNameForeground),
		grey:      theme.Color(theme.ColorNamePlaceHolder),
		link:      theme.Color(theme.ColorNameHyperlink),
		bar:       theme.Color(theme.ColorNameSeparator),
		fold:      theme.Color(theme.ColorNameInputBackground),
		head:      theme.Color(theme.ColorNameHeaderBackground),
		rule:      theme.Color(theme.ColorNameSeparator),
		selection: theme.Color(theme.ColorNameSelection),
		flash:     theme.Color(theme.ColorNamePrimary),
		active:    theme.Color(theme.ColorNamePrimary),
	}
}

func (c *colors) of(t tone) color.Color {
	switch t {
	case grey:
		return c.grey
	case linked:
		return c.link
	}
	return c.text
}

// show draws the view. It lays nothing out.
func (r *Reader) show() {
	if r.page.width == 0 {
		return
	}
	r.paint.view()
	r.bar.set(r.offset, r.Size().Height, r.page.height())
	canvas.Refresh(r)
	r.atTop()
}

// view draws every block that touches the view.
func (p *painter) view() {
	r := p.reader
	p.colors = themeColors()
	p.begin()
	bottom := r.offset + r.Size().Height + overscan
	page := r.page
	for i := page.boxAt(r.offset - overscan); i < len(page.boxes) && page.tops[i] < bottom; i++ {
		if page.laid(i) {
			p.block(i)
		}
	}
	p.end()
}

func (p *painter) block(i int) {
	r := p.reader
	b := &r.page.boxes[i]
	left, top := r.page.left, r.page.tops[i]-r.offset
	p.ground(i, left, top)
	p.blockMarks(i, left, top)
	if s, ok := r.sel.in(i, len(b.units)); ok {
		b.each(s, func(x, y, w float32) {
			p.over.next(left+x, top+y, w, b.lh, 0, p.colors.selection)
		})
	}
	if r.flash.on && r.flash.block == i {
		fill := faded(p.colors.flash, r.flash.strength*0.35)
		b.each(r.flash.span, func(x, y, w float32) {
			p.over.next(left+x-2, top+y, w+4, b.lh, 4, fill)
		})
	}
	p.words(i, left, top)
}

// ground draws what stands behind a block: the bar of a quote, the box of a fold, the rules of a table.
func (p *painter) ground(i int, left, top float32) {
	page := p.reader.page
	block, b, l := &page.blocks[i], &page.boxes[i], page.blocks[i].look()
	zoom := page.zoom
	before := page.before(i)
	body := b.height - before - l.after*zoom
	switch block.Style {
	case Quote:
		x := left + float32(block.Indent)*indentStep*zoom
		p.back.next(x, top+2, 3, body-4, 1.5, p.colors.bar)
	case Fold:
		p.back.next(left, top+before, page.column, body, 6, p.colors.fold)
	case Row:
		t := page.tableAt(i)
		height := b.height
		if i == t.last {
			height -= looks[Body].after * zoom
		}
		width := t.tableWidth()
		if block.Head {
			p.back.next(left, top, width, height, 0, p.colors.head)
		}
		p.back.next(left, top+height-1, width, 1, 0, p.colors.rule)
	}
}

func (p *painter) blockMarks(i int, left, top float32) {
	r := p.reader
	b := &r.page.boxes[i]
	for _, m := range r.page.marksOf(i) {
		active := m.mark.ID != "" && m.mark.ID == r.active
		b.each(m.span, func(x, y, w float32) {
			x, y = left+x, top+y
			if m.mark.Underline {
				p.marks.next(x, y+b.lh-4, w, 2, 1, m.mark.Fill)
				if !active {
					return
				}
			}
			fill := m.mark.Fill
			if m.mark.Underline {
				fill = color.Transparent
			}
			rect := p.marks.next(x-1, y+2, w+2, b.lh-4, 4, fill)
			if active {
				rect.StrokeColor, rect.StrokeWidth = p.colors.active, 1.5
			}
		})
	}
}

// words draws the text of a block: one canvas object for each stretch of a line in one weight.
func (p *painter) words(i int, left, top float32) {
	r := p.reader
	block, b, l := &r.page.blocks[i], &r.page.boxes[i], r.page.blocks[i].look()
	tint, size := p.colors.of(l.tone), l.size*r.page.zoom
	bottom := r.Size().Height + overscan
	for k := range b.lines {
		line := &b.lines[k]
		y := top + line.y
		if y+b.lh < -overscan || y > bottom {
			continue
		}
		for from := line.from; from < line.to; {
			to := b.stretch(from, line.to)
			if b.units[from].class&gap != 0 {
				from = to
				continue
			}
			text := block.Text[b.units[from].at:b.byteAt(to, block.Text)]
			t := p.texts.next(textKey{i, from})
			put(t, text, size, b.units[from].bold, tint)
			t.Move(fyne.NewPos(left+line.x+b.units[from].x, y-lift(size)))
			t.Resize(fyne.NewSize(b.xAt(line, to)-b.xAt(line, from), b.lh))
			from = to
		}
	}
	if len(b.lines) > 0 {
		p.bullet(i, left, top+b.lines[0].y, tint)
	}
}

// stretch finds the end of the units from on that are drawn as one: the same weight, no gap within.
func (b *box) stretch(from, end int) int {
	to := from + 1
	for to < end && b.units[to].bold == b.units[from].bold && b.units[to].class&gap == b.units[from].class&gap {
		to++
	}
	return to
}

func put(t *canvas.Text, text string, size float32, bold bool, tint color.Color) {
	if t.Text == text && t.TextSize == size && t.TextStyle.Bold == bold && t.Color == tint {
		return
	}
	t.Text, t.TextSize, t.TextStyle.Bold, t.Color = text, size, bold, tint
}

// bullet draws what hangs to the left of a block's first line; for a fold its triangle.
func (p *painter) bullet(i int, left, y float32, tint color.Color) {
	page := p.reader.page
	block, b, l := &page.blocks[i], &page.boxes[i], page.blocks[i].look()
	text, size := block.Bullet, l.size*page.zoom
	if block.Style == Fold {
		text, size = "▶", triangle*page.zoom
		if block.Open {
			text = "▼"
		}
	}
	if text == "" || block.Style == Row {
		return
	}
	t := p.texts.next(textKey{i, bulletUnit})
	put(t, text, size, l.bold, tint)
	w := page.hang(block) * page.zoom
	t.Move(fyne.NewPos(left+b.textX-w, y-lift(size)))
	t.Resize(fyne.NewSize(w, b.lh))
}

const triangle = 9 // size of a fold's sign

// lift is how far text is drawn above the middle of its line: the ascent of Noto Sans SC leaves more room above its characters than
// there is below them (0.06 of the size, measured).
func lift(size float32) float32 { return float32(int(size*0.06 + 0.5)) }

// faded gives a colour at a strength of 0 to 1.
func faded(c color.Color, strength float32) color.Color {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	n.A = uint8(float32(n.A) * min(max(strength, 0), 1))
	return n
}

// readerRenderer gives Fyne the painter's objects.
type readerRenderer struct{ reader *Reader }

// CreateRenderer is called by Fyne.
func (r *Reader) CreateRenderer() fyne.WidgetRenderer { return &readerRenderer{r} }

func (v *readerRenderer) Layout(size fyne.Size) {
	r := v.reader
	r.bar.Resize(fyne.NewSize(barWidth, size.Height))
	r.bar.Move(fyne.NewPos(size.Width-barWidth, 0))
	r.page.setWidth(size.Width)
	r.update()
}

func (v *readerRenderer) MinSize() fyne.Size           { return v.reader.MinSize() }
func (v *readerRenderer) Objects() []fyne.CanvasObject { return v.reader.paint.objects }
func (v *readerRenderer) Destroy()                     {}

// Refresh follows a change of the theme: other fonts are measured anew.
func (v *readerRenderer) Refresh() {
	r := v.reader
	if r.page.faces.all != nil && r.page.faces.renew() {
		r.page.remeasure()
	}
	r.update()
	r.bar.Refresh()
}
