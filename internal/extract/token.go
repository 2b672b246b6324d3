package extract

import (
	"unicode"
	"unicode/utf8"

	"yanku/internal/lexicon"
	"yanku/internal/report"
)

// TokenKind is what a token is.
type TokenKind uint8

// The kinds of tokens.
const (
	Wild    TokenKind = iota // words that no table knows
	Number                   // a number or a range with its sign, qualifier and unit
	Named                    // a name of the lexicon
	When                     // words that tell a period
	Keyword                  // a word of the grammar, see Class
	Mark                     // punctuation
)

// Token is a piece of a sentence. Its span leaves out the spaces around it.
type Token struct {
	report.Span
	Class   Class            // of a Keyword or a Mark
	Arg     string           // of a Keyword: what the table says beside its class
	Num     Amount           // of a Number
	Entries []*lexicon.Entry // of a Named
	When    Moment           // of a When
	Kind    TokenKind
	Claimed bool // a rule has taken the number
}

// scanner cuts sentences into tokens. Its buffers are used again from sentence to sentence.
type scanner struct {
	lex     *lexicon.Lexicon
	words   *wordTable
	amounts map[Class]*wordTable
	starts  *[1 << 16]uint8

	base  int    // offset of the sentence in Body
	text  []rune // the sentence, half width
	at    []int  // byte offset in the sentence of each rune, and its end
	out   []Token
	run   int // index of the first rune of the open run of wild words, -1 when none is open
	ahead []nameAt
}

type nameAt struct {
	from, to int // runes
	entries  []*lexicon.Entry
}

func newScanner(lex *lexicon.Lexicon) *scanner {
	return &scanner{lex: lex, words: grammarWords(), amounts: amountWords(), starts: startBits(), run: -1}
}

// tokens cuts the sentence s, which stands at byte base of Body. The time is linear in s.
func (c *scanner) tokens(s string, base int) []Token {
	c.load(s, base)
	for i := 0; i < len(c.text); {
		next := c.step(i)
		if next > i {
			i = next
			continue
		}
		if unicode.IsSpace(c.text[i]) {
			c.closeRunAtSpace(i)
			i++
			continue
		}
		if c.run < 0 {
			c.run = i
		}
		i++
	}
	c.closeRun(len(c.text))
	shareUnits(c.out)
	nameGroups(c.out)
	c.out = mend(c.out, s, base)
	out := make([]Token, len(c.out))
	copy(out, c.out)
	return out
}

// nameGroups makes a word for a group of companies part of a name where 指数 or 板块 stands right behind it: 运营商指数.
func nameGroups(tokens []Token) {
	for i := range len(tokens) - 1 {
		next := tokens[i+1]
		if tokens[i].Class == Group && next.Kind == Keyword && next.Class == Suffix && next.From == tokens[i].To {
			tokens[i].Class = Plain
		}
	}
}

func (c *scanner) load(s string, base int) {
	c.base, c.run = base, -1
	c.text, c.at, c.out, c.ahead = c.text[:0], c.at[:0], c.out[:0], c.ahead[:0]
	hits := c.lex.Find(s)
	h := 0
	for i := 0; i < len(s); {
		for h < len(hits) && hits[h].To <= i {
			c.ahead[h].to = len(c.text)
			h++
		}
		if len(c.ahead) == h && h < len(hits) && hits[h].From <= i {
			c.ahead = append(c.ahead, nameAt{from: len(c.text), entries: hits[h].Entries})
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		c.text, c.at = append(c.text, halfWidth(r)), append(c.at, i)
		i += size
	}
	if len(c.ahead) > h {
		c.ahead[h].to = len(c.text)
	}
	c.at = append(c.at, len(s))
}

// step reads the token that begins at rune i and gives the rune after it, or i when none begins there.
func (c *scanner) step(i int) int {
	r := c.text[i]
	if c.inWord(i) && alnum(r) {
		return i
	}
	var word wordEntry
	length := 0
	if mayStart(c.starts, r, startsWord) {
		word, length = c.words.longest(c.text, i)
	}
	if to := c.name(i, word, length); to > i {
		return to
	}
	if to := c.moment(i, length); to > i {
		return to
	}
	if to := c.number(i, word, length); to > i {
		return to
	}
	if (r == '-' || r == '.') && c.inWord(i) && i+1 < len(c.text) && alnum(c.text[i+1]) {
		return i // GPT-5, K2.5
	}
	return c.plain(i, word, length)
}

// name takes the name of the lexicon that begins at rune i, unless a word of the grammar is longer.
func (c *scanner) name(i int, word wordEntry, length int) int {
	for len(c.ahead) > 0 && c.ahead[0].from < i {
		c.ahead = c.ahead[1:]
	}
	if len(c.ahead) == 0 || c.ahead[0].from != i {
		return i
	}
	n := c.ahead[0]
	same := n.to-i == length && (word.class != Goods || !onlyIndex(n.entries))
	if n.to-i <= length && !same || c.digitsFollow(n.to) {
		return i
	}
	c.add(i, n.to, Token{Kind: Named, Entries: n.entries})
	return n.to
}

// moment takes the period that begins at rune i, unless a word of the grammar is longer.
func (c *scanner) moment(i, length int) int {
	if !mayStart(c.starts, c.text[i], startsMoment) {
		return i
	}
	to, m, ok := readMoment(c.text, i, c.amounts["when"])
	if !ok || to-i < length {
		return i
	}
	c.add(i, to, Token{Kind: When, When: m})
	return to
}

// number takes the number that begins at rune i; of numbers that go on with a word only percentages count, and 近2周 is a period.
func (c *scanner) number(i int, word wordEntry, length int) int {
	if !mayStart(c.starts, c.text[i], startsNumber) {
		return i
	}
	to, a, ok := readNumber(c.text, i, c.amounts)
	if !ok || a.Unit != Percent && c.inWord(i) || isYear(c.text[i:to], a) || word.class == Period && to-i <= length {
		return i
	}
	c.add(i, to, Token{Kind: Number, Num: a})
	return to
}

// plain takes the word of the grammar or the punctuation at rune i.
func (c *scanner) plain(i int, word wordEntry, length int) int {
	switch {
	case length > 0 && word.class == Period:
		c.add(i, i+length, Token{Kind: When, Arg: word.arg, When: Moment{Key: word.arg, Word: true}})
		return i + length
	case length > 0:
		c.add(i, i+length, Token{Kind: Keyword, Class: word.class, Arg: word.arg})
		return i + length
	}
	if class, ok := markClass(c.text[i]); ok {
		c.add(i, i+1, Token{Kind: Mark, Class: class})
		return i + 1
	}
	return i
}

// onlyIndex tells whether a name stands for indices alone, so that 焦炭 without 板块 is the good.
func onlyIndex(entries []*lexicon.Entry) bool {
	for _, e := range entries {
		if e.Kind != lexicon.Index {
			return false
		}
	}
	return true
}

// inWord tells whether rune i goes on with a Latin word or a model number: the 4 of GPT-4, the 2 of H20.
func (c *scanner) inWord(i int) bool {
	if c.run < 0 {
		return false
	}
	before := c.text[i-1]
	return alnum(before) || (before == '-' || before == '.') && i-2 >= c.run && alnum(c.text[i-2])
}

// digitsFollow tells whether a name that ends before rune i runs into a number, as in 沪深3004996.1.
func (c *scanner) digitsFollow(i int) bool {
	return i < len(c.text) && isDigit(c.text[i-1]) && (isDigit(c.text[i]) || c.text[i] == '.')
}

func (c *scanner) add(from, to int, t Token) {
	c.closeRun(from)
	for to > from && unicode.IsSpace(c.text[to-1]) {
		to--
	}
	t.Span = report.Span{From: c.base + c.at[from], To: c.base + c.at[to]}
	c.out = append(c.out, t)
}

// closeRun ends the open run of wild words before rune i.
func (c *scanner) closeRun(i int) {
	if c.run < 0 {
		return
	}
	from := c.run
	c.run = -1
	for i > from && unicode.IsSpace(c.text[i-1]) {
		i--
	}
	c.out = append(c.out, Token{Kind: Wild, Span: report.Span{From: c.base + c.at[from], To: c.base + c.at[i]}})
}

// closeRunAtSpace ends the open run of wild words at a space, unless Latin words stand on both sides of it.
func (c *scanner) closeRunAtSpace(i int) {
	if c.run < 0 || i == 0 || i+1 >= len(c.text) {
		return
	}
	if c.text[i-1] < utf8.RuneSelf && c.text[i+1] < utf8.RuneSelf {
		return
	}
	c.closeRun(i)
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func isLatin(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }
