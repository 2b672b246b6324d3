package extract

// second reads the other end of a range into a.
func (n *numberReader) second(a *Amount) {
	mark := n.at
	b := Amount{}
	if !n.separator() || !n.part(&b) || !rangeUnits(a, b) || n.loose && !n.follows("之间") {
		n.at = mark
		return
	}
	switch {
	case a.Value < b.Value:
		a.Low, a.High, a.Range = a.Value, b.Value, true
		joinUnits(a, b)
	case a.Unit == NoUnit && b.Unit == Percent:
		a.Glued, a.Unit = true, Percent // a level and a move of a table that lost its cells
	default:
		n.at = mark
	}
}

// rangeUnits tells whether two numbers may be the ends of one range: the second has a unit, and the first has the same or none.
func rangeUnits(a *Amount, b Amount) bool {
	return b.Unit != NoUnit && (a.Unit == NoUnit || a.Unit == b.Unit)
}

// separator moves over what stands between the ends of a range, with spaces.
func (n *numberReader) separator() bool {
	n.space()
	n.loose = false
	switch n.peek(0) {
	case '-', '~', '至', '到':
		n.at++
		if n.peek(0) == '-' { // "——" and "--"
			n.at++
		}
	case 't':
		if !n.follows("to ") {
			return false
		}
		n.at += 2
	default:
		if !n.between() {
			return false
		}
	}
	n.space()
	return true
}

// between moves over the and of "between $91 billion and $93 billion" and the 和 of 在910亿和930亿之间; the latter must be followed by 之间.
func (n *numberReader) between() bool {
	switch c := n.peek(0); {
	case c == 'a' && n.follows("and ") && n.from >= 8 && string(n.text[n.from-8:n.from]) == "between ":
		n.at += 3
		return true
	case c == '和' || c == '与':
		n.loose = true
		n.at++
		return true
	}
	return false
}

// follows tells whether the text goes on with s.
func (n *numberReader) follows(s string) bool {
	i := n.at
	for _, r := range s {
		if i >= len(n.text) || n.text[i] != r {
			return false
		}
		i++
	}
	return true
}

// joinUnits gives a the unit that stands behind the second number of a range.
func joinUnits(a *Amount, b Amount) {
	a.Unit = b.Unit
	if a.Scale == "" {
		a.Scale = b.Scale
	}
	if a.Currency == "" {
		a.Currency = b.Currency
	}
}
