package extract

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"yanku/internal/lexicon"
	"yanku/internal/report"
)

// licence is a licence number of an analyst in the text and the name that stands before it, empty when none is found.
type licence struct {
	number string
	name   string
	at     int
}

// licenceAt gives the offset of the next licence number (S or A and 13 digits) in s from at, -1 when there is none.
func licenceAt(s string, at int) int {
	for at+14 <= len(s) {
		i := strings.IndexAny(s[at:], "SA")
		if i < 0 || at+i+14 > len(s) {
			return -1
		}
		at += i
		if digits(s[at+1:at+14]) && (at+14 == len(s) || s[at+14] < '0' || s[at+14] > '9') {
			return at
		}
		at++
	}
	return -1
}

func digits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// licencesIn finds all licence numbers of the text with their names, each number once.
func licencesIn(d *report.Doc) []licence {
	var out []licence
	seen := map[string]bool{}
	last := 0
	for at := licenceAt(d.Body, 0); at >= 0; at = licenceAt(d.Body, at+14) {
		number := d.Body[at : at+14]
		if !seen[number] {
			seen[number] = true
			out = append(out, licence{number, personBefore(d.Body[max(last, at-160):at]), at})
		}
		last = at + 14
	}
	return out
}

// bylineWords are the words that stand between a name and its licence number, the longest first.
var bylineWords = sync.OnceValue(func() []string {
	var out []string
	lexicon.Rows("byline_words.csv", func(c []string) { out = append(out, c[0]) })
	return out
})

// personBefore gives the Chinese name that stands last in s, when the words of bylines are taken off: 分析师：张三（执业, 李四SAC No., 王五电子行业首席分析师执业编号：.
func personBefore(s string) string {
	for _, w := range bylineWords() {
		s = strings.ReplaceAll(s, w, " ")
	}
	for range 3 {
		s = strings.TrimRightFunc(s, func(r rune) bool { return !unicode.Is(unicode.Han, r) })
		from := len(s)
		for from > 0 {
			r, size := utf8.DecodeLastRuneInString(s[:from])
			if !unicode.Is(unicode.Han, r) {
				break
			}
			from -= size
		}
		if from == len(s) {
			return ""
		}
		if name := personIn(s[from:]); name != "" {
			return name
		}
		s = s[:from]
	}
	return ""
}

// personIn tells whether a run of Chinese characters is a name, or begins with one before the industry that the person covers.
func personIn(run string) string {
	runes := []rune(run)
	if _, house := lexicon.Default().Institution(run); house {
		return ""
	}
	if len(runes) >= 2 && len(runes) <= 4 && (len(runes) < 4 || surname(runes[0])) && industryOf(run) == "" && surname(runes[0]) {
		return run
	}
	if industry := industryOf(run); industry != "" && industry != run {
		return personIn(strings.TrimSuffix(run, industry))
	}
	if len(runes) > 4 { // words of the cover run into the name
		for _, n := range []int{3, 2} {
			if tail := runes[len(runes)-n:]; surname(tail[0]) {
				return string(tail)
			}
		}
	}
	return ""
}

// industryOf gives the name of an industry that a run of characters ends with.
func industryOf(run string) string {
	for at := range run {
		for _, e := range lexicon.Default().Exact(run[at:]) {
			if e.Kind == lexicon.Index {
				return run[at:]
			}
		}
	}
	return ""
}

// surname tells whether a character can be a surname, or the first of one of two characters (census of 2020, the most frequent).
func surname(r rune) bool { return strings.ContainsRune(marks("surnames")[0], r) }

// authors gives the analysts: those with licence numbers in the front of the text or at its end, the names behind 作者, the author of the front matter.
func (f front) authors(licensed []licence) []report.Author {
	var out []report.Author
	seen := map[string]bool{}
	for _, l := range licensed {
		if l.name != "" && !seen[l.name] {
			seen[l.name] = true
			out = append(out, report.Author{Name: l.name, Licence: l.number})
		}
	}
	if len(out) > 0 {
		return out
	}
	for _, text := range []string{f.labelled("作者", "分析师", "研究员", "证券分析师", "撰稿人"), f.hints.Author} {
		for _, name := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("，,、;； /", r) }) {
			if n := utf8.RuneCountInString(name); n >= 2 && n <= 12 && !seen[name] && strings.IndexFunc(name, isDigitRune) < 0 && !strings.ContainsAny(name, "[]【】") && !strings.HasSuffix(name, "师") {
				seen[name] = true
				out = append(out, report.Author{Name: name})
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	for _, name := range f.named.Authors {
		out = append(out, report.Author{Name: name})
	}
	return out
}

// institution finds the house: by its analysts' licence numbers, the listed title, its full name in the legal matter, its research department in source lines, the front matter, the file's name.
func (f front) institution(lex *lexicon.Lexicon, licensed []licence) string {
	listed, _, _ := f.listing()
	if listed != "" {
		if e, ok := lex.Institution(listed); ok && strings.HasPrefix(listed, e.Name) {
			return e.Name
		}
		return listed
	}
	for _, l := range licensed {
		if e, ok := lex.Institution(l.number); ok {
			return f.asWritten(e)
		}
	}
	if e := f.namedHouse(lex); e != nil {
		return f.asWritten(e)
	}
	if name := f.coverHouse(); name != "" {
		return name
	}
	if s := strings.TrimSpace(f.hints.Source); s != "" && !strings.Contains(s, "/") && utf8.RuneCountInString(s) <= 20 {
		return s
	}
	return f.named.Institution
}

// coverHouse gives a house that no table knows, from a line of the cover: 某某证券 · 证券研究报告 · 行业点评.
func (f front) coverHouse() string {
	for i, b := range f.doc.Blocks {
		if i >= 8 || b.From >= frontBytes {
			break
		}
		parts := strings.FieldsFunc(f.doc.Text(b.Span), func(r rune) bool { return strings.ContainsRune("·•|｜丨/", r) })
		for _, part := range parts {
			name := strings.TrimSpace(part)
			if n := utf8.RuneCountInString(name); len(parts) > 1 && n >= 4 && n <= 8 && strings.HasSuffix(name, "证券") {
				return name
			}
		}
	}
	return ""
}

// asWritten gives the name by which the report calls the house, which may be that of before a merger: 新时代证券 for 诚通证券.
func (f front) asWritten(e *lexicon.Entry) string {
	if strings.Contains(f.doc.Body, e.Name) {
		return e.Name
	}
	for _, a := range e.Aliases {
		if strings.HasSuffix(a, "证券") && strings.Contains(f.doc.Body, a) {
			return a
		}
	}
	return e.Name
}

// namedHouse gives the broker that signs the text: in 某某证券股份有限公司 of the legal matter or in 某某证券研究所 of the source lines, the most often; nil when none does.
func (f front) namedHouse(lex *lexicon.Lexicon) *lexicon.Entry {
	count := map[*lexicon.Entry]int{}
	var best *lexicon.Entry
	for _, b := range f.doc.Blocks {
		text := f.doc.Text(b.Span)
		if !signs(b, text) {
			continue
		}
		for _, h := range lex.Find(text) {
			e, ok := h.Is(lexicon.Institution)
			if !ok || e.Market != "broker_cn" || !signature(text[h.From:h.To], text[h.To:]) && b.Role != report.RoleByline {
				continue
			}
			count[e]++
			if best == nil || count[e] > count[best] {
				best = e
			}
		}
	}
	return best
}

// signs tells the blocks in which a house names itself: legal matter, source lines, footers, bylines, short lines of the front.
func signs(b report.Block, text string) bool {
	switch b.Role {
	case report.RoleDisclaimer, report.RoleCaptionSource, report.RoleFooter, report.RoleByline:
		return true
	}
	return b.From < frontBytes && utf8.RuneCountInString(text) <= 24
}

// signature tells whether a house's name is used as its signature: with 公司, alone, or before its research department.
func signature(name, rest string) bool {
	for _, w := range []string{"研究", "研发", "具"} {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	return rest == "" || strings.Contains(name, "公司")
}
