package format

import (
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// strike parses `~~` as the extension of GitHub does, but leaves a single `~`, which Chinese texts write in ranges: of 868~940 and 6~7 in one paragraph the
// extension would make 868940 with a stroke through the words between. Nor does `~~` between two digits strike anything.
type strike struct{ parser.InlineParser }

func newStrike() strike { return strike{extension.NewStrikethroughParser()} }

// Parse reads a run of tildes; nil leaves it as it is written.
func (s strike) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, _ := block.PeekLine()
	run := 0
	for run < len(line) && line[run] == '~' {
		run++
	}
	if run != 2 || betweenDigits(block.PrecendingCharacter(), line[run:]) {
		return nil
	}
	return s.InlineParser.Parse(parent, block, pc)
}

// betweenDigits tells whether a mark stands between two digits, where taking it away would make one number of two.
func betweenDigits(before rune, after []byte) bool {
	r, _ := utf8.DecodeRune(after)
	return unicode.IsDigit(before) && unicode.IsDigit(r)
}
