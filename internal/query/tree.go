// Package query is Yanku's search language: what a user types becomes one tree, the same for the search box, the command line and the index.
package query

import (
	"slices"

	"yanku/internal/report"
)

// Tree is a parsed query. The zero Tree asks for nothing and matches everything.
type Tree struct {
	Root All
}

// Node is one part of a tree: All, Not, Words, Dates or Type.
type Node interface {
	match(*folded) bool
}

// All asks that every part holds; an empty All always holds.
type All []Node

// Not asks that its part does not hold.
type Not struct{ Node Node }

// Field says where words are looked for.
type Field string

// The fields of words. Anywhere is the body, the title, the institution, the authors, the file's name and the codes.
const (
	Anywhere Field = ""
	Title    Field = "title"
	Broker   Field = "broker"
	Code     Field = "code"
)

// Words asks that Text stands in Field, wherever and in whatever script, width and case. Text is folded, trimmed and never empty.
type Words struct {
	Field Field
	Text  string
}

// Dates asks that the report's date lies in [From, To]; a zero date leaves that side open. A report without a date is never in it.
type Dates struct {
	From, To report.Date
}

// Type asks that the report is of this type.
type Type struct{ Type report.Type }

// Empty tells whether the query asks for nothing.
func (t Tree) Empty() bool { return len(t.Root) == 0 }

// Words gives the words that a found text shows: those asked for anywhere, in the order typed, each once. Words under a Not are left out.
func (t Tree) Words() []string {
	var out []string
	for _, n := range t.Root {
		if w, ok := n.(Words); ok && w.Field == Anywhere && !slices.Contains(out, w.Text) {
			out = append(out, w.Text)
		}
	}
	return out
}
