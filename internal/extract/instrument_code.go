package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// markets are the endings by which a code tells its market.
var markets = map[string]bool{
	"SH": true, "SZ": true, "BJ": true, "SS": true, "HK": true, "US": true, "WI": true, "SI": true, "CSI": true, "CNI": true, "TW": true, "TWO": true, "T": true, "KS": true, "KQ": true,
	"O": true, "N": true, "OQ": true, "L": true, "DE": true, "PA": true, "MI": true, "SW": true, "HI": true, "GI": true, "TF": true, "OF": true, "AS": true, "IB": true, "CFE": true, "SHF": true,
}

// mainland are the markets whose codes have six digits.
var mainland = map[string]bool{"SH": true, "SZ": true, "BJ": true, "SS": true, "OF": true}

// codesIn gives the codes in a text: with their market (8841258.WI, 3067.HK, CIFR.US, 002389.SZ glued to what follows), six digits or five in brackets, a ticker in brackets.
func codesIn(text string) []coded {
	var out []coded
	for at := 0; at < len(text); {
		if !latinByte(text[at]) {
			at++
			continue
		}
		end := at
		for end < len(text) && latinByte(text[end]) {
			end++
		}
		if c, ok := codeAt(text, at, end); ok {
			c.open, c.close = brackets(text, c.from, c.to)
			c.bare = !c.market && !c.bracketed() && strings.Trim(c.code, "0123456789") == "" && len(c.code) == 6
			if c.market || c.bracketed() || c.bare && nameMayFollow(text, c.to) {
				out = append(out, c)
			}
			at = max(end, c.to)
			continue
		}
		at = end
	}
	return out
}

// nameMayFollow tells whether a letter stands behind byte to, or behind one space there.
func nameMayFollow(text string, to int) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimPrefix(text[to:], " "))
	return unicode.IsLetter(r)
}

// codeAt reads the word text[at:end] as a code.
func codeAt(text string, at, end int) (coded, bool) {
	word := text[at:end]
	digits := strings.Trim(word, "0123456789") == ""
	if market := marketBehind(text, end); market != "" {
		if digits && len(word) > 7 && mainland[market] {
			at = end - 6 // a number is glued to the code
		}
		to := end + 1 + len(market)
		return coded{from: at, to: to, code: text[at:to], market: true}, marketCode(text[at:end], market) && !insideURL(text, at)
	}
	switch {
	case digits && (len(word) == 6 || len(word) == 5 && word[0] == '0') && !numberGoesOn(text, at, end):
		return coded{from: at, to: end, code: word}, true
	case gluedMarket(word):
		return coded{from: at, to: end, code: word[:6] + "." + marketOf(word[:6])}, true
	case ticker(word):
		return tickerAt(text, at, end), true
	}
	return coded{}, false
}

// gluedMarket tells a code with its market but without the point: 002138CH, 000100SZ.
func gluedMarket(word string) bool {
	if len(word) != 8 || strings.Trim(word[:6], "0123456789") != "" {
		return false
	}
	return word[6:] == "CH" || word[6:] == "SZ" || word[6:] == "SH"
}

// tickerAt reads a ticker with what may stand behind it: NOK-US, BRK.B.
func tickerAt(text string, at, end int) coded {
	for _, tail := range []string{"-US", " US"} {
		if strings.HasPrefix(text[end:], tail) {
			return coded{from: at, to: end + len(tail), code: text[at:end]}
		}
	}
	for _, tail := range []string{".A", ".B"} {
		if strings.HasPrefix(text[end:], tail) {
			end += len(tail)
			break
		}
	}
	return coded{from: at, to: end, code: text[at:end]}
}

// marketOf gives the exchange of a Chinese stock by the first digit of its code.
func marketOf(code string) string {
	switch code[0] {
	case '6', '9', '5':
		return "SH"
	case '4', '8':
		return "BJ"
	}
	return "SZ"
}

// marketBehind gives the market that stands behind a point at byte end: "SZ" for .SZ30.55, "US" for .US), "" for none.
func marketBehind(text string, end int) string {
	if end+1 >= len(text) || text[end] != '.' {
		return ""
	}
	to := end + 1
	for to < len(text) && text[to] >= 'A' && text[to] <= 'Z' {
		to++
	}
	if to < len(text) && text[to] >= 'a' && text[to] <= 'z' {
		return ""
	}
	for size := min(3, to-end-1); size > 0; size-- {
		if m := text[end+1 : end+1+size]; markets[m] && size == to-end-1 {
			return m
		}
	}
	return ""
}

// marketCode tells whether the word before a market can be a code of it.
func marketCode(word, market string) bool {
	digits := strings.Trim(word, "0123456789") == ""
	if mainland[market] {
		return digits && len(word) == 6
	}
	switch market {
	case "HK":
		return digits && len(word) <= 5
	case "US", "O", "N", "OQ":
		return ticker(word)
	case "T", "L":
		return digits && len(word) >= 4 && len(word) <= 6
	case "PA", "DE", "MI", "AS", "SW", "KS", "KQ", "TW", "TWO":
		return digits && len(word) >= 4 || ticker(word)
	}
	return len(word) >= 3 && len(word) <= 9 && strings.ToUpper(word) == word
}

// ticker tells one to five capitals.
func ticker(word string) bool {
	if len(word) == 0 || len(word) > 5 {
		return false
	}
	for i := range len(word) {
		if word[i] < 'A' || word[i] > 'Z' {
			return false
		}
	}
	return true
}

func latinCode(code string) bool { return code != "" && code[0] > '9' }

// numberGoesOn tells whether digits at [at, end) are a piece of a longer number: 021-312345, 2025.123456, 1,234567, 123456%.
func numberGoesOn(text string, at, end int) bool {
	if at > 0 && strings.IndexByte(".,-+%/", text[at-1]) >= 0 {
		return true
	}
	return end < len(text) && strings.IndexByte(".,-+%/", text[end]) >= 0 && end+1 < len(text) && text[end+1] >= '0' && text[end+1] <= '9' || end < len(text) && text[end] == '%'
}

func insideURL(text string, at int) bool {
	before := text[max(0, at-160):at]
	before = before[strings.LastIndexAny(before, " \n\t（(")+1:]
	return strings.Contains(before, "://") || strings.Contains(before, "www.") || strings.Contains(before, "@")
}

// brackets gives the span of the brackets around the code at [from, to), from and to themselves when there are none. An exchange may stand before the code,
// and another code or a rating behind it: （NASDAQ: NVDA）, (002138SZ,买入).
func brackets(text string, from, to int) (open, closed int) {
	left := beforeExchange(strings.TrimRight(text[:from], " "))
	r, size := utf8.DecodeLastRuneInString(left)
	if r != '（' && r != '(' {
		return from, to
	}
	rest := text[to:]
	end := strings.IndexAny(rest, "）)")
	if end < 0 || utf8.RuneCountInString(rest[:end]) > 24 || strings.ContainsAny(rest[:end], "（(。\n") {
		return from, to
	}
	if next, _ := utf8.DecodeRuneInString(rest); end > 0 && !strings.ContainsRune(" ,.;/|，、；", next) {
		return from, to
	}
	_, last := utf8.DecodeRuneInString(rest[end:])
	return len(left) - size, to + end + last
}

// beforeExchange takes an exchange and its colon off the end of s: （NASDAQ:, （港股, (股票代码：.
func beforeExchange(s string) string {
	head := strings.TrimRight(strings.TrimSuffix(strings.TrimSuffix(s, "："), ":"), " ")
	for _, w := range marks("exchange") {
		rest, ok := strings.CutSuffix(head, w)
		if !ok {
			continue
		}
		rest = strings.TrimRight(rest, " ")
		if strings.HasSuffix(rest, "（") || strings.HasSuffix(rest, "(") {
			return rest
		}
	}
	return s
}
