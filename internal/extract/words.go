package extract

import (
	"slices"
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

// wordTable finds the longest word of the grammar at a place. Node 0 is the beginning of all words.
type wordTable struct {
	first [1 << 16]uint16 // by the first rune of a word: the node it leads to, 0 for none
	nodes []wordNode
}

type wordNode struct {
	runes []rune  // that a word may go on with, ordered
	next  []int32 // beside runes: the nodes they lead to
	entry *wordEntry
}

type wordEntry struct {
	class Class
	arg   string
}

// grammarWords gives the table of assets/tables/grammar.csv, parsed once.
var grammarWords = sync.OnceValue(func() *wordTable {
	t := newWordTable()
	lexicon.Rows("grammar.csv", func(c []string) { t.add(c[0], wordEntry{Class(c[1]), strings.Clone(c[2])}) })
	return t
})

func newWordTable() *wordTable { return &wordTable{nodes: make([]wordNode, 1)} }

// add puts a word in, whose runes are of the first plane.
func (t *wordTable) add(word string, e wordEntry) {
	at := int32(0)
	for _, r := range strings.ToLower(word) {
		next := t.step(at, r)
		if next == 0 {
			next = int32(len(t.nodes))
			t.nodes = append(t.nodes, wordNode{})
			t.link(at, next, r)
		}
		at = next
	}
	t.nodes[at].entry = &e
}

func (t *wordTable) link(from, to int32, r rune) {
	if from == 0 {
		t.first[r] = uint16(to) // there are a few thousand nodes
		return
	}
	n := &t.nodes[from]
	i, _ := slices.BinarySearch(n.runes, r)
	n.runes, n.next = slices.Insert(n.runes, i, r), slices.Insert(n.next, i, to)
}

// step gives the node that r leads to from a node, 0 when there is none.
func (t *wordTable) step(from int32, r rune) int32 {
	if from == 0 {
		if r < 0 || int(r) >= len(t.first) {
			return 0
		}
		return int32(t.first[r])
	}
	n := &t.nodes[from]
	if i, ok := slices.BinarySearch(n.runes, r); ok {
		return n.next[i]
	}
	return 0
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
		next := t.step(at, r)
		if next == 0 {
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
	words := func(t *wordTable, bit uint8) {
		for r, node := range t.first {
			if node != 0 {
				mark(rune(r), bit)
			}
		}
	}
	amounts := amountWords()
	words(grammarWords(), startsWord)
	words(amounts["when"], startsMoment)
	words(amounts["qual"], startsNumber)
	words(amounts["before"], startsNumber)
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
