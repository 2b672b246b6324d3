package widget

import (
	"math"
	"testing"
	"time"

	"fyne.io/fyne/v2"
)

// yOf is where a byte of a block stands in the view.
func yOf(r *Reader, block, at int) float32 {
	b := &r.page.boxes[block]
	return r.page.tops[block] + b.lines[b.lineOf(b.unitAt(at))].y - r.offset
}

// ScrollTo brings the words to a third of the height, before and after the rest is laid out, and the highlight goes away.
func TestScrollTo(t *testing.T) {
	r, c, _ := newReader(t, longBlocks(20000), 700, 600)
	last := len(r.Blocks()) - 20
	for _, block := range []int{last / 2, last, 30} {
		r.ScrollTo(block, 3, 12)
		if y := yOf(r, block, 3); abs(y-200) > 2 {
			t.Errorf("block %d stands at %v at once, want 200", block, y)
		}
		if !r.flash.on {
			t.Errorf("block %d does not flash", block)
		}
		c.turn(2 * time.Second)
		if y := yOf(r, block, 3); abs(y-200) > 2 {
			t.Errorf("block %d stands at %v when all is laid out, want 200", block, y)
		}
		if r.flash.on {
			t.Errorf("block %d still flashes", block)
		}
	}
	if n := c.pending(); n != 0 {
		t.Errorf("%d jobs are left", n)
	}
}

// What is asked for before the window has a size stands right once it has one.
func TestScrollToBeforeShown(t *testing.T) {
	r, _, w := newReader(t, nil, 10, 10)
	r.SetBlocks(longBlocks(9000))
	r.ScrollTo(60, 0, 9)
	w.Resize(fyne.NewSize(800, 600))
	if y := yOf(r, 60, 0); abs(y-200) > 2 {
		t.Errorf("the words stand at %v, want 200", y)
	}
}

// While the width changes and the rest is laid out, the line at the top stays there.
func TestResizeKeepsTheTopLine(t *testing.T) {
	r, c, _ := newReader(t, longBlocks(20000), 800, 600)
	c.turn(time.Second)
	r.scrollTo(r.page.height() / 2)
	a := r.anchor
	want := yOf(r, a.block, r.page.boxes[a.block].byteAt(a.unit, r.Blocks()[a.block].Text))
	for _, width := range []float32{500, 430, 620, 800, 300} {
		r.Resize(fyne.NewSize(width, 600))
		got := yOf(r, a.block, r.page.boxes[a.block].byteAt(a.unit, r.Blocks()[a.block].Text))
		if abs(got-want) > 1 {
			t.Errorf("at width %v the top line stands at %v, was at %v", width, got, want)
		}
		c.turn(time.Second)
		got = yOf(r, a.block, r.page.boxes[a.block].byteAt(a.unit, r.Blocks()[a.block].Text))
		if abs(got-want) > 1 {
			t.Errorf("at width %v, all laid out, the top line stands at %v, was at %v", width, got, want)
		}
	}
}

// A line holds at most 42 Han characters, in a column in the middle of the view.
func TestColumn(t *testing.T) {
	r, _, _ := newReader(t, longBlocks(2000), 1500, 600)
	if want := columnHan * r.page.faces.get(readingSize, false).em; abs(r.page.column-want) > 1 {
		t.Errorf("the column is %v wide, want %v", r.page.column, want)
	}
	if right := 1500 - r.page.left - r.page.column; abs(right-r.page.left) > 1 {
		t.Errorf("margins are %v and %v", r.page.left, right)
	}
	for _, l := range r.page.boxes[1].lines {
		if l.to-l.from > 2*columnHan || l.w > r.page.column+readingSize/2 {
			t.Errorf("a line is %v wide, the column %v", l.w, r.page.column)
		}
	}
}

// Keys scroll; the ends are ends.
func TestKeys(t *testing.T) {
	r, _, _ := newReader(t, longBlocks(20000), 700, 600)
	key := func(n fyne.KeyName) { r.TypedKey(&fyne.KeyEvent{Name: n}) }
	key(fyne.KeyUp)
	if r.offset != 0 {
		t.Errorf("up from the top goes to %v", r.offset)
	}
	key(fyne.KeyPageDown)
	if page := r.offset; page < 500 || page >= 600 {
		t.Errorf("page down goes to %v", page)
	}
	key(fyne.KeySpace)
	key(fyne.KeyPageUp)
	key(fyne.KeyPageUp)
	if r.offset != 0 {
		t.Errorf("back at %v", r.offset)
	}
	key(fyne.KeyEnd)
	last := len(r.page.boxes) - 1
	if end := r.page.height() - 600; abs(r.offset-end) > 1 || !r.page.laid(last) {
		t.Errorf("end goes to %v, the end is %v", r.offset, end)
	}
	key(fyne.KeyHome)
	if r.offset != 0 {
		t.Errorf("home goes to %v", r.offset)
	}
	r.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: -50}})
	if r.offset != 50 {
		t.Errorf("the wheel goes to %v, want 50", r.offset)
	}
}

// When a fold opens above or below, the first visible block stays where it is.
func TestSetBlocksKeepsThePlace(t *testing.T) {
	blocks := longBlocks(6000)
	for i := range blocks {
		blocks[i].Key = "k" + string(rune('a'+i/26)) + string(rune('a'+i%26))
	}
	r, c, _ := newReader(t, blocks, 700, 500)
	c.turn(time.Second)
	r.scrollTo(2000)
	block, dy := r.Place()
	key := r.Blocks()[block].Key
	r.SetBlocks(append([]Block{{Text: capexText}, {Text: riskText}}, blocks...))
	block, got := r.Place()
	if r.Blocks()[block].Key != key || math.Abs(float64(got-dy)) > 1 {
		t.Errorf("the top is now %s + %v, was %s + %v", r.Blocks()[block].Key, got, key, dy)
	}
	r.SetBlocks(longBlocks(500))
	if r.offset != 0 {
		t.Errorf("another text begins at %v", r.offset)
	}
}

// OnOffset hears of each block that comes to the top, once.
func TestOnOffset(t *testing.T) {
	r, _, _ := newReader(t, longBlocks(6000), 700, 500)
	var got []int
	r.OnOffset = func(block int) { got = append(got, block) }
	r.ScrollToBlock(12)
	r.show()
	r.ScrollToBlock(24)
	if len(got) != 2 || got[0] != 12 || got[1] != 24 {
		t.Errorf("heard of %v, want 12 and 24", got)
	}
}

// Place and ScrollToPlace lead back to the same spot.
func TestPlace(t *testing.T) {
	r, c, _ := newReader(t, longBlocks(20000), 700, 500)
	c.turn(time.Second)
	r.scrollTo(7777)
	block, dy := r.Place()
	r.scrollTo(0)
	r.ScrollToPlace(block, dy)
	if r.offset != 7777 {
		t.Errorf("back at %v, want 7777", r.offset)
	}
}

// An empty reader and one without a size take everything.
func TestEmptyReader(t *testing.T) {
	r := NewReader()
	r.SetBlocks(sampleBlocks())
	r.ScrollTo(2, 0, 3)
	r.SetBlocks(nil)
	r.SelectAll()
	r.ScrollTo(0, 0, 0)
	r.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	press(r, fyne.NewPos(1, 1), 2)
	drag(r, fyne.NewPos(1, 1), fyne.NewPos(9, 9))
	r.SetMarks(3, nil)
	if r.Selected() != "" {
		t.Error("something is selected")
	}
}

// The bar moves the view as far as it is dragged, and a page when tapped beside its handle.
func TestScrollBar(t *testing.T) {
	r, c, _ := newReader(t, longBlocks(20000), 700, 500)
	c.turn(time.Second)
	d := &fyne.DragEvent{}
	d.Dragged.DY = 5000
	r.bar.Dragged(d)
	r.bar.DragEnd()
	if end := r.page.height() - 500; abs(r.offset-end) > 1 {
		t.Errorf("dragged to %v, the end is %v", r.offset, end)
	}
	r.bar.Tapped(&fyne.PointEvent{Position: fyne.NewPos(4, 2)})
	if up := r.page.height() - 500 - r.offset; abs(up-450) > 1 {
		t.Errorf("a tap moves by %v, want 450", up)
	}
}
