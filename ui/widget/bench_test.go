package widget

import (
	"testing"
	"unicode/utf8"

	"fyne.io/fyne/v2"
)

// The design's report: 38,000 characters.
const reportSize = 38000

// unmeasure makes every width unknown, to Fyne's cache too, as with the first report of a session: the size is another by a hair.
func unmeasure(r *Reader) {
	r.page.faces = faces{}
	r.page.zoom += 0.0001
}

// BenchmarkFirstScreen is the time from the blocks to the first screen laid out and its objects placed; limit 30 ms.
func BenchmarkFirstScreen(b *testing.B) {
	blocks := longBlocks(reportSize)
	r, _, _ := newReader(b, blocks, 900, 900) // parses the fonts
	b.ReportAllocs()
	for b.Loop() {
		unmeasure(r)
		r.SetBlocks(blocks)
	}
}

// BenchmarkNextReport is the same when the widths of the characters are known.
func BenchmarkNextReport(b *testing.B) {
	blocks := longBlocks(reportSize)
	r, _, _ := newReader(b, blocks, 900, 900)
	b.ReportAllocs()
	for b.Loop() {
		r.SetBlocks(blocks)
	}
}

// BenchmarkLayoutAll lays all of the report out; limit 150 ms.
func BenchmarkLayoutAll(b *testing.B) {
	blocks := longBlocks(reportSize)
	r, c, _ := newReader(b, blocks, 900, 900)
	b.ReportAllocs()
	for b.Loop() {
		unmeasure(r)
		r.SetBlocks(blocks)
		for !r.page.done() {
			c.turn(1)
		}
	}
}

// BenchmarkResize changes the width of the view by one step, as dragging an edge does, with all of the report laid out; limit 5 ms.
func BenchmarkResize(b *testing.B) {
	r, c, _ := newReader(b, longBlocks(reportSize), 700, 900)
	for !r.page.done() {
		c.turn(1)
	}
	r.scrollTo(r.page.height() / 2)
	width := float32(500)
	for b.Loop() {
		width = 500 + float32(int(width-500+7)%200)
		r.Resize(fyne.NewSize(width, 900))
	}
}

// BenchmarkScrollFrame moves the view by 40 units, as a turn of the wheel does, and places what is visible.
func BenchmarkScrollFrame(b *testing.B) {
	r, c, _ := newReader(b, longBlocks(reportSize), 900, 900)
	for !r.page.done() {
		c.turn(1)
	}
	dy := float32(40)
	b.ReportAllocs()
	for b.Loop() {
		was := r.offset
		if r.scrollBy(dy); r.offset == was {
			dy = -dy
		}
	}
}

func TestLongBlocksAreLong(t *testing.T) {
	n := 0
	for _, b := range longBlocks(reportSize) {
		n += utf8.RuneCountInString(b.Text)
	}
	if n < reportSize {
		t.Errorf("the text for benchmarks has %d characters, want %d", n, reportSize)
	}
}
