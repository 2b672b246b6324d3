// Package widget holds the window's own widgets: a reader for long Chinese text, a pane for charts, short messages, list rows.
// It knows nothing of reports. All of it is used on the UI goroutine.
package widget

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

const (
	overscan   = 100                     // units above and below the view that are drawn too
	sliceUnits = 12000                   // characters laid out in one frame, about 3 ms
	toTop      = -1 << 20                // an anchor so far below the top of the view that the text begins there
	flashFor   = 1400 * time.Millisecond // how long ScrollTo's highlight stays
)

// Reader shows blocks of Chinese text: it breaks lines by the rules of Chinese layout, draws marks behind words, and lets one select and
// copy any of it. What is visible is laid out at once, the rest in slices between frames.
type Reader struct {
	widget.BaseWidget

	// OnMark is called when a mark with an ID is clicked.
	OnMark func(id string, block int)
	// OnHover is called when the pointer comes upon another mark, with the place in the window; with "" when it leaves.
	OnHover func(id string, block int, at fyne.Position)
	// OnToggle is called when a Fold block is clicked. The owner changes the blocks by SetBlocks; the place in the text is kept.
	OnToggle func(block int)
	// OnOffset is called when another block comes to the top.
	OnOffset func(block int)
	// OnSecondary is called on a right click, with the place in the window and the mark under it ("" for none).
	OnSecondary func(at fyne.Position, id string, block int)
	// WordAt finds the word around a byte of a text, for a double click. Without it a run of Chinese characters counts as one word.
	WordAt func(text string, at int) Range
	// Later runs slices of layout, the fading of a highlight and scrolling while dragging. Nil means frames of the driver.
	Later Later

	page   *page
	anchor anchor
	offset float32 // of the top of the view in the text, whole units
	topped int     // the block last told to OnOffset
	active string  // ID of the marks with an outline
	sel    selection
	clicks clicks
	hover  hover
	flash  flash
	bar    *scrollBar
	paint  *painter
	slice  func() // cancels the slice of layout that is due
	focus  bool
}

// anchor is the line that stays in its place when heights change: that of a unit. The top of the view is dy below the line's top, less
// part of the view's height.
type anchor struct {
	place
	dy   float32
	part float32
}

var (
	_ fyne.Widget            = (*Reader)(nil)
	_ fyne.Scrollable        = (*Reader)(nil)
	_ fyne.Draggable         = (*Reader)(nil)
	_ fyne.Focusable         = (*Reader)(nil)
	_ fyne.Shortcutable      = (*Reader)(nil)
	_ fyne.SecondaryTappable = (*Reader)(nil)
	_ desktop.Mouseable      = (*Reader)(nil)
	_ desktop.Hoverable      = (*Reader)(nil)
	_ desktop.Cursorable     = (*Reader)(nil)
)

// NewReader makes an empty reader.
func NewReader() *Reader {
	r := &Reader{page: newPage(), topped: -1}
	r.paint = newPainter(r)
	r.bar = newScrollBar(r.scrollTo)
	r.ExtendBaseWidget(r)
	return r
}

// SetWide lets the text take the whole width of the view, for tables; else it is set in a column that reads well.
func (r *Reader) SetWide(on bool) {
	if r.page.wide != on {
		r.page.wide = on
		r.page.setZoom(r.page.zoom)
		r.update()
	}
}

// SetBlocks replaces the text. The place in the text is kept when the first visible block, or the one after it, is there again by
// its Key; otherwise the reader goes to the top.
func (r *Reader) SetBlocks(blocks []Block) {
	keep := r.keptPlace(blocks)
	r.sel = selection{}
	r.stopFlash()
	r.setHover("", 0, fyne.Position{})
	r.page.setBlocks(blocks)
	r.anchor, r.topped = keep, -1
	r.update()
}

// keptPlace finds the anchor again in other blocks.
func (r *Reader) keptPlace(blocks []Block) anchor {
	for i := r.anchor.block; i < min(r.anchor.block+2, len(r.page.blocks)); i++ {
		key := r.page.blocks[i].Key
		for k := range blocks {
			if key == "" || blocks[k].Key != key {
				continue
			}
			if i == r.anchor.block {
				return anchor{place: place{k, r.anchor.unit}, dy: r.anchor.dy, part: r.anchor.part}
			}
			return anchor{place: place{k, 0}, dy: r.offset - r.page.tops[i] - r.page.boxes[i].firstY()}
		}
	}
	return anchor{dy: toTop}
}

// Blocks gives the text that is shown. It must not be changed.
func (r *Reader) Blocks() []Block { return r.page.blocks }

// SetMarks replaces the marks of one block.
func (r *Reader) SetMarks(block int, marks []Mark) {
	if block < 0 || block >= len(r.page.blocks) {
		return
	}
	r.page.blocks[block].Marks = marks
	r.page.boxes[block].marked = false
	r.show()
}

// SetActive draws an outline around the marks with this ID; "" around none.
func (r *Reader) SetActive(id string) {
	if r.active != id {
		r.active = id
		r.show()
	}
}

// SetZoom scales all text; 1 is the design's size.
func (r *Reader) SetZoom(zoom float32) {
	if zoom > 0 && zoom != r.page.zoom {
		r.page.setZoom(zoom)
		r.update()
	}
}

// ScrollTo brings bytes [from, to) of a block to a third of the height and lets them flash.
func (r *Reader) ScrollTo(block, from, to int) {
	if block < 0 || block >= len(r.page.blocks) {
		return
	}
	r.page.lay(block)
	b := &r.page.boxes[block]
	s := span{b.unitAt(from), b.unitAt(to)}
	r.anchor = anchor{place: place{block, s.from}, part: 1. / 3}
	r.startFlash(block, s)
	r.update()
}

// ScrollToBlock brings a block to the top, without a highlight: a jump from the outline.
func (r *Reader) ScrollToBlock(block int) {
	if block >= 0 && block < len(r.page.blocks) {
		r.anchor = anchor{place: place{block, 0}, dy: -8}
		r.update()
	}
}

// Place gives the place in the text for ScrollToPlace: the block at the top and how many units of it are above the view.
func (r *Reader) Place() (block int, dy float32) {
	if len(r.page.boxes) == 0 {
		return 0, 0
	}
	i := r.page.boxAt(r.offset)
	return i, r.offset - r.page.tops[i]
}

// ScrollToPlace goes to where Place was.
func (r *Reader) ScrollToPlace(block int, dy float32) {
	if block < 0 || block >= len(r.page.blocks) {
		return
	}
	r.page.lay(block)
	r.anchor = anchor{place: place{block, 0}, dy: dy - r.page.boxes[block].firstY()}
	r.update()
}

// MinSize is small: a reader takes what it is given.
func (r *Reader) MinSize() fyne.Size { return fyne.NewSize(200, 100) }

// update lays out what is visible, draws it, and has the rest laid out later.
func (r *Reader) update() {
	r.fill()
	r.show()
	r.schedule()
}

// schedule has a slice of what is not laid out yet done in the next frame.
func (r *Reader) schedule() {
	if r.slice != nil || r.page.width == 0 || r.page.done() {
		return
	}
	r.slice = r.later(0, func() {
		r.slice = nil
		r.page.more(sliceUnits)
		r.update()
	})
}

func (r *Reader) later(after time.Duration, do func()) func() {
	if r.Later != nil {
		return r.Later(after, do)
	}
	return onFrame(after, do)
}
