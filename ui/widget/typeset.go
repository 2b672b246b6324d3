package widget

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// class says how a line may break beside a rune. The rules are those of "Requirements for Chinese Text Layout" (W3C clreq), section 3.1.
type class uint16

const (
	word    class = 1 << iota // part of a Latin word or a number
	space                     // may hang at the end of a line
	newline                   // ends the line
	noStart                   // never begins a line
	noEnd                     // never ends a line
	hangs                     // a full-width sign whose right half is empty: it may stand half outside the line
	slash                     // a line may break after it inside a word
	pair                      // not parted from another of its kind: —— and ……
	gap                       // room that is not drawn: a tab, a control character
)

const (
	closing   = "、，。．：；！？）》」』】〕〉〗｝］" // full width, ink on the left half
	noStarts  = "”’％‰℃·～々ー–,.:;!?)]}%>»°"
	noEnds    = "（《「『【〔〈〖｛［“‘([{«＄￥$¥£€＋－±"
	pairs     = "—…―"
	wordJoint = "/_\\&=?"
)

var ascii = asciiClasses()

func asciiClasses() (table [128]class) {
	for r := range table {
		table[r] = slowClass(rune(r))
	}
	return table
}

// classOf gives the class of a rune.
func classOf(r rune) class {
	switch {
	case r < 128:
		return ascii[r]
	case r >= 0x4e00 && r <= 0x9fff:
		return 0
	}
	return slowClass(r)
}

func slowClass(r rune) class {
	var c class
	switch {
	case r == '\n' || r == 0x2028:
		return newline
	case r < ' ' || r == 0x200b || r == 0xfeff:
		return space | gap
	case unicode.IsSpace(r) && r != 0xa0:
		return space
	case strings.ContainsRune(closing, r):
		return noStart | hangs
	case strings.ContainsRune(pairs, r):
		return pair
	}
	if strings.ContainsRune(noStarts, r) {
		c |= noStart
	}
	if strings.ContainsRune(noEnds, r) {
		c |= noEnd
	}
	if strings.ContainsRune(wordJoint, r) {
		c |= slash
	}
	if !wide(r) {
		c |= word
	}
	return c
}

// wide tells characters that stand alone in a line (Chinese, Japanese, full width) from those that make words.
func wide(r rune) bool {
	return r >= 0x2e80 && r <= 0xd7ff || r >= 0xf900 && r <= 0xfaff || r >= 0xfe30 && r <= 0xfe4f ||
		r >= 0xff00 && r <= 0xffef || r >= 0x1f000 || r >= 0x2018 && r <= 0x201f && r != 0x2019 || r >= 0x2460 && r <= 0x27bf || r == '‰' || r == '·'
}

// unit is one rune of a block, measured.
type unit struct {
	at    int32   // byte offset in the block's text
	adv   float32 // its advance, kerning to the next rune included
	x     float32 // from the start of its line; set when lines are broken
	class class
	bold  bool
}

// span is a stretch of units [from, to).
type span struct{ from, to int }

// measure turns text into units. Strong ranges are bytes of text, in order, and are drawn in the bold face.
func measure(text string, strong []Range, regular, bold *face, always bool) []unit {
	units := make([]unit, 0, utf8.RuneCountInString(text))
	var before rune
	for at, r := range text {
		for len(strong) > 0 && at >= strong[0].To {
			strong = strong[1:]
		}
		isBold := always || len(strong) > 0 && at >= strong[0].From
		f := regular
		if isBold {
			f = bold
		}
		u := unit{at: int32(at), adv: f.advance(r), class: classOf(r), bold: isBold}
		if n := len(units); n > 0 && u.class&word != 0 && units[n-1].class&word != 0 && units[n-1].bold == isBold {
			units[n-1].adv += f.kern(before, r)
		}
		units = append(units, u)
		before = r
	}
	return units
}

// mayBreak says whether a line may end with a and the next begin with b.
func mayBreak(a, b unit) bool {
	switch {
	case b.class&(space|noStart|newline) != 0, a.class&noEnd != 0:
		return false
	case a.class&space != 0:
		return true
	case a.class&pair != 0 && b.class&pair != 0:
		return false
	case a.class&word != 0 && b.class&word != 0:
		return a.class&slash != 0
	}
	return true
}

// line is one line of a block or of a table cell: units [from, to), its place from the block's corner, its width without spaces at the end.
type line struct {
	from, to int
	x, y, w  float32
}

// breakLines breaks units[s.from:s.to] into lines no wider than avail and appends them to lines; x and y are those of the first line,
// lh the height of each. A word longer than a line is split. It sets the units' x.
func breakLines(lines []line, units []unit, s span, at line, avail, lh float32) []line {
	start, chance := s.from, -1 // chance is the last place where the line may break
	x := float32(0)
	emit := func(end int) {
		lines = append(lines, line{from: start, to: end, x: at.x, y: at.y, w: inkWidth(units[start:end])})
		at.y += lh
	}
	for i := s.from; i < s.to; i++ {
		u := &units[i]
		if u.class&newline != 0 {
			u.x = x
			emit(i)
			start, chance, x = i+1, -1, 0
			continue
		}
		if i > start && mayBreak(units[i-1], *u) {
			chance = i
		}
		if x+u.needs() > avail && i > start && u.class&space == 0 {
			if chance < 0 {
				chance = splitAt(units, start, i)
			}
			emit(chance)
			start, chance, x = chance, -1, 0
			for k := start; k < i; k++ {
				units[k].x = x
				x += units[k].adv
				if k > start && mayBreak(units[k-1], units[k]) {
					chance = k
				}
			}
			if i > start && mayBreak(units[i-1], *u) {
				chance = i
			}
		}
		u.x = x
		x += u.adv
	}
	emit(s.to)
	return lines
}

// splitAt finds where a word too long for a line is split: before unit i, or earlier where i may not begin a line.
func splitAt(units []unit, start, i int) int {
	for k := i; k > start; k-- {
		if units[k].class&(noStart|newline) == 0 && units[k-1].class&noEnd == 0 {
			return k
		}
	}
	return i
}

// needs is the room that a unit must have in a line.
func (u *unit) needs() float32 {
	if u.class&hangs != 0 {
		return u.adv / 2
	}
	return u.adv
}

func inkWidth(units []unit) float32 {
	for i := len(units) - 1; i >= 0; i-- {
		if units[i].class&(space|newline) == 0 {
			return units[i].x + units[i].adv
		}
	}
	return 0
}
