package zh

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/mozillazg/go-pinyin"

	"yanku/internal/report"
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

// pinyinNotes finds the notes `字(zì)` whose syllable fits the character before.
func pinyinNotes(s string) []change {
	var out []change
	var prev rune
	for i := 0; i < len(s); {
		r, w := utf8.DecodeRuneInString(s[i:])
		if (r == '(' || r == '（') && IsHan(prev) {
			if syllable, n := noteAt(s[i:]); n > 0 && fits(prev, syllable) {
				out = append(out, change{from: i, to: i + n, pass: passPinyin, sure: true})
				i += n
				continue // prev stays: a note may stand twice
			}
		}
		prev = r
		i += w
	}
	return joinChanges(out)
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
	if syllable == "" {
		return false
	}
	want := plainSyllable(syllable)
	for _, c := range [2]rune{r, Fold(r)} {
		for reading := range strings.SplitSeq(pinyin.PinyinDict[int(c)], ",") {
			if plainSyllable(reading) == want {
				return true
			}
		}
	}
	return false
}

// tonePlain takes the tone marks off pinyin letters; ü is written v.
var tonePlain = sync.OnceValue(func() *strings.Replacer {
	return strings.NewReplacer("ā", "a", "á", "a", "ǎ", "a", "à", "a", "ē", "e", "é", "e", "ě", "e", "è", "e", "ê", "e",
		"ī", "i", "í", "i", "ǐ", "i", "ì", "i", "ō", "o", "ó", "o", "ǒ", "o", "ò", "o", "ū", "u", "ú", "u", "ǔ", "u", "ù", "u",
		"ǖ", "v", "ǘ", "v", "ǚ", "v", "ǜ", "v", "ü", "v", "ń", "n", "ň", "n", "ǹ", "n", "ḿ", "m")
})

func plainSyllable(s string) string { return tonePlain().Replace(s) }

// runMax is the most characters a run of shifted bytes is taken to have.
const runMax = 40

// damagedRuns finds the runs `X?zì)…` where a note lay across two characters and the bytes after it are shifted (see the project's notes on damage).
// What stood there is not known here, so nothing is changed: the edit covers the run with the words it has, and is not sure.
func damagedRuns(s string) []report.Edit {
	var out []report.Edit
	for at := 0; ; {
		i := strings.IndexByte(s[at:], '?')
		if i < 0 {
			return out
		}
		i += at
		at = i + 1
		prev, _ := utf8.DecodeLastRuneInString(s[:i])
		syllable, n := noteAt("(" + s[i+1:min(len(s), i+1+4*longestNote)])
		if n == 0 || syllable == "" || !IsHan(prev) {
			continue
		}
		to := runEnd(s, i+n)
		out = append(out, report.Edit{Span: report.Span{From: i, To: to}, Was: s[i:to], Pass: passPinyin})
		at = to
	}
}

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
