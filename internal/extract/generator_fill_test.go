package extract_test

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"yanku/internal/report"
)

// truth is one statement that a wording was filled with. Empty fields are not compared.
type truth struct {
	kind        report.Kind
	names       []string // any of them names the subject
	code        string
	periods     []string // any of these keys
	q           report.Quantity
	growth      report.Growth
	nature      report.Nature
	former      bool
	optional    bool // neither asked nor held against the rules
	measure     string
	label       string
	action      string
	scope       string
	rank        report.Rank
	wording     string // file:line
	text        string // the sentence
	growthAlone bool
}

// entity is whom a wording is about, with the spellings that may be printed and those that a reader may give back.
type entity struct {
	show, names []string
	code, group string
	spec        []string // the other columns of its pool
}

// moment is a period as printed, and the keys that name it.
type moment struct {
	text string
	keys []string
}

// stated is a number as printed, waiting for its subject, period and sign, which may follow it.
type stated struct {
	truth
	cell, at int
	signed   bool // its sign is printed with it
	unsigned bool // it has none
	grows    bool // the growth of its cell is its own
	named    bool // it brings its own subject
	timeless bool // its period is not compared
}

// cell gathers what the slots of one number (指数2, 值2) say; slots without a number speak for all.
type cell struct {
	who         []entity
	when        []moment
	sign        float64
	yoys        []float64
	qoq         *float64
	rank        report.Rank
	action      string
	measure     string
	unit        string
	lo, hi      float64
	dec         int
	down        bool    // the present amount lies below the former one
	main, other float64 // the middle of the last amount, so that a former one may lie below
}

// filler fills one wording.
type filler struct {
	*rand.Rand
	doc   *document
	kind  string // the file's name
	cells map[int]*cell
	said  []stated
	taken []string
	sign  string // "+" or "-" after the slot's number
	slot  string
	index int
}

var slotRE = regexp.MustCompile(`\{([+\-]?)([^{}0-9+\-]+|\$[^{}0-9]+)([0-9]*)([+\-]?)\}`)

// fill renders a wording and gives its text and its truths; ok is false when the document has no unused name for it.
func (d *document) fill(r *rand.Rand, w wording) (s sentence, ok bool) {
	f := &filler{Rand: r, doc: d, kind: w.file, cells: map[int]*cell{}}
	text, rest := "", w.text
	for rest != "" {
		m := slotRE.FindStringSubmatchIndex(rest)
		if m == nil {
			m = []int{len(rest), len(rest)}
		}
		text = f.join(text, rest[:m[0]])
		if m[0] < m[1] {
			out, can := f.render(w, slotRE.FindStringSubmatch(rest))
			if !can {
				return sentence{}, false
			}
			text = f.join(text, out)
		}
		rest = rest[m[1]:]
	}
	s = sentence{text: text, wording: w, block: strings.Contains(w.text, `\n`)}
	for _, st := range f.said {
		t := f.settle(st)
		t.wording, t.text = w.name, text
		s.truths = append(s.truths, t)
	}
	return s, true
}

// render gives the words of one placeholder.
func (f *filler) render(w wording, p []string) (string, bool) {
	f.slot, f.sign = p[2], p[4]
	f.index, _ = strconv.Atoi(p[3])
	if p[1] != "" {
		f.cell().sign = map[string]float64{"+": 1, "-": -1}[p[1]]
		return p[2], true
	}
	draw, known := slots[p[2]]
	if !known {
		panic(w.name + ": no slot " + p[2])
	}
	return draw(f)
}

var yearFirstRE = regexp.MustCompile(`^20\d\d`)

// join puts a space between letters and digits that would run together; before a year of four digits some leave it out.
func (f *filler) join(a, b string) string {
	l, _ := utf8.DecodeLastRuneInString(strings.TrimRight(a, "*"))
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(b, "*"))
	if l == '日' && r != 0 && strings.ContainsRune("+-−＋－", r) {
		return a + "，" + b // 5月30日-5.96% would read as a span of days
	}
	if f.kind == "distractor" || !letter(l) && !digit(l) || !letter(r) && !digit(r) || letter(l) && yearFirstRE.MatchString(b) && f.IntN(3) == 0 {
		return a + b
	}
	return a + " " + b
}

func letter(r rune) bool { return r < 0x7f && unicode.IsLetter(r) }
func digit(r rune) bool  { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }

// cell gives the cell of the slot's number.
func (f *filler) cell() *cell { return f.at(f.index) }

func (f *filler) at(i int) *cell {
	if f.cells[i] == nil {
		f.cells[i] = &cell{}
	}
	return f.cells[i]
}

// state keeps a number of the cell.
func (f *filler) state(s stated) {
	s.cell = f.index
	f.said = append(f.said, s)
}

// settle joins a number with the subject, period, sign and growth of its cell, or of cell 0 where its own has none.
func (f *filler) settle(s stated) truth {
	own, all := f.at(s.cell), f.at(0)
	t := s.truth
	if t.kind == "" {
		t.kind = kindOf[f.kind]
	}
	if who := first(own.who, all.who); !s.named && len(who) > 0 {
		e := who[min(s.at, len(who)-1)]
		t.names, t.code = e.names, e.code
	}
	if when := first(own.when, all.when); !s.timeless && t.periods == nil && len(when) > 0 {
		t.periods = when[min(s.at, len(when)-1)].keys
	}
	if sign := own.sign; !s.signed && !s.unsigned {
		if sign == 0 {
			sign = all.sign
		}
		if sign < 0 && t.q.Value != nil {
			t.q.Value = report.Num(-*t.q.Value)
		}
	}
	if s.grows {
		if s.at < len(own.yoys) {
			t.growth.YoY = report.Num(own.yoys[s.at])
		}
		t.growth.QoQ = own.qoq
	}
	if t.kind == report.IndexMove {
		t.rank = own.rank
	}
	if t.kind == report.Rating {
		t.action = all.action
	}
	return t
}

func first[T any](a, b []T) []T {
	if len(a) > 0 {
		return a
	}
	return b
}

// key names a statement, so that no document says two things of one subject and period.
func (t truth) key() string {
	name := t.code
	if len(t.names) > 0 {
		name = t.names[0]
	}
	p := ""
	if len(t.periods) > 0 {
		p = t.periods[0]
	}
	return strings.Join([]string{string(t.kind), name, p, t.measure, t.scope, strconv.FormatBool(t.former), string(t.nature)}, "|")
}

// pick draws an entity of the pool that the sentence has not named yet.
func (f *filler) pick(pool []entity, groups ...string) (entity, bool) {
	var can []entity
	for _, e := range pool {
		if (len(groups) == 0 || slices.Contains(groups, e.group)) && !slices.Contains(f.taken, e.names[0]) {
			can = append(can, e)
		}
	}
	if len(can) == 0 {
		return entity{}, false
	}
	e := can[f.IntN(len(can))]
	f.taken = append(f.taken, e.names[0])
	return e, true
}

// one draws one of the words.
func (f *filler) one(words ...string) string { return words[f.IntN(len(words))] }
