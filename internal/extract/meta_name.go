package extract

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"yanku/internal/lexicon"
	"yanku/internal/report"
	"yanku/internal/zh"
)

// Names are the templates by which file names are read: the user's own, then ours of assets/tables/file_names.csv. The first that fits the whole name tells.
// A nil *Names is ours alone.
type Names struct {
	own []NameTemplate
}

// NameFacts is what a file's name says of its report. What it does not say is empty.
type NameFacts struct {
	Stem        string // the name without its ending and without what copying and downloading added
	Template    string // that fits; empty when none does
	Own         bool   // the template is the user's
	House       string // as the name writes it
	Institution string // canonical, and only when the lexicon knows the house
	Title       string
	Date        report.Date
	Industry    string
	Type        string
	Authors     []string
	Pages       int
}

// nameTables are the rows of file_names.csv by their class.
type nameTables struct {
	fields                     map[string]string // what a field may be called → its kind
	heads, tails, houses, kind []string
	ours                       []NameTemplate
}

var nameTable = sync.OnceValue(func() *nameTables {
	t := &nameTables{fields: map[string]string{}}
	var templates []string
	lists := map[string]*[]string{"head": &t.heads, "tail": &t.tails, "house": &t.houses, "type": &t.kind, "template": &templates}
	lexicon.Rows("file_names.csv", func(c []string) {
		if l := lists[c[0]]; l != nil {
			*l = append(*l, c[1])
		} else {
			t.fields[c[1]] = c[2]
		}
	})
	for _, text := range templates {
		n, err := parseTemplate(text, t.fields)
		if err != nil {
			panic("extract: file_names.csv: " + err.Error()) // a fault of the build
		}
		t.ours = append(t.ours, n)
	}
	return t
})

// ParseNames reads the user's list of templates: one a line, lines that begin with # are comments. A line that is no template is an error, and the
// other lines are used.
func ParseNames(text string) (*Names, []*NameError) {
	n := &Names{}
	var wrong []*NameError
	number := 0
	for line := range strings.Lines(text) {
		number++
		line = strings.TrimSpace(strings.TrimPrefix(line, "\ufeff"))
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		t, err := parseTemplate(line, nameTable().fields)
		if err != nil {
			err.Line = number
			wrong = append(wrong, err)
			continue
		}
		t.Own, t.Line = true, number
		n.own = append(n.own, t)
	}
	return n, wrong
}

// Templates gives all templates in the order in which they are tried.
func (n *Names) Templates() []NameTemplate {
	if n == nil {
		return slices.Clone(nameTable().ours)
	}
	return slices.Concat(n.own, nameTable().ours)
}

// longestName is how many characters of a file's name are looked at; file systems allow 255.
const longestName = 255

// Read tells what a file's name says. Where no template fits, the day that stands somewhere in the name is all.
func (n *Names) Read(file string) NameFacts {
	s := cleanStem(file)
	out := NameFacts{Stem: s}
	if utf8.RuneCountInString(s) > longestName {
		return out
	}
	var own []NameTemplate
	if n != nil {
		own = n.own
	}
	for _, list := range [][]NameTemplate{own, nameTable().ours} {
		for _, t := range list {
			if found, ok := t.read(s); ok {
				found.Stem = s
				return found
			}
		}
	}
	out.Date = nameDate(file)
	return out
}

// houseOf gives the institution that a piece of a name is called by. sure is false for a name that is also a word or a place: 长江, 东方.
func houseOf(text string) (name string, sure bool) {
	text = zh.FoldString(text)
	for _, e := range lexicon.Default().Exact(text) {
		if e.Kind == lexicon.Institution && zh.FoldString(e.Name) == text {
			return e.Name, true
		}
	}
	e, ok := lexicon.Default().Institution(text)
	if !ok || len(text) >= 5 && digits(text[1:5]) {
		return "", false // a licence number is no name
	}
	return e.Name, utf8.RuneCountInString(text) > 2
}

// unknownHouse tells a piece of a name that is a house by its ending, though no table has it.
func unknownHouse(text string) bool {
	n := utf8.RuneCountInString(text)
	return n >= 4 && n <= 12 && slices.ContainsFunc(nameTable().houses, func(end string) bool { return strings.HasSuffix(text, end) })
}

// titled tells whether the name's title is the title of one report: words, more than the name of a series.
func (n NameFacts) titled() bool { return wordy(n.Title) && !seriesName(n.Title) }

// wordy tells a title that a person wrote: four Chinese characters, or some English words.
func wordy(title string) bool {
	han := 0
	for _, r := range title {
		if r >= 0x2E80 {
			han++
		}
	}
	return han >= 4 && !machineTitle(title) || strings.Count(title, " ") >= 2 && !strings.Contains(title, "_")
}
