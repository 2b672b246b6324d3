package query

import "strings"

// SentenceEnds are the folded characters beside the line break over which no "*" reaches.
const SentenceEnds = "。!;"

// Gap is what stands between two pieces of a pattern: Min to Max characters, none of them a line break, and with Stays none of SentenceEnds. A Mixed gap has "*" and "?" and
// says more than that: which of its characters may end a sentence depends on the order of its Signs.
type Gap struct {
	Min, Max     int
	Stays, Mixed bool
	Signs        string
}

// Holds tells whether a mixed gap can be size characters of which those that ends names end a sentence.
func (g Gap) Holds(size int, ends func(i int) bool) bool {
	can := make([]bool, size+1) // how far the signs so far reach
	can[0] = true
	for _, sign := range g.Signs {
		next := make([]bool, size+1)
		for i, ok := range can {
			switch {
			case !ok:
			case sign == '?':
				if i < size {
					next[i+1] = true
				}
			default:
				next[i] = true
				for n := 1; n <= MaxGap && i+n <= size && !ends(i+n-1); n++ {
					next[i+n] = true
				}
			}
		}
		can = next
	}
	return can[size]
}

// Literals gives the pieces of a pattern between its gaps, one more than Gaps.
func (p Pattern) Literals() []string { return strings.FieldsFunc(p.Text, gapSign) }

// Gaps gives the gaps between the pieces of a pattern.
func (p Pattern) Gaps() []Gap {
	var out []Gap
	for _, signs := range strings.FieldsFunc(p.Text, func(r rune) bool { return !gapSign(r) }) {
		many, ones := strings.Count(signs, "*"), strings.Count(signs, "?")
		out = append(out, Gap{Min: ones, Max: ones + many*MaxGap, Stays: ones == 0, Mixed: many > 0 && ones > 0, Signs: signs})
	}
	return out
}

func gapSign(r rune) bool { return r == '*' || r == '?' }
