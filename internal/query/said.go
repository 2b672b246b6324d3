package query

import (
	"strconv"
	"strings"

	"yanku/internal/report"
)

// Saying is what a part of a query asks for.
type Saying string

// The sayings, and what of a Part each fills beside Kind and Not.
const (
	SaysWord    Saying = "word"    // Field, Text, Also
	SaysWhole   Saying = "whole"   // a whole word: Field, Text, Also
	SaysPhrase  Saying = "phrase"  // in quotes: Field, Text
	SaysExact   Saying = "exact"   // in this script, width and case: Field, Text
	SaysFull    Saying = "full"    // the whole value of a field or a whole line: Field, Text
	SaysPattern Saying = "pattern" // with gaps: Field, Text
	SaysNear    Saying = "near"    // Field, Words, Within
	SaysDates   Saying = "dates"   // From, To; a zero one is open
	SaysType    Saying = "type"    // Text: a report.Type
	SaysState   Saying = "state"   // Text: what State asks for
	SaysPeriod  Saying = "period"  // Text: its key
	SaysNumber  Saying = "number"  // Figure ("" for any), Text (the subject, "" for any), Range (≥300亿美元)
	SaysAll     Saying = "all"     // Parts, all of them
	SaysAny     Saying = "any"     // Parts, one of them
)

// Part is one part of a query in a form that can be put into words of any language without reading it again. Texts are spelled as typed where they stand so, else folded.
type Part struct {
	Kind     Saying
	Not      bool // it must not hold
	Field    Field
	Text     string
	Also     []string // other ways to say Text, as the table of synonyms writes them
	Words    []string
	Within   int // characters between Words
	From, To report.Date
	Figure   report.Kind
	Range    string
	Parts    []Part
}

// Said gives the parts of the query, one for each node of Root: the chip i is taken away by Without(i).
func (t Tree) Said() []Part {
	out := make([]Part, len(t.Root))
	for i, n := range t.Root {
		typed := t.Typed
		if i < len(t.Parts) {
			typed = typed[t.Parts[i].From:t.Parts[i].To]
		}
		s := speller{typed: typed, text: NewText(typed)}
		out[i] = s.part(n)
	}
	return out
}

// speller finds how words were typed, from left to right.
type speller struct {
	typed string
	text  *Text
	at    int
}

func (s *speller) spell(word string) string {
	i := strings.Index(s.text.folded[s.at:], word)
	if i < 0 {
		return word
	}
	from := s.at + i
	s.at = from + len(word)
	return s.typed[s.text.original(from):s.text.original(s.at)]
}

func (s *speller) part(n Node) Part {
	switch n := n.(type) {
	case All:
		return Part{Kind: SaysAll, Parts: s.parts(n)}
	case Any:
		return Part{Kind: SaysAny, Parts: s.parts(n)}
	case Not:
		p := s.part(n.Node)
		if p.Not {
			p = Part{Kind: SaysAll, Parts: []Part{p}}
		}
		p.Not = true
		return p
	case Words:
		return s.words(n)
	case Near:
		p := Part{Kind: SaysNear, Field: n.Field, Within: n.Within}
		for _, w := range n.Words {
			p.Words = append(p.Words, s.spell(w))
		}
		return p
	case Pattern:
		return Part{Kind: SaysPattern, Field: n.Field, Text: s.spell(n.Text)}
	}
	return valuePart(n)
}

func (s *speller) parts(nodes []Node) []Part {
	out := make([]Part, len(nodes))
	for i, n := range nodes {
		out[i] = s.part(n)
	}
	return out
}

func (s *speller) words(w Words) Part {
	p := Part{Kind: SaysWord, Field: w.Field}
	switch {
	case w.Exact:
		p.Kind, p.Text = SaysExact, w.Text
		return p
	case w.Full:
		p.Kind = SaysFull
	case w.Whole:
		p.Kind = SaysWhole
	case w.Quoted:
		p.Kind = SaysPhrase
	}
	p.Text = s.spell(w.Text)
	for _, other := range w.Also {
		p.Also = append(p.Also, written(other))
	}
	return p
}

func valuePart(n Node) Part {
	switch n := n.(type) {
	case Dates:
		return Part{Kind: SaysDates, From: n.From, To: n.To}
	case Type:
		return Part{Kind: SaysType, Text: string(n.Type)}
	case State:
		return Part{Kind: SaysState, Text: n.What}
	case Period:
		return Part{Kind: SaysPeriod, Text: n.Key}
	case Number:
		return Part{Kind: SaysNumber, Text: n.Subject, Figure: n.Kind, Range: n.limits()}
	}
	return Part{Kind: SaysAll} // a Set says nothing
}

// limits writes the range of a number: >5%, ≤300亿美元, 5%..10%.
func (n Number) limits() string {
	value := func(v *float64) string { return strconv.FormatFloat(*v, 'f', -1, 64) + n.Unit }
	sign := map[bool]string{false: "≥", true: ">"}[n.Open]
	switch {
	case n.Low == nil && n.High == nil:
		return ""
	case n.High == nil:
		return sign + value(n.Low)
	case n.Low == nil:
		return map[bool]string{false: "≤", true: "<"}[n.Open] + value(n.High)
	case *n.Low == *n.High:
		return "=" + value(n.Low)
	}
	return value(n.Low) + ".." + value(n.High)
}
