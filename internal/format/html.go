package format

import (
	"bytes"
	"context"
	"fmt"
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"yanku/internal/report"
)

// declared finds the character set that a page declares in its first bytes, by meta charset, http-equiv or an XML declaration.
var declared = regexp.MustCompile(`(?i)<(?:meta[^>]*?charset|\?xml[^>]*?encoding)\s*=\s*["']?\s*([\w-]+)`)

func declaredCharset(head []byte) string {
	m := declared.FindSubmatch(head[:min(len(head), 4096)])
	if m == nil {
		return ""
	}
	// That the words could be read shows that it is not UTF-16, whatever they say (HTML, prescan a byte stream).
	if name := strings.ToLower(string(m[1])); !strings.HasPrefix(name, "utf-16") && !strings.HasPrefix(name, "utf16") && name != "unicode" {
		return name
	}
	return ""
}

// htmlSigns opens a web page; a fragment needs several block elements.
var (
	htmlOpens = regexp.MustCompile(`(?i)^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title)\b`)
	htmlBlock = regexp.MustCompile(`(?i)<(?:p|div|table|h[1-6]|ul|span|article)\b[^>]*>`)
	htmlEnd   = regexp.MustCompile(`(?i)</(?:p|div|table|h[1-6]|ul|span|article|body|html)>`)
)

func matchHTML(_ string, head []byte) bool {
	if htmlOpens.Match(head) {
		return true
	}
	return bytes.HasPrefix(bytes.TrimSpace(head), []byte("<")) && len(htmlBlock.FindAllIndex(head, 3)) == 3 && len(htmlEnd.FindAllIndex(head, 3)) == 3
}

// readHTML reads the main text of a web page. Nothing that the page refers to is fetched.
func readHTML(ctx context.Context, f File, lim Limits) (Raw, error) {
	return readPage(ctx, f, "", lim)
}

// parsePage gives a page's tree and character set; what is declared outside of it goes before what it declares itself.
func parsePage(f File, charset string, lim Limits) (doc *html.Node, found string, err error) {
	if err := checkSize(f, lim.HTML); err != nil {
		return nil, "", err
	}
	if charset == "" {
		charset = declaredCharset(f.Data)
	}
	text, found, err := decode(f, charset)
	if err != nil {
		return nil, "", err
	}
	doc, err = html.Parse(strings.NewReader(text))
	if err != nil { // the parser's one complaint is of more than 512 open elements
		return nil, "", fmt.Errorf("read %s: %w: %w", f.Name, ErrLimit, err)
	}
	if err = measure(doc, lim); err != nil {
		return nil, "", fmt.Errorf("read %s: %w", f.Name, err)
	}
	return doc, found, nil
}

// readWhole reads all that a page shows, such as a mail's text, which is set in tables and has no navigation.
func readWhole(ctx context.Context, f File, charset string, lim Limits) (raw Raw, err error) {
	doc, charset, err := parsePage(f, charset, lim)
	if err != nil {
		return Raw{}, err
	}
	raw = Raw{Format: "html", Charset: charset}
	if raw.Blocks, err = walkHTML(ctx, doc, lim); err != nil {
		return Raw{}, fmt.Errorf("read %s: %w", f.Name, err)
	}
	return finish(raw, f.Name, lim)
}

// readPage reads the main text of a web page whose character set is declared; "" when it is not.
func readPage(ctx context.Context, f File, charset string, lim Limits) (Raw, error) {
	doc, charset, err := parsePage(f, charset, lim)
	if err != nil {
		return Raw{}, err
	}
	raw := Raw{Format: "html", Charset: charset, Hints: pageHints(doc)}
	raw.Blocks, err = mainText(ctx, doc, lim)
	if err != nil {
		return Raw{}, fmt.Errorf("read %s: %w", f.Name, err)
	}
	raw.Blocks = withTitle(raw.Blocks, doc, raw.Hints)
	return finish(raw, f.Name, lim)
}

// measure bounds a page's elements and their depth.
func measure(doc *html.Node, lim Limits) error {
	nodes, depth := 0, 0
	for n := doc; n != nil; {
		nodes++
		if lim.Nodes > 0 && nodes > 4*lim.Nodes || lim.Depth > 0 && depth > lim.Depth {
			return fmt.Errorf("%d elements, %d levels: %w", nodes, depth, ErrLimit)
		}
		if n.FirstChild != nil {
			n, depth = n.FirstChild, depth+1
			continue
		}
		for n != nil && n.NextSibling == nil {
			n, depth = n.Parent, depth-1
		}
		if n != nil {
			n = n.NextSibling
		}
	}
	return nil
}

// The article's text is taken when it has at least mainLeast bytes, or mainShare percent of what the whole body has.
const (
	mainLeast = 600
	mainShare = 70
)

// mainText gives the blocks of the page's article, or those of its whole body without navigation where too little was found.
func mainText(ctx context.Context, doc *html.Node, lim Limits) ([]Block, error) {
	p := newPage(doc)
	p.prune(doc)
	p = newPage(doc)
	whole, err := walkHTML(ctx, doc, lim)
	if err != nil {
		return nil, err
	}
	root, sure := p.root()
	if root == nil {
		return whole, nil
	}
	found, err := walkHTML(ctx, root, lim)
	if err != nil {
		return nil, err
	}
	if n := textBytes(found); !sure && n < mainLeast && n*100 < textBytes(whole)*mainShare {
		return whole, nil
	}
	return found, nil
}

func textBytes(blocks []Block) int {
	n := 0
	for _, b := range blocks {
		n += len(b.Text)
	}
	return n
}

// withTitle puts the page's title before its blocks when none of the first ones has it.
func withTitle(blocks []Block, doc *html.Node, h report.Hints) []Block {
	title := h.Title
	if h1 := find(doc, "h1"); h1 != nil {
		if t := strings.Join(strings.Fields(textOf(h1)), " "); t != "" && (title == "" || width(t) >= 12 || strings.HasPrefix(title, t)) {
			title = t // and not the name of the site
		}
	}
	return titled(blocks, title)
}

// titled puts a title before blocks when none of the first ones has it.
func titled(blocks []Block, title string) []Block {
	if title == "" || len(blocks) == 0 {
		return blocks
	}
	for i, b := range blocks[:min(len(blocks), 5)] {
		text := strings.ReplaceAll(b.Text, "\n", "")
		if b.Kind == report.Heading && strings.Contains(text, title) || strings.HasPrefix(text, title) && len(text) <= len(title)+titleMore {
			blocks[i].Kind, blocks[i].Level, blocks[i].Number = report.Heading, 1, ""
			return blocks
		}
	}
	return append([]Block{{Kind: report.Heading, Level: 1, Text: title}}, blocks...)
}

// titleMore is how many bytes a line may have beside the title that it is.
const titleMore = 12
