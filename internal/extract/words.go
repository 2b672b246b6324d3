package extract

import (
	"strings"
	"sync"

	"yanku/internal/lexicon"
)

// Class is what a word of the grammar does in a sentence. The words stand in assets/tables/grammar.csv.
type Class string

// The classes of words. Text words shield plain words that begin like a word of the grammar.
const (
	Plain     Class = "text"
	Up        Class = "up"     // a price rises: 上涨
	Down      Class = "down"   // a price falls: 下跌
	Signed    Class = "signed" // a number that carries its own sign follows: 涨跌幅
	Beat      Class = "beat"   // a difference: 跑赢
	Lag       Class = "lag"
	YoY       Class = "yoy"
	QoQ       Class = "qoq"
	Grow      Class = "grow" // a quantity that is no price grows: 增长
	Shrink    Class = "shrink"
	Double    Class = "double"
	Almost    Class = "nearly"
	CapexWord Class = "capex"
	This      Class = "this" // stands for the measure of the sentence before: 这个数字
	Guide     Class = "guide"
	Raise     Class = "raise"
	Lower     Class = "lower"
	Former    Class = "former"
	Street    Class = "consensus"
	Total     Class = "total"
	Group     Class = "group" // a group of companies: 四大云厂商
	Part      Class = "part"  // what follows is a part only
	Delta     Class = "delta" // what follows is a difference of amounts
	Doubt     Class = "doubt"
	Maybe     Class = "maybe"
	BasisWord Class = "basis"
	Measure   Class = "measure" // a quantity that is no price of a security: 营收
	Goods     Class = "goods"
	Glue      Class = "glue" // changes nothing between a subject and its number
	Each      Class = "each"
	Order     Class = "order" // 前五
	RankWord  Class = "rank"
	Compare   Class = "compare"
	From      Class = "from"
	To        Class = "to"
	Suffix    Class = "suffix" // makes a name an index: 板块
	Family    Class = "family"
	Category  Class = "category"
	Joiner    Class = "join"
	Who       Class = "who"
	Period    Class = "period"
)

// The classes of punctuation.
const (
	Comma    Class = ","
	Listing  Class = "、"
	Slash    Class = "/"
	Colon    Class = ":"
	Semi     Class = ";"
	Open     Class = "("
	Close    Class = ")"
	Stop     Class = "."
	Ellipsis Class = "…"
	Quote    Class = "\""
	Dash     Class = "-"
	Tab      Class = "\t"
	Other    Class = "?"
)

// markClass gives the class of a punctuation rune in half width; ok is false for letters and digits.
func markClass(r rune) (c Class, ok bool) {
	switch r {
	case ',':
		return Comma, true
	case '、', '|':
		return Listing, true
	case '/':
		return Slash, true
	case ':':
		return Colon, true
	case ';':
		return Semi, true
	case '(', '[', '【', '〔':
		return Open, true
	case ')', ']', '】', '〕':
		return Close, true
	case '。', '!', '?', '.':
		return Stop, true
	case '…', '⋯':
		return Ellipsis, true
	case '"', '\'', '“', '”', '‘', '’', '「', '」', '『', '』', '《', '》', '<', '>':
		return Quote, true
	case '-', '~':
		return Dash, true
	case '=', '+', '%', '$', '@', '#', '^', '{', '}', '\\', '●', '◆', '■', '▶', '→', '•', '`':
		return Other, true
	}
	return "", false
}

// wordTable finds the longest word of the grammar at a place.
type wordTable struct {
	nodes []wordNode
}

type wordNode struct {
	next  map[rune]int32
	entry *wordEntry
}

type wordEntry struct {
	class Class
	arg   string
}

// grammarWords gives the table of assets/tables/grammar.csv, parsed once.
var grammarWords = sync.OnceValue(func() *wordTable {
	t := &wordTable{nodes: []wordNode{{next: map[rune]int32{}}}}
	lexicon.Rows("grammar.csv", func(c []string) { t.add(c[0], wordEntry{Class(c[1]), strings.Clone(c[2])}) })
	return t
})

func (t *wordTable) add(word string, e wordEntry) {
	at := int32(0)
	for _, r := range strings.ToLower(word) {
		next, ok := t.nodes[at].next[r]
		if !ok {
			next = int32(len(t.nodes))
			t.nodes = append(t.nodes, wordNode{})
			if t.nodes[at].next == nil {
				t.nodes[at].next = map[rune]int32{}
			}
			t.nodes[at].next[r] = next
		}
		at = next
	}
	t.nodes[at].entry = &e
}

// longest gives the longest word at rune i and how many runes of the text it covers, 0 when there is none. Latin words match as whole words only.
// A space in the text between Chinese characters does not count.
func (t *wordTable) longest(text []rune, i int) (wordEntry, int) {
	if i > 0 && alnum(text[i]) && alnum(text[i-1]) {
		return wordEntry{}, 0
	}
	return t.loose(text, i)
}

// ends tells whether a word may end with rune j. A Latin word ends where no letter or digit follows; growth may stand right behind YoY, and a name right behind the
// quarter of a year: YoY22.3%, 25Q4Meta.
func (e *wordEntry) ends(text []rune, j int) bool {
	if j+1 == len(text) || !alnum(text[j]) || !alnum(text[j+1]) {
		return true
	}
	switch e.class {
	case YoY, QoQ:
		return isDigit(text[j+1])
	case "when":
		return isDigit(text[j]) && text[j+1] >= 'A' && text[j+1] <= 'Z' && j+2 < len(text) && isLatin(text[j+2])
	}
	return false
}

// loose is longest for words that may follow a digit without a space, such as B in 200B.
func (t *wordTable) loose(text []rune, i int) (wordEntry, int) {
	var found wordEntry
	length, at := 0, int32(0)
	for j := i; j < len(text); j++ {
		r := lower(text[j])
		next, ok := t.nodes[at].next[r]
		if !ok {
			if r == ' ' && j > i && text[j-1] > 0x2E80 && j+1 < len(text) && text[j+1] > 0x2E80 {
				continue
			}
			break
		}
		at = next
		if e := t.nodes[at].entry; e != nil && e.ends(text, j) {
			found, length = *e, j+1-i
		}
	}
	return found, length
}

func lower(r rune) rune {
	if r >= 'A' && r <= 'Z' {
		return r + 'a' - 'A'
	}
	return r
}

func alnum(r rune) bool { return isDigit(r) || isLatin(r) }

// Bits of startBits: what may begin with a rune.
const (
	startsWord = 1 << iota
	startsMoment
	startsNumber
)

// startBits tells for each rune of the first plane what may begin with it, so that most runes of a text are passed with one look.
var startBits = sync.OnceValue(func() *[1 << 16]uint8 {
	var bits [1 << 16]uint8
	mark := func(r rune, bit uint8) {
		if r >= 0 && r < 1<<16 {
			bits[r] |= bit
		}
		if r >= 'a' && r <= 'z' {
			bits[r-'a'+'A'] |= bit
		}
	}
	for r := range grammarWords().nodes[0].next {
		mark(r, startsWord)
	}
	amounts := amountWords()
	for r := range amounts["when"].nodes[0].next {
		mark(r, startsMoment)
	}
	for _, class := range []Class{"qual", "before"} {
		for r := range amounts[class].nodes[0].next {
			mark(r, startsNumber)
		}
	}
	for _, r := range "0123456789" {
		mark(r, startsMoment|startsNumber)
	}
	for _, r := range "fc二" {
		mark(r, startsMoment)
	}
	for _, r := range "+-第" {
		mark(r, startsNumber)
	}
	return &bits
})

// mayStart tells whether a rune may begin what bit stands for.
func mayStart(bits *[1 << 16]uint8, r rune, bit uint8) bool {
	return r < 0 || r >= 1<<16 || bits[r]&bit != 0
}
