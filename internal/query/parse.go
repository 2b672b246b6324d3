package query

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"yanku/internal/report"
)

// Parse reads what a user typed. It never fails: a quote left open is closed at the end, an unknown field or an unreadable value is words as typed.
//
//	光模块 资本开支        both stand somewhere; AND may stand between
//	-游戏  NOT 游戏        does not stand anywhere; before a digit the sign belongs to the number: -8.49%
//	"AI 服务器"  「…」 “…”  the words with their spaces
//	title: broker: code: type: date: after: before:   标题： 机构： 代码： 类型： 日期：
//
// Full-width punctuation counts as half-width.
func Parse(s string) Tree {
	p := parser{rest: s}
	var t Tree
	for {
		n, ok := p.term()
		if !ok {
			return t
		}
		if n != nil {
			t.Root = append(t.Root, n)
		}
	}
}

// quotes gives for each opening quote those that close it.
var quotes = map[rune]string{'"': "\"”“＂", '＂': "\"”“＂", '“': "”\"＂", '”': "”\"＂", '「': "」", '『': "』"}

// sign is what excludes a term when no digit follows.
const sign = "-－"

type parser struct{ rest string }

// term reads the next term; ok is false at the end. A term that says nothing, such as an empty phrase, is nil.
func (p *parser) term() (n Node, ok bool) {
	p.rest = strings.TrimLeftFunc(p.rest, unicode.IsSpace)
	if p.rest == "" {
		return nil, false
	}
	if p.keyword("AND") {
		return nil, true
	}
	if p.negative() {
		n, ok := p.term()
		if !ok || n == nil {
			return nil, true
		}
		return Not{n}, true
	}
	if text, ok := p.phrase(); ok {
		return words(Anywhere, text), true
	}
	return p.word(), true
}

// negative takes a sign of exclusion: "-" that stands before something other than a digit or a space, or the word NOT.
func (p *parser) negative() bool {
	r, n := utf8.DecodeRuneInString(p.rest)
	if strings.ContainsRune(sign, r) {
		next, _ := utf8.DecodeRuneInString(p.rest[n:])
		if p.rest[n:] == "" || unicode.IsSpace(next) || unicode.IsDigit(next) || strings.ContainsRune(sign, next) {
			return false
		}
		p.rest = p.rest[n:]
		return true
	}
	return p.keyword("NOT")
}

// keyword takes a word of the language, in capitals, when another term follows.
func (p *parser) keyword(word string) bool {
	after, found := strings.CutPrefix(p.rest, word)
	if next, _ := utf8.DecodeRuneInString(after); !found || !unicode.IsSpace(next) || strings.TrimSpace(after) == "" {
		return false
	}
	p.rest = after
	return true
}

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
	p.rest = ""
	return text, true
}

// word takes everything up to a space or a quote, and the quoted value of a field.
func (p *parser) word() Node {
	end := strings.IndexFunc(p.rest, func(r rune) bool { return unicode.IsSpace(r) || quotes[r] != "" })
	if end < 0 {
		end = len(p.rest)
	}
	text := p.rest[:end]
	p.rest = p.rest[end:]
	colon := strings.IndexAny(text, ":：")
	if colon < 0 {
		return words(Anywhere, text)
	}
	name, known := fields[FoldString(text[:colon])]
	if !known {
		return words(Anywhere, text)
	}
	_, size := utf8.DecodeRuneInString(text[colon:])
	value := text[colon+size:]
	if value == "" {
		value, _ = p.phrase()
	}
	if n, ok := name(value); ok {
		return n
	}
	return words(Anywhere, text)
}

// fields gives for each name of a field, folded, what makes its part of the tree from the value.
var fields = map[string]func(value string) (Node, bool){
	"title": in(Title), "标题": in(Title),
	"broker": in(Broker), "机构": in(Broker),
	"code": in(Code), "代码": in(Code),
	"type": ofType, "类型": ofType,
	"date": between, "日期": between,
	"after": after, "before": before,
}

func in(f Field) func(string) (Node, bool) {
	return func(value string) (Node, bool) { return words(f, value), true }
}

// words makes a part that asks for text; nil when nothing is left of it. Runs of spaces become one.
func words(f Field, text string) Node {
	text = strings.Join(strings.FieldsFunc(FoldString(text), unicode.IsSpace), " ")
	if text == "" {
		return nil
	}
	return Words{Field: f, Text: text}
}

// types gives for each type of report the words that name it, beside the type's own name.
var types = map[string]report.Type{
	"周报": report.Weekly, "双周报": report.Weekly, "日报": report.Daily, "文章": report.Article, "深度": report.Depth, "深度报告": report.Depth,
	"点评": report.Comment, "月报": report.Monthly, "策略": report.Strategy, "纪要": report.Minutes, "其他": report.Other,
}

func ofType(value string) (Node, bool) {
	value = strings.TrimSpace(FoldString(value))
	switch t := report.Type(value); t {
	case report.Weekly, report.Daily, report.Article, report.Depth, report.Comment, report.Monthly, report.Strategy, report.Minutes, report.Other:
		return Type{t}, true
	case "":
		return nil, true
	}
	t, ok := types[value]
	return Type{t}, ok
}
