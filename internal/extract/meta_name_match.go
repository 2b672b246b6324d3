package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"yanku/internal/report"
)

// nameMatch is one try of a template on a name.
type nameMatch struct {
	runes  []rune // of the name
	folded []rune // the same, folded
	parts  []namePart
	at     []int // where each part begins
	end    []int // and ends
	steps  int   // tries of a field that are left: no name takes long, whatever the template
}

const mostSteps = 4_000

// read fits the template to a whole name. A house that is known by a word of every day (长江, 东方) only counts beside a day.
func (t NameTemplate) read(name string) (NameFacts, bool) {
	m := nameMatch{runes: []rune(name), parts: t.parts, at: make([]int, len(t.parts)), end: make([]int, len(t.parts)), steps: mostSteps}
	m.folded = make([]rune, len(m.runes))
	for i, r := range m.runes {
		m.folded[i] = foldName(r)
	}
	if !m.fits(0, 0) {
		return NameFacts{}, false
	}
	out := NameFacts{Template: t.Text, Own: t.Own}
	sure := true
	for i, p := range t.parts {
		if p.field == "broker" {
			out.House = m.text(i)
			out.Institution, sure = houseOf(out.House)
			sure = sure || out.Institution == ""
			continue
		}
		m.fill(&out, i)
	}
	day := slices.ContainsFunc(t.parts, func(p namePart) bool { return p.field == "date" })
	return out, sure || day || t.Own
}

// text gives the words of the i-th part.
func (m *nameMatch) text(i int) string {
	return strings.TrimSpace(string(m.runes[m.at[i]:m.end[i]]))
}

// fill puts the i-th part where it belongs.
func (m *nameMatch) fill(out *NameFacts, i int) {
	text := m.text(i)
	switch m.parts[i].field {
	case "title":
		out.Title = text
	case "date":
		out.Date, _ = dayIn(text, string(m.runes))
	case "industry":
		out.Industry = text
	case "type":
		out.Type = text
	case "author":
		out.Authors = peopleIn(text)
	case "pages":
		out.Pages = atoi(strings.TrimFunc(text, func(r rune) bool { return !isDigitRune(r) }))
	}
}

// fits tells whether the parts from i on fit the name from at on to its end.
func (m *nameMatch) fits(i, at int) bool {
	if i == len(m.parts) {
		return at == len(m.runes)
	}
	p := m.parts[i]
	if p.field == "" {
		end, ok := m.literal(p.words, at)
		return ok && m.fits(i+1, end)
	}
	for n := range len(m.runes) - at + 1 {
		end := at + n
		if longestFirst(p.field) {
			end = len(m.runes) - n
		}
		if !m.mayEnd(i, end) {
			continue
		}
		if m.steps--; m.steps < 0 {
			return false
		}
		m.at[i], m.end[i] = at, end
		if m.valid(p.field, i) && m.fits(i+1, end) {
			return true
		}
	}
	return false
}

// longestFirst tells the fields that take as much as they can.
func longestFirst(field string) bool { return field == "title" || field == "broker" || field == "date" }

// mayEnd tells, cheaply, whether the part after i can begin at end.
func (m *nameMatch) mayEnd(i, end int) bool {
	if i+1 == len(m.parts) {
		return end == len(m.runes)
	}
	next := m.parts[i+1].words
	if next == nil {
		return true
	}
	_, ok := m.literal(next, end)
	return ok
}

// literal reads words of the template at a place of the name. Spaces in the name beside marks count for nothing.
func (m *nameMatch) literal(words []rune, at int) (end int, ok bool) {
	for i, w := range words {
		if isMark(w) || i > 0 && isMark(words[i-1]) {
			at = m.spaces(at)
		}
		if at >= len(m.folded) || m.folded[at] != w {
			return 0, false
		}
		at++
		if w == ' ' {
			at = m.spaces(at)
		}
	}
	if isMark(words[len(words)-1]) {
		at = m.spaces(at)
	}
	return at, true
}

func (m *nameMatch) spaces(at int) int {
	for at < len(m.folded) && m.folded[at] == ' ' {
		at++
	}
	return at
}

// valid tells whether the i-th part, as it is cut now, can be what its field is.
func (m *nameMatch) valid(field string, i int) bool {
	text := m.text(i)
	n := utf8.RuneCountInString(text)
	switch field {
	case "any":
		return true
	case "title":
		return n >= 2 && strings.IndexFunc(text, unicode.IsLetter) >= 0 && strings.Trim(text, "-_ ") == text
	case "broker":
		name, _ := houseOf(text)
		return n >= 2 && (name != "" || unknownHouse(text))
	case "date":
		_, ok := dayIn(text, string(m.runes))
		return ok && !m.digitAt(m.at[i]-1) && !m.digitAt(m.end[i]) && (wholeDay.MatchString(text) || !yearEnds.MatchString(string(m.runes[:m.at[i]])))
	case "industry":
		return n >= 2 && n <= 12 && strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '&' }) < 0
	case "type":
		return n >= 2 && n <= 12 && (slices.Contains(nameTable().kind, text) || slices.ContainsFunc(markPairs("kind"), func(p markPair) bool { return p.word == text }))
	case "author":
		return len(peopleIn(text)) > 0
	case "pages":
		return digits(strings.TrimRight(strings.TrimLeft(text, "pP"), "pP页 ")) && n <= 6
	}
	return false
}

func (m *nameMatch) digitAt(i int) bool {
	return i >= 0 && i < len(m.runes) && isDigitRune(m.runes[i])
}

// peopleIn gives the names of a list of people, nil when one of them is no name.
func peopleIn(text string) []string {
	var out []string
	for _, name := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("、，,;；&/ ", r) }) {
		runes := []rune(name)
		if unicode.Is(unicode.Han, runes[0]) && (len(runes) > 4 || personIn(name) != name) {
			return nil
		}
		if !unicode.Is(unicode.Han, runes[0]) && (len(runes) > 24 || strings.IndexFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && r != '.' && r != '-' }) >= 0) {
			return nil
		}
		out = append(out, name)
	}
	return out
}

// namedDay gives the day that the name says, unless the report is of days after it: then the file was only kept on that day's name.
func (f front) namedDay() report.Date {
	d := f.named.Date
	if start := f.doc.Meta.Start; !d.Zero() && !start.Zero() && d.Before(start) {
		return report.Date{}
	}
	return d
}
