package widget

import "sort"

// place is a position in the text: before unit of block. It counts units, not bytes.
type place struct{ block, unit int }

func (a place) before(b place) bool {
	return a.block < b.block || a.block == b.block && a.unit < b.unit
}

// lineOf gives the index of the line that holds unit u; the last one for a unit beyond the end.
func (b *box) lineOf(u int) int {
	for i := range b.lines {
		if u < b.lines[i].to || u <= b.lines[i].from {
			return i
		}
	}
	return len(b.lines) - 1
}

// firstY is where the first line begins.
func (b *box) firstY() float32 {
	if len(b.lines) == 0 {
		return 0
	}
	return b.lines[0].y
}

// xAt is where unit u of line l begins, from the box's corner.
func (b *box) xAt(l *line, u int) float32 {
	switch {
	case u <= l.from:
		return l.x
	case u >= l.to:
		if l.to == l.from {
			return l.x
		}
		last := &b.units[l.to-1]
		return l.x + last.x + last.adv
	}
	return l.x + b.units[u].x
}

// hit finds the place nearest to a point in the text; on says whether the point is on a character, and which is then char.
func (p *page) hit(x, y float32) (at place, char int, on bool) {
	if len(p.boxes) == 0 {
		return place{}, 0, false
	}
	i := p.boxAt(y)
	p.lay(i)
	p.settle()
	b := &p.boxes[i]
	x, y = x-p.left, y-p.tops[i]
	l := b.nearest(x, y)
	if l == nil {
		return place{block: i}, 0, false
	}
	n := sort.Search(l.to-l.from, func(k int) bool { return b.xAt(l, l.from+k+1) > x })
	char = min(l.from+n, max(l.to-1, l.from))
	on = y >= l.y && y < l.y+b.lh && x >= l.x && x < l.x+l.w
	u := l.from + n
	if u < l.to && x > b.xAt(l, u)+b.units[u].adv/2 {
		u++
	}
	return place{i, u}, char, on
}

// nearest finds the line nearest to a point: the nearest in height, and among those (cells of a row) the nearest sideways.
func (b *box) nearest(x, y float32) *line {
	var best *line
	var bestY, bestX float32
	for i := range b.lines {
		l := &b.lines[i]
		dy, dx := outside(y, l.y, l.y+b.lh), outside(x, l.x, l.x+l.w)
		if best == nil || dy < bestY || dy == bestY && dx < bestX {
			best, bestY, bestX = l, dy, dx
		}
	}
	return best
}

// outside is how far v lies outside [from, to].
func outside(v, from, to float32) float32 { return max(from-v, v-to, 0) }

// each calls do for the part of every line of box b that s covers, with its place from the box's corner.
func (b *box) each(s span, do func(x, y, w float32)) {
	for i := range b.lines {
		l := &b.lines[i]
		from, to := max(s.from, l.from), min(s.to, l.to)
		if from < to {
			x := b.xAt(l, from)
			do(x, l.y, b.xAt(l, to)-x)
		}
	}
}

// marksOf gives the marks of block i as units, the longer ones first so that shorter ones are drawn over them.
func (p *page) marksOf(i int) []markSpan {
	b := &p.boxes[i]
	if b.marked {
		return b.marks
	}
	b.marked = true
	b.marks = b.marks[:0]
	marks := p.blocks[i].Marks
	for k := range marks {
		if s := (span{b.unitAt(marks[k].From), b.unitAt(marks[k].To)}); s.from < s.to {
			b.marks = append(b.marks, markSpan{s, &marks[k]})
		}
	}
	sort.SliceStable(b.marks, func(x, y int) bool {
		return b.marks[x].to-b.marks[x].from > b.marks[y].to-b.marks[y].from
	})
	return b.marks
}

// markAt gives the topmost mark over a character of block i, or nil.
func (p *page) markAt(i, char int) *Mark {
	marks := p.marksOf(i)
	for k := len(marks) - 1; k >= 0; k-- {
		if char >= marks[k].from && char < marks[k].to {
			return marks[k].mark
		}
	}
	return nil
}

// wordAt gives the units of the word around a character: a Latin word or number whole, a run of Han characters up to its punctuation,
// anything else alone.
func (p *page) wordAt(i, char int) span {
	b := &p.boxes[i]
	if char >= len(b.units) {
		return span{len(b.units), len(b.units)}
	}
	kind := b.units[char].kind()
	s := span{char, char + 1}
	if kind == kindOther {
		return s
	}
	for b.joins(s.from-1, kind) || kind == kindWord && b.joins(s.from-2, kind) && b.within(s.from-1) {
		s.from--
	}
	for b.joins(s.to, kind) || kind == kindWord && b.joins(s.to+1, kind) && b.within(s.to) {
		s.to++
	}
	return s
}

// joins says whether unit i belongs to a word of a kind.
func (b *box) joins(i, kind int) bool { return i >= 0 && i < len(b.units) && b.units[i].kind() == kind }

// within says whether unit i is a sign that joins two halves of a word or number, as in 3.25 or 300999.SZ.
func (b *box) within(i int) bool {
	return b.units[i].class&word != 0 && b.units[i].class&(noStart|slash) != 0
}

const (
	kindOther = iota
	kindWord
	kindHan
)

func (u *unit) kind() int {
	switch {
	case u.class == 0:
		return kindHan
	case u.class&word != 0 && u.class&(noStart|noEnd|slash) == 0:
		return kindWord
	}
	return kindOther
}
