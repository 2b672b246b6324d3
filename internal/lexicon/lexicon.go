// Package lexicon knows the names of the field: stocks, funds, indices, companies, institutions, rating scales and trading days.
// The tables in assets/tables are parsed once; a lexicon is not changed afterwards and may be read by many goroutines.
package lexicon

import (
	"slices"
	"strings"
	"sync"
)

// Kind is what a name stands for.
type Kind string

// The kinds of entries.
const (
	Stock       Kind = "stock"
	ETF         Kind = "etf"
	Index       Kind = "index"
	Company     Kind = "company"
	Institution Kind = "institution"
)

// Entry is one thing with its names.
type Entry struct {
	Kind      Kind
	Name      string // as the field writes it; of a company its canonical name
	Code      string // 600519, 3069.HK, NVDA, 801770.SI; of an institution the prefix of its analysts' licence numbers; may be empty
	Market    string // SH, SZ, BJ, HK, US; of an institution its sort: broker_cn, foreign_bank …
	Family    string // of an index: 申万, 中信, 万得, 上证 …
	Level     int    // of an index of industries: 1, 2, 3; else 0
	FiscalEnd int    // of a company: the month in which its fiscal year ends; else 0
	Manager   string // of a fund: 华夏, 易方达 …
	Industry  string // of a stock: its 申万 industry of the first level
	Aliases   []string
	Codes     []string // of a company: all its codes with market, 0700.HK
}

// Lexicon finds names. Make one with Default.
type Lexicon struct {
	entries []*Entry
	names   map[string][]*Entry // by folded name, everything
	codes   map[string][]*Entry // by upper-case code, with and without market
	find    trie                // of the names that may stand in running text
	closed  map[string]bool     // weekdays without trading, ISO dates
	years   [2]int              // first and last year that closed knows
	spring  map[int]string      // year → ISO date of the Spring Festival
	scales  []Grade
	ranks   map[string]int // prosperity label → rank
}

// Default gives the lexicon of the embedded tables, parsed at the first call.
var Default = sync.OnceValue(load)

// Hit is a name found in a text: s[From:To] in bytes, and everything that has this name, companies first.
type Hit struct {
	From, To int
	Entries  []*Entry
}

// Is tells whether an entry of kind k has the name, and gives the first of them.
func (h Hit) Is(k Kind) (*Entry, bool) { return first(h.Entries, k) }

func first(list []*Entry, k Kind) (*Entry, bool) {
	for _, e := range list {
		if e.Kind == k {
			return e, true
		}
	}
	return nil, false
}

// Find gives the names in s: the longest at each place, from left to right, without overlaps. Latin letters match in any case and only as
// whole words; full width is half width; a space beside a Chinese character does not count. The time is linear in s.
func (l *Lexicon) Find(s string) []Hit { return l.find.scan(s) }

// Exact gives everything that is called name, also names that Find leaves out because they are everyday words.
func (l *Lexicon) Exact(name string) []*Entry { return l.names[Key(name)] }

// Entries gives everything of some kinds, in the order of the tables.
func (l *Lexicon) Entries(kinds ...Kind) []*Entry {
	var out []*Entry
	for _, e := range l.entries {
		if slices.Contains(kinds, e.Kind) {
			out = append(out, e)
		}
	}
	return out
}

// Code gives everything with the code: 600519, 600519.SH, SH600519, 700.HK, 0700.HK, NVDA, NVDA.US, 801770.SI. Bare numbers of fewer than five digits find nothing.
func (l *Lexicon) Code(code string) []*Entry { return l.codes[codeKey(code)] }

// Company gives the company of a name, an alias or a ticker: 微软 for Microsoft, MSFT and 微软公司. A misspelt name is no company.
func (l *Lexicon) Company(name string) (*Entry, bool) {
	for _, n := range []string{name, trimCompany(name)} {
		if e, ok := first(l.Exact(n), Company); ok {
			return e, true
		}
		if e, ok := first(l.Code(n), Company); ok {
			return e, true
		}
	}
	return nil, false
}

// Institution gives the broker, bank or research house of a name, an alias, a full name or a licence number (S1130524060002).
func (l *Lexicon) Institution(name string) (*Entry, bool) {
	if e, ok := first(l.Exact(name), Institution); ok {
		return e, true
	}
	if isLicence(name) {
		return first(l.codes[strings.ToUpper(name[:5])], Institution)
	}
	return nil, false
}

func isLicence(s string) bool {
	return len(s) == 14 && (s[0] == 'S' || s[0] == 'A' || s[0] == 's') && strings.Trim(s[1:], "0123456789") == ""
}

// FamilyIn gives the family that a written name of an index tells: 申万 for SW通信 and 通信(申万), empty for 通信板块.
func FamilyIn(written string) string {
	key := Key(written)
	switch {
	case strings.Contains(key, "申万"), strings.HasPrefix(key, "sw"), strings.HasSuffix(key, "(sw)"):
		return "申万"
	case strings.Contains(key, "中信"), strings.Contains(key, "(citic)"):
		return "中信"
	case strings.Contains(key, "万得"), strings.Contains(key, "wind"):
		return "万得"
	case strings.Contains(key, "中证"):
		return "中证"
	case strings.Contains(key, "恒生"):
		return "恒生"
	case strings.Contains(key, "同花顺"):
		return "同花顺"
	}
	return ""
}

var companyTails = []string{"有限公司", "股份", "公司", "集团", "母公司", ", inc.", " inc.", " inc", " corporation", " corp.", " corp", " co.", " ltd.", " holdings", " platforms", ".com", " plc"}

func trimCompany(name string) string {
	key := Key(name)
	for _, t := range companyTails {
		if short, ok := strings.CutSuffix(key, t); ok && short != "" {
			return short
		}
	}
	return key
}
