package format

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"yanku/internal/report"
)

// inline is the text of a paragraph with its bold parts. A line feed stands at each line end; hard has the offsets of those that the author asked for.
type inline struct {
	text   string
	strong []report.Span
	hard   map[int]bool
}

// inliner gathers the text of inline nodes.
type inliner struct {
	src  []byte
	out  strings.Builder
	bold []report.Span
	hard map[int]bool
}

// inline reads the text under n: images and inline HTML are dropped, links become their text, escapes and entities what they stand for.
func (w *walker) inline(n ast.Node) inline {
	in := &inliner{src: w.src}
	in.children(n)
	return inline{in.out.String(), in.bold, in.hard}
}

func (in *inliner) children(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		in.node(c)
	}
}

func (in *inliner) node(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		value := n.Segment.Value(in.src)
		if !n.IsRaw() {
			value = unescape(value)
		}
		in.out.Write(value)
		in.lineEnd(n.SoftLineBreak(), n.HardLineBreak())
	case *ast.String:
		in.out.Write(n.Value)
	case *ast.CodeSpan:
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			if t, ok := c.(*ast.Text); ok {
				in.out.Write(t.Segment.Value(in.src))
			}
		}
	case *ast.Emphasis:
		from := in.out.Len()
		in.children(n)
		if n.Level == 2 && in.out.Len() > from {
			in.strong(report.Span{From: from, To: in.out.Len()})
		}
	case *ast.AutoLink:
		in.out.Write(n.Label(in.src))
	case *ast.Image:
	case *ast.RawHTML:
		if isLineBreak(n.Segments.Value(in.src)) {
			in.lineEnd(false, true)
		}
	default:
		in.children(n)
	}
}

// strong adds a bold span; one inside the last goes up in it.
func (in *inliner) strong(s report.Span) {
	for len(in.bold) > 0 && s.Holds(in.bold[len(in.bold)-1]) {
		in.bold = in.bold[:len(in.bold)-1]
	}
	in.bold = append(in.bold, s)
}

func (in *inliner) lineEnd(soft, hard bool) {
	if hard {
		if in.hard == nil {
			in.hard = map[int]bool{}
		}
		in.hard[in.out.Len()] = true
	}
	if soft || hard {
		in.out.WriteByte('\n')
	}
}

// isLineBreak tells whether inline HTML is <br>.
func isLineBreak(tag []byte) bool {
	t := strings.ToLower(strings.Trim(string(tag), "<>/ "))
	return t == "br"
}

// unescape resolves backslashes and entities. Most text has neither.
func unescape(v []byte) []byte {
	for _, b := range v {
		if b == '\\' || b == '&' {
			return util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(v)))
		}
	}
	return v
}
