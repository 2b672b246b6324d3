package zh

import (
	"strings"
	"unicode/utf8"
)

// alsoSimplified are characters that OpenCC folds but that Simplified text uses too, in names and words of their own (乾安, 著名, 徵).
const alsoSimplified = "乾著瞭徵藉覆鍾锺於沈麽麼幺祇衹昇鉅鍊甯濛薹吒噁囉喆菸蘋夥摺餘擡檯"

// tradCount counts the Chinese characters of s, and among them those that only Traditional text uses.
func tradCount(s string) (han, trad int) {
	t := foldTable()
	for _, r := range s {
		if !IsHan(r) {
			continue
		}
		han++
		if r < foldMax && t[r] != r && !strings.ContainsRune(alsoSimplified, r) {
			trad++
		}
	}
	return han, trad
}

// IsTraditional tells whether s is written in Traditional script: at least one in twenty of its Chinese characters is used there alone.
func IsTraditional(s string) bool {
	han, trad := tradCount(s)
	return trad > 0 && trad*20 >= han
}

// simplify gives s in Simplified script with every rune at its old offset: a rune whose fold has another length in UTF-8 stays.
// Phrases decide before characters. In text that is not Traditional as a whole the characters that Simplified uses too stay.
func simplify(s string) (out string, traditional bool) {
	han, trad := tradCount(s)
	if trad == 0 {
		return s, false
	}
	traditional = trad*20 >= han
	conv := simplifier().convert(s)
	if traditional {
		conv = mendWords(s, conv)
	}
	var b strings.Builder
	b.Grow(len(s))
	for i, r := range s {
		f, n := utf8.DecodeRuneInString(conv)
		conv = conv[n:]
		if n != runeLen(s, i, r) || !traditional && strings.ContainsRune(alsoSimplified, r) {
			f = r
		}
		b.WriteRune(f)
	}
	return b.String(), traditional
}

// mendWords sets the words of the table script_words.csv right in conv, which is the conversion of s, rune by rune.
func mendWords(s, conv string) string {
	if !strings.ContainsAny(s, "著麼麽畫") {
		return conv
	}
	src, out := []rune(s), []rune(conv)
	for _, w := range scriptWords() {
		word, to := []rune(w[0]), []rune(w[1])
		for i := 0; ; {
			at := indexRunes(src[i:], word)
			if at < 0 {
				break
			}
			copy(out[i+at:], to)
			i += at + len(word)
		}
	}
	return string(out)
}

func indexRunes(s, word []rune) int {
	for i := 0; i+len(word) <= len(s); i++ {
		n := 0
		for n < len(word) && s[i+n] == word[n] {
			n++
		}
		if n == len(word) {
			return i
		}
	}
	return -1
}

// runeLen is the number of bytes of the rune r that stands at s[i]; an invalid byte has one.
func runeLen(s string, i int, r rune) int {
	if r == utf8.RuneError {
		_, n := utf8.DecodeRuneInString(s[i:])
		return n
	}
	return utf8.RuneLen(r)
}
