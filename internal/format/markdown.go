package format

import (
	"bytes"
	"context"
	"fmt"
	"regexp"
	"strings"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
	"go.abhg.dev/goldmark/frontmatter"
)

// markdownParser is goldmark with front matter, tables, East Asian emphasis and strikethrough.
var markdownParser = sync.OnceValue(func() parser.Parser {
	p := parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithInlineParsers(append(parser.DefaultInlineParsers(), util.Prioritized(eastEmphasis{}, 450), util.Prioritized(newStrike(), 500))...),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
	)
	m := goldmark.New(goldmark.WithParser(p))
	extension.Table.Extend(m)
	(&frontmatter.Extender{}).Extend(m)
	return p
})

// matchMarkdown tells Markdown from plain text by its signs: front matter; one heading, bold, link, table or code; two list items and more with another sign,
// or in a file that is named Markdown.
func matchMarkdown(name string, head []byte) bool {
	if hasFrontMatter(head) {
		return true
	}
	items, quotes := 0, 0
	prev := ""
	for line := range strings.SplitSeq(string(head), "\n") {
		l := strings.TrimSpace(line)
		if l != "" && sureSign(l, prev) {
			return true
		}
		switch {
		case listSign.MatchString(l):
			items++
		case strings.HasPrefix(l, ">"):
			quotes++
		}
		prev = l
	}
	named := strings.HasSuffix(name, ".md") || strings.HasSuffix(name, ".markdown")
	return items > 1 && quotes > 0 || named && items+quotes > 1
}

// Signs of Markdown in one line; each needs a byte that sureSign looks for first.
var (
	headingSign = regexp.MustCompile(`^#{1,6} +\S`)
	boldSign    = regexp.MustCompile(`\*\*[^*]{1,200}\*\*`)
	linkSign    = regexp.MustCompile(`!?\[[^\]]*\]\([^)]*\)`)
	tableSign   = regexp.MustCompile(`^\|(?: *:?-+:? *\|)+$`)
	ruleSign    = regexp.MustCompile(`^(?:={5,}|-{5,})$`)
	listSign    = regexp.MustCompile(`^(?:[-*+]|\d{1,2}[.)]) +\S`)
)

// sureSign tells whether a line can only be Markdown. prev is the line before it.
func sureSign(l, prev string) bool {
	switch l[0] {
	case '#':
		return headingSign.MatchString(l)
	case '|':
		return strings.HasPrefix(prev, "|") && tableSign.MatchString(l)
	case '`':
		return strings.HasPrefix(l, "```")
	case '=', '-':
		if prev != "" && ruleSign.MatchString(l) {
			return true
		}
	}
	return strings.Contains(l, "**") && boldSign.MatchString(l) || strings.Contains(l, "](") && linkSign.MatchString(l)
}

// hasFrontMatter tells whether a text opens with YAML between two lines of dashes.
func hasFrontMatter(head []byte) bool {
	rest, ok := bytes.CutPrefix(bytes.TrimLeft(head, "\uFEFF\r\n"), []byte("---"))
	if !ok {
		return false
	}
	line, rest, ok := bytes.Cut(rest, []byte("\n"))
	return ok && len(bytes.TrimSpace(line)) == 0 && frontKey.Match(rest) && bytes.Contains(rest, []byte("\n---"))
}

var frontKey = regexp.MustCompile(`^\s*(?:#[^\n]*\n\s*)*["']?[\p{L}_][\p{L}\d_ -]{0,40}["']?\s*:`)

// readMarkdown reads Markdown, with YAML front matter if there is one, into blocks.
func readMarkdown(ctx context.Context, f File, lim Limits) (Raw, error) {
	if err := checkSize(f, lim.Text); err != nil {
		return Raw{}, err
	}
	src, charset, err := decode(f, "")
	if err != nil {
		return Raw{}, err
	}
	if err := ctx.Err(); err != nil {
		return Raw{}, err
	}
	if tooTangled(src) {
		return readText(ctx, f, lim)
	}
	if n := listDepth(src); lim.Depth > 0 && 2*n > lim.Depth { // a list and its item are two levels
		return Raw{}, fmt.Errorf("read %s: lists of %d levels: %w", f.Name, n, ErrLimit)
	}
	raw := Raw{Format: "markdown", Charset: charset}
	src = prepareMarkdown(src)
	pc := parser.NewContext()
	root := markdownParser().Parse(text.NewReader([]byte(src)), parser.WithContext(pc))
	raw.Hints = frontHints(pc)
	w := &walker{ctx: ctx, src: []byte(src), wrap: wrappingOf(strings.Split(src, "\n")), lim: lim}
	if err := w.blocks(root, place{}); err != nil {
		return Raw{}, err
	}
	raw.Blocks = w.out
	return finish(raw, f.Name, lim)
}

// tangleMost bounds the marks of one paragraph times its bytes: goldmark looks at the rest of the paragraph for each open bracket, and half a megabyte
// of open brackets would take minutes. Honest paragraphs stay below a hundredth of it.
// Stars and underlines are matched against each other: eighty thousand pairs take minutes, ten thousand a fraction of a second.
const (
	tangleMost = 500_000_000
	starsMost  = 10_000
)

// tooTangled tells whether a paragraph has so many open marks that it is no Markdown that a person wrote.
func tooTangled(src string) bool {
	if len(src) < 10_000 {
		return false
	}
	for p := range strings.SplitSeq(src, "\n\n") {
		open := strings.Count(p, "[") + strings.Count(p, "<") + strings.Count(p, "`")
		if open*len(p) > tangleMost || strings.Count(p, "*")+strings.Count(p, "_") > starsMost {
			return true
		}
	}
	return false
}

// listDepth gives how deep the lists of a text are nested at most: goldmark's time grows with the cube of it.
func listDepth(src string) int {
	var open []int // columns at which the open lists stand
	deepest := 0
	for line := range strings.Lines(src) {
		words := strings.TrimLeft(line, " \t")
		at := len(line) - len(words) + 3*strings.Count(line[:len(line)-len(words)], "\t")
		if item := words != "" && (strings.IndexByte("-*+", words[0]) >= 0 || words[0] >= '0' && words[0] <= '9'); !item && (at > 0 || words == "\n") {
			continue // what an item says goes on
		}
		for len(open) > 0 && open[len(open)-1] >= at {
			open = open[:len(open)-1]
		}
		open = append(open, at)
		deepest = max(deepest, len(open))
	}
	return deepest
}

// cellMark stands for a tab that sets cells apart, so that Markdown's own rules for tabs leave it alone.
const cellMark = "\x1f"

// prepareMarkdown marks tables set by tabs, puts an empty line around them, and starts front matter at the first byte.
func prepareMarkdown(src string) string {
	src = strings.ReplaceAll(src, cellMark, " ")
	if hasFrontMatter([]byte(src[:min(len(src), headBytes)])) {
		src = strings.TrimLeft(src, "\n")
	}
	if !strings.Contains(src, "\t") {
		return src
	}
	lines := strings.Split(src, "\n")
	var out strings.Builder
	out.Grow(len(src) + 64)
	for i := 0; i < len(lines); {
		n := tabRows(lines[i:])
		if n == 0 {
			out.WriteString(lines[i] + "\n")
			i++
			continue
		}
		out.WriteString("\n")
		for _, l := range lines[i : i+n] {
			out.WriteString(cellMark + strings.ReplaceAll(strings.TrimRight(l, " "), "\t", cellMark) + "\n")
		}
		out.WriteString("\n")
		i += n
	}
	return out.String()
}
