package format

import (
	"bytes"
	"context"
	"fmt"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"yanku/internal/report"
)

// walker turns goldmark's tree into blocks.
type walker struct {
	ctx  context.Context
	src  []byte
	wrap wrapping
	lim  Limits
	out  []Block
	end  int // where in src the last paragraph ended
}

// place is where in the tree a block stands.
type place struct {
	depth  int    // of lists
	nest   int    // of everything
	quoted bool   // in a block quote
	item   bool   // the next paragraph is the item's own
	number string // of that item
}

// blocks reads the children of n.
func (w *walker) blocks(n ast.Node, p place) error {
	if err := w.ctx.Err(); err != nil {
		return err
	}
	if p.nest++; w.lim.Depth > 0 && p.nest > w.lim.Depth {
		return fmt.Errorf("read markdown: %d levels: %w", p.nest, ErrLimit)
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if err := w.block(c, p); err != nil {
			return err
		}
		p.item, p.number = false, ""
	}
	return nil
}

func (w *walker) block(n ast.Node, p place) error {
	switch n := n.(type) {
	case *ast.Heading:
		w.heading(n)
	case *ast.List:
		p.depth++
		p.item = false
		return w.blocks(n, p)
	case *ast.ListItem:
		p.item, p.number = true, w.number(n)
		return w.blocks(n, p)
	case *ast.Blockquote:
		p.quoted = true
		return w.blocks(n, p)
	case *ast.ThematicBreak:
		w.out = append(w.out, Block{Kind: report.Rule})
	case *ast.FencedCodeBlock:
		w.code(n)
	case *ast.CodeBlock:
		return w.setIn(n, p)
	case *ast.HTMLBlock:
		return w.html(n)
	case *extast.Table:
		w.table(n)
	default:
		w.paragraph(n, p)
	}
	return nil
}

// headingMost is the most columns of a heading; a longer one is a paragraph that a line of dashes happens to follow.
const headingMost = 120

func (w *walker) heading(n *ast.Heading) {
	t := w.inline(n)
	words := strings.Trim(t.text, blank)
	b := Block{Kind: report.Heading, Level: n.Level, Text: t.text, Strong: t.strong}
	if width(words) > headingMost || strings.HasSuffix(words, "。") && !w.atx(n) {
		b.Kind, b.Level = report.Paragraph, 0
		w.out = append(w.out, b, Block{Kind: report.Rule})
		return
	}
	w.out = append(w.out, b)
}

// atx tells whether a heading is written with # marks.
func (w *walker) atx(n *ast.Heading) bool {
	if n.Lines().Len() == 0 {
		return true
	}
	at := n.Lines().At(0).Start
	for at > 0 && w.src[at-1] != '\n' {
		at--
	}
	return strings.HasPrefix(strings.TrimLeft(string(w.src[at:n.Lines().At(0).Start]), " "), "#")
}

// writtenNumber is the marker that stands before an item's text on its line.
var writtenNumber = regexp.MustCompile(`(\d+[.)])\s*$`)

// number gives an item's marker as written, "" for a bullet.
func (w *walker) number(n *ast.ListItem) string {
	list, ok := n.Parent().(*ast.List)
	if !ok || !list.IsOrdered() {
		return ""
	}
	first := n.FirstChild()
	for first != nil && (first.Type() != ast.TypeBlock || first.Lines() == nil || first.Lines().Len() == 0) {
		first = first.FirstChild()
	}
	if first == nil {
		return ""
	}
	to := first.Lines().At(0).Start
	from := to
	for from > 0 && w.src[from-1] != '\n' {
		from--
	}
	before := strings.TrimRight(string(w.src[from:to]), "# \t")
	if m := writtenNumber.FindStringSubmatch(before); m != nil {
		return m[1]
	}
	return ""
}

// setIn reads lines that are set in by four spaces or more. Markdown calls them code; in reports they are paragraphs with an indent.
func (w *walker) setIn(n *ast.CodeBlock, p place) error {
	var b strings.Builder
	for i := range n.Lines().Len() {
		at := n.Lines().At(i)
		b.WriteString(strings.TrimLeft(string(at.Value(w.src)), " \t"))
	}
	inner := *w
	inner.src = []byte(b.String())
	err := inner.blocks(markdownParser().Parse(text.NewReader(inner.src)), p)
	w.out = inner.out
	return err
}

func (w *walker) code(n *ast.FencedCodeBlock) {
	for i := range n.Lines().Len() {
		at := n.Lines().At(i)
		w.out = append(w.out, Block{Kind: report.Code, Text: strings.TrimRight(string(at.Value(w.src)), "\n")})
	}
}

// html reads a block of HTML inside Markdown.
func (w *walker) html(n *ast.HTMLBlock) error {
	var b strings.Builder
	for i := range n.Lines().Len() {
		at := n.Lines().At(i)
		b.Write(at.Value(w.src))
	}
	if n.HasClosure() {
		b.Write(n.ClosureLine.Value(w.src))
	}
	blocks, err := fragment(w.ctx, b.String(), w.lim)
	if err != nil {
		return err
	}
	table := nextTable(w.out)
	for _, x := range blocks {
		if x.Table > 0 {
			x.Table += table - 1
		}
		w.out = append(w.out, x)
	}
	return nil
}

// cssOnly is a style sheet that a converter took for text.
var cssOnly = regexp.MustCompile(`^(?:[^{}\p{Han}]{1,200}\{[^{}]*\}\s*){2,}$`)

// paragraph reads a paragraph, or what an item holds; it may become several blocks, or the rows of a table set by tabs.
func (w *walker) paragraph(n ast.Node, p place) {
	t := w.inline(n)
	if strings.Contains(t.text, cellMark) {
		w.tabTable(t)
		return
	}
	if cssOnly.MatchString(strings.TrimSpace(t.text)) {
		return
	}
	b := Block{Kind: report.Paragraph, Level: p.depth, Text: t.text, Strong: t.strong}
	switch {
	case p.item:
		b.Kind, b.Number = report.Item, p.number
	case p.quoted:
		b.Kind = report.Quoted
	case p.depth == 0 && boldChapter(t):
		b.Kind, b.Level = report.Heading, 2
	}
	gap := w.gap(n)
	for i, part := range w.parts(t) {
		x := b.cut(part.From, part.To)
		if i > 0 && x.Kind == report.Item {
			x.Kind, x.Number = report.Paragraph, ""
		}
		if i == 0 && w.goesOn(x, gap) {
			last := &w.out[len(w.out)-1]
			*last = last.with(strings.Repeat("\n", gap), x)
			continue
		}
		w.out = append(w.out, x)
	}
}

// boldChapter tells whether a paragraph is a chapter's number and title in bold, and nothing else: **二、 市场核心洞察**.
func boldChapter(t inline) bool {
	if len(t.strong) != 1 || t.strong[0].From > 0 || t.strong[0].To < len(strings.TrimRight(t.text, blank)) {
		return false
	}
	return numberedHeading.MatchString(strings.TrimSpace(t.text)) && !strings.HasSuffix(t.text, "：")
}

// gap counts the line ends between the last paragraph and this one.
func (w *walker) gap(n ast.Node) int {
	if n.Type() != ast.TypeBlock || n.Lines().Len() == 0 {
		return 0
	}
	from, to := w.end, n.Lines().At(0).Start
	w.end = n.Lines().At(n.Lines().Len() - 1).Stop
	if from >= to {
		return 0
	}
	gap := bytes.Count(w.src[from:to], []byte("\n"))
	if w.src[from-min(from, 1)] == '\n' {
		gap++
	}
	return gap
}

// goesOn tells whether x is the rest of the block before it, cut off by the end of a page.
func (w *walker) goesOn(x Block, gap int) bool {
	if gap < 2 || len(w.out) == 0 || x.Kind != report.Paragraph {
		return false
	}
	last := w.out[len(w.out)-1]
	return (last.Kind == report.Paragraph || last.Kind == report.Item) && crossesPage(last.Text, x.Text, gap)
}

// parts cuts a paragraph where a line end is a paragraph's end. Hard breaks (marked \v) always are.
func (w *walker) parts(t inline) []report.Span {
	var out []report.Span
	from, lineFrom := 0, 0
	for i := 0; i < len(t.text); i++ {
		if t.text[i] != '\n' {
			continue
		}
		next, _, _ := strings.Cut(t.text[i+1:], "\n")
		if t.hard[i] || !w.wrap.joins(t.text[lineFrom:i], next, setIn(next) && !setIn(t.text[lineFrom:i])) {
			out = append(out, report.Span{From: from, To: i})
			from = i + 1
		}
		lineFrom = i + 1
	}
	return append(out, report.Span{From: from, To: len(t.text)})
}
