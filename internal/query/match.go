package query

import (
	"slices"
	"strings"

	"yanku/internal/report"
)

// Fields is what a report shows to a query.
type Fields struct {
	ID                        report.ID
	Title, Broker, File, Body string
	Was                       string // Body in the script as written; "" when it is the same
	Authors, Codes            []string
	Companies, Indices        []string
	Rating, Format            string
	Captions, Risks           []string
	Points                    []string      // key points, headings and what is set in bold
	Outline                   []Line        // of Body, for the order of what is found
	Loose                     bool          // Title is no title of its own but the beginning of a paragraph or a sentence of one
	Sentences                 []report.Span // of Body, those of prose, for what other reports say too
	Tags, Notes               []string
	States                    []string // what State asks for, as the library has it
	Facts                     []Fact
	Type                      report.Type
	Date                      report.Date
	Split                     func(string) []report.Span // cuts folded text into words; nil where every Chinese character may be one
}

// LineKind is what sort of line it is.
type LineKind uint8

// The kinds of lines. Disclaimers, bylines, captions and rules are no prose.
const (
	OtherLine LineKind = iota
	ProseLine
	RowLine     // of a table
	HeadingLine // begins a section
)

// Line says of what kind the text is from byte From of Body on.
type Line struct {
	From int
	Kind LineKind
}

// Fact is a figure as a query sees it. Name is its subject, measure and code, folded, a line each.
type Fact struct {
	Name, Period, Unit string
	Kind               report.Kind
	Value, Low, High   *float64
}

// FactOf gives a figure as a query sees it.
func FactOf(f report.Figure) Fact {
	name := FoldString(strings.Join([]string{f.Subject.Text, f.Measure, f.Subject.Code}, "\n"))
	return Fact{name, f.Period.Key, f.Quantity.Unit, f.Kind, f.Quantity.Value, f.Quantity.Low, f.Quantity.High}
}

// Anywhere is the text in which words without a field are looked for. The parts stand on lines of their own, and no words hold a line break,
// so that nothing is found across two parts.
func (f Fields) Anywhere() string { return f.anywhere(f.Body) }

func (f Fields) anywhere(body string) string {
	parts := make([]string, 0, 4+len(f.Authors)+len(f.Codes))
	parts = append(parts, body, f.Title, f.Broker, f.File)
	parts = append(append(parts, f.Authors...), f.Codes...)
	return strings.Join(parts, "\n")
}

// In gives the text of one field, its parts a line each.
func (f Fields) In(field Field) string {
	switch field {
	case Title:
		return f.Title
	case Broker:
		return f.Broker
	case Rating:
		return f.Rating
	case Source:
		return f.Format
	case AsWritten:
		return f.Written()
	}
	if list, ok := f.list(field); ok {
		return strings.Join(list, "\n")
	}
	return f.Anywhere()
}

func (f Fields) list(field Field) ([]string, bool) {
	switch field {
	case Author:
		return f.Authors, true
	case Code:
		return f.Codes, true
	case Company:
		return f.Companies, true
	case Index:
		return f.Indices, true
	case Fig:
		return f.Captions, true
	case Risk:
		return f.Risks, true
	case Point:
		return f.Points, true
	case Tag:
		return f.Tags, true
	case Note:
		return f.Notes, true
	}
	return nil, false
}

// Match tells whether the report answers the query, by looking at its whole text. It is what the index must agree with.
func (t Tree) Match(doc Fields) bool {
	return t.Root.match(&folded{Fields: doc})
}

// folded holds the fields with each text folded at most once.
type folded struct {
	Fields
	texts map[Field]string
}

func (f *folded) text(field Field) string {
	s, ok := f.texts[field]
	if !ok {
		if f.texts == nil {
			f.texts = map[Field]string{}
		}
		s = FoldString(f.In(field))
		f.texts[field] = s
	}
	return s
}

func (a All) match(f *folded) bool {
	for _, n := range a {
		if !n.match(f) {
			return false
		}
	}
	return true
}

func (a Any) match(f *folded) bool {
	return slices.ContainsFunc(a, func(n Node) bool { return n.match(f) })
}

func (n Not) match(f *folded) bool { return !n.Node.match(f) }

func (w Words) match(f *folded) bool {
	if w.Exact {
		return strings.Contains(f.written(w.Field), w.Text)
	}
	text := f.text(w.Field)
	stands := func(word string) bool {
		switch {
		case w.Full:
			return nextLine(text, word, 0) >= 0
		case w.Whole:
			return nextWhole(text, word, 0, f.Split) >= 0
		}
		return strings.Contains(text, word)
	}
	return stands(w.Text) || slices.ContainsFunc(w.Also, stands)
}

// written is the text of a field as the file has it. Invalid bytes are U+FFFD, as they are when a text is folded.
func (f *folded) written(field Field) string {
	if field == Anywhere && f.Was != "" {
		return valid(f.anywhere(f.Was))
	}
	return valid(f.In(field))
}

// valid puts U+FFFD in the place of each byte that is no part of a character.
func valid(s string) string { return strings.Map(func(r rune) rune { return r }, s) }

func (n Near) match(f *folded) bool { return nearIn(f.text(n.Field), n) }

func (p Pattern) match(f *folded) bool { return p.expression().MatchString(f.text(p.Field)) }

func (d Dates) match(f *folded) bool { return d.Holds(f.Date) }

func (t Type) match(f *folded) bool { return t.Type == f.Type }

func (s State) match(f *folded) bool { return slices.Contains(f.States, s.What) }

func (s Set) match(f *folded) bool { return s.IDs[f.ID] }

func (p Period) match(f *folded) bool {
	return slices.ContainsFunc(f.Facts, func(x Fact) bool { return strings.EqualFold(x.Period, p.Key) })
}

func (n Number) match(f *folded) bool { return slices.ContainsFunc(f.Facts, n.Holds) }

// Holds tells whether d is known and in the range.
func (r Dates) Holds(d report.Date) bool {
	return !d.Zero() && (r.From.Zero() || !d.Before(r.From)) && (r.To.Zero() || !r.To.Before(d))
}
