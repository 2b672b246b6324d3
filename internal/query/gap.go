package query

import "strings"

// SentenceEnds are the folded characters beside the line break over which no "*" reaches.
const SentenceEnds = "。!;"

// Gap is what stands between two pieces of a pattern: Min to Max characters, none of them a line break, and with Stays none of SentenceEnds. A Mixed gap has "*" and "?" and
// says more than that: which of its characters may end a sentence depends on the order of its signs.
type Gap struct {
	Min, Max     int
	Stays, Mixed bool
}

// Literals gives the pieces of a pattern between its gaps, one more than Gaps.
func (p Pattern) Literals() []string { return strings.FieldsFunc(p.Text, gapSign) }

// Gaps gives the gaps between the pieces of a pattern.
func (p Pattern) Gaps() []Gap {
	var out []Gap
	for _, signs := range strings.FieldsFunc(p.Text, func(r rune) bool { return !gapSign(r) }) {
		many, ones := strings.Count(signs, "*"), strings.Count(signs, "?")
		out = append(out, Gap{Min: ones, Max: ones + many*MaxGap, Stays: ones == 0, Mixed: many > 0 && ones > 0})
	}
	return out
}

func gapSign(r rune) bool { return r == '*' || r == '?' }
