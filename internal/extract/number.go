package extract

import (
	"strconv"
	"strings"
	"sync"

	"yanku/internal/lexicon"
	"yanku/internal/report"
)

// Unit is the sort of unit behind a number.
type Unit uint8

// The sorts of units.
const (
	NoUnit   Unit = iota
	Percent       // 3.2%
	Points        // 1.64个百分点
	Basis         // 5bp
	Level         // 4352.1点
	Money         // 299亿, 229亿元, $200B
	Ordinal       // 第22
	Counting      // 490.9万个, 56美元/桶
)

// Amount is a number as a sentence has it, or a range Low to High.
type Amount struct {
	Value, Low, High float64
	Scale, Currency  string // of Money: 亿, 美元; either may be empty
	Qualifier        report.Qualifier
	Range            bool
	Sign             int8 // the printed sign: 1, -1, 0 for none
	Unit             Unit
	Cut              bool // an ellipsis follows at once: the number may go on
	Glued            bool // stands in a heap of numbers without separators
}

// whole tells a single number that is neither cut off nor part of a heap.
func (a Amount) whole() bool { return !a.Range && !a.Cut && !a.Glued }

// amountWords gives the table of assets/tables/amounts.csv, one for each class.
var amountWords = sync.OnceValue(func() map[Class]*wordTable {
	tables := map[Class]*wordTable{}
	lexicon.Rows("amounts.csv", func(c []string) {
		class := Class(c[1])
		if tables[class] == nil {
			tables[class] = newWordTable()
		}
		tables[class].add(c[0], wordEntry{class, strings.Clone(c[2])})
	})
	return tables
})

// numberReader reads one number from text; at moves over what it takes.
type numberReader struct {
	text  []rune
	at    int
	from  int  // where the number began
	loose bool // the range needs 之间 behind it
	words map[Class]*wordTable
}

// readNumber reads the number that begins at rune i with its qualifier, sign, currency and unit, or a range.
func readNumber(text []rune, i int, words map[Class]*wordTable) (to int, a Amount, ok bool) {
	n := numberReader{text: text, at: i, from: i, words: words}
	if q, ok := n.word("qual"); ok {
		a.Qualifier = report.Qualifier(q)
		n.space()
		if q2, ok := n.word("qual"); ok && a.Qualifier == "" {
			a.Qualifier = report.Qualifier(q2)
			n.space()
		}
	} else if text[i] == '第' {
		return n.ordinal()
	}
	if !n.part(&a) {
		return i, a, false
	}
	n.second(&a)
	n.tail(&a)
	return n.at, a, true
}

// word takes a word of a class and gives what the table says of it.
func (n *numberReader) word(class Class) (arg string, ok bool) {
	if n.at >= len(n.text) {
		return "", false
	}
	e, length := n.words[class].loose(n.text, n.at)
	n.at += length
	return e.arg, length > 0
}

func (n *numberReader) space() {
	for n.at < len(n.text) && n.text[n.at] == ' ' {
		n.at++
	}
}

func (n *numberReader) peek(ahead int) rune {
	if n.at+ahead < len(n.text) {
		return n.text[n.at+ahead]
	}
	return 0
}

// part reads sign, currency, digits, scale and unit: one end of a range, or the whole.
func (n *numberReader) part(a *Amount) bool {
	start := n.at
	n.sign(a)
	if c, ok := n.word("before"); ok {
		a.Currency, a.Unit = c, Money
		n.space()
		if a.Sign == 0 {
			n.sign(a)
		}
		if q, ok := n.word("qual"); ok && a.Qualifier == "" {
			a.Qualifier = report.Qualifier(q)
			n.space()
		}
	}
	v, ok := n.digits()
	if !ok {
		n.at = start
		return false
	}
	if a.Sign < 0 {
		v = -v
	}
	a.Value = v
	n.unit(a)
	if isLatin(n.peek(0)) && isDigit(n.peek(-1)) { // a model number: 800G, 3D
		n.at = start
		return false
	}
	return true
}

func (n *numberReader) sign(a *Amount) {
	switch n.peek(0) {
	case '+':
		a.Sign = 1
		n.at++
	case '-':
		a.Sign = -1
		n.at++
	}
}

// digits reads 1234, 1,234 and 12.5.
func (n *numberReader) digits() (float64, bool) {
	var b [32]byte
	size, from := 0, n.at
	for n.at < len(n.text) && size < len(b) {
		r := n.text[n.at]
		switch {
		case isDigit(r):
			b[size] = byte(r)
			size++
		case r == ',' && n.at-from <= 3 && n.thousands():
			from = n.at - 3 // the groups after the first hold three digits each
		case r == '.' && n.at > from && isDigit(n.peek(1)) && !contains(b[:size], '.'):
			b[size] = '.'
			size++
		default:
			v, err := strconv.ParseFloat(string(b[:size]), 64)
			return v, err == nil && size > 0
		}
		n.at++
	}
	v, err := strconv.ParseFloat(string(b[:size]), 64)
	return v, err == nil && size > 0
}

func contains(b []byte, c byte) bool {
	for _, x := range b {
		if x == c {
			return true
		}
	}
	return false
}

// thousands tells whether the comma at hand separates thousands.
func (n *numberReader) thousands() bool {
	return n.at > 0 && isDigit(n.peek(-1)) && isDigit(n.peek(1)) && isDigit(n.peek(2)) && isDigit(n.peek(3)) && !isDigit(n.peek(4))
}

// unit reads scale and unit.
func (n *numberReader) unit(a *Amount) {
	mark := n.at
	n.space()
	if q, ok := n.word("more"); ok {
		a.Qualifier = report.Qualifier(q)
	}
	if s, ok := n.word("scale"); ok {
		a.Scale, a.Unit = s, Money
		mark = n.at
		n.space()
	}
	if q, ok := n.word("more"); ok {
		a.Qualifier = report.Qualifier(q)
		n.space()
	}
	if c, ok := n.word("currency"); ok {
		a.Currency, a.Unit = c, Money
		if n.peek(0) == '/' && !isDigit(n.peek(1)) && a.Scale == "" {
			a.Unit = Counting
		}
		return
	}
	if a.Scale == "" && a.Currency == "" {
		for _, u := range plainUnits {
			if _, ok := n.word(u.class); ok {
				a.Unit = u.unit
				return
			}
		}
	}
	if _, ok := n.word("count"); ok && a.Currency == "" {
		a.Unit = Counting
		return
	}
	n.at = mark
}

var plainUnits = []struct {
	class Class
	unit  Unit
}{{"percent", Percent}, {"points", Points}, {"bp", Basis}, {"level", Level}}

// tail reads what loosens a number from behind, and sees where it is cut.
func (n *numberReader) tail(a *Amount) {
	mark := n.at
	if q, ok := n.word("after"); ok {
		a.Qualifier = report.Qualifier(q)
		mark = n.at
	}
	n.at = mark
	open := a.Unit == NoUnit || a.Unit == Money && a.Currency == ""
	if open && (n.peek(0) == '…' || n.peek(0) == '⋯' || n.peek(0) == '.' && n.peek(1) == '.') {
		a.Cut = true
	}
	if a.Unit != Money && isDigit(n.peek(0)) || n.peek(0) == '.' && isDigit(n.peek(1)) {
		a.Glued = true
	}
}
