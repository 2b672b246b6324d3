package zh

import (
	"strings"
	"unicode/utf8"

	"github.com/mozillazg/go-pinyin"
)

// toned are the letters of pinyin that carry a tone; a note always has one or is in the neutral tone, which the damage does not write.
const toned = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"

// longestNote is the number of letters of the longest syllable, zhuāng and its like.
const longestNote = 6

// DamagedBy tells whether a page is damaged by pinyin notes: four or more that fit, on three characters or more, one in two hundred characters or more;
// three are enough on a short page in Traditional script. One note alone is an author's own (a rare name, a lesson), many are damage.
func DamagedBy(text string) bool {
	notes, han := 0, 0
	var prev rune
	kinds := map[rune]bool{}
	for i, r := range text {
		if IsHan(r) {
			han++
		} else if (r == '(' || r == '（') && IsHan(prev) {
			if syllable, _ := noteAt(text[i:]); fits(prev, syllable) {
				notes++
				kinds[prev] = true
			}
		}
		prev = r
	}
	if len(kinds) < 3 {
		return false
	}
	return notes >= 4 && notes*200 >= han || notes*50 >= han && IsTraditional(text)
}

// pinyinNotes finds the notes `字(zì)` whose syllable fits the character before, and those between a character and a Latin letter whose bytes together are
// a character it fits: `軍A(jiā)`.
func pinyinNotes(s string) []change {
	var out []change
	var prev, second rune // the character before, and the one before that
	for i := 0; i < len(s); {
		r, w := utf8.DecodeRuneInString(s[i:])
		if r == '(' || r == '（' {
			if syllable, n := noteAt(s[i:]); n > 0 && (fits(prev, syllable) || fits(across(second, prev), syllable)) {
				out = append(out, change{from: i, to: i + n, pass: passPinyin, sure: true})
				i += n
				continue // prev stays: a note may stand twice
			}
		}
		prev, second = r, prev
		i += w
	}
	return joinChanges(out)
}

// across gives the character that the last byte of a and the Latin letter b make in GBK, 0 when there is none: its note stands behind the letter.
func across(a, b rune) rune {
	_, lead, ok := gbk().code(wide(a))
	if !ok || lead < leadMin || b < trailMin || b >= 0x7F {
		return 0
	}
	return gbk().char[int(lead)<<8|int(b)]
}

// joinChanges makes one change of those that touch.
func joinChanges(c []change) []change {
	out := c[:0]
	for _, x := range c {
		if n := len(out); n > 0 && out[n-1].to == x.from {
			out[n-1].to = x.to
			continue
		}
		out = append(out, x)
	}
	return out
}

// noteAt reads a bracketed syllable at the front of s and gives it with the bytes it takes, brackets and all; 0 when there is none.
func noteAt(s string) (syllable string, n int) {
	_, open := utf8.DecodeRuneInString(s)
	letters, tones := 0, 0
	for i, r := range s[open:] {
		switch {
		case r == ')' || r == '）':
			if letters == 0 || tones != 1 {
				return "", 0
			}
			return s[open : open+i], open + i + utf8.RuneLen(r)
		case strings.ContainsRune(toned, r):
			tones++
		case (r < 'a' || r > 'z') && r != 'ü' && r != 'ê':
			return "", 0
		}
		if letters++; letters > longestNote {
			return "", 0
		}
	}
	return "", 0
}

// fits tells whether the syllable is a reading of the character, in any tone: the tables behind the damage are not always right about tones.
func fits(r rune, syllable string) bool {
	if syllable == "" || !IsHan(r) {
		return false
	}
	for _, c := range [2]rune{r, Fold(r)} {
		for readings := pinyin.PinyinDict[int(c)]; readings != ""; {
			var one string
			one, readings, _ = strings.Cut(readings, ",")
			if sameSyllable(one, syllable) {
				return true
			}
		}
	}
	return false
}

// sameSyllable tells whether two syllables are the same but for their tones.
func sameSyllable(a, b string) bool {
	for a != "" && b != "" {
		x, n := utf8.DecodeRuneInString(a)
		y, m := utf8.DecodeRuneInString(b)
		if x != y && toneless(x) != toneless(y) {
			return false
		}
		a, b = a[n:], b[m:]
	}
	return a == b
}

// plainSyllable gives a syllable without its tone.
func plainSyllable(s string) string { return strings.Map(toneless, s) }

// toneless takes the tone mark off a letter of pinyin.
func toneless(r rune) rune {
	if r < 0x80 {
		return r
	}
	switch r {
	case 'ā', 'á', 'ǎ', 'à':
		return 'a'
	case 'ē', 'é', 'ě', 'è', 'ê':
		return 'e'
	case 'ī', 'í', 'ǐ', 'ì':
		return 'i'
	case 'ō', 'ó', 'ǒ', 'ò':
		return 'o'
	case 'ū', 'ú', 'ǔ', 'ù':
		return 'u'
	case 'ǖ', 'ǘ', 'ǚ', 'ǜ':
		return 'ü'
	case 'ń', 'ň', 'ǹ':
		return 'n'
	case 'ḿ':
		return 'm'
	}
	return r
}

// runMax is the most characters a run of shifted bytes is taken to have.
const runMax = 40

// runEnd gives the end of a shifted run that begins at from: the ASCII letter or mark that puts the bytes right again, at most runMax characters on.
func runEnd(s string, from int) int {
	n := 0
	for i, r := range s[from:] {
		if r >= 0x40 && r <= 0x7E {
			return from + i + 1
		}
		if n++; n > runMax || r == '\n' {
			return from + i
		}
	}
	return len(s)
}
