package extract

import (
	"regexp"
	"strings"

	"yanku/internal/lexicon"
	"yanku/internal/report"
)

// asOf is the day the report looks back from: its date, or where none is known the latest full date in its text, or the end of the latest year told.
func (t *Text) asOf() report.Date {
	if t.dated {
		return t.day
	}
	t.dated = true
	if t.day = t.Doc.Meta.Date; !t.day.Zero() {
		return t.day
	}
	year := 0
	for i := range t.Sentences {
		for j := range t.Sentences[i].Tokens {
			m := t.Sentences[i].Tokens[j].When
			if d := (report.Date{Year: m.Year, Month: m.Month, Day: m.Day}); d.Valid() && t.day.Before(d) {
				t.day = d
			}
			if !m.Fiscal && !m.Years && m.Year > year && (m.Q > 0 || year == 0) {
				year = m.Year
			}
		}
	}
	if t.day.Zero() && year > 0 {
		t.day = report.Date{Year: year, Month: 12, Day: 31}
	}
	return t.day
}

// institutionName gives the broker, bank or research house that a token names, "" for none.
func (t *Text) institutionName(k Token) string {
	for _, e := range k.Entries {
		if e.Kind == lexicon.Institution {
			return e.Name
		}
	}
	return ""
}

// numberSpan gives the span of a number without its qualifier and sign words before the digits: 1.5% of 超1.5%.
func (t *Text) numberSpan(k Token) report.Span {
	words := t.Doc.Text(k.Span)
	i := strings.IndexFunc(words, func(r rune) bool {
		r = halfWidth(r)
		return isDigit(r) || r == '+' || r == '-' || r == '$' || r == '第'
	})
	if i < 0 {
		return k.Span
	}
	return report.Span{From: k.From + i, To: k.To}
}

var (
	inBrackets = regexp.MustCompile(`[（(][^）)]*[）)]`)
	generic    = regexp.MustCompile(`(一级|二级|三级)?(行业|板块|指数|指)+$`)
	familyHead = regexp.MustCompile(`^(申万|SW|中信)`)
)

// bareIndex gives the name of an index without the words that reports add at will: 通信 for 通信板块, SW通信 and 通信(申万).
func bareIndex(name string) string {
	s := strings.ReplaceAll(name, " ", "")
	s = inBrackets.ReplaceAllString(s, "")
	if h := familyHead.ReplaceAllString(s, ""); h != "" {
		s = h
	}
	if h := generic.ReplaceAllString(s, ""); h != "" {
		s = h
	}
	return s
}
