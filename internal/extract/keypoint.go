package extract

import (
	"strings"
	"unicode/utf8"

	"yanku/internal/report"
)

// keyPointsMax is the most points that a list of key points has; a longer one is the body of the text.
const keyPointsMax = 40

// pointRunes is the least length of a point in characters; shorter items are values of a summary (总数: 9).
const pointRunes = 12

// findKeyPoints gives the points of the report's lists of views: numbered views in one paragraph, items under a heading of key points, bullets of an abstract.
// Label is the point's lead, Note the rest, Number the number as stated.
func findKeyPoints(t *Text) []report.Finding {
	r := pointReader{doc: t.Doc, house: housed(t.Doc)}
	for i := range t.Doc.Blocks {
		r.block(i)
	}
	r.flush()
	return r.out
}

// pointReader walks the blocks and gathers the points of the list it is in.
type pointReader struct {
	doc   *report.Doc
	house bool             // a broker's report
	keyed bool             // under a heading of key points
	heads int              // headings seen
	list  []report.Finding // of the open list
	out   []report.Finding
}

// flush closes the open list: one point makes none, and more than keyPointsMax are the body.
func (r *pointReader) flush() {
	if len(r.list) > 1 && len(r.list) <= keyPointsMax {
		r.out = append(r.out, r.list...)
	}
	r.list = nil
}

func (r *pointReader) block(i int) {
	b := r.doc.Blocks[i]
	text := r.doc.Text(b.Span)
	switch {
	case b.Kind == report.Heading || boldHeading(r.doc, b):
		r.flush()
		r.keyed, r.heads = keyHead(text), r.heads+1
	case !b.Role.Feeds() || b.Role == report.RoleRisk || b.Kind == report.Row || b.Kind == report.Rule:
	case r.keyed && numberedViews(text, b) != nil:
		r.list = append(r.list, viewsIn(r.doc, b)...)
	case r.single(i, text):
		r.list = append(r.list, point(r.doc, b.Span, strings.Trim(b.Number, ".、)） ")))
	case bullets(text) > 0 && b.From < max(3000, len(r.doc.Body)/3):
		r.list = append(r.list, bulletPoints(r.doc, b)...)
	}
}

// single tells whether a block is one point: an item under a heading of key points, a paragraph there with a bold lead when no list came before,
// an item with a lead in the abstract of a broker's report.
func (r *pointReader) single(i int, text string) bool {
	b := r.doc.Blocks[i]
	switch {
	case b.Kind == report.Item && r.keyed:
		return !headOfItems(r.doc, i) && utf8.RuneCountInString(text) >= pointRunes
	case b.Kind == report.Paragraph && r.keyed:
		return leadStrong(b) && len(r.out) == 0
	case b.Kind == report.Item && b.Number == "":
		return r.house && r.heads < 2 && leadOf(r.doc, b.Span, text) < len(text)
	}
	return false
}

func keyHead(text string) bool {
	if utf8.RuneCountInString(text) > 30 {
		return false
	}
	for _, w := range marks("key_head") {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

// boldHeading tells a paragraph that is bold as a whole and short: a heading in all but name.
func boldHeading(d *report.Doc, b report.Block) bool {
	return b.Kind == report.Paragraph && len(b.Strong) == 1 && b.Strong[0].To-b.Strong[0].From >= b.To-b.From-6 && utf8.RuneCountInString(d.Text(b.Span)) <= 30
}

// headOfItems tells an item that only names the items below it: 宏观与政策动态:
func headOfItems(d *report.Doc, i int) bool {
	b := d.Blocks[i]
	text := strings.TrimRight(d.Text(b.Span), "* ")
	return i+1 < len(d.Blocks) && d.Blocks[i+1].Kind == report.Item && d.Blocks[i+1].Level > b.Level && (strings.HasSuffix(text, ":") || strings.HasSuffix(text, "："))
}

// leadStrong tells a paragraph that begins with bold words and goes on.
func leadStrong(b report.Block) bool {
	return len(b.Strong) > 0 && b.Strong[0].From-b.From <= 3 && b.To-b.Strong[0].To > 12
}

// numberedViews gives the offsets of the points in a paragraph that holds a whole numbered list. The first number may have become the block's own.
func numberedViews(text string, b report.Block) []int {
	if b.Number != "" && strings.Trim(b.Number, ".、)） ") == "1" {
		if at := sequence(text, 2); len(at) > 0 {
			return append([]int{0}, at...)
		}
		return nil
	}
	if at := sequence(text, 1); len(at) > 1 && at[0] < 120 {
		return at
	}
	return nil
}

func viewsIn(d *report.Doc, b report.Block) []report.Finding {
	text := d.Text(b.Span)
	at := numberedViews(text, b)
	var out []report.Finding
	for i, from := range at {
		to := len(text)
		if i+1 < len(at) {
			to = at[i+1]
		}
		number, rest := splitNumber(text[from:to])
		if i == 0 && b.Number != "" && from == 0 {
			number, rest = "1", text[from:to]
		}
		start := to - len(rest)
		rest = strings.TrimRight(rest, " \n\t")
		out = append(out, point(d, report.Span{From: b.From + start, To: b.From + start + len(rest)}, number))
	}
	return out
}

// point makes a key point of a span: its lead (the bold words, the words before a colon, or the first sentence) and the rest.
func point(d *report.Doc, s report.Span, number string) report.Finding {
	text := d.Text(s)
	lead := leadOf(d, s, text)
	f := report.Finding{
		Label: strings.Trim(text[:lead], " *：:。➢◼■●"), Note: strings.Trim(text[lead:], " *：:。\n"), Number: number,
		Source: report.Source{Span: s, Mark: report.Span{From: s.From, To: s.From + lead}},
	}
	return f
}

// leadOf gives the length of a point's lead: its bold front, the words before a colon, or its first sentence.
func leadOf(d *report.Doc, s report.Span, text string) int {
	if i := d.BlockAt(s.From); i >= 0 {
		for _, st := range d.Blocks[i].Strong {
			if st.From >= s.From && st.From-s.From <= 3 && st.To <= s.To {
				return st.To - s.From
			}
		}
	}
	if i := strings.IndexAny(text, "：:。；"); i > 0 && utf8.RuneCountInString(text[:i]) <= 24 {
		r, size := utf8.DecodeRuneInString(text[i:])
		rest := text[i+size:]
		if rest != "" && (r == '：' || r == ':' && !isDigitRune(rune(rest[0]))) {
			return i
		}
	}
	if i := strings.Index(text, "。"); i > 0 {
		return i
	}
	return len(text)
}

const bulletMarks = "➢◼■●◆▶❑⚫"

func bullets(text string) int {
	n := 0
	for _, r := range text {
		if strings.ContainsRune(bulletMarks, r) {
			n++
		}
	}
	return n
}

// bulletPoints reads the points of an abstract that are set apart by ➢ or ◼; each goes to the next mark or the end of its block.
func bulletPoints(d *report.Doc, b report.Block) []report.Finding {
	text := d.Text(b.Span)
	var out []report.Finding
	from := -1
	add := func(to int) {
		if from < 0 {
			return
		}
		body := strings.TrimLeft(text[from:to], bulletMarks+" \t")
		start := to - len(body)
		body = strings.TrimRight(body, " \n\t")
		if utf8.RuneCountInString(body) >= pointRunes && !strings.HasPrefix(body, "风险") {
			out = append(out, point(d, report.Span{From: b.From + start, To: b.From + start + len(body)}, ""))
		}
	}
	for i, r := range text {
		if strings.ContainsRune(bulletMarks, r) {
			add(i)
			from = i
		}
	}
	add(len(text))
	return out
}
