package query

import (
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
//	==光模块  broker:==国金证券   a whole line, the whole value of a field
//	word:市场  整词:(a OR "b c")  whole words: not in 城市场馆
//	title: broker: author: code: index: company: rating: type: tag: fig: risk: note: has: is: src: period: num: date: after: before: newer_than:
//	                           also by their Chinese names (table query_words.csv); a field of words may be followed by a group, a phrase or =:
//	                           title:(a OR b) title:"a b"~5
//
// Full-width punctuation counts as half-width.
func Parse(s string) Tree { return ParseOn(s, report.DateOf(time.Now())) }

// ParseWith is Parse with whole words only where whole is set, and with the synonyms of the field unless plain is set.
func ParseWith(s string, whole, plain bool) Tree {
	t := Parse(s)
	if whole {
		t = t.AsWhole()
	}
	if !plain {
		t = t.Expand()
	}
	return t
}

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
	whole       bool  // it asks for whole words
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
	to = from + len(strings.TrimRightFunc(s[from:to], unicode.IsSpace))
	return report.Span{From: to - len(strings.TrimLeftFunc(s[from:to], unicode.IsSpace)), To: to}
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
		return p.asked(p.near(text), true)
	}
	return p.asked(p.word(depth), false)
}

// asked puts into words what holds for all of their part.
func (p *parser) asked(n Node, quoted bool) Node {
	if w, ok := n.(Words); ok && !w.Exact && !w.Full {
		w.Quoted, w.Whole = w.Quoted || quoted, w.Whole || p.whole
		return w
	}
	return n
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
