package widget

import (
	"math"
	"sort"
)

// box is one block laid out. Coordinates of its lines are from the box's corner: the left edge of the column, the top of the block.
type box struct {
	units  []unit // nil until measured; kept when the width changes
	cells  []span // Row: the units of each cell
	lines  []line
	marks  []markSpan
	table  *table
	lh     float32 // height of a line
	textX  float32 // where text begins
	height float32 // with the space above and below; estimated until laid out
	gen    int     // the page's generation that laid it out
	marked bool    // marks are up to date
}

type markSpan struct {
	span
	mark *Mark
}

// table is a run of neighbouring rows.
type table struct {
	first, last int
	columns
	gen int
}

// page lays blocks out below each other in a column. It knows no canvas; it is used on the UI goroutine only.
type page struct {
	blocks []Block
	boxes  []box
	tops   []float32 // of each block, and the end of the last
	stale  int       // tops from here on are not right
	next   int       // boxes before this one are laid out
	gen    int
	faces  faces
	zoom   float32
	width  float32 // of the view
	left   float32 // of the column, in the view
	column float32 // its width
	wide   bool    // the column is as wide as the view
}

func newPage() *page { return &page{zoom: 1, gen: 1, tops: []float32{topPad}} }

// setBlocks replaces the text.
func (p *page) setBlocks(blocks []Block) {
	p.blocks = blocks
	p.boxes = make([]box, len(blocks))
	p.tops = make([]float32, len(blocks)+1)
	p.relayout()
}

// setWidth changes the width of the view and says whether that moves any line.
func (p *page) setWidth(width float32) bool {
	if width == p.width {
		return false
	}
	p.width = width
	column := max(width-2*sidePad, 8*readingSize)
	if !p.wide {
		column = min(columnHan*readingSize*p.zoom, column)
	}
	p.left = float32(math.Round(float64(max((width-column)/2, sidePad))))
	if column == p.column && !p.hasWideTables() {
		return false
	}
	p.column = column
	p.relayout()
	return true
}

// setZoom changes the size of all text; 1 is the design's size.
func (p *page) setZoom(zoom float32) {
	p.zoom = zoom
	width := p.width
	p.width, p.column = 0, 0
	p.remeasure()
	p.setWidth(width)
}

// remeasure forgets the widths of all characters.
func (p *page) remeasure() {
	for i := range p.boxes {
		p.boxes[i].units = nil
	}
	p.relayout()
}

// relayout makes every box stale; boxes never laid out get an estimated height.
func (p *page) relayout() {
	p.gen++
	p.next, p.stale = 0, 0
	for i := range p.boxes {
		if b := &p.boxes[i]; b.units == nil {
			b.height = p.estimate(&p.blocks[i])
		}
	}
	p.settle()
}

// estimate guesses a block's height from the length of its text: a Han character is three bytes.
func (p *page) estimate(b *Block) float32 {
	l := b.look()
	lines := float32(1)
	if b.Style != Row && b.Style != Fold && p.column > 0 {
		lines = float32(math.Ceil(float64(float32(len(b.Text)) / 3 * l.size * p.zoom / p.column)))
	}
	return (l.before+l.after+2*l.inside)*p.zoom + max(lines, 1)*l.line(p.zoom)
}

// settle brings the tops up to date.
func (p *page) settle() {
	if len(p.boxes) == 0 {
		p.tops = append(p.tops[:0], topPad)
		return
	}
	if p.stale == 0 {
		p.tops[0] = topPad
	}
	for i := p.stale; i < len(p.boxes); i++ {
		p.tops[i+1] = p.tops[i] + p.boxes[i].height
	}
	p.stale = len(p.boxes)
}

// height is that of the whole text with the space at both ends.
func (p *page) height() float32 { return p.tops[len(p.tops)-1] + bottomPad }

// boxAt finds the block at y; the first or last one when y is outside.
func (p *page) boxAt(y float32) int {
	i := sort.Search(len(p.boxes), func(i int) bool { return p.tops[i+1] > y })
	return max(min(i, len(p.boxes)-1), 0)
}

// laid says whether block i is laid out for the present width.
func (p *page) laid(i int) bool { return p.boxes[i].gen == p.gen }

// done says whether all blocks are.
func (p *page) done() bool {
	for p.next < len(p.boxes) && p.laid(p.next) {
		p.next++
	}
	return p.next == len(p.boxes)
}

// more lays out further blocks, from the first on, until about budget characters are done.
func (p *page) more(budget int) {
	for !p.done() && budget > 0 {
		p.lay(p.next)
		budget -= len(p.boxes[p.next].units) + 20
	}
	p.settle()
}

// lay lays out block i. The tops are stale afterwards.
func (p *page) lay(i int) {
	b := &p.boxes[i]
	if b.gen == p.gen {
		return
	}
	was := b.height
	p.measure(i)
	b.gen = p.gen
	b.lines = b.lines[:0]
	l := p.blocks[i].look()
	b.lh = l.line(p.zoom)
	if p.blocks[i].Style == Row {
		p.layRow(i)
	} else {
		p.layText(i)
	}
	if b.height != was {
		p.stale = min(p.stale, i)
	}
}

// measure makes the units of block i.
func (p *page) measure(i int) {
	b, block := &p.boxes[i], &p.blocks[i]
	if b.units != nil {
		return
	}
	if p.faces.all == nil {
		p.faces.renew()
	}
	l := block.look()
	size := l.size * p.zoom
	b.units = measure(block.Text, block.Strong, p.faces.get(size, false), p.faces.get(size, true), l.bold || block.Head)
	b.marked = false
	if block.Style != Row {
		return
	}
	b.cells = b.cells[:0]
	for _, c := range block.Cells {
		b.cells = append(b.cells, span{b.unitAt(c.From), b.unitAt(c.To)})
	}
	if len(b.cells) == 0 {
		b.cells = append(b.cells, b.tabbed(block.Text)...)
	}
}

// tabbed gives the stretches of a text between its tabs.
func (b *box) tabbed(text string) (cells []span) {
	from := 0
	for i, u := range b.units {
		if text[u.at] == '\t' {
			cells = append(cells, span{from, i})
			from = i + 1
		}
	}
	return append(cells, span{from, len(b.units)})
}

func (p *page) layText(i int) {
	b, block := &p.boxes[i], &p.blocks[i]
	l := block.look()
	b.textX = (float32(block.Indent)*indentStep + l.indent + p.hang(block)) * p.zoom
	at := line{x: b.textX, y: p.before(i) + l.inside*p.zoom}
	avail := max(p.column-b.textX, 4*l.size*p.zoom)
	b.lines = breakLines(b.lines, b.units, span{0, len(b.units)}, at, avail, b.lh)
	if block.Style == Fold {
		b.lines = b.lines[:1]
	}
	b.height = p.before(i) + (l.after+2*l.inside)*p.zoom + float32(len(b.lines))*b.lh
}

// before is the space above block i; the first block has that of the page alone.
func (p *page) before(i int) float32 {
	if i == 0 {
		return 0
	}
	return p.blocks[i].look().before * p.zoom
}

// hang is the room for a bullet at zoom 1: the same for all short bullets, so that the items of a list stand below each other.
func (p *page) hang(block *Block) float32 {
	switch {
	case block.Style == Fold:
		return 20
	case block.Bullet == "":
		return 0
	}
	return max(indentStep, p.bulletWidth(block)/p.zoom+bulletGap)
}

func (p *page) bulletWidth(block *Block) float32 {
	l := block.look()
	f := p.faces.get(l.size*p.zoom, l.bold)
	var w float32
	for _, r := range block.Bullet {
		w += f.advance(r)
	}
	return w
}

// unitAt finds the unit that begins at byte offset at, or the next one.
func (b *box) unitAt(at int) int {
	return sort.Search(len(b.units), func(i int) bool { return int(b.units[i].at) >= at })
}

// byteAt gives the byte offset of unit i of a text; the text's length beyond the last.
func (b *box) byteAt(i int, text string) int {
	if i >= len(b.units) {
		return len(text)
	}
	return int(b.units[i].at)
}
