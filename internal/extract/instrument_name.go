package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"yanku/internal/lexicon"
	"yanku/internal/report"
)

// naming looks for the name that a code belongs to.
type naming struct {
	lex   *lexicon.Lexicon
	text  string
	code  coded
	known []*lexicon.Entry // what the table has for the code
}

// nameOf finds the name of a code: before it, or behind it where only that one is the code's.
func nameOf(lex *lexicon.Lexicon, text string, c coded) (report.Span, bool) {
	n := naming{lex, text, c, lex.Code(c.code)}
	if c.bare {
		return n.after()
	}
	name, ok := n.before()
	if after, follows := n.after(); follows && (!ok || verdict(lex, text[name.From:name.To], c.code) == report.OtherName) {
		return after, true
	}
	return name, ok
}

// after finds the name behind a code without brackets, as tables without lines have it: 603501.SH韦尔股份.
func (n naming) after() (report.Span, bool) {
	c := n.code
	if !c.market && !c.bare || c.bracketed() {
		return report.Span{}, false
	}
	rest := n.text[c.to:]
	from := c.to + len(rest) - len(strings.TrimLeft(rest, " \t"))
	hits := n.lex.Find(n.text[from:min(len(n.text), from+48)])
	if len(hits) == 0 || hits[0].From > 0 {
		return report.Span{}, false
	}
	for _, e := range hits[0].Entries {
		if hasEntry(n.known, e) {
			return report.Span{From: from, To: from + hits[0].To}, true
		}
	}
	return report.Span{}, false
}

// before finds the name in front of a code: a known name that ends right before it, the name of a fund or an index, or, where the code tells its market, the last words.
func (n naming) before() (report.Span, bool) {
	to := withoutCode(n.text, len(strings.TrimRight(n.text[:n.code.open], " *　\t")))
	from := nameWindow(n.text, to)
	if from >= to {
		return report.Span{}, false
	}
	whole := cutLeading(n.text, from, to)
	at, ok := knownName(n.lex, n.text, from, to, n.known)
	if !ok && n.code.bracketed() && len(n.known) > 0 && fits(n.text[whole:to], n.known) {
		return report.Span{From: whole, To: to}, true
	}
	if !ok {
		return n.unknown(whole, to)
	}
	name := n.text[at:to]
	if !n.accepts(name) {
		return report.Span{}, false
	}
	if whole < at && fundName(n.text[whole:to]) && utf8.RuneCountInString(n.text[whole:to]) <= 20 && !fits(name, n.known) {
		at = whole // the name of another fund is the tail of this one's
	}
	return report.Span{From: at, To: to}, true
}

// withoutCode goes back before brackets that hold another code of the same name: 药明康德（HK:2359）(603259).
func withoutCode(text string, to int) int {
	from := max(0, to-30)
	closed := strings.TrimSuffix(strings.TrimSuffix(text[from:to], ")"), "）")
	open := strings.LastIndexAny(closed, "(（")
	if len(closed) == to-from || open < 0 {
		return to
	}
	digits := 0
	for _, r := range closed[open:] {
		if isDigitRune(r) {
			digits++
		}
	}
	if digits < 4 {
		return to
	}
	return len(strings.TrimRight(text[:from+open], " "))
}

// accepts tells whether a known name may stand for the code: a ticker needs to fit it, and a code without brackets, which may belong to the next column of a table, to be of it.
func (n naming) accepts(name string) bool {
	c := n.code
	if fundName(name) {
		return c.market || !latinCode(c.code) || etfName(name) || fits(name, n.known)
	}
	switch {
	case len(n.known) == 0 && !c.market:
		return false
	case !c.market && latinCode(c.code):
		return fits(name, n.known)
	case c.bracketed():
		return true
	case len(n.known) > 0:
		return verdict(n.lex, name, c.code) != report.OtherName
	}
	return security(n.lex, name)
}

// unknown judges a name at [at, to) that no table has.
func (n naming) unknown(at, to int) (report.Span, bool) {
	name, c := n.text[at:to], n.code
	switch {
	case !c.bracketed() && !fundName(name):
		return report.Span{}, false
	case latinCode(c.code) && !c.market:
		return report.Span{From: at, To: to}, strings.HasSuffix(name, "ETF") || len(n.known) > 0 && etfName(name)
	case fundName(name):
		return report.Span{From: at, To: to}, len(c.code) >= 5
	case !c.market:
		return report.Span{}, false
	}
	if latin := latinTail(n.text, at, to); latin < to && (latin == 0 || n.text[latin-1] != '-') {
		at = latin
	} else {
		at = lastRunes(n.text, at, to, 8)
	}
	return report.Span{From: at, To: to}, strings.IndexFunc(n.text[at:to], unicode.IsLetter) >= 0
}

// nameWindow gives the offset before which the name cannot reach: the punctuation before to, but brackets that close again belong to the name: 光模块(CPO)指数.
func nameWindow(text string, to int) int {
	depth := 0
	for at := to; at > 0; {
		r, size := utf8.DecodeLastRuneInString(text[:at])
		switch {
		case r == '）' || r == ')':
			depth++
		case r == '（' || r == '(':
			if depth == 0 {
				return at
			}
			depth--
		case depth == 0 && strings.ContainsRune("、，。；：:！？,;!?【】「」“”\"《》\n\t|*/→", r):
			return at
		}
		at -= size
		if to-at > 120 {
			return at
		}
	}
	return 0
}

// knownName gives the front of the longest known name that ends at to. A name that has the code is taken before a longer one that has not.
func knownName(lex *lexicon.Lexicon, text string, from, to int, known []*lexicon.Entry) (int, bool) {
	best := -1
	for at := from; at < to; {
		_, size := utf8.DecodeRuneInString(text[at:])
		if wordStart(text, at) && text[at] != ' ' {
			list := lex.Exact(text[at:to])
			for _, e := range list {
				if hasEntry(known, e) {
					return at, true
				}
				if best < 0 && e.Kind != lexicon.Institution {
					best = at
				}
			}
		}
		at += size
	}
	return best, best >= 0
}

// security tells whether a name is that of a stock, a fund or a company.
func security(lex *lexicon.Lexicon, name string) bool {
	for _, e := range lex.Exact(name) {
		if e.Kind == lexicon.Stock || e.Kind == lexicon.ETF || e.Kind == lexicon.Company {
			return true
		}
	}
	return false
}

func hasEntry(list []*lexicon.Entry, e *lexicon.Entry) bool {
	for _, k := range list {
		if k == e {
			return true
		}
	}
	return false
}

// wordStart tells whether byte at does not lie inside of a Latin word or a number. A name may follow a number directly, as in a table without its lines.
func wordStart(text string, at int) bool {
	if at == 0 || !latinByte(text[at]) || !latinByte(text[at-1]) {
		return true
	}
	before, now := text[at-1], text[at]
	return before <= '9' && now > '9'
}

// cutLeading gives the front of a name without the words that lead up to it.
func cutLeading(text string, from, to int) int {
	for {
		rest := text[from:to]
		trimmed := strings.TrimLeft(rest, " 　-—·•")
		cut := len(rest) - len(trimmed)
		for _, w := range marks("lead") {
			if strings.HasPrefix(trimmed, w) && len(trimmed) > len(w) {
				cut += len(w)
				break
			}
		}
		if cut == 0 {
			return from
		}
		from += cut
	}
}

// latinTail gives the front of the Latin words that text[at:to] ends with; to when it does not end with any.
func latinTail(text string, at, to int) int {
	from := to
	for from > at {
		r, size := utf8.DecodeLastRuneInString(text[at:from])
		if r >= utf8.RuneSelf {
			break
		}
		from -= size
	}
	for from < to && !latinByte(text[from]) {
		from++
	}
	if strings.Trim(text[from:to], "0123456789. -%") == "" {
		return to
	}
	return from
}

func lastRunes(text string, from, to, n int) int {
	if utf8.RuneCountInString(text[from:to]) <= n {
		return from
	}
	at := to
	for i := 0; i < 4 && at > from; i++ {
		_, size := utf8.DecodeLastRuneInString(text[from:at])
		at -= size
	}
	return at
}

func etfName(name string) bool {
	return strings.HasSuffix(name, "ETF") || strings.HasSuffix(name, "Fund") || strings.HasSuffix(name, "Trust")
}

// fundName tells the name of a fund or an index, which needs no table.
func fundName(name string) bool {
	if utf8.RuneCountInString(name) < 3 {
		return false
	}
	for _, tail := range marks("fund") {
		if strings.HasSuffix(name, tail) {
			return true
		}
	}
	return false
}
