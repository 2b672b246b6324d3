package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yanku/internal/report"
	"yanku/ui/model"
	own "yanku/ui/widget"
)

// readView is the side 正文: the text with its marks, the outline beside it, and a bar of switches above.
type readView struct {
	kit    *kit
	model  *model.Text
	object fyne.CanvasObject

	reader  *own.Reader
	outline *outline
	bar     *fyne.Container
	hits    *canvas.Text
	hitBox  *fyne.Container
	written *chip
	marked  *chip
	seq     int // of the pieces shown
	jumped  int // of the jump made

	follow func(model.Item)
	step   func(by int) // to the next hit, also in another report
}

func newReadView(k *kit, m *model.Text, follow func(model.Item), step func(int)) *readView {
	v := &readView{kit: k, model: m, follow: follow, step: step, reader: own.NewReader(), hits: k.text("", metaSize, k.paint().Meta)}
	v.reader.OnMark = func(id string, _ int) { v.follow(model.Item(id)) }
	v.reader.OnSecondary = v.menu
	v.reader.OnToggle = m.Toggle
	v.outline = newOutline(k, m)
	v.reader.OnOffset = v.outline.at
	v.written = newChip(k, pillChip, k.t("text.written"), func() { m.SetWritten(!m.Written()) })
	v.marked = newChip(k, pillChip, k.t("text.marks"), func() { m.SetMarked(!m.Marked()) })
	v.hitBox = container.NewHBox(container.NewCenter(v.hits),
		k.icon(theme.MoveUpIcon(), func() { v.step(-1) }), k.icon(theme.MoveDownIcon(), func() { v.step(1) }))
	v.bar = container.NewHBox(v.hitBox, container.NewCenter(v.written), container.NewCenter(v.marked))
	v.object = container.New(&besideLayout{side: 200, least: 520}, v.reader, v.outline.object)
	k.trace.watch("reader", v.reader)
	return v
}

// menu offers what can be done with a mark: its place in the list, and on its page where there are pages.
func (v *readView) menu(at fyne.Position, id string, _ int) {
	it := model.Item(id)
	page := v.model.Page(it)
	if page == 0 {
		return
	}
	menu := fyne.NewMenu("",
		fyne.NewMenuItem(v.kit.t("page.show", page), func() { v.follow(it.OnPage()) }),
		fyne.NewMenuItem(v.kit.t("list.show"), func() { v.follow(it) }))
	widget.ShowPopUpMenuAtPosition(menu, v.kit.window.Canvas(), at)
}

// refresh takes over text, switches and the place to go to.
func (v *readView) refresh() {
	pieces, seq := v.model.Pieces()
	if seq != v.seq {
		v.seq = seq
		v.reader.SetBlocks(v.blocks(pieces))
		v.outline.refresh()
	}
	at, n := v.model.Hits()
	show(v.hitBox, n > 0)
	v.hits.Text = v.kit.t("text.hits", at+1, n)
	v.hitBox.Refresh()
	show(v.written, v.model.CanWrite())
	v.written.set(v.kit.t("text.written"), v.model.Written())
	v.marked.set(v.kit.t("text.marks"), v.model.Marked())
	v.bar.Refresh()
	v.kit.redraw()
	if j := v.model.Jump(); j.Seq != v.jumped {
		v.jumped = j.Seq
		v.reader.ScrollTo(j.Piece, j.From, j.To)
	}
}

var styles = map[model.Style]own.BlockStyle{
	model.BodyStyle: own.Body, model.H1: own.H1, model.H2: own.H2, model.H3: own.H3, model.H4: own.H4, model.ItemStyle: own.Item,
	model.QuoteStyle: own.Quote, model.RowStyle: own.Row, model.CaptionStyle: own.Caption, model.SmallStyle: own.Small, model.FoldStyle: own.Fold,
}

// blocks gives the pieces as the reader takes them, with the colours of the theme.
func (v *readView) blocks(pieces []model.Piece) []own.Block {
	out := make([]own.Block, 0, len(pieces))
	for _, p := range pieces {
		b := own.Block{
			Text: p.Text, Style: styles[p.Style], Bullet: p.Bullet, Indent: p.Indent, Strong: ranges(p.Strong), Cells: ranges(p.Cells),
			Table: p.Table, Head: p.Head, Open: p.Open, Key: p.Key,
		}
		if p.Style == model.FoldStyle {
			b.Text = v.kit.t("text.fold", p.Folded)
			if p.Open {
				b.Text = v.kit.t("text.unfold", p.Folded)
			}
		}
		for _, m := range p.Marks {
			b.Marks = append(b.Marks, own.Mark{From: m.From, To: m.To, Fill: v.kit.paint().mark(m.Look, v.kit.colors), ID: string(m.Item)})
			if m.Doubt {
				b.Marks = append(b.Marks, own.Mark{From: m.From, To: m.To, Fill: v.kit.paint().Amber, ID: string(m.Item), Underline: true})
			}
		}
		out = append(out, b)
	}
	return out
}

func ranges(spans []report.Span) []own.Range {
	var out []own.Range
	for _, s := range spans {
		out = append(out, own.Range{From: s.From, To: s.To})
	}
	return out
}

// besideLayout puts the second object at the right edge of the first when there is room for both, else it hides it.
type besideLayout struct {
	side, least float32 // width of the second object, least width of the first
}

// Layout gives the first object what the second leaves.
func (l *besideLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	main, side := objects[0], objects[1]
	width := size.Width
	if size.Width >= l.side+l.least {
		side.Show()
		side.Resize(fyne.NewSize(l.side, size.Height))
		side.Move(fyne.NewPos(size.Width-l.side, 0))
		width -= l.side
	} else {
		side.Hide()
	}
	main.Resize(fyne.NewSize(width, size.Height))
	main.Move(fyne.NewPos(0, 0))
}

// MinSize is that of the first object.
func (l *besideLayout) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }
