// Package query is Yanku's search language: what a user types becomes one tree, the same for the search box, the command line and the index.
package query

import (
	"slices"

	"yanku/internal/report"
)

// Tree is a parsed query. The zero Tree asks for nothing and matches everything.
type Tree struct {
	Root  All
	Parts []report.Span // for each node of Root, the bytes of Typed it was read from
	Typed string
	Hints []Hint
}

// Hint is a quiet word on what was typed: something could not be taken as it seems to be meant and was read otherwise.
type Hint struct {
	Code string // "quote" left open, "paren" left open, "field" unknown, "value" unreadable, "long" cut off
	Text string // what it is about, as typed
}

// Node is one part of a tree: All, Any, Not, Words, Near, Pattern, Dates, Type, State, Period, Number or Set.
type Node interface {
	match(*folded) bool
}

// All asks that every part holds; an empty All always holds.
type All []Node

// Any asks that one part holds; an empty Any never does.
type Any []Node

// Not asks that its part does not hold.
type Not struct{ Node Node }

// Field says where words are looked for.
type Field string

// The fields of words. Anywhere is the body, the title, the institution, the authors, the file's name and the codes.
const (
	Anywhere Field = ""
	Title    Field = "title"
	Broker   Field = "broker"
	Author   Field = "author"
	Code     Field = "code"
	Company  Field = "company" // subjects of figures that are no index
	Index    Field = "index"   // subjects of figures that are one
	Rating   Field = "rating"
	Fig      Field = "fig"   // captions
	Risk     Field = "risk"  // of the risk section
	Tag      Field = "tag"   // the user's own; not in the index
	Note     Field = "note"  // the user's own; not in the index
	Source   Field = "src"   // the format of the file
	Point    Field = "point" // key points and headings
)

// AsWritten is Anywhere as the file has it. It is no field to be typed: the index holds it where more than script, width and case were changed.
const AsWritten Field = "written"

// Own tells whether the field holds the user's own words, which change without the report: they are looked up in the rows and never stand in the index.
func (f Field) Own() bool { return f == Tag || f == Note }

// Words asks that Text stands in Field, wherever and in whatever script, width and case. Text is folded, trimmed and never empty. At most one of Exact, Full and Whole is set.
type Words struct {
	Field  Field
	Text   string
	Exact  bool     // as written: Text is not folded and is looked for in the words as the file has them
	Full   bool     // Text is the whole of the field, or of a line of it
	Whole  bool     // Text begins and ends where words do; see Text.FindWhole
	Quoted bool     // typed in quotes: it is not said in other ways
	Also   []string // other ways to say it, folded; one of all is enough
}

// Near asks that all Words stand in one line of Field within as many characters as they have together and Within more.
type Near struct {
	Field  Field
	Words  []string // folded, at least two
	Within int
}

// Pattern asks for words with gaps: in Text, folded, "*" stands for up to MaxGap characters of one sentence and "?" for exactly one. It begins and ends with neither.
type Pattern struct {
	Field Field
	Text  string
}

// MaxGap is how many characters "*" may stand for.
const MaxGap = 16

// Dates asks that the report's date lies in [From, To]; a zero date leaves that side open. A report without a date is never in it.
type Dates struct {
	From, To report.Date
}

// Type asks that the report is of this type.
type Type struct{ Type report.Type }

// State asks what the report is or has, by the values of the table query_words.csv: "unread", "star", "doubt", "tag", "capex" (a figure of that kind), "caption" (a finding) …
type State struct{ What string }

// Period asks for a figure of this period: 2025Q4, 2026, week.
type Period struct{ Key string }

// Number asks for a figure whose subject, measure or code holds Subject (folded; "" for any) or that is of Kind ("" for any), and whose value lies in [Low, High];
// a range overlaps it. A nil side is open; Open leaves the limits themselves out. Unit is folded; "" is any unit, and then numbers are compared as written.
type Number struct {
	Subject   string
	Kind      report.Kind
	Low, High *float64
	Open      bool
	Unit      string
}

// Set asks for one of these reports: what a part that only the rows know came to.
type Set struct{ IDs map[report.ID]bool }

// Empty tells whether the query asks for nothing.
func (t Tree) Empty() bool { return len(t.Root) == 0 }

// Words gives the words that a found text shows: those of Terms with their other ways to be said, each once.
func (t Tree) Words() []string {
	var out []string
	for _, w := range slices.Concat(t.Terms()...) {
		if w != "" && !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
}

// AsWhole gives the tree in which words stand for whole words only: the switch of the window and of the command line. Exact and full ones, those near each other and
// patterns stay as they are.
func (t Tree) AsWhole() Tree {
	return t.Map(func(n Node) Node {
		if w, ok := n.(Words); ok && !w.Exact && !w.Full {
			w.Whole = true
			return w
		}
		return n
	})
}

// Walk calls visit for n and, where it returns true, for the parts of n.
func Walk(n Node, visit func(Node) bool) {
	if !visit(n) {
		return
	}
	switch n := n.(type) {
	case All:
		for _, kid := range n {
			Walk(kid, visit)
		}
	case Any:
		for _, kid := range n {
			Walk(kid, visit)
		}
	case Not:
		Walk(n.Node, visit)
	}
}

// Map gives the tree with every leaf replaced by what change makes of it.
func (t Tree) Map(change func(Node) Node) Tree {
	t.Root = mapNodes(t.Root, change)
	return t
}

func mapNodes[S ~[]Node](nodes S, change func(Node) Node) S {
	out := make(S, len(nodes))
	for i, n := range nodes {
		out[i] = mapNode(n, change)
	}
	return out
}

func mapNode(n Node, change func(Node) Node) Node {
	switch n := n.(type) {
	case All:
		return mapNodes(n, change)
	case Any:
		return mapNodes(n, change)
	case Not:
		return Not{mapNode(n.Node, change)}
	}
	return change(n)
}

// Without gives what was typed without the part i of Root.
func (t Tree) Without(i int) string {
	if i < 0 || i >= len(t.Parts) {
		return t.Typed
	}
	p := t.Parts[i]
	return trim(t.Typed[:p.From] + " " + t.Typed[p.To:])
}
