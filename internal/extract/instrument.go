package extract

import (
	"strings"

	"yanku/internal/lexicon"
	"yanku/internal/report"
)

// coded is a code found in a text; from and to are its bytes, open and close those of the brackets around it (equal to from and to when there are none).
type coded struct {
	from, to    int
	open, close int
	code        string
	market      bool // the code tells its market: .SH, .US, .WI
	bare        bool // six digits alone, which are a code only if the name behind them is theirs: 002463 沪电股份
}

func (c coded) bracketed() bool { return c.open < c.from }

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
			name, ok := nameOf(t.Lex, text, c)
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
