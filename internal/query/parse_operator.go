package query

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// sign is what excludes a term when no digit follows.
const sign = "-－"

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
