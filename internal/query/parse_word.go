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
	behind := p.rest
	p.rest = p.rest[n:]
	digits := p.rest[:len(p.rest)-len(strings.TrimLeftFunc(p.rest, unicode.IsDigit))]
	within, err := strconv.Atoi(FoldString(digits))
	if err != nil {
		p.rest = behind
		return words(p.field, text)
	}
	p.rest = p.rest[len(digits):]
	list := strings.Fields(FoldString(text))
	if len(list) < 2 || len(list) > maxNear {
		return words(p.field, text)
	}
	return Near{p.field, list, min(within, 10_000)}
}

// maxNear is how many words may be asked for near each other.
const maxNear = 16

// exact reads what stands behind "=", a phrase or a word as written, or behind "==", a whole value.
func (p *parser) exact(depth int) Node {
	typed := p.rest
	p.skip()
	full := p.next("=＝")
	if full {
		p.skip()
	}
	text, ok := p.phrase()
	if !ok && p.rest != "" && !(depth > 0 && p.next(closing)) {
		text = p.take(depth)
	}
	if text = trim(valid(text)); text == "" {
		return words(p.field, typed[:len(typed)-len(p.rest)])
	}
	if full {
		return Words{Field: p.field, Text: trim(FoldString(text)), Full: true}
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
		p.rest = start[size:]
		if f, ok := wordFields[name]; ok {
			return p.inside(f, p.whole, depth)
		}
		if name == wholeField {
			return p.inside(p.field, true, depth)
		}
		text, quoted := p.phrase()
		if r, _ := utf8.DecodeRuneInString(p.rest); !quoted && p.rest != "" && !unicode.IsSpace(r) && !(depth > 0 && p.next(closing)) {
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

// inside reads what stands behind the name of a field of words: a group, a phrase, "=" or a word; nil where nothing stands there yet.
func (p *parser) inside(f Field, whole bool, depth int) Node {
	field, was := p.field, p.whole
	defer func() { p.field, p.whole = field, was }()
	p.field, p.whole = f, whole
	r, _ := utf8.DecodeRuneInString(p.rest)
	switch {
	case p.rest == "" || unicode.IsSpace(r) || depth > 0 && p.next(closing):
		return nil
	case p.next(opening):
		return p.group(depth)
	case p.next("=＝"):
		return p.exact(depth)
	}
	if text, ok := p.phrase(); ok {
		return p.asked(p.near(text), true)
	}
	return p.asked(pattern(f, p.take(depth)), false)
}

// valued makes the node of the value of a field that is not of words; what cannot be read is words as typed.
func (p *parser) valued(name, value, typed string) Node {
	if strings.TrimSpace(value) == "" {
		return nil
	}
	if n, ok := valueOf(name, strings.TrimSpace(FoldString(value)), p.today); ok {
		return n
	}
	p.hint("value", typed)
	return words(p.field, typed)
}
