package model

import (
	"fmt"
	"strings"

	"yanku/internal/i18n"
	"yanku/internal/query"
	"yanku/internal/report"
)

// Chip is one part of the query as it was understood.
type Chip struct {
	part  query.Part
	typed string
}

// Chips are the parts of what was typed.
func (s *Search) Chips() []Chip {
	said := s.tree.Said()
	out := make([]Chip, len(s.tree.Parts))
	for i, p := range s.tree.Parts {
		out[i] = Chip{said[i], strings.TrimSpace(s.tree.Typed[p.From:p.To])}
	}
	return out
}

// Drop gives what was typed without a chip.
func (s *Search) Drop(chip int) string { return s.tree.Without(chip) }

// Say says the part in words: 机构：国金证券, 光模块 = 光收发模块, 不含 游戏.
func (c Chip) Say(l i18n.Lang) string { return sayPart(l, c.part) }

func sayPart(l i18n.Lang, p query.Part) string {
	text := sayBare(l, p)
	if p.Field != query.Anywhere {
		text = l.T("chip.of", l.T("chip.field."+string(p.Field)), text)
	}
	if p.Not {
		return l.T("chip.not", text)
	}
	return text
}

// sayBare says a part without its field.
func sayBare(l i18n.Lang, p query.Part) string {
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
		return sayAll(l, p.Parts, "chip.or")
	case query.SaysAll:
		return sayAll(l, p.Parts, "chip.and")
	}
	return sayValue(l, p)
}

func sayValue(l i18n.Lang, p query.Part) string {
	switch p.Kind {
	case query.SaysDates:
		return l.T("chip.of", l.T("chip.date"), sayDates(l, p.From, p.To))
	case query.SaysType:
		return l.T("chip.of", l.T("facet.type"), TypeName(l, report.Type(p.Text)))
	case query.SaysState:
		if key := "chip.state." + p.Text; i18n.Has(key) {
			return l.T(key)
		}
		return l.T("chip.has", KindName(l, report.Kind(p.Text)))
	case query.SaysPeriod:
		return l.T("chip.of", l.T("chip.period"), sayPeriod(l, p.Text))
	case query.SaysNumber:
		name := p.Text
		if p.Figure != "" {
			name = strings.TrimSpace(name + " " + KindName(l, p.Figure))
		}
		return l.T("chip.of", l.T("chip.number"), strings.TrimSpace(name+" "+p.Range))
	}
	return p.Text
}

// sayPeriod says a period; the query has the words in capitals.
func sayPeriod(l i18n.Lang, key string) string {
	if word := strings.ToLower(key); i18n.Has("period." + word) {
		key = word
	}
	return PeriodName(l, report.Period{Key: key})
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

func sayAll(l i18n.Lang, parts []query.Part, joint string) string {
	out := make([]string, len(parts))
	for i, p := range parts {
		out[i] = sayPart(l, p)
		if len(p.Parts) > 1 && !p.Not {
			out[i] = l.T("chip.group", out[i])
		}
	}
	return strings.Join(out, l.T(joint))
}

// sayDates says a month or a year as such, else its first and last day; a side that is open is left out.
func sayDates(l i18n.Lang, from, to report.Date) string {
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
