package ocr

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Gaps between signs in sizes of Han characters: a space between two words; the end of a cell or column.
const (
	spaceGap = 0.22
	cellGap  = 1.6
)

// cells gives the texts of a line where wide gaps set them apart, with their places. A line of running text has one.
func (l line) cells() (texts []string, places []box) {
	var b strings.Builder
	var at box
	for i, s := range l.signs {
		switch {
		case i == 0:
			at = s.box
		case s.x0-l.signs[i-1].x1 > cellGap*l.size:
			texts, places = append(texts, mend(b.String())), append(places, at)
			b.Reset()
			at = s.box
		default:
			b.WriteString(glue(l.signs[i-1], s, l.size))
			at = at.with(s.box)
		}
		b.WriteString(s.text)
	}
	return append(texts, mend(b.String())), append(places, at)
}

// glue gives what stands between two signs of a line: a space between words that are not Chinese.
func glue(a, b sign, size float64) string {
	left, _ := utf8.DecodeLastRuneInString(a.text)
	right, _ := utf8.DecodeRuneInString(b.text)
	if wideRune(left) || wideRune(right) || b.x0-a.x1 < spaceGap*size || !b.word {
		return ""
	}
	return " "
}

// half are the punctuation marks that tesseract writes narrow, as its model has them, with the wide ones that Chinese text has.
var half = map[rune]rune{':': '：', ';': '；', ',': '，', '?': '？', '!': '！'}

// opening and closing parentheses; tesseract takes one shape for another.
const (
	opening = "（(〈《"
	closing = "）)〉》"
)

// mend gives a text the punctuation of Chinese: wide marks beside Han characters, and parentheses that match; and the signs of numbers that look like a Han
// character: 5%一15%, 土5%.
func mend(s string) string {
	r := []rune(strings.TrimSpace(s))
	open := -1
	for i, c := range r {
		switch {
		case strings.ContainsRune(opening, c):
			open = i
		case strings.ContainsRune(closing, c) && open >= 0:
			r[open], r[i] = pair(r, open, i)
			open = -1
		case half[c] != 0 && (isHanAt(r, i-1) || isHanAt(r, i+1)):
			r[i] = half[c]
		case c == '一' && i > 0 && (r[i-1] == '%' || unicode.IsDigit(r[i-1])) && i+1 < len(r) && unicode.IsDigit(r[i+1]):
			r[i] = '—'
		case c == '土' && i+1 < len(r) && unicode.IsDigit(r[i+1]):
			r[i] = '±'
		}
	}
	return string(r)
}

func isHanAt(r []rune, i int) bool { return i >= 0 && i < len(r) && unicode.Is(unicode.Han, r[i]) }

// pair gives the parentheses at i and j one shape: wide round ones where Chinese stands in or before them, unless both are those of a title.
func pair(r []rune, i, j int) (rune, rune) {
	a, b := strings.ContainsRune("〈《", r[i]), strings.ContainsRune("〉》", r[j])
	if a && b {
		return '《', '》'
	}
	han := isHanAt(r, i-1)
	for _, c := range r[i+1 : j] {
		han = han || unicode.Is(unicode.Han, c)
	}
	if han {
		return '（', '）'
	}
	return '(', ')'
}

// join puts a line that goes on after text.
func join(text, next string) string {
	left, n := utf8.DecodeLastRuneInString(text)
	right, _ := utf8.DecodeRuneInString(next)
	switch {
	case left == '-' && len(text) > 1 && unicode.IsLower(rune(text[len(text)-2])) && unicode.IsLower(right):
		return text[:len(text)-n] + next
	case wideRune(left) || wideRune(right) || left == '/' || right == '%':
		return text + next
	case unicode.IsDigit(left) && unicode.IsDigit(right): // a number that the line's end cut
		return text + next
	}
	return text + " " + next
}

// wideRune tells whether a character is as wide as a Han character, so that no space stands beside it.
func wideRune(r rune) bool {
	return r >= 0x2E80 || strings.ContainsRune("“”‘’…—·", r)
}

func isHan(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.Is(unicode.Han, r)
}

// isWord tells whether a sign is a letter or a digit.
func isWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}
