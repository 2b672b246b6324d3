package format

import (
	"context"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"yanku/internal/report"
)

// fragment reads a piece of HTML that stands in another format.
func fragment(ctx context.Context, s string, lim Limits) ([]Block, error) {
	if !strings.ContainsFunc(s, func(r rune) bool { return r != '<' }) {
		return nil, nil
	}
	doc, err := html.Parse(strings.NewReader(s))
	if err != nil {
		return nil, fmt.Errorf("read a piece of HTML: %w: %w", ErrLimit, err)
	}
	if err := measure(doc, lim); err != nil {
		return nil, err
	}
	return walkHTML(ctx, doc, lim)
}

// What an element means for the text around it.
const (
	dropped = "script style noscript template nav aside footer form button select option input textarea iframe object embed svg canvas video audio img picture head title link meta"
	block   = "p div section article main header blockquote pre ul ol li dl dt dd figure figcaption h1 h2 h3 h4 h5 h6 table tr hr center address details summary body html"
)

var (
	isDropped = wordSet(dropped)
	isBlock   = wordSet(block)
)

func wordSet(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// htmlWalker gathers blocks from a page.
type htmlWalker struct {
	ctx   context.Context
	lim   Limits
	out   []Block
	cur   Block           // the block being filled
	text  strings.Builder // its text
	pre   bool
	depth int // of lists
}

// walkHTML reads the blocks under n.
func walkHTML(ctx context.Context, n *html.Node, lim Limits) ([]Block, error) {
	w := &htmlWalker{ctx: ctx, lim: lim, cur: Block{Kind: report.Paragraph}}
	if err := w.node(n); err != nil {
		return nil, err
	}
	w.flush(Block{Kind: report.Paragraph})
	return w.out, nil
}

// setBullet is the marker of an item that is set as a paragraph, as Word saves lists.
var setBullet = regexp.MustCompile(`^[•·●■◆▶➢]\s+`)

// flush ends the block being filled and begins next.
func (w *htmlWalker) flush(next Block) {
	b := w.cur
	b.Text = w.text.String()
	if b = trimBlock(b); b.Text != "" {
		if mark := setBullet.FindString(b.Text); mark != "" && b.Kind == report.Paragraph {
			b = b.cut(len(mark), len(b.Text))
			b.Kind, b.Level = report.Item, max(1, b.Level)
		}
		w.out = append(w.out, b)
		if next.Kind == report.Item && b.Kind == report.Item && next.Number == b.Number && next.Level == b.Level {
			next.Kind, next.Number = report.Paragraph, ""
		}
	}
	w.text.Reset()
	w.cur = next
}

func (w *htmlWalker) node(n *html.Node) error {
	if err := w.ctx.Err(); err != nil {
		return err
	}
	switch n.Type {
	case html.TextNode:
		w.words(n.Data)
		return nil
	case html.ElementNode:
		return w.element(n)
	case html.DocumentNode:
		return w.children(n)
	}
	return nil
}

func (w *htmlWalker) children(n *html.Node) error {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if err := w.node(c); err != nil {
			return err
		}
	}
	return nil
}

func (w *htmlWalker) element(n *html.Node) error {
	switch {
	case isDropped[n.Data] || hidden(n):
		return nil
	case n.Data == "br":
		w.flush(continued(w.cur))
		return nil
	case n.Data == "hr":
		w.flush(Block{Kind: report.Paragraph})
		w.out = append(w.out, Block{Kind: report.Rule})
		return nil
	case n.Data == "table":
		return w.table(n)
	case n.Data == "ul" || n.Data == "ol":
		return w.list(n)
	case n.Data == "strong" || n.Data == "b":
		return w.bold(n)
	case isBlock[n.Data]:
		return w.block(n)
	}
	return w.children(n)
}

// continued is the block that goes on after a line break.
func continued(b Block) Block {
	b.Strong, b.Number = nil, ""
	if b.Kind == report.Item {
		b.Kind = report.Paragraph
	}
	return b
}

// block reads an element that stands on lines of its own.
func (w *htmlWalker) block(n *html.Node) error {
	outer := w.cur
	outer.Strong = nil
	next := Block{Kind: report.Paragraph}
	switch n.Data {
	case "h1", "h2", "h3", "h4", "h5", "h6":
		next.Kind, next.Level = report.Heading, int(n.Data[1]-'0')
	case "blockquote":
		next.Kind = report.Quoted
	case "pre":
		defer func(was bool) { w.pre = was }(w.pre)
		w.pre = true
		next.Kind = report.Code
	default:
		if outer.Kind != report.Heading {
			next = outer
		}
	}
	w.flush(next)
	if err := w.children(n); err != nil {
		return err
	}
	w.flush(continued(outer))
	return nil
}

// list reads the items of a list; an ordered one numbers them from its start.
func (w *htmlWalker) list(n *html.Node) error {
	outer := continued(w.cur)
	w.flush(outer)
	w.depth++
	number, err := strconv.Atoi(attr(n, "start"))
	if err != nil {
		number = 1
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode || isDropped[c.Data] {
			continue
		}
		item := Block{Kind: report.Item, Level: w.depth}
		if n.Data == "ol" && c.Data == "li" {
			if v, err := strconv.Atoi(attr(c, "value")); err == nil {
				number = v
			}
			item.Number = strconv.Itoa(number) + "."
			number++
		}
		w.flush(item)
		w.cur = item
		if err := w.children(c); err != nil {
			return err
		}
	}
	w.depth--
	w.flush(outer)
	return nil
}

func (w *htmlWalker) bold(n *html.Node) error {
	before, from := len(w.out), w.text.Len()
	if err := w.children(n); err != nil {
		return err
	}
	if len(w.out) == before && w.text.Len() > from {
		w.cur.Strong = append(w.cur.Strong, report.Span{From: from, To: w.text.Len()})
	}
	return nil
}

// words adds text; space in a page's source is one space, a line end in it a line feed that cleaning mends.
func (w *htmlWalker) words(s string) {
	if w.pre {
		for i, l := range strings.Split(s, "\n") {
			if i > 0 {
				w.flush(continued(w.cur))
			}
			w.text.WriteString(l)
		}
		return
	}
	for i := 0; i < len(s); {
		n := 0
		for i+n < len(s) && strings.IndexByte(" \t\r\n", s[i+n]) >= 0 {
			n++
		}
		switch {
		case n == 0:
			w.text.WriteByte(s[i])
			n = 1
		case strings.Contains(s[i:i+n], "\n"):
			w.text.WriteByte('\n')
		default:
			w.text.WriteByte(' ')
		}
		i += n
	}
}

// hidden tells whether an element is not shown, or is navigation by its role.
func hidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "style":
			if strings.Contains(strings.ReplaceAll(a.Val, " ", ""), "display:none") {
				return true
			}
		case "role":
			if a.Val == "navigation" || a.Val == "banner" || a.Val == "contentinfo" || a.Val == "search" {
				return true
			}
		}
	}
	return false
}
