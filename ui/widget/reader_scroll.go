package widget

import "math"

// fill lays out what the view shows and sets the offset by the anchor. Heights that were estimated may turn out otherwise, so it looks
// again until nothing changes.
func (r *Reader) fill() {
	p := r.page
	if len(p.boxes) == 0 || p.width == 0 {
		r.offset = 0
		return
	}
	r.anchor.block = min(r.anchor.block, len(p.boxes)-1)
	for {
		p.lay(r.anchor.block)
		p.settle()
		r.offset = r.clamp(r.anchorY())
		if !r.layVisible() {
			return
		}
	}
}

// layVisible lays out the blocks in the view and says whether any was not.
func (r *Reader) layVisible() (changed bool) {
	p := r.page
	bottom := r.offset + r.Size().Height + overscan
	for i := p.boxAt(r.offset - overscan); i < len(p.boxes) && p.tops[i] < bottom; i++ {
		if !p.laid(i) {
			p.lay(i)
			p.settle()
			changed = true
		}
	}
	return changed
}

// anchorY is where the view's top should be.
func (r *Reader) anchorY() float32 {
	p, a := r.page, r.anchor
	y := p.tops[a.block] + a.dy - a.part*r.Size().Height
	b := &p.boxes[a.block]
	if i := b.lineOf(a.unit); i >= 0 {
		y += b.lines[i].y
	}
	return y
}

func (r *Reader) clamp(offset float32) float32 {
	offset = min(offset, r.page.height()-r.Size().Height)
	return float32(math.Round(float64(max(offset, 0))))
}

// scrollTo moves the view's top to an offset and makes the line there the anchor.
func (r *Reader) scrollTo(offset float32) {
	offset = r.clamp(offset)
	if offset == r.offset || len(r.page.boxes) == 0 {
		return
	}
	r.anchorAt(offset)
	r.update()
}

// anchorAt makes the line at an offset the anchor.
func (r *Reader) anchorAt(offset float32) {
	i := r.page.boxAt(offset)
	r.page.lay(i)
	b := &r.page.boxes[i]
	y := offset - r.page.tops[i]
	r.anchor = anchor{place: place{i, 0}, dy: y}
	if l := b.nearest(0, y); l != nil {
		r.anchor = anchor{place: place{i, l.from}, dy: y - l.y}
	}
}

// scrollBy moves the view down by dy.
func (r *Reader) scrollBy(dy float32) { r.scrollTo(r.offset + dy) }

// atTop tells OnOffset when another block has come to the top.
func (r *Reader) atTop() {
	if len(r.page.boxes) == 0 {
		return
	}
	block := r.page.boxAt(r.offset + topPad)
	if block == r.topped {
		return
	}
	r.topped = block
	if r.OnOffset != nil {
		r.OnOffset(block)
	}
}
