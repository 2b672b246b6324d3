package zh

import (
	"strings"
	"unicode/utf8"
)

// A run is a stretch of text whose bytes are shifted by one (see the project's notes on damage), from its question mark on.
type run struct {
	from, to int
	guess    string // what probably stood there; "" when nothing was found
	sure     bool
	certain  string // what stood in the front part, where only that is sure
	cut      int    // the end of that part
}

// sureMargin is how far the next best reading must be behind, in nats, for a run to be rebuilt. It was set on damaged reports whose truth is known.
const sureMargin = 3.5

// numberMargin is that for readings with a numeral, and for those that take letters out of a Latin word. Numerals stand for each other everywhere, so a
// model of the language knows little of which one stood there (第二次 and 第二十二次 read alike), and a report's figures are what it is read for.
const numberMargin = 7

// certainMin is the number of characters from which on the front part of a run is rebuilt alone.
const certainMin = 4

// shiftedRuns finds the runs `X?zì)…` of a damaged page's block and reads them, from left to right.
func shiftedRuns(s string, page *Page) []run {
	var out []run
	var sr *search
	var before strings.Builder // the text in front, without notes and with runs rebuilt
	at := 0
	for i := 0; i < len(s); i++ {
		if s[i] != '?' || i == 0 {
			continue
		}
		syllable, n := keyAt(s[i:])
		if n == 0 {
			continue
		}
		if page != nil && page.runs > runsMost {
			out = append(out, run{from: i, to: runEnd(s, i+n)})
			i = out[len(out)-1].to - 1
			continue
		}
		before.WriteString(withoutNotes(s[at:i]))
		at = i
		if sr == nil {
			sr = newSearch(page)
		}
		got := sr.run([]rune(tail(before.String())), keysBehind(before.String(), syllable), tokens(s, i+n))
		r := run{from: i, to: runEnd(s, i+n)}
		if got.found {
			r.to, r.guess = got.end, string(got.text)
			r.sure = got.margin >= sureMargin && (got.margin >= numberMargin || !inNumber(r.guess) && !inWord(s[i+n:], got.end-i-n))
			if front := string(got.text[:got.certain]); !r.sure && got.certain > certainMin && !inNumber(front) && !strings.Contains(s[got.cut:r.to], "?") {
				r.certain, r.cut = front, got.cut
			}
		}
		before.WriteString(r.guess)
		out = append(out, r)
		at, i = r.to, r.to-1
	}
	return out
}

// inNumber tells whether a reading has a Chinese numeral. 一 is left out: it stands in too many other words.
func inNumber(s string) bool {
	return strings.ContainsAny(s, "二三四五六七八九十百千兩两零〇")
}

// inWord tells whether the first n bytes of s, which a run takes, end inside a Latin word.
func inWord(s string, n int) bool {
	return n > 0 && n <= len(s) && isLetter(s[n-1]) && (n > 1 && isLetter(s[n-2]) || n < len(s) && isLetter(s[n]))
}

func isLetter(b byte) bool { return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' }

// keyAt reads `?zì)` at the front of s.
func keyAt(s string) (syllable string, n int) {
	syllable, n = noteAt("(" + s[1:min(len(s), 1+4*longestNote)])
	return syllable, n
}

// withoutNotes is s without what looks like a note.
func withoutNotes(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		r, w := utf8.DecodeRuneInString(s[i:])
		if r == '(' {
			if _, n := noteAt(s[i:]); n > 0 {
				i += n
				continue
			}
		}
		b.WriteString(s[i : i+w])
		i += w
	}
	return b.String()
}

// tail is the end of a text.
func tail(s string) string {
	from := max(0, len(s)-48)
	for from < len(s) && !utf8.RuneStart(s[from]) {
		from++
	}
	return s[from:]
}

// keysBehind gives the characters that a note before the run may stand for: their first byte is the last one of the text before.
func keysBehind(before, syllable string) []rune {
	t := gbk()
	r, _ := utf8.DecodeLastRuneInString(before)
	_, first, ok := t.code(wide(r))
	if !ok || first < leadMin {
		return nil
	}
	var out []rune
	for _, key := range loadForms().read[plainSyllable(syllable)] {
		if lead, second, ok := t.code(key); ok && lead == first && second >= leadMin {
			out = append(out, key)
		}
	}
	return out
}

// tokens reads the characters from byte at on, to the end of the line.
func tokens(s string, at int) []token {
	var out []token
	for at < len(s) && len(out) < tokenMax {
		r, w := utf8.DecodeRuneInString(s[at:])
		if r == '\n' {
			break
		}
		t := token{r: r, from: at}
		if r == '?' {
			if key, n := keyAt(s[at:]); n > 0 {
				t.key, w = key, n
			}
		}
		at += w
		for at < len(s) && s[at] == '(' {
			note, n := noteAt(s[at:])
			if n == 0 {
				break
			}
			t.note, at = note, at+n
		}
		t.to = at
		out = append(out, t)
	}
	if n := len(out); n > 0 && (at == len(s) || s[at] == '\n') {
		out[n-1].last = true
	}
	return out
}
