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
	out := instrumentsIn(t)
	first := map[string]report.Name{} // one security may be written 603259.SH and 603259; it is one instrument
	for i := range out {
		s := &out[i].Subject
		base, market, _ := strings.Cut(s.Code, ".")
		if market != "" && market != "SH" && market != "SZ" && market != "BJ" {
			continue
		}
		key := base + lexicon.Key(s.Text)
		if f, ok := first[key]; ok {
			*s = f
		} else {
			first[key] = *s
		}
	}
	return out
}

func instrumentsIn(t *Text) []report.Figure {
	d := t.Doc
	var out []report.Figure
	end := t.legal
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
			if after, follows := nameAfter(t.Lex, text, c); follows && (!ok || verdict(t.Lex, text[name.From:name.To], c.code) == report.OtherName) {
				name, ok = after, true
			}
			if !ok {
				continue
			}
			f := report.Figure{Subject: report.Name{Text: text[name.From:name.To], Code: c.code}, Match: verdict(t.Lex, text[name.From:name.To], c.code)}
			f.Source.Span = report.Span{From: min(name.From, c.open), To: max(c.close, name.To)}.Shift(b.From)
			f.Source.Mark = report.Span{From: c.from, To: c.to}.Shift(b.From)
			out = append(out, f)
		}
	}
	return out
}

// nameAfter finds the name behind a code that has its market, as tables without lines have it: 603501.SH韦尔股份.
func nameAfter(lex *lexicon.Lexicon, text string, c coded) (report.Span, bool) {
	if !c.market || c.open < c.from {
		return report.Span{}, false
	}
	from := c.to + len(text[c.to:]) - len(strings.TrimLeft(text[c.to:], " \t"))
	tail := text[from:min(len(text), from+48)]
	for _, h := range lex.Find(tail) {
		if h.From > 0 {
			break
		}
		for _, e := range h.Entries {
			if hasEntry(lex.Code(c.code), e) {
				return report.Span{From: from, To: from + h.To}, true
			}
		}
	}
	return report.Span{}, false
}

// nameBefore finds the name that a code belongs to: a known name that ends right before it, the name of a fund or an index, or, where the code tells its market, the last words.
func nameBefore(lex *lexicon.Lexicon, text string, c coded) (report.Span, bool) {
	to := len(strings.TrimRight(text[:c.open], " *　\t"))
	from := nameWindow(text, to)
	if from >= to {
		return report.Span{}, false
	}
	known := lex.Code(c.code)
	bracketed := c.open < c.from
	if at, ok := knownName(lex, text, from, to, known); ok {
		if len(known) == 0 && !c.market && !fundName(text[at:to]) || !c.market && latinCode(c.code) && !fits(text[at:to], known) && !etfName(text[at:to]) {
			return report.Span{}, false
		}
		if !bracketed && len(known) > 0 && !fundName(text[at:to]) && verdict(lex, text[at:to], c.code) == report.OtherName {
			return report.Span{}, false // 消费电子002475.SZ: the words belong to another column
		}
		if !bracketed && len(known) == 0 && !fundName(text[at:to]) && !security(lex, text[at:to]) {
			return report.Span{}, false
		}
		if whole := cutLeading(text, from, to); whole < at && fundName(text[whole:to]) && utf8.RuneCountInString(text[whole:to]) <= 20 && !fits(text[at:to], known) {
			at = whole // the name of another fund is the tail of this one's
		}
		return report.Span{From: at, To: to}, true
	}
	at := cutLeading(text, from, to)
	name := text[at:to]
	switch {
	case !bracketed && !fundName(name):
		return report.Span{}, false
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

// leadWords are words that lead up to a name and are no part of it.
var leadWords = []string{
	"建议关注", "重点关注", "同时关注", "可关注", "关注", "例如", "比如", "譬如", "诸如", "包括", "以及", "其中", "通过", "借道", "布局", "配置", "跟踪", "聚焦", "受益于", "受益", "涵盖", "投资者可", "投资", "推荐",
	"相关", "新发的", "首只", "首批", "截至", "今日", "昨日", "本周", "如", "及", "和", "与", "或", "将由", "由", "的", "对", "在", "买入", "卖出", "增持", "持有", "看好",
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
