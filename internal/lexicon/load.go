package lexicon

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"yanku/assets"
)

// table calls row for each row of an embedded table, the header left out. A damaged table is a fault of the build.
func table(name string, row func(cells []string)) {
	r := csv.NewReader(bytes.NewReader(assets.Table(name)))
	r.ReuseRecord = true
	for first := true; ; first = false {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			panic("lexicon: read table " + name + ": " + err.Error())
		}
		if !first {
			row(cells)
		}
	}
}

// list splits a cell of names and adds more of them.
func list(cell string, more ...string) []string {
	var out []string
	if cell != "" {
		out = strings.Split(cell, ";")
	}
	for _, m := range more {
		if m != "" {
			out = append(out, m)
		}
	}
	return out
}

func number(cell string) int {
	n, _ := strconv.Atoi(cell)
	return n
}

// loader gathers entries and their names.
type loader struct {
	*Lexicon
	everyday map[string]bool
	silent   map[string]bool // names that are found by Exact only
}

func load() *Lexicon {
	l := loader{
		Lexicon: &Lexicon{
			names: make(map[string][]*Entry, 32000), codes: make(map[string][]*Entry, 20000),
			closed: map[string]bool{}, spring: map[int]string{}, ranks: map[string]int{},
		},
		everyday: map[string]bool{}, silent: map[string]bool{},
	}
	table("everyday.csv", func(c []string) { l.everyday[Key(c[0])] = true })
	l.loadCompanies()
	l.loadIndices()
	l.loadStocks()
	l.loadInstitutions()
	l.loadScales()
	l.loadCalendar()
	found := make([]named, 0, len(l.names))
	for key, entries := range l.names {
		if !l.silent[key] && !l.everyday[key] && utf8.RuneCountInString(key) > 1 {
			found = append(found, named{key, entries})
		}
	}
	l.find = newTrie(found)
	return l.Lexicon
}

// add registers an entry under its names. Names are found in the order of loading: companies before stocks.
func (l *loader) add(e *Entry, names ...string) {
	l.entries = append(l.entries, e)
	l.name(e, e.Name)
	for _, n := range e.Aliases {
		l.name(e, n)
	}
	for _, n := range names {
		l.name(e, n)
	}
}

func (l *loader) name(e *Entry, name string) {
	key := Key(name)
	if key == "" {
		return
	}
	old := l.names[key]
	for _, o := range old {
		if o == e {
			return
		}
	}
	l.names[key] = append(old, e)
}

func (l *loader) code(e *Entry, code string) {
	if code == "" {
		return
	}
	key := codeKey(code)
	for _, o := range l.codes[key] {
		if o == e {
			return
		}
	}
	l.codes[key] = append(l.codes[key], e)
}

func (l *loader) loadCompanies() {
	table("companies.csv", func(c []string) {
		e := &Entry{Kind: Company, Name: c[0], Aliases: list(c[3], c[1]), FiscalEnd: number(c[4]), Codes: list(c[2])}
		if len(e.Codes) > 0 {
			e.Code = e.Codes[0]
		}
		l.add(e)
		for _, code := range e.Codes {
			l.code(e, code)
			if base, market, _ := strings.Cut(code, "."); market == "" {
				l.code(e, base+".US")
			}
		}
	})
}

func (l *loader) loadStocks() {
	table("stocks_cn.csv", func(c []string) {
		e := &Entry{Kind: Stock, Name: c[2], Code: c[0], Market: c[1], Industry: c[4], Aliases: list(c[3])}
		l.add(e)
		l.plain(e)
		l.code(e, c[0])
		l.code(e, c[0]+"."+c[1])
		if c[6] != "" { // the code before Beijing's change of 2025
			l.code(e, c[6])
			l.code(e, c[6]+"."+c[1])
		}
	})
	table("stocks_cn_delisted.csv", func(c []string) {
		e := &Entry{Kind: Stock, Name: c[2], Code: c[0], Market: c[1], Aliases: list(c[3])}
		l.add(e, strings.TrimSuffix(c[2], "退"))
		l.code(e, c[0])
		l.code(e, c[0]+"."+c[1])
	})
	table("etfs_cn.csv", func(c []string) {
		e := &Entry{Kind: ETF, Name: c[2], Code: c[0], Market: c[1], Family: c[4], Manager: c[5], Aliases: list(c[6], c[3])}
		l.add(e)
		l.code(e, c[0])
		l.code(e, c[0]+"."+c[1])
	})
	table("hk_us.csv", func(c []string) {
		e := &Entry{Kind: Stock, Name: c[2], Code: c[1], Market: c[0], Aliases: list(c[4], c[3])}
		if c[5] == "etf" {
			e.Kind = ETF
		}
		l.add(e)
		l.plain(e)
		l.code(e, c[1])
		if c[0] == "US" {
			l.code(e, c[1]+".US")
		}
	})
}

// plain registers a stock's name without its marks. What is left of *ST发展 is a word; it is found by Exact only.
func (l *loader) plain(e *Entry) {
	name := plainStock(e.Name)
	if name == e.Name {
		return
	}
	if key := Key(name); utf8.RuneCountInString(key) < 3 && len(l.names[key]) == 0 {
		l.silent[key] = true
	}
	l.name(e, name)
}

// plainStock gives a stock's name without its marks: ST, *ST, XD, -U, -W.
func plainStock(name string) string {
	for _, p := range []string{"*ST", "ST", "XD", "XR", "DR", "N", "C"} {
		if rest, ok := strings.CutPrefix(name, p); ok && rest != "" && rest[0] >= utf8.RuneSelf {
			name = rest
			break
		}
	}
	for _, t := range []string{"-UW", "-U", "-W", "-SW", "-S", "-B", "-P"} {
		if rest, ok := strings.CutSuffix(name, t); ok {
			return rest
		}
	}
	return name
}

func (l *loader) loadInstitutions() {
	table("institutions.csv", func(c []string) {
		e := &Entry{Kind: Institution, Name: c[0], Code: c[4], Market: c[3], Aliases: list(c[2])}
		l.add(e, c[1])
		for _, a := range e.Aliases {
			// The two characters that a Chinese broker is called by are everyday words: 东方, 长江, 平安.
			if key := Key(a); c[3] == "broker_cn" && utf8.RuneCountInString(key) < 3 && len(l.names[key]) == 1 {
				l.silent[key] = true
			}
		}
		l.code(e, c[4])
	})
}
