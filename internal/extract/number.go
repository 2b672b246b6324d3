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
	Range            bool
	Sign             int8 // the printed sign: 1, -1, 0 for none
	Unit             Unit
	Scale, Currency  string // of Money: 亿, 美元; either may be empty
	Qualifier        report.Qualifier
	Cut              bool // an ellipsis follows at once: the number may go on
	Glued            bool // stands in a heap of numbers without separators
}

// amountWords gives the table of assets/tables/amounts.csv, one for each class.
var amountWords = sync.OnceValue(func() map[Class]*wordTable {
	tables := map[Class]*wordTable{}
	lexicon.Rows("amounts.csv", func(c []string) {
		class := Class(c[1])
		if tables[class] == nil {
			tables[class] = &wordTable{nodes: []wordNode{{next: map[rune]int32{}}}}
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

// second reads the other end of a range into a.
func (n *numberReader) second(a *Amount) {
	mark := n.at
	n.space()
	switch {
	case n.peek(0) == '-' || n.peek(0) == '~' || n.peek(0) == '至' || n.peek(0) == '到':
		n.at++
		if n.peek(0) == '-' { // "——" and "--"
			n.at++
		}
	case n.peek(0) == 't' && n.peek(1) == 'o' && n.peek(2) == ' ':
		n.at += 2
	case n.between():
	default:
		n.at = mark
		return
	}
	n.space()
	b := Amount{}
	if !n.part(&b) || a.Unit != NoUnit && a.Unit != b.Unit && b.Unit != NoUnit && !(a.Unit == Money && b.Unit == Money) {
		n.at = mark
		return
	}
	if n.loose && !n.follows("之间") {
		n.at = mark
		return
	}
	low, high := a.Value, b.Value
	if a.Unit == NoUnit && b.Unit == NoUnit || a.Unit != NoUnit && b.Unit == NoUnit || low >= high {
		if low >= high && a.Unit == NoUnit && b.Unit == Percent {
			a.Glued = true
			a.Unit = b.Unit
			return
		}
		n.at = mark
		return
	}
	joinUnits(a, b)
	a.Low, a.High, a.Range = low, high, true
}

// between moves over the and of "between $91 billion and $93 billion" and the 和 of 在910亿和930亿之间; the latter must be followed by 之间.
func (n *numberReader) between() bool {
	n.loose = false
	switch c := n.peek(0); {
	case c == 'a' && n.follows("and ") && n.from >= 8 && string(n.text[n.from-8:n.from]) == "between ":
		n.at += 3
		return true
	case c == '和' || c == '与':
		n.loose = true
		n.at++
		return true
	}
	return false
}

// follows tells whether the text goes on with s.
func (n *numberReader) follows(s string) bool {
	i := n.at
	for _, r := range s {
		if i >= len(n.text) || n.text[i] != r {
			return false
		}
		i++
	}
	return true
}

// joinUnits gives a the unit that stands behind the second number of a range.
func joinUnits(a *Amount, b Amount) {
	a.Unit = b.Unit
	if a.Scale == "" {
		a.Scale = b.Scale
	}
	if a.Currency == "" {
		a.Currency = b.Currency
	}
}

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

// ordinal reads 第22位, 第十一名.
func (n *numberReader) ordinal() (int, Amount, bool) {
	start := n.at
	n.at++
	n.space()
	v, ok := n.digits()
	if !ok {
		c, size := chineseNumber(n.text[n.at:])
		if size == 0 {
			return start, Amount{}, false
		}
		v = float64(c)
		n.at += size
	}
	if r := n.peek(0); r == '位' || r == '名' {
		n.at++
	}
	return n.at, Amount{Value: v, Unit: Ordinal}, true
}

// chineseNumber reads a number up to 99 in Chinese digits: 十一, 二十; size 0 when there is none.
func chineseNumber(text []rune) (v, size int) {
	const digits = "〇一二三四五六七八九"
	tens, ones, seen := 0, 0, false
	for ; size < len(text); size++ {
		r := text[size]
		if r == '两' {
			r = '二'
		}
		if r == '零' {
			r = '〇'
		}
		if r == '十' && !seen {
			tens, ones, seen = max(ones, 1), 0, true
			continue
		}
		d := strings.IndexRune(digits, r)
		if d < 0 || ones > 0 {
			break
		}
		ones = d / 3
	}
	return tens*10 + ones, size
}
