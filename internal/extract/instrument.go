package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"yanku/internal/lexicon"
	"yanku/internal/report"
)

// coded is a code found in a text; from and to are its bytes, open and close those of the brackets around it (equal to from and to when there are none).
type coded struct {
	from, to    int
	open, close int
	code        string
	market      bool // the code tells its market: .SH, .US, .WI
}

// findInstruments gives the codes of securities, funds and indices with the name they stand behind: 人工智能ETF（515070）, 英伟达（NVDA）, 恒生科技ETF 3067.HK, 航天彩虹002389.SZ.
// Abbreviations in brackets (CPO), telephone numbers and dates are none: a code without market must fit the name before it.
func findInstruments(t *Text) []report.Figure {
	d := t.Doc
	var out []report.Figure
	end := legalFrom(d)
	for i := range d.Blocks {
		b := d.Blocks[i]
		if !b.Role.Feeds() || b.Kind == report.Code || b.From >= end {
			continue
		}
		text := d.Body[b.From:min(b.To, end)]
		if b.Kind == report.Row {
			out = append(out, rowInstruments(t, i)...)
		}
		for _, c := range codesIn(text) {
			name, ok := nameBefore(t.Lex, text, c)
			if !ok {
				continue
			}
			f := report.Figure{Subject: report.Name{Text: text[name.From:name.To], Code: c.code}, Match: verdict(t.Lex, text[name.From:name.To], c.code)}
			f.Source.Span = report.Span{From: name.From, To: c.close}.Shift(b.From)
			f.Source.Mark = report.Span{From: c.from, To: c.to}.Shift(b.From)
			out = append(out, f)
		}
	}
	return out
}

// nameBefore finds the name that a code belongs to: a known name that ends right before it, the name of a fund or an index, or, where the code tells its market, the last words.
func nameBefore(lex *lexicon.Lexicon, text string, c coded) (report.Span, bool) {
	to := len(strings.TrimRight(text[:c.open], " *　\t"))
	from := nameWindow(text, to)
	if from >= to {
		return report.Span{}, false
	}
	known := lex.Code(c.code)
	if at, ok := knownName(lex, text, from, to, known); ok {
		if len(known) == 0 && !c.market && !fundName(text[at:to]) || !c.market && latinCode(c.code) && !fits(text[at:to], known) && !etfName(text[at:to]) {
			return report.Span{}, false
		}
		return report.Span{From: at, To: to}, true
	}
	at := cutLeading(text, from, to)
	name := text[at:to]
	switch {
	case latinCode(c.code) && !c.market:
		return report.Span{From: at, To: to}, etfName(name) && (len(known) > 0 || strings.HasSuffix(name, "ETF")) || len(known) > 0 && fits(name, known)
	case fundName(name):
		return report.Span{From: at, To: to}, len(c.code) >= 5
	case c.market && latinTail(text, at, to) < to:
		at = latinTail(text, at, to)
	case c.market:
		at = lastRunes(text, at, to, 8)
	default:
		return report.Span{From: at, To: to}, len(known) > 0 && fits(name, known)
	}
	return report.Span{From: at, To: to}, strings.IndexFunc(text[at:to], unicode.IsLetter) >= 0
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

// leadWords are words that lead up to a name and are no part of it.
var leadWords = []string{
	"建议关注", "重点关注", "同时关注", "可关注", "关注", "例如", "比如", "譬如", "诸如", "包括", "以及", "其中", "通过", "借道", "布局", "配置", "跟踪", "聚焦", "受益于", "受益", "涵盖", "投资者可", "投资", "推荐",
	"相关", "截至", "今日", "昨日", "本周", "如", "及", "和", "与", "或", "将由", "由", "的", "对", "在", "买入", "卖出", "增持", "持有", "看好",
}

// cutLeading gives the front of a name without the words that lead up to it.
func cutLeading(text string, from, to int) int {
	for {
		rest := text[from:to]
		trimmed := strings.TrimLeft(rest, " 　-—·•")
		cut := len(rest) - len(trimmed)
		for _, w := range leadWords {
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
	for _, tail := range []string{"ETF", "LOF", "指数", "基金", "联接", "联接A", "联接C", "REIT", "转债", "ETF基金"} {
		if strings.HasSuffix(name, tail) {
			return true
		}
	}
	return false
}
