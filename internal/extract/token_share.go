package extract

import "unicode/utf8"

// shareUnits gives the numbers of a row the unit that stands behind its last one: 299/279/395亿美元, 2.1、1.8个百分点.
func shareUnits(tokens []Token) {
	for i := len(tokens) - 1; i >= 2; i-- {
		last, sep, n := &tokens[i], tokens[i-1], &tokens[i-2]
		if !bareBefore(n, sep, last) {
			continue
		}
		switch last.Num.Unit {
		case Percent, Points:
			n.Num.Unit = last.Num.Unit
		case Money:
			if last.Num.Scale != "" {
				n.Num.Unit, n.Num.Scale, n.Num.Currency = Money, last.Num.Scale, last.Num.Currency
			}
		}
	}
}

// bareBefore tells whether n is a number without unit that a separator of rows joins to last.
func bareBefore(n *Token, sep Token, last *Token) bool {
	if last.Kind != Number || n.Kind != Number || n.Num.Unit != NoUnit || n.Num.Cut || n.Num.Glued {
		return false
	}
	if sep.Class == Slash {
		return last.Num.Unit != Percent || n.Num.Value <= 100
	}
	return sep.Class == Listing || sep.Class == Joiner
}

// halfWidth gives the half-width form of a rune; other forms of the minus sign and of the tilde become the plain ones.
func halfWidth(r rune) rune {
	if r < utf8.RuneSelf {
		return r
	}
	if r >= 0xFF01 && r <= 0xFF5E {
		return r - 0xFEE0
	}
	switch r {
	case 0x3000, 0xA0:
		return ' '
	case '−', '–', '—', '﹣':
		return '-'
	case '〜', '∼':
		return '~'
	case '﹪', '٪':
		return '%'
	}
	return r
}
