package query

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// quotes gives for each opening quote those that close it.
var quotes = map[rune]string{'"': "\"”“＂", '＂': "\"”“＂", '“': "”\"＂", '”': "”\"＂", '「': "」", '『': "』"}

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
