package widget

import (
	"strings"

	"fyne.io/fyne/v2"
)

// selection is what is selected: from the place where it began to where it ends now, in either order.
type selection struct {
	from, to place
	on       bool
	first    [2]place // the word or block that a double or triple click took; the selection always holds it
	grain    grain
}

// grain is what a drag selects by.
type grain uint8

const (
	byChar grain = iota
	byWord
	byBlock
)

// ends gives the selection's ends in the order of the text.
func (s *selection) ends() (from, to place) {
	if s.to.before(s.from) {
		return s.to, s.from
	}
	return s.from, s.to
}

// in gives the part of block i, of n units, that is selected.
func (s *selection) in(i, n int) (span, bool) {
	from, to := s.ends()
	if !s.on || i < from.block || i > to.block {
		return span{}, false
	}
	part := span{0, n}
	if i == from.block {
		part.from = from.unit
	}
	if i == to.block {
		part.to = min(to.unit, n)
	}
	return part, part.from < part.to
}

// Selected gives the selected text: blocks as lines, cells parted by tabs, a block that is selected from its beginning with its bullet.
func (r *Reader) Selected() string {
	if !r.sel.on {
		return ""
	}
	var out strings.Builder
	from, to := r.sel.ends()
	for i := from.block; i <= to.block; i++ {
		r.page.measure(i)
		part, ok := r.sel.in(i, len(r.page.boxes[i].units))
		if i > from.block {
			out.WriteByte('\n')
		}
		if ok {
			r.writePart(&out, i, part, from.block < to.block)
		}
	}
	return out.String()
}

func (r *Reader) writePart(out *strings.Builder, i int, part span, many bool) {
	block, b := &r.page.blocks[i], &r.page.boxes[i]
	if block.Style != Row {
		if many && part.from == 0 && block.Bullet != "" {
			out.WriteString(block.Bullet + " ")
		}
		out.WriteString(block.Text[b.byteAt(part.from, block.Text):b.byteAt(part.to, block.Text)])
		return
	}
	written := false
	for _, cell := range b.cells {
		if cell.to < part.from || cell.from > part.to {
			continue
		}
		if written {
			out.WriteByte('\t')
		}
		written = true
		from, to := max(cell.from, part.from), min(cell.to, part.to)
		if from < to {
			out.WriteString(block.Text[b.byteAt(from, block.Text):b.byteAt(to, block.Text)])
		}
	}
}

// SelectAll selects the whole text.
func (r *Reader) SelectAll() {
	n := len(r.page.blocks)
	if n == 0 {
		return
	}
	r.page.measure(n - 1)
	r.sel = selection{to: place{n - 1, len(r.page.boxes[n-1].units)}, on: true}
	r.show()
}

// Select selects bytes [from, to) of a block.
func (r *Reader) Select(block, from, to int) {
	if block < 0 || block >= len(r.page.blocks) {
		return
	}
	r.page.measure(block)
	b := &r.page.boxes[block]
	r.sel = selection{from: place{block, b.unitAt(from)}, to: place{block, b.unitAt(to)}, on: true}
	r.show()
}

// Unselect takes the selection away.
func (r *Reader) Unselect() {
	if r.sel.on {
		r.sel = selection{}
		r.show()
	}
}

// Copy puts the selected text on the clipboard and says whether there was any.
func (r *Reader) Copy() bool {
	text := r.Selected()
	if text != "" {
		fyne.CurrentApp().Clipboard().SetContent(text)
	}
	return text != ""
}

// pick starts a selection at a place with a grain.
func (r *Reader) pick(at place, char int, g grain) {
	from, to := r.grainAt(at, char, g)
	r.sel = selection{from: from, to: to, on: from != to, first: [2]place{from, to}, grain: g}
}

// extend lets the selection reach to a place, whole grains at a time.
func (r *Reader) extend(at place, char int) {
	from, to := r.grainAt(at, char, r.sel.grain)
	first := r.sel.first
	if from.before(first[0]) {
		r.sel.from, r.sel.to = first[1], from
	} else {
		r.sel.from, r.sel.to = first[0], to
		if to.before(first[1]) {
			r.sel.to = first[1]
		}
	}
	r.sel.on = r.sel.from != r.sel.to
}

// grainAt gives the ends of the character position, word or block at a place.
func (r *Reader) grainAt(at place, char int, g grain) (from, to place) {
	switch g {
	case byWord:
		s := r.wordSpan(at.block, char)
		return place{at.block, s.from}, place{at.block, s.to}
	case byBlock:
		return place{at.block, 0}, place{at.block, len(r.page.boxes[at.block].units)}
	}
	return at, at
}

func (r *Reader) wordSpan(block, char int) span {
	b, text := &r.page.boxes[block], r.page.blocks[block].Text
	if r.WordAt != nil && char < len(b.units) {
		if w := r.WordAt(text, int(b.units[char].at)); w.From < w.To {
			return span{b.unitAt(w.From), b.unitAt(w.To)}
		}
	}
	return r.page.wordAt(block, char)
}
