package format

import (
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// eastEmphasis parses `*` as goldmark does, but takes an East Asian neighbour for a boundary: CommonMark's flanking rule
// leaves `**服务器：**本周` unbold, because the closing stars follow punctuation and no space follows them.
type eastEmphasis struct{}

// Trigger gives the byte that the parser wants to see.
func (eastEmphasis) Trigger() []byte { return []byte{'*'} }

// Parse reads a run of stars.
func (eastEmphasis) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	node := parser.ScanDelimiter(line, before, 1, emphasisDelimiter{})
	if node == nil {
		return nil
	}
	if node.OriginalLength == 1 && betweenDigits(before, line[1:]) { // 2*3*4 is a size, which goldmark's own parser would make 234
		block.Advance(1)
		return ast.NewTextSegment(segment.WithStop(segment.Start + 1))
	}
	after := ' '
	if len(line) > node.OriginalLength {
		after, _ = utf8.DecodeRune(line[node.OriginalLength:])
	}
	east := isEast(before) || isEast(after) || hasEast(line[:min(len(line), nearBytes)])
	if !node.CanOpen && !isBreak(after) && east {
		node.CanOpen = true
	}
	if !node.CanClose && !isBreak(before) && east {
		node.CanClose = true
	}
	node.Segment = segment.WithStop(segment.Start + node.OriginalLength)
	block.Advance(node.OriginalLength)
	pc.PushDelimiter(node)
	return node
}

type emphasisDelimiter struct{}

// IsDelimiter tells whether b is a star.
func (emphasisDelimiter) IsDelimiter(b byte) bool { return b == '*' }

// CanOpenCloser tells whether two runs are of one kind.
func (emphasisDelimiter) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

// OnMatch makes the node of level 1 or 2.
func (emphasisDelimiter) OnMatch(level int) ast.Node { return ast.NewEmphasis(level) }

// nearBytes is how far hasEast looks for East Asian text behind stars between a Western bracket and a digit: **通信设备(申万)**9月15日.
const nearBytes = 48

func hasEast(text []byte) bool {
	for _, r := range string(text) {
		if isEast(r) {
			return true
		}
	}
	return false
}

func isBreak(r rune) bool { return unicode.IsSpace(r) || r == utf8.RuneError }

func isEast(r rune) bool {
	return r >= 0x2E80 && !unicode.Is(unicode.So, r) || r == '“' || r == '”' || r == '‘' || r == '’' || r == '—' || r == '…'
}
