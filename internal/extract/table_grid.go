package extract

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"yanku/internal/lexicon"
	"yanku/internal/report"
)

// grid is a table of the text: the rows that name its columns, its rows of data, and the words above it that tell what it is of.
type grid struct {
	t       *Text
	scan    *scanner
	heads   []report.Block
	rows    []report.Block
	context []report.Span // the nearest first: caption, title, heading, name of the sheet
	notes   []report.Span // a vendor's lines below the rows
	sheet   bool          // it stands in a file of figures
}

// tableWords gives assets/tables/table_words.csv: by class, word and what it tells.
var tableWords = sync.OnceValue(func() map[string][]markPair {
	sets := map[string][]markPair{}
	lexicon.Rows("table_words.csv", func(c []string) {
		sets[c[0]] = append(sets[c[0]], markPair{strings.Clone(c[1]), strings.Clone(c[2])})
	})
	return sets
})

// sheetFormats are the formats that hold tables of figures and no report.
func sheetFormat(format string) bool { return format == "xlsx" || format == "csv" }

// grids gives the tables whose role feeds figures.
func grids(t *Text) []*grid {
	var out []*grid
	blocks := t.Doc.Blocks
	scan := newScanner(t.Lex)
	for i := 0; i < len(blocks); {
		n := 1
		if blocks[i].Kind == report.Row {
			for i+n < len(blocks) && blocks[i+n].Kind == report.Row && blocks[i+n].Table == blocks[i].Table {
				n++
			}
			if blocks[i].Role.Feeds() && blocks[i].From < t.legal && n > 2 {
				g := &grid{t: t, scan: scan, sheet: sheetFormat(t.Doc.Meta.Format), context: contextOf(t.Doc, i)}
				g.split(blocks[i : i+n])
				out = append(out, g)
			}
		}
		i += n
	}
	return out
}

// headsMost is how many rows at most name the columns.
const headsMost = 3

// split parts the rows that name columns from the data: in them no cell but the first is a number, periods aside.
func (g *grid) split(rows []report.Block) {
	n := 0
	for n < len(rows) && n < headsMost && g.namesColumns(rows[n]) {
		n++
	}
	g.heads = rows[:n]
	for _, r := range rows[n:] {
		switch {
		case len(r.Cells) > 0 && !g.note(r):
			g.rows = append(g.rows, r)
		case g.sheet:
			g.notes = append(g.notes, r.Span)
		}
	}
}

func (g *grid) namesColumns(r report.Block) bool {
	named := false
	for i, c := range r.Cells {
		text := strings.TrimSpace(g.t.Doc.Text(c))
		if i == 0 || text == "" {
			continue
		}
		named = true
		if _, _, ok := g.periodHead(text); ok {
			continue // 2025A is no number
		}
		if _, _, ok := g.amount(c); ok {
			return false
		}
	}
	return named || r.Head
}

// note tells a vendor's line among the rows, or a sum: 数据来源：…, 合计.
func (g *grid) note(r report.Block) bool {
	text := strings.ToLower(g.cell(r, 0))
	if text == "" && len(r.Cells) > 1 {
		text = strings.ToLower(g.cell(r, 1))
	}
	return text == "" || slices.ContainsFunc(tableWords()["note"], func(w markPair) bool { return strings.HasPrefix(text, w.word) })
}

// contextMost is how long, in characters, a line above a table may be to tell what it is of; contextBlocks how many are looked at.
const (
	contextMost   = 80
	contextBlocks = 3
)

// contextOf gives the lines right above the table whose first row is block i: captions, short lines, the heading.
func contextOf(d *report.Doc, i int) []report.Span {
	var out []report.Span
	for j := i - 1; j >= 0 && j >= i-contextBlocks; j-- {
		b := d.Blocks[j]
		text := d.Text(b.Span)
		if b.Kind == report.Row || b.Role == report.RoleCaptionSource || utf8.RuneCountInString(text) > contextMost || strings.ContainsAny(text, "。；") {
			break
		}
		out = append(out, b.Span)
		if b.Kind == report.Heading || b.Role == report.RoleCaption {
			break
		}
	}
	return out
}

// cell gives the words of a cell, "" where the row has none.
func (g *grid) cell(r report.Block, c int) string {
	return strings.TrimSpace(g.t.Doc.Text(g.span(r, c)))
}

// span gives the place of a cell without the space around it.
func (g *grid) span(r report.Block, c int) report.Span {
	if c < 0 || c >= len(r.Cells) {
		return report.Span{}
	}
	s := r.Cells[c]
	text := g.t.Doc.Text(s)
	s.From += len(text) - len(strings.TrimLeft(text, " *"))
	s.To -= len(text) - len(strings.TrimRight(text, " *"))
	return report.Span{From: s.From, To: max(s.From, s.To)}
}

// header gives the words that name column c, from the top down, and their places. A cell that is merged over several columns names all of them.
func (g *grid) header(c int) (string, []report.Span) {
	var words []string
	var spans []report.Span
	for i, h := range g.heads {
		at := c
		for g.cell(h, at) == "" && at > 1 && i < len(g.heads)-1 {
			at--
		}
		if text := g.cell(h, at); text != "" {
			words = append(words, text)
			spans = append(spans, g.span(h, at))
		}
	}
	return strings.Join(words, " "), spans
}

// columns counts the columns.
func (g *grid) columns() int {
	n := 0
	for _, r := range g.rows {
		n = max(n, len(r.Cells))
	}
	return n
}

// amount reads a cell that is one number and nothing else.
func (g *grid) amount(s report.Span) (a Amount, mark report.Span, ok bool) {
	text := g.t.Doc.Text(s)
	words := strings.Trim(text, " *")
	from := s.From + strings.Index(text, words)
	if words == "" || len(words) > 40 {
		return a, mark, false
	}
	runes := make([]rune, 0, len(words))
	for _, r := range words {
		if r = halfWidth(r); r == '−' || r == '–' {
			r = '-'
		}
		runes = append(runes, r)
	}
	if len(runes) > 2 && runes[0] == '(' && runes[len(runes)-1] == ')' {
		runes = append([]rune{'-'}, runes[1:len(runes)-1]...) // accountants' minus
	}
	to, a, ok := readNumber(runes, 0, g.scan.amounts)
	mark = report.Span{From: from, To: from + len(words)}
	return a, mark, ok && to == len(runes) && a.whole()
}

// contextText joins the words above the table.
func (g *grid) contextText() string {
	var words []string
	for _, s := range g.context {
		words = append(words, g.t.Doc.Text(s))
	}
	if g.sheet && len(words) == 0 { // the title may be of another sheet
		words = append(words, g.t.Doc.Meta.Title)
	}
	return strings.Join(words, " ")
}

// columnSort tells what the name of a column says is in it: index, stock, code, name, date, rank; "" for none of these.
func columnSort(head string) string {
	head = strings.ToLower(strings.TrimSpace(inBrackets.ReplaceAllString(head, "")))
	for _, w := range tableWords()["column"] {
		if w.arg == "code" && strings.HasSuffix(head, w.word) {
			return w.arg
		}
	}
	for _, w := range tableWords()["column"] {
		if strings.HasSuffix(head, w.word) || w.arg != "name" && w.arg != "date" && strings.HasPrefix(head, w.word) && utf8.RuneCountInString(head) <= 6 {
			if w.arg == "index" && utf8.RuneCountInString(head) > 8 {
				continue // 服务器液冷产业指数 names an index, not the column of indices
			}
			return w.arg
		}
	}
	return ""
}

// labels gives the column that names what column c is of: the nearest one of words to the left of it; -1 for none.
func (g *grid) labels(c int) int {
	for at := c - 1; at >= 0; at-- {
		head, _ := g.header(at)
		if sort := columnSort(head); sort == "code" || sort == "rank" {
			continue
		}
		words := 0
		for _, r := range g.rows {
			if _, _, number := g.amount(g.span(r, at)); !number && g.cell(r, at) != "" {
				words++
			}
		}
		if words*2 > len(g.rows) {
			return at
		}
	}
	return -1
}

// codes gives the code that stands in the row beside a name in column at, "" where no column is of codes.
func (g *grid) codes(r report.Block, at int) string {
	for _, c := range []int{at + 1, at - 1} {
		if head, _ := g.header(c); c >= 0 && columnSort(head) == "code" {
			if code := g.cell(r, c); cellCode(code) {
				return code
			}
		}
	}
	return ""
}
