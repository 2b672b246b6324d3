package extract

import (
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"

	"yanku/internal/report"
)

// findEvents gives what the report says will happen at a told time: results, conferences, the start of production or delivery, listings. Label is what happens with the
// name before it, Note the time: a date, a range of dates, a month, 2026Q3, 2026H2, 2027 or the end of a year, 2027-end. What is past when the report appears is no event.
func findEvents(t *Text) []report.Finding {
	r := &statedReader{words: measureWords()}
	r.t = t
	var out []report.Finding
	seen := map[string]bool{}
	for i := range t.Sentences {
		switch t.Doc.Blocks[t.Sentences[i].Block].Role {
		case report.RoleCaption, report.RoleCaptionSource, report.RoleRisk, report.RoleByline:
			continue
		}
		r.s, r.toks = &t.Sentences[i], t.Sentences[i].Tokens
		for _, f := range r.events() {
			if key := f.Label + f.Note; !seen[key] {
				seen[key] = true
				out = append(out, f)
			}
		}
	}
	return out
}

// eventWord is a word for an event at its place.
type eventWord struct {
	report.Span
	noun bool // a conference; others are verbs and need to lie ahead
}

// events gives the events of the sentence: one for each clause with a time and a word for an event.
func (r *statedReader) events() (out []report.Finding) {
	for from := 0; from < len(r.toks); {
		to := from
		for to < len(r.toks) && !r.clauseEnds(to) && (to == from || !strings.Contains(r.t.Doc.Body[r.toks[to-1].To:r.toks[to].From], "\t")) {
			to++
		}
		if f, ok := r.event(r.behindHead(from, to), to); ok {
			out = append(out, f)
		}
		if from = to; to < len(r.toks) && r.clauseEnds(to) {
			from++
		}
	}
	return out
}

func (r *statedReader) clauseEnds(i int) bool {
	k := r.toks[i]
	return k.Kind == Mark && (k.Class == Comma || k.Class == Semi || k.Class == Stop)
}

// behindHead gives the token behind the colon of a clause that begins with a heading; a single name before it is whose event it is.
func (r *statedReader) behindHead(from, to int) int {
	for j := to - 1; j > from+1; j-- {
		if r.toks[j].Kind == Mark && r.toks[j].Class == Colon {
			return j + 1
		}
	}
	return from
}

// event reads the clause of tokens [from, to).
func (r *statedReader) event(from, to int) (f report.Finding, ok bool) {
	when, guide := -1, false
	for j := from; j < to; j++ {
		k := r.toks[j]
		switch {
		case k.Class == Maybe || k.Class == Doubt:
			return f, false
		case k.Kind == When && k.When.Key == "" && !k.When.Cum && !k.When.Years && !k.When.Prior && !k.When.Since && (when < 0 || !r.toks[when].When.dated()):
			when = j
		case k.Class == Guide, k.Kind == Wild && r.guideWords(j):
			guide = true
		}
	}
	if when < 0 {
		return f, false
	}
	word, ok := r.eventIn(from, to)
	if !ok || !word.noun && !guide && r.toks[when].When.Day == 0 {
		return f, false
	}
	note, end, ok := r.eventTime(when, guide)
	if !ok || !r.ahead(when, end, guide, word.noun) {
		return f, false
	}
	label, span := r.eventLabel(from, to, word)
	if label == "" {
		return f, false
	}
	span.From, span.To = min(span.From, r.toks[when].From), max(span.To, r.toks[when].To)
	return report.Finding{Label: label, Note: note, Source: report.Source{Span: span, Mark: r.toks[when].Span}}, true
}

// ahead tells whether an event at the time of token when, which ends on a day, is still to come: conferences and results at a told day or month, others also in a
// quarter or a year that is not the running one.
func (r *statedReader) ahead(when int, end report.Date, guide, noun bool) bool {
	m, asOf := r.toks[when].When, r.t.asOf()
	switch {
	case asOf.Zero():
		return guide && m.Year > 0
	case end.Before(asOf), end == asOf && !guide, !guide && m.Year == 0 && asOf.Add(120).Before(end):
		return false // a day far ahead that nobody expects was last year's
	case m.dated():
		return true
	}
	return !noun && (m.Q > 0 || m.Half > 0 || m.Rel > 0 || m.Year > asOf.Year || r.endOf(when))
}

// dated tells whether a moment has a day or a month.
func (m Moment) dated() bool { return m.Day > 0 || m.Month > 0 }

// eventWords gives the words for events by their first rune.
var eventWords = sync.OnceValue(func() map[rune][]markPair {
	m := map[rune][]markPair{}
	for _, p := range markPairs("event") {
		r, _ := utf8.DecodeRuneInString(p.word)
		m[r] = append(m[r], p)
	}
	return m
})

// eventIn finds the last word for an event between two tokens that is not the front of a longer word: 上市 of 上市公司.
func (r *statedReader) eventIn(from, to int) (w eventWord, ok bool) {
	if from >= to {
		return w, false
	}
	base, text := r.toks[from].From, r.t.Doc.Body[r.toks[from].From:r.toks[to-1].To]
	words := eventWords()
	for at, c := range text {
		for _, p := range words[c] {
			if !strings.HasPrefix(text[at:], p.word) || r.eventShield(text[at:]) || p.arg == "report" && !r.daily(from, to) { // 2025年半年报 tells a period
				continue
			}
			if noun := p.arg == "noun"; !ok || noun || !w.noun {
				w, ok = eventWord{report.Span{From: base + at, To: base + at + len(p.word)}, noun}, true
			}
		}
	}
	return w, ok
}

// daily tells whether a day is told between two tokens.
func (r *statedReader) daily(from, to int) bool {
	for j := from; j < to; j++ {
		if r.toks[j].When.Day > 0 {
			return true
		}
	}
	return false
}

// eventShield tells whether text begins with words in which the word for an event is none.
func (r *statedReader) eventShield(text string) bool {
	for _, w := range marks("no_event") {
		if strings.HasPrefix(text, w) {
			return true
		}
	}
	return false
}

// eventTime gives the time of an event as it is noted, and its last day. A time without a year is the next one where the text looks ahead.
func (r *statedReader) eventTime(j int, guide bool) (note string, end report.Date, ok bool) {
	m, asOf := r.toks[j].When, r.t.asOf()
	if m.Year == 0 && asOf.Zero() {
		return "", end, false
	}
	if m.Day > 0 {
		return dayEvent(m, asOf)
	}
	if m.Fiscal || m.RelQuarter {
		return "", end, false
	}
	year, _ := yearOf(m, asOf)
	d, ok := monthsOf(m, asOf)
	switch {
	case m.Q > 0:
		d = report.Period{Key: fmt.Sprintf("%dQ%d", year, m.Q)}
		d.Start, d.End = span(year, m.Q*3-2, m.Q*3)
	case !ok:
		return "", end, false
	}
	if m.Half == 0 && m.Q == 0 && m.Month == 0 && !guide {
		return "", end, false
	}
	note = d.Key
	if j+1 < len(r.toks) && r.toks[j+1].From == r.toks[j].To && m.Month == 0 {
		switch words := r.t.Doc.Text(r.toks[j+1].Span); {
		case strings.HasPrefix(words, "底"), strings.HasPrefix(words, "末"), strings.HasPrefix(words, "年底"):
			note += "-end"
		case strings.HasPrefix(words, "初"), strings.HasPrefix(words, "年初"):
			note += "-start"
		case strings.HasPrefix(words, "中"), strings.HasPrefix(words, "年中"):
			note += "-mid"
		}
	}
	return note, d.End, true
}

// dayEvent gives the time of an event on a day or some days in a row.
func dayEvent(m Moment, asOf report.Date) (note string, end report.Date, ok bool) {
	first := nextDay(Day{m.Year, m.Month, m.Day}, asOf)
	if m.To.Day == 0 {
		return first.String(), first, first.Valid()
	}
	last := report.Date{Year: m.To.Year, Month: m.To.Month, Day: m.To.Day}
	if last.Year == 0 {
		last.Year = first.Year
	}
	return first.String() + ".." + last.String(), last, first.Valid() && last.Valid() && !last.Before(first)
}

// nextDay gives the day in the year that lies nearest ahead of the report: a day more than half a year past is the next year's.
func nextDay(d Day, asOf report.Date) report.Date {
	day := report.Date{Year: d.Year, Month: d.Month, Day: d.Day}
	if d.Year == 0 {
		day.Year = asOf.Year
		if day.Valid() && day.Add(183).Before(asOf) {
			day.Year++
		}
	}
	return day
}

// eventLabel gives what happens, the words of the clause without its time and what only leads up to it, and where they stand.
func (r *statedReader) eventLabel(from, to int, word eventWord) (label string, at report.Span) {
	var b strings.Builder
	at = word.Span
	for j := from; j < to; j++ {
		k := r.toks[j]
		if k.Kind == When && (k.To <= word.From || k.From >= word.To) || k.Kind == Mark && k.Class != Quote || k.Class == Guide || k.Kind == Wild && r.guideWords(j) || r.leadsUp(j, word) {
			if k.From >= word.To {
				break
			}
			continue
		}
		words := r.trimEvent(r.t.Doc.Text(k.Span), k.From > word.From)
		if words == "" {
			continue
		}
		if n := b.Len(); n > 0 && alnum(rune(b.String()[n-1])) && alnum(rune(words[0])) && r.toks[j-1].To < k.From {
			b.WriteByte(' ')
		}
		if k.From >= word.To && utf8.RuneCountInString(b.String()+words) > 30 {
			break
		}
		b.WriteString(words)
		at.From, at.To = min(at.From, k.From), max(at.To, k.To)
	}
	label = b.String()
	for _, w := range marks("event_cut") {
		if i := strings.LastIndex(label, w); i >= 0 && i+len(w) < len(label)-6 {
			label = label[i+len(w):]
		}
	}
	label = strings.Trim(label, " 、/*·“”\"「」的")
	n := utf8.RuneCountInString(label)
	if n > 40 || n < 4 || n < utf8.RuneCountInString(r.t.Doc.Text(word.Span))+2 && !word.noun {
		return "", at
	}
	return label, at
}

// leadsUp tells whether a word beside a time only leads up to it or to the verb: 于, 在, 起.
func (r *statedReader) leadsUp(j int, word eventWord) bool {
	k := r.toks[j]
	if k.Class != Glue && k.Class != To && k.Class != From || k.To > word.From && k.From < word.To {
		return false
	}
	return j+1 < len(r.toks) && (r.toks[j+1].Kind == When || r.toks[j+1].Class == Guide) || j > 0 && (r.toks[j-1].Kind == When || r.toks[j-1].Class == Guide)
}

// trimEvent cuts what only leads up to an event: 底 of 底量产, 盘后 of 盘后公布.
func (r *statedReader) trimEvent(words string, behind bool) string {
	if behind {
		return words
	}
	for _, w := range marks("event_front") {
		words = strings.TrimPrefix(words, w)
	}
	return strings.TrimSpace(words)
}
