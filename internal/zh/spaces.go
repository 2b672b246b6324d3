package zh

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A tornPlace is where converters from PDF put a space into a code or a number: what stands before the space and what after it.
type tornPlace struct{ before, after *regexp.Regexp }

var tornPlaces = []tornPlace{
	{regexp.MustCompile(`(?:^|[^A-Za-z0-9])[A-Z]\.$`), regexp.MustCompile(`^\d`)},                                    // G. 652D
	{regexp.MustCompile(`(?:^|[^A-Za-z0-9.])\d{4,7}\.?$`), regexp.MustCompile(`^\.?(?:WI|SH|SZ|BJ|HK|SI|CSI|CI)\b`)}, // 8841258. WI
	{regexp.MustCompile(`(?:^|[^\d.])\d+$`), regexp.MustCompile(`^\.\d+\s?[%％]`)},                                    // 3 .25%
	{regexp.MustCompile(`(?:[+＋\-－−]|\p{Han})\d+\.$`), regexp.MustCompile(`^\d+\s?[%％]`)},                            // +3. 25%
}

// tornWindow is how many bytes on each side of a space decide whether it tears something.
const tornWindow = 16

// torn tells whether the space between before and after stands inside a code or a number.
func torn(before, after string) bool {
	if before == "" || after == "" || !isDigit(before[len(before)-1]) && before[len(before)-1] != '.' {
		return false
	}
	if !isDigit(after[0]) && after[0] != '.' && (after[0] < 'A' || after[0] > 'Z') {
		return false
	}
	before, after = before[max(0, len(before)-tornWindow):], after[:min(len(after), tornWindow)]
	for _, p := range tornPlaces {
		if p.before.MatchString(before) && p.after.MatchString(after) {
			return true
		}
	}
	return false
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// straySpaces finds spaces inside codes and numbers, and runs of spaces. A single space between Chinese and Latin is the author's and stays.
func straySpaces(s string) []change {
	var out []change
	chinese := hasHan(s)
	for i := 0; i < len(s); {
		n := 0
		if b := s[i]; b == ' ' || b == '\t' || b == 0xC2 || b == 0xE3 { // the first bytes of the spaces
			n = spaceRun(s[i:])
		}
		if n == 0 {
			i++
			continue
		}
		c := change{from: i, to: i + n, pass: passSpace, sure: true}
		switch run := s[i : i+n]; {
		case i == 0 || i+n == len(s), chinese && torn(s[:i], s[i+n:]):
			out = append(out, c)
		case utf8.RuneCountInString(run) > 1:
			c.with = " "
			out = append(out, c)
		}
		i += n
	}
	return out
}

// spaceRun is the number of bytes of the spaces and tabs that s begins with.
func spaceRun(s string) int {
	n := 0
	for n < len(s) {
		r, w := utf8.DecodeRuneInString(s[n:])
		if r != ' ' && r != '\t' && r != 0xA0 && r != 0x3000 {
			break
		}
		n += w
	}
	return n
}

// hasHan tells whether s holds a Chinese character.
func hasHan(s string) bool { return strings.ContainsFunc(s, IsHan) }

// strayMarks finds characters that say nothing: zero-width spaces, byte order marks, soft hyphens, control characters, private-use characters.
func strayMarks(s string) []change {
	var out []change
	for i, r := range s {
		if r >= ' ' && r < 0x7F || r == '\n' || r == '\t' || IsHan(r) {
			continue
		}
		if isStray(r) {
			c := change{from: i, to: i + utf8.RuneLen(r), pass: passSpace, sure: true}
			if strings.ContainsRune(symbolBullets, r) {
				c.with = "•"
			}
			out = append(out, c)
		}
	}
	return out
}

// symbolBullets are the bullets of the fonts Symbol and Wingdings, as PDF gives them.
const symbolBullets = "\uF0B7\uF06C\uF06E\uF0A7\uF0D8\uF0A8\uF075\uF076\uF09F\uF0FC"

func isStray(r rune) bool {
	switch {
	case r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x2064, r == 0xFEFF, r == 0xAD:
		return true
	}
	return unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Co, r)
}

// brokenLines finds line ends inside a block: between Chinese characters nothing stays, between Latin words one space.
func brokenLines(s string) []change {
	var out []change
	for i := 0; i < len(s); i++ {
		if s[i] != '\n' {
			continue
		}
		from, to := i, i
		for from > 0 && isBreakSpace(s, from) {
			_, w := utf8.DecodeLastRuneInString(s[:from])
			from -= w
		}
		for to < len(s) {
			r, w := utf8.DecodeRuneInString(s[to:])
			if r != '\n' && r != '\r' && spaceRun(s[to:]) == 0 {
				break
			}
			to += w
		}
		out = append(out, change{from: from, to: to, with: glue(s[:from], s[to:]), pass: passBreak, sure: true})
		i = to - 1
	}
	return out
}

// isBreakSpace tells whether a space stands just before s[at].
func isBreakSpace(s string, at int) bool {
	r, _ := utf8.DecodeLastRuneInString(s[:at])
	return r == ' ' || r == '\t' || r == '\r' || r == 0xA0 || r == 0x3000
}

// glue is what stands between two joined lines.
func glue(before, after string) string {
	a, _ := utf8.DecodeLastRuneInString(before)
	b, _ := utf8.DecodeRuneInString(after)
	if before == "" || after == "" || isEast(a) || isEast(b) || a == '-' && unicode.IsLower(b) {
		return ""
	}
	return " "
}
