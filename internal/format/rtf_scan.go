package format

import (
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/encoding/htmlindex"
)

// The kinds of tokens of RTF.
const (
	rtfOpen  = iota // {
	rtfClose        // }
	rtfStar         // \*: a reader that does not know the destination may pass over it
	rtfWord         // \name or \name123
	rtfByte         // one byte of text in a code page
	rtfRune         // one character
)

type rtfToken struct {
	kind   int
	name   string
	number int
	told   bool // the word has a number
	byte   byte
	char   rune
}

// rtfScanner cuts RTF into tokens, in linear time.
type rtfScanner struct {
	data []byte
	at   int
}

// symbols are control symbols that stand for a character.
var symbols = map[byte]rune{'~': '\u00A0', '_': '-', '\\': '\\', '{': '{', '}': '}', '\t': ' '}

func (s *rtfScanner) next() (rtfToken, bool) {
	for s.at < len(s.data) {
		c := s.data[s.at]
		s.at++
		switch c {
		case '{':
			return rtfToken{kind: rtfOpen}, true
		case '}':
			return rtfToken{kind: rtfClose}, true
		case '\r', '\n', 0:
		case '\t':
			return rtfToken{kind: rtfRune, char: ' '}, true
		case '\\':
			if t, ok := s.control(); ok {
				return t, true
			}
		default:
			return rtfToken{kind: rtfByte, byte: c}, true
		}
	}
	return rtfToken{}, false
}

// control reads what follows a backslash.
func (s *rtfScanner) control() (rtfToken, bool) {
	if s.at >= len(s.data) {
		return rtfToken{}, false
	}
	c := s.data[s.at]
	if isLatin(c) {
		return s.word(), true
	}
	s.at++
	switch {
	case c == '\'' && s.at+2 <= len(s.data):
		v, err := strconv.ParseUint(string(s.data[s.at:s.at+2]), 16, 8)
		if err != nil {
			return rtfToken{}, false
		}
		s.at += 2
		return rtfToken{kind: rtfByte, byte: byte(v)}, true
	case c == '*':
		return rtfToken{kind: rtfStar}, true
	case c == '\n' || c == '\r':
		return rtfToken{kind: rtfWord, name: "par"}, true
	case symbols[c] != 0:
		return rtfToken{kind: rtfRune, char: symbols[c]}, true
	}
	return rtfToken{}, false // \- and the like
}

func isLatin(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// word reads a control word with its number and the space behind it. The bytes of \bin are passed over.
func (s *rtfScanner) word() rtfToken {
	from := s.at
	for s.at < len(s.data) && isLatin(s.data[s.at]) {
		s.at++
	}
	t := rtfToken{kind: rtfWord, name: string(s.data[from:s.at])}
	from = s.at
	if s.at < len(s.data) && s.data[s.at] == '-' {
		s.at++
	}
	for s.at < len(s.data) && s.data[s.at] >= '0' && s.data[s.at] <= '9' && s.at-from < 11 {
		s.at++
	}
	var err error
	t.number, err = strconv.Atoi(string(s.data[from:s.at]))
	t.told = err == nil
	if !t.told && s.at > from {
		s.at = from
	}
	if s.at < len(s.data) && s.data[s.at] == ' ' {
		s.at++
	}
	if t.name == "bin" && t.number > 0 {
		s.at = min(s.at+t.number, len(s.data))
	}
	return t
}

// codePages are the names of code pages that RTF writes, and of fonts' character sets.
var (
	codePages    = map[int]string{936: "gb18030", 54936: "gb18030", 950: "big5", 932: "shift_jis", 949: "euc-kr", 1250: "windows-1250", 1251: "windows-1251", 1252: "windows-1252", 1253: "windows-1253", 65001: "utf-8"}
	fontCharsets = map[int]int{134: 936, 136: 950, 128: 932, 129: 949, 204: 1251, 238: 1250, 161: 1253}
)

func codePageName(page int) string {
	if n := codePages[page]; n != "" {
		return n
	}
	return "windows-1252"
}

// flushBytes decodes the bytes gathered so far, by the font's character set or the document's.
func (r *rtfReader) flushBytes() {
	if len(r.pending) == 0 {
		return
	}
	page := r.page
	if p := r.fonts[r.font]; p != 0 {
		page = p
	}
	text := string(r.pending)
	if strings.IndexFunc(text, func(c rune) bool { return c >= 0x80 }) >= 0 {
		if enc, err := htmlindex.Get(codePageName(page)); err == nil {
			if b, err := enc.NewDecoder().Bytes(r.pending); err == nil {
				text = string(b)
			}
		}
		text = strings.ToValidUTF8(text, "\uFFFD")
	}
	r.pending = r.pending[:0]
	r.write(strings.Map(func(c rune) rune {
		if unicode.IsControl(c) {
			return -1
		}
		return c
	}, text))
}
