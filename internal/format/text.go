package format

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"yanku/internal/report"
)

func matchText(string, []byte) bool { return true }

// readText reads plain text: empty lines set paragraphs apart, and so do single line ends where the document sets a paragraph on each line.
func readText(ctx context.Context, f File, lim Limits) (Raw, error) {
	return readTextIn(ctx, f, "", lim)
}

// readTextIn is readText of a text whose character set is declared; "" when it is not.
func readTextIn(ctx context.Context, f File, declared string, lim Limits) (Raw, error) {
	if err := checkSize(f, lim.Text); err != nil {
		return Raw{}, err
	}
	text, charset, err := decode(f, declared)
	if err != nil {
		return Raw{}, err
	}
	raw := Raw{Format: "text", Charset: charset}
	lines := strings.Split(text, "\n")
	wrap := wrappingOf(lines)
	gap := 0 // line ends since the last block
	for i := 0; i < len(lines); {
		if err := ctx.Err(); err != nil {
			return Raw{}, err
		}
		if n := tabRows(lines[i:]); n > 0 {
			raw.Blocks = appendRows(raw.Blocks, lines[i:i+n])
			i += n
			continue
		}
		n := 1
		for i+n < len(lines) && wrap.joins(lines[i+n-1], lines[i+n], setIn(lines[i+n]) && !setIn(lines[i+n-1])) && tabRows(lines[i+n:]) == 0 {
			n++
		}
		if b := lineBlock(strings.Join(lines[i:i+n], "\n")); b.Text != "" {
			raw.Blocks = appendText(raw.Blocks, b, gap)
			gap = 0
		}
		gap++
		i += n
	}
	return finish(raw, f.Name, lim)
}

// appendText adds a paragraph, or puts it to the one before when the end of a page stands between them.
func appendText(blocks []Block, b Block, gap int) []Block {
	if n := len(blocks); n > 0 && gap > 1 && b.Kind == report.Paragraph && blocks[n-1].Kind == report.Paragraph && crossesPage(blocks[n-1].Text, b.Text, gap) {
		blocks[n-1] = blocks[n-1].with(strings.Repeat("\n", gap), b)
		return blocks
	}
	return append(blocks, b)
}

// numberedHeading is a short line that opens a chapter: 一、…, 第二章 …, 【…】.
var (
	numberedHeading = regexp.MustCompile(`^(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十\d]{1,3}[章节部])[^。！？；，]{1,30}$`)
	bracketHeading  = regexp.MustCompile(`^【[^】]{2,40}】$`)
	itemNumber      = regexp.MustCompile(`^\d{1,2}[.)] +[^\d\s]`)
	bullet          = regexp.MustCompile(`^[-*•·●■◆▶➢※]\s*`)
)

// lineBlock makes a block of one paragraph of plain text.
func lineBlock(s string) Block {
	s = strings.Trim(s, blank)
	b := Block{Kind: report.Paragraph, Text: s}
	switch {
	case numberedHeading.MatchString(s) && !endsThought(s):
		b.Kind, b.Level = report.Heading, 2
	case bracketHeading.MatchString(s):
		b.Kind, b.Level = report.Heading, 3
	case bullet.MatchString(s) && !strings.HasPrefix(s, "**") && !negative(s):
		b.Kind, b.Level = report.Item, 1
		b.Text = s[len(bullet.FindString(s)):]
	case itemNumber.MatchString(s):
		b.Kind, b.Level = report.Item, 1
		b.Number, b.Text, _ = strings.Cut(s, " ")
	}
	return b
}

// negative tells whether the dash before a line is a minus: -3.25%.
func negative(s string) bool {
	return len(s) > 1 && s[0] == '-' && s[1] >= '0' && s[1] <= '9'
}

// tabRows counts the lines at the front that form a table set by tabs: two or more with the same number of tabs; 0 when they do not.
// Markers with a tab behind them make a list, no table.
func tabRows(lines []string) int {
	tabs := tabsIn(lines[0])
	if tabs == 0 {
		return 0
	}
	n, marked := 0, 0
	for n < len(lines) && tabsIn(lines[n]) == tabs {
		if first, _, _ := strings.Cut(lines[n], "\t"); bareMarker.MatchString(first) {
			marked++
		}
		if n++; n == longList && tabs == 1 && marked == n {
			return 0 // not to look through the rest of the list at each of its lines
		}
	}
	if n < 2 || tabs == 1 && marked == n {
		return 0
	}
	return n
}

// longList is how many markers with a tab behind them make a list, whatever follows.
const longList = 100

// bareMarker is a list's marker and nothing else, or an indent.
var bareMarker = regexp.MustCompile(`^\s*(?:[-*•·●■◆▶➢※]|[（(]?\d{1,2}[.、)）]?|[一二三四五六七八九十]{1,3}、)?\s*$`)

// tabsIn counts the tabs that set cells apart in a line; 0 in an empty one.
func tabsIn(l string) int {
	if strings.Trim(l, blank) == "" {
		return 0
	}
	return strings.Count(strings.TrimRight(l, " "), "\t")
}

// appendRows adds the lines of a table set by tabs.
func appendRows(blocks []Block, lines []string) []Block {
	table := nextTable(blocks)
	for i, l := range lines {
		cells := strings.Split(l, "\t")
		blocks = append(blocks, row(cells, table, i == 0 && namesColumns(cells)))
	}
	return blocks
}

// amount is a cell that is a number.
var amount = regexp.MustCompile(`^\s*[+＋\-－−(]?\d[\d,.]*\s?[%％x倍)]*\s*$`)

// namesColumns tells whether a table's first row is its head: no cell but the first is a number.
func namesColumns(cells []string) bool {
	return !slices.ContainsFunc(cells[min(1, len(cells)):], amount.MatchString)
}

// nextTable gives the number of the table that follows blocks.
func nextTable(blocks []Block) int {
	for i := len(blocks) - 1; i >= 0; i-- {
		if blocks[i].Table > 0 {
			return blocks[i].Table + 1
		}
	}
	return 1
}
