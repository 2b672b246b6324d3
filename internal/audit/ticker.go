package audit

import (
	"regexp"
	"slices"
	"strings"

	"yanku/internal/lexicon"
	"yanku/internal/report"
)

// bracketedTicker: （NVDA）, (AMD.US)
var bracketedTicker = regexp.MustCompile(`[（(]([A-Z]{3,5})(?:\.US|\.O|\.N)?[）)]`)

// tickers finds a company with the American ticker of another one: 英伟达（INTC）. Capitals in brackets are abbreviations more often than not, so both must be companies
// of the field, and the ticker no word of the trade.
func tickers(d *report.Doc, lex *lexicon.Lexicon) []report.Flag {
	var out []report.Flag
	for i := range d.Sentences {
		s := d.Sentences[i]
		if b := s.Block; b < len(d.Blocks) && !d.Blocks[b].Role.Feeds() {
			continue
		}
		text := d.Text(s.Span)
		if !opensLatin(text) {
			continue
		}
		for _, m := range bracketedTicker.FindAllStringSubmatchIndex(text, -1) {
			name, ok := companyBefore(lex, text, m[0])
			ticker := text[m[2]:m[3]]
			if !ok || slices.Contains(wordList()["acronym"], ticker) {
				continue
			}
			other, ok := listed(lex.Code(ticker), ticker)
			if !ok || akin(other, name.entry) || slices.Contains(name.entry.Codes, ticker) || !american(name.entry) {
				continue
			}
			span := report.Span{From: name.from, To: m[1]}.Shift(s.From)
			args := []string{name.words, ticker, other.Name, name.entry.Code}
			out = append(out, report.Flag{Level: report.LevelError, Code: "code_name.belongs", Args: args, Spans: []report.Source{source(d, s.Span, span)}})
		}
	}
	return out
}

type companyName struct {
	from  int
	words string
	entry *lexicon.Entry
}

// companyBefore gives the company whose name ends at byte to, spaces aside.
func companyBefore(lex *lexicon.Lexicon, text string, to int) (companyName, bool) {
	to = len(strings.TrimRight(text[:to], " "))
	from := max(0, to-48)
	for from > 0 && text[from]&0xC0 == 0x80 {
		from++
	}
	hits := lex.Find(text[from:to])
	if len(hits) == 0 || hits[len(hits)-1].To != to-from {
		return companyName{}, false
	}
	h := hits[len(hits)-1]
	e, ok := h.Is(lexicon.Company)
	return companyName{from + h.From, text[from+h.From : to], e}, ok
}

func listed(owners []*lexicon.Entry, ticker string) (*lexicon.Entry, bool) {
	for _, e := range owners {
		if e.Kind == lexicon.Company && slices.Contains(e.Codes, ticker) {
			return e, true
		}
	}
	return nil, false
}

// american tells whether a company has a ticker of letters, so that another's beside it is no exchange's code.
func american(e *lexicon.Entry) bool {
	return slices.ContainsFunc(e.Codes, func(c string) bool { return c != "" && c[0] >= 'A' && c[0] <= 'Z' })
}

// opensLatin tells whether a bracket opens before a capital, which is cheaper to know than what follows it.
func opensLatin(text string) bool {
	for _, open := range []string{"（", "("} {
		for rest := text; ; {
			i := strings.Index(rest, open)
			if i < 0 {
				break
			}
			if rest = rest[i+len(open):]; rest != "" && rest[0] >= 'A' && rest[0] <= 'Z' {
				return true
			}
		}
	}
	return false
}
