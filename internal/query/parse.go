package query

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"yanku/internal/report"
)

// Parse reads what a user typed. It never fails: a quote or a parenthesis left open is closed at the end, an unknown field or an unreadable value is words as typed;
// Tree.Hints tells of it.
//
//	光模块 资本开支            both stand somewhere; AND 且 & may stand between
//	游戏 OR 影视  a | b  甲 或 乙   one of them does
//	-游戏  NOT 游戏  非 游戏     does not stand anywhere; before a digit the sign belongs to the number: -8.49%
//	(a OR b) c  （甲 或 乙）    parentheses
//	"AI 服务器"  「…」 “…”      the words with their spaces
//	"算力 光模块"~10            both in one line, at most 10 other characters between
//	光*块  G.65?D              up to 16 characters, one character
//	=光模塊  ="AI"              as written, in script, width and case
//	title: broker: author: code: index: company: rating: type: tag: fig: risk: note: has: is: src: period: num: date: after: before: newer_than:
//	                           also by their Chinese names (table query_words.csv); a field of words may be followed by a group: title:(a OR b)
//
// Full-width punctuation counts as half-width.
func Parse(s string) Tree { return ParseOn(s, report.DateOf(time.Now())) }

// ParseOn is Parse with the day that words such as 本周 and 7d are counted from.
func ParseOn(s string, today report.Date) Tree {
	p := parser{today: today}
	if len(s) > longest {
		s = strings.ToValidUTF8(s[:longest], "")
		p.hint("long", "")
	}
	p.typed, p.rest = s, s
	t := Tree{Typed: s}
	for p.rest != "" {
		at := p.at()
		nodes, parts := p.any(0)
		t.Root, t.Parts = append(t.Root, nodes...), append(t.Parts, parts...)
		if p.at() == at { // a parenthesis that closes nothing
			p.skip()
		}
	}
	t.Hints = p.hints
	return t
}

// longest is how many bytes of what was typed are read: more than any question, less than a report pasted by mistake.
const longest = 4096

// quotes gives for each opening quote those that close it.
var quotes = map[rune]string{'"': "\"”“＂", '＂': "\"”“＂", '“': "”\"＂", '”': "”\"＂", '「': "」", '『': "』"}

// sign is what excludes a term when no digit follows.
const sign = "-－"

const (
	opening = "(（"
	closing = ")）"
)

// maxDepth is how deep parentheses may nest; deeper ones are left out.
const maxDepth = 20

type parser struct {
	typed, rest string
	today       report.Date
	field       Field // of the group at hand
	hints       []Hint
}

func (p *parser) at() int { return len(p.typed) - len(p.rest) }

// any reads parts with OR between up to the end or a closing parenthesis that belongs to depth. Its nodes are all asked for.
func (p *parser) any(depth int) (nodes []Node, parts []report.Span) {
	var sides Any
	from := p.at()
	for {
		kids, spans := p.all(depth)
		if len(kids) > 0 {
			sides = append(sides, one(kids))
		}
		end := p.at()
		if !p.word2("or") {
			if len(sides) > 1 {
				return []Node{sides}, []report.Span{trimmed(p.typed, from, end)}
			}
			if len(kids) == 0 && len(sides) == 1 { // OR with nothing behind it
				return []Node{sides[0]}, []report.Span{trimmed(p.typed, from, end)}
			}
			return kids, spans
		}
	}
}

// one gives several nodes that are all asked for as one.
func one(nodes []Node) Node {
	if len(nodes) == 1 {
		return nodes[0]
	}
	return All(nodes)
}

// trimmed is a span without the spaces at its ends.
func trimmed(s string, from, to int) report.Span {
	for from < to && s[from] == ' ' {
		from++
	}
	return report.Span{From: from, To: from + len(strings.TrimRightFunc(s[from:to], unicode.IsSpace))}
}

// all reads terms up to OR, the end, or a closing parenthesis that belongs to depth.
func (p *parser) all(depth int) (nodes []Node, parts []report.Span) {
	for {
		p.rest = strings.TrimLeftFunc(p.rest, unicode.IsSpace)
		if p.rest == "" || depth > 0 && p.next(closing) || depth == 0 && p.next(closing) && p.lone() || p.ahead("or") {
			return nodes, parts
		}
		from := p.at()
		n := p.term(depth)
		if n != nil {
			nodes, parts = append(nodes, n), append(parts, trimmed(p.typed, from, p.at()))
		}
	}
}

// lone tells whether the closing parenthesis ahead stands alone.
func (p *parser) lone() bool {
	_, n := utf8.DecodeRuneInString(p.rest)
	next, _ := utf8.DecodeRuneInString(p.rest[n:])
	return len(p.rest) == n || unicode.IsSpace(next)
}

func (p *parser) next(of string) bool {
	r, _ := utf8.DecodeRuneInString(p.rest)
	return p.rest != "" && strings.ContainsRune(of, r)
}

func (p *parser) skip() {
	_, n := utf8.DecodeRuneInString(p.rest)
	p.rest = p.rest[n:]
}

// term reads the next term. One that says nothing, such as an empty phrase, is nil.
func (p *parser) term(depth int) Node {
	switch {
	case p.word2("and"):
		return nil
	case p.negative():
		p.rest = strings.TrimLeftFunc(p.rest, unicode.IsSpace)
		if p.rest == "" || p.next(closing) || p.ahead("or") {
			return nil
		}
		if n := p.term(depth); n != nil {
			return Not{n}
		}
		return nil
	case p.next(opening) && p.groups():
		return p.group(depth)
	case p.next("=＝"):
		return p.exact(depth)
	}
	if text, ok := p.phrase(); ok {
		return p.near(text)
	}
	return p.word(depth)
}

// groups tells whether the parenthesis ahead opens a group: not one that is closed at once.
func (p *parser) groups() bool {
	_, n := utf8.DecodeRuneInString(p.rest)
	return strings.TrimSpace(p.rest[n:]) != ""
}

// group reads a group in parentheses.
func (p *parser) group(depth int) Node {
	open := p.rest
	p.skip()
	if depth >= maxDepth {
		return nil
	}
	nodes, _ := p.any(depth + 1)
	if p.next(closing) {
		p.skip()
	} else {
		p.hint("paren", firstWords(open))
	}
	switch len(nodes) {
	case 0:
		return nil
	default:
		return one(nodes)
	}
}

func (p *parser) hint(code, text string) { p.hints = append(p.hints, Hint{code, text}) }

// firstWords cuts what a hint shows.
func firstWords(s string) string {
	const most = 12
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

// negative takes a sign of exclusion: "-" that stands before something other than a digit or a space, or a word for it.
func (p *parser) negative() bool {
	r, n := utf8.DecodeRuneInString(p.rest)
	if strings.ContainsRune(sign, r) && p.rest != "" {
		next, _ := utf8.DecodeRuneInString(p.rest[n:])
		if p.rest[n:] == "" || unicode.IsSpace(next) || unicode.IsDigit(next) || strings.ContainsRune(sign, next) {
			return false
		}
		p.rest = p.rest[n:]
		return true
	}
	return p.word2("not")
}

// ahead tells whether a word of the language of this class is next: one that stands alone with another term behind it. "|" and "&" need no space.
func (p *parser) ahead(class string) bool { return p.operator(class) > 0 }

// word2 takes such a word.
func (p *parser) word2(class string) bool {
	n := p.operator(class)
	p.rest = p.rest[n:]
	return n > 0
}

func (p *parser) operator(class string) int {
	rest := strings.TrimLeftFunc(p.rest, unicode.IsSpace)
	led := len(p.rest) - len(rest)
	for _, w := range operators()[class] {
		after, found := strings.CutPrefix(rest, w)
		next, _ := utf8.DecodeRuneInString(after)
		if found && (bar(w) || unicode.IsSpace(next)) && strings.TrimLeftFunc(after, unicode.IsSpace) != "" {
			return led + len(w)
		}
	}
	return 0
}

// bar tells whether an operator needs no space behind it.
func bar(w string) bool { return strings.HasPrefix(w, "|") || strings.HasPrefix(w, "｜") }

// phrase takes a quoted phrase, if one stands here.
func (p *parser) phrase() (string, bool) {
	r, n := utf8.DecodeRuneInString(p.rest)
	closing, ok := quotes[r]
	if !ok {
		return "", false
	}
	text := p.rest[n:]
	if i := strings.IndexAny(text, closing); i >= 0 {
		_, size := utf8.DecodeRuneInString(text[i:])
		p.rest = text[i+size:]
		return text[:i], true
	}
	p.hint("quote", firstWords(p.rest))
	p.rest = ""
	return text, true
}

// near makes the node of a phrase, reading the ~N behind it.
func (p *parser) near(text string) Node {
	r, n := utf8.DecodeRuneInString(p.rest)
	if r != '~' && r != '～' {
		return words(p.field, text)
	}
	digits := p.rest[n:]
	end := 0
	for end < len(digits) && digits[end] >= '0' && digits[end] <= '9' {
		end++
	}
	within, err := strconv.Atoi(digits[:end])
	if err != nil {
		return words(p.field, text)
	}
	p.rest = digits[end:]
	list := strings.Fields(FoldString(text))
	if len(list) < 2 || len(list) > maxNear {
		return words(p.field, text)
	}
	return Near{p.field, list, min(within, 10_000)}
}

// maxNear is how many words may be asked for near each other.
const maxNear = 16

// exact reads what stands behind "=": a phrase or a word as written.
func (p *parser) exact(depth int) Node {
	whole := p.rest
	p.skip()
	text, ok := p.phrase()
	if !ok && p.rest != "" && !(depth > 0 && p.next(closing)) {
		text = p.take(depth)
	}
	if text = trim(text); text == "" {
		return words(p.field, whole[:len(whole)-len(p.rest)])
	}
	return Words{Field: p.field, Text: text, Exact: true}
}

// take takes everything up to a space, a quote, "|" or, in a group (outer is how deep), the parenthesis that closes it.
func (p *parser) take(outer int) string {
	depth := 0
	end := len(p.rest)
	for i, r := range p.rest {
		switch {
		case unicode.IsSpace(r) || quotes[r] != "" || r == '|' || r == '｜':
		case strings.ContainsRune(opening, r):
			depth++
			continue
		case strings.ContainsRune(closing, r):
			if depth--; depth >= 0 || outer == 0 {
				continue
			}
		default:
			continue
		}
		end = i
		break
	}
	text := p.rest[:end]
	if text == "" && p.rest != "" { // so that something is always taken
		_, n := utf8.DecodeRuneInString(p.rest)
		text = p.rest[:n]
	}
	p.rest = p.rest[len(text):]
	return text
}

// word takes a word, or a field with its value.
func (p *parser) word(depth int) Node {
	start := p.rest
	if name, size := fieldAhead(start); size > 0 {
		value := start[size:]
		r, _ := utf8.DecodeRuneInString(value)
		f, isWords := wordFields[name]
		switch {
		case value != "" && strings.ContainsRune(opening, r) && isWords:
			outer := p.field
			p.rest, p.field = value, f
			n := p.group(depth)
			p.field = outer
			return n
		case value != "" && quotes[r] != "":
			p.rest = value
			text, _ := p.phrase()
			return p.valued(name, text, start[:len(start)-len(p.rest)])
		}
		p.rest = value
		text := ""
		if value != "" && !unicode.IsSpace(r) && !(depth > 0 && p.next(closing)) {
			text = p.take(depth)
		}
		return p.valued(name, text, start[:len(start)-len(p.rest)])
	}
	text := p.take(depth)
	if i := strings.IndexAny(text, ":："); i > 0 && i < len(text)-1 && !strings.Contains(text, "://") && unknownField(text[:i]) {
		p.hint("field", text[:i])
	}
	return pattern(p.field, text)
}

// valued makes the node of a field's value; what cannot be read is words as typed.
func (p *parser) valued(name, value, typed string) Node {
	if f, ok := wordFields[name]; ok {
		return pattern(f, value)
	}
	if strings.TrimSpace(value) == "" {
		return nil
	}
	if n, ok := valueOf(name, strings.TrimSpace(FoldString(value)), p.today); ok {
		return n
	}
	p.hint("value", typed)
	return words(p.field, typed)
}
