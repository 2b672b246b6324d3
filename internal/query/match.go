package query

import (
	"strings"

	"yanku/internal/report"
)

// Fields is what a report shows to a query.
type Fields struct {
	Title, Broker, File, Body string
	Authors, Codes            []string
	Type                      report.Type
	Date                      report.Date
}

// Anywhere is the text in which words without a field are looked for. The parts stand on lines of their own, and no words hold a line break,
// so that nothing is found across two parts.
func (f Fields) Anywhere() string {
	parts := make([]string, 0, 4+len(f.Authors)+len(f.Codes))
	parts = append(parts, f.Body, f.Title, f.Broker, f.File)
	parts = append(append(parts, f.Authors...), f.Codes...)
	return strings.Join(parts, "\n")
}

// In gives the text of one field.
func (f Fields) In(field Field) string {
	switch field {
	case Title:
		return f.Title
	case Broker:
		return f.Broker
	case Code:
		return strings.Join(f.Codes, "\n")
	}
	return f.Anywhere()
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

func (n Not) match(f *folded) bool { return !n.Node.match(f) }

func (w Words) match(f *folded) bool { return strings.Contains(f.text(w.Field), w.Text) }

func (d Dates) match(f *folded) bool { return d.Holds(f.Date) }

func (t Type) match(f *folded) bool { return t.Type == f.Type }

// Holds tells whether d is known and in the range.
func (r Dates) Holds(d report.Date) bool {
	return !d.Zero() && (r.From.Zero() || !d.Before(r.From)) && (r.To.Zero() || !r.To.Before(d))
}
