package zh

import (
	"unicode"
	"unicode/utf8"

	"yanku/internal/report"
)

// Sentences splits the text of a block. A sentence ends with 。！？；… or their Latin kin, and the closing quotes and brackets that follow go with it;
// a Latin full stop ends one only before a space and a capital or a Chinese character, so 3.25%, G.652D and U.S. stay whole. Spans leave out surrounding space.
func Sentences(text string) []report.Span {
	var out []report.Span
	from, depth := 0, 0
	add := func(to int) {
		if s := trim(text, report.Span{From: from, To: to}); !s.Empty() {
			out = append(out, s)
		}
		from = to
	}
	for i := 0; i < len(text); {
		r, w := utf8.DecodeRuneInString(text[i:])
		end := i + w
		switch r {
		case '（', '(':
			depth++
		case '）', ')':
			depth = max(0, depth-1)
		}
		if r == '\n' || endsSentence(text, i, r, end) && (depth == 0 || r == '。') {
			end = skipClosers(text, end)
			add(end)
			depth = 0
		}
		i = end
	}
	add(len(text))
	return out
}

// endsSentence tells whether the rune r at [i, end) closes a sentence.
func endsSentence(text string, i int, r rune, end int) bool {
	next, w := utf8.DecodeRuneInString(text[end:])
	switch r {
	case '。', '！', '？', '；', '｡':
		return true
	case '!', '?', ';':
		return w == 0 || unicode.IsSpace(next) || IsHan(next) || isCloser(next)
	case '.':
		return endsLatin(text, i, next, end)
	}
	return false
}

// endsLatin tells whether the full stop at i closes a sentence: at the text's end, or between a small letter, figure, bracket or percent sign
// and a space with a capital or a quote behind it.
func endsLatin(text string, i int, next rune, end int) bool {
	if end == len(text) {
		return true
	}
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	closes := unicode.IsLower(before) || unicode.IsDigit(before) || before == ')' || before == '%'
	if next != ' ' || !closes || numbered(text, i) {
		return false
	}
	after, _ := utf8.DecodeRuneInString(text[end+1:])
	return unicode.IsUpper(after) || after == '“' || after == '"'
}

// numbered tells whether the full stop at i belongs to a number that opens the text: "1. Nvidia …".
func numbered(text string, i int) bool {
	for k := i - 1; k >= 0; k-- {
		if text[k] < '0' || text[k] > '9' {
			return false
		}
	}
	return true
}

func skipClosers(text string, at int) int {
	for at < len(text) {
		r, w := utf8.DecodeRuneInString(text[at:])
		if !isCloser(r) && r != '。' && r != '！' && r != '？' && r != '!' && r != '?' {
			break
		}
		at += w
	}
	return at
}

func isCloser(r rune) bool {
	switch r {
	case '”', '’', '」', '』', '》', '）', ')', '】', ']', '"':
		return true
	}
	return false
}

// trim takes surrounding space out of a span of text.
func trim(text string, s report.Span) report.Span {
	for s.From < s.To {
		r, w := utf8.DecodeRuneInString(text[s.From:s.To])
		if !unicode.IsSpace(r) {
			break
		}
		s.From += w
	}
	for s.From < s.To {
		r, w := utf8.DecodeLastRuneInString(text[s.From:s.To])
		if !unicode.IsSpace(r) {
			break
		}
		s.To -= w
	}
	return s
}
