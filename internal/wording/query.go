// Package wording says queries and the names of the domain in the languages of the program, for the window and the command line alike.
package wording

import (
	"fmt"
	"strings"

	"yanku/internal/i18n"
	"yanku/internal/query"
	"yanku/internal/report"
)

// Hint says what of a query was not taken as typed.
func Hint(l i18n.Lang, h query.Hint) string {
	key := "query.hint." + h.Code
	if strings.Contains(l.T(key), "%s") {
		return l.T(key, h.Text)
	}
	return l.T(key)
}

// Query says a query, part by part as they were typed; "" when it asks for nothing.
func Query(l i18n.Lang, t query.Tree) string {
	said := t.Said()
	if len(said) == 1 {
		return Part(l, said[0])
	}
	return joined(l, said, "chip.and")
}

// Part says a part of a query in words: 机构：国金证券, 光模块 = 光收发模块, 不含 游戏.
func Part(l i18n.Lang, p query.Part) string {
	text := bare(l, p)
	if p.Field != query.Anywhere {
		text = l.T("chip.of", l.T("chip.field."+string(p.Field)), text)
	}
	if p.Not {
		return l.T("chip.not", text)
	}
	return text
}

// bare says a part without its field.
func bare(l i18n.Lang, p query.Part) string {
	switch p.Kind {
	case query.SaysWord:
		return synonymous(p)
	case query.SaysWhole:
		return l.T("chip.whole", synonymous(p))
	case query.SaysPhrase:
		return l.T("chip.phrase", p.Text)
	case query.SaysExact:
		return l.T("chip.exact", p.Text)
	case query.SaysNear:
		return l.T("chip.near", strings.Join(p.Words, " … "), p.Within)
	case query.SaysAny:
		return joined(l, p.Parts, "chip.or")
	case query.SaysAll:
		return joined(l, p.Parts, "chip.and")
	}
	return value(l, p)
}

func value(l i18n.Lang, p query.Part) string {
	switch p.Kind {
	case query.SaysDates:
		return l.T("chip.of", l.T("chip.date"), dates(l, p.From, p.To))
	case query.SaysType:
		return l.T("chip.of", l.T("facet.type"), Type(l, report.Type(p.Text)))
	case query.SaysState:
		if key := "chip.state." + p.Text; i18n.Has(key) {
			return l.T(key)
		}
		return l.T("chip.has", Kind(l, report.Kind(p.Text)))
	case query.SaysPeriod:
		return l.T("chip.of", l.T("chip.period"), period(l, p.Text))
	case query.SaysNumber:
		name := p.Text
		if p.Figure != "" {
			name = strings.TrimSpace(name + " " + Kind(l, p.Figure))
		}
		return l.T("chip.of", l.T("chip.number"), strings.TrimSpace(name+" "+p.Range))
	}
	return p.Text
}

// period says a period; the query has the words in capitals.
func period(l i18n.Lang, key string) string {
	if word := strings.ToLower(key); i18n.Has("period." + word) {
		key = word
	}
	return Period(l, report.Period{Key: key})
}

// synonymsTold bounds the other ways to say a word that are written out.
const synonymsTold = 2

func synonymous(p query.Part) string {
	out := strings.Join(append([]string{p.Text}, p.Also[:min(len(p.Also), synonymsTold)]...), " = ")
	if more := len(p.Also) - synonymsTold; more > 0 {
		out += fmt.Sprintf(" = … +%d", more)
	}
	return out
}

func joined(l i18n.Lang, parts []query.Part, joint string) string {
	out := make([]string, len(parts))
	for i, p := range parts {
		out[i] = Part(l, p)
		if len(p.Parts) > 1 && !p.Not {
			out[i] = l.T("chip.group", out[i])
		}
	}
	return strings.Join(out, l.T(joint))
}

// dates says a month or a year as such, else its first and last day; a side that is open is left out.
func dates(l i18n.Lang, from, to report.Date) string {
	switch {
	case to.Zero():
		return l.T("chip.from", from.String())
	case from.Zero():
		return l.T("chip.until", to.String())
	case from == to:
		return from.String()
	}
	first, last := from.Day == 1, to.Add(1).Day == 1 && from.Year == to.Year
	switch {
	case first && last && from.Month == to.Month:
		return from.String()[:len("2026-03")]
	case first && last && from.Month == 1 && to.Month == 12:
		return from.String()[:len("2026")]
	}
	return l.T("date.period", from.String(), to.String())
}
