package audit

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"yanku/internal/report"
)

// day is a date as a sentence writes it: 2026年3月27日, 3月27日, 2026.3.27, 2026-03-27. It need not exist.
type day struct {
	report.Span        // in the sentence
	words       string // as written
	year        int    // 0 when not written
	month, day  int
	chinese     bool // with 月
	closed      bool // with 日
}

func (x day) date() report.Date { return report.Date{Year: x.year, Month: x.month, Day: x.day} }

// daysIn gives the dates of a text from left to right; each byte is looked at a fixed number of times.
func daysIn(text string) []day {
	var out []day
	for at := 0; at < len(text); {
		if !digit(text[at]) {
			at++
			continue
		}
		x, ok := dayAt(text, at)
		if !ok {
			for at < len(text) && digit(text[at]) {
				at++
			}
			continue
		}
		out = append(out, x)
		at = x.To
	}
	return out
}

// dayAt reads the date that begins at byte from.
func dayAt(text string, from int) (x day, ok bool) {
	n, to, ok := numberAt(text, from, 4)
	if !ok {
		return x, false
	}
	x.From = from
	sep, after := mark(text, to)
	if to-from == 4 && n >= 2000 && n < 2100 && (sep == '年' || sep == '.' || sep == '-' || sep == '/') {
		x.year, from = n, after
		if n, to, ok = numberAt(text, from, 2); !ok {
			return x, false
		}
		year := sep
		if sep, after = mark(text, to); sep != '月' && (sep != year || year == '年') {
			return x, false
		}
	} else if sep != '月' || to-from > 2 {
		return x, false
	}
	x.month, x.chinese = n, sep == '月'
	if x.day, to, ok = numberAt(text, after, 2); !ok {
		return x, false
	}
	if sep, after = mark(text, to); sep == '日' {
		x.closed, to = true, after
	} else if sep == '号' {
		to = after
	}
	x.To, x.words = to, text[x.From:to]
	return x, true
}

// numberAt reads at most digits digits from byte at, spaces before them aside.
func numberAt(text string, at, digits int) (n, to int, ok bool) {
	for at < len(text) && text[at] == ' ' {
		at++
	}
	to = at
	for to < len(text) && digit(text[to]) {
		to++
	}
	if to == at || to-at > digits {
		return 0, to, false
	}
	n, _ = strconv.Atoi(text[at:to])
	return n, to, true
}

// mark gives the character at byte at and the byte behind it, spaces before it aside.
func mark(text string, at int) (r rune, after int) {
	for at < len(text) && text[at] == ' ' {
		at++
	}
	r, size := utf8.DecodeRuneInString(text[at:])
	return r, at + size
}

func digit(b byte) bool { return b >= '0' && b <= '9' }

// partOfMore tells whether what was read at [from, to) is a piece of something longer: 1-12月30日均线, 2026/13月5日.
func partOfMore(text string, from, to int) bool {
	if from > 0 && strings.IndexByte("0123456789./-~", text[from-1]) >= 0 {
		return true
	}
	return startsWith(text[to:], "均", "线", "内", "移", "游", "年")
}

func startsWith(text string, words ...string) bool {
	for _, w := range words {
		if strings.HasPrefix(text, w) {
			return true
		}
	}
	return false
}
