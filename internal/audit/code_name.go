package audit

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"yanku/internal/lexicon"
	"yanku/internal/report"
)

// findCodeNames compares each code with the name that stands at it. That they agree, or that the name is another one of the same product, or that the table has no
// such code, is no doubt; a name that belongs to another code is. One code under two names of the same fund in one report gets a quiet word.
func findCodeNames(d *report.Doc, figs []report.Figure) []report.Flag {
	lex := lexicon.Default()
	var out []report.Flag
	named := map[string]*report.Figure{}
	for i := range figs {
		f := &figs[i]
		if f.Kind != report.Instrument || f.State == report.Rejected || f.Subject.Code == "" {
			continue
		}
		if flagged, ok := otherName(d, lex, f); ok {
			out = append(out, flagged)
			continue
		}
		if f.Match == report.Agrees || f.Match == report.Alias {
			first, again := named[f.Subject.Code]
			if !again {
				named[f.Subject.Code] = f
			} else if twoNames(first.Subject.Text, f.Subject.Text) {
				note := flag(d, "code_name.two_names", []string{f.Subject.Code, first.Subject.Text, f.Subject.Text}, first, f)
				note.Level = report.LevelNote
				out = append(out, note)
			}
		}
	}
	return append(out, tickers(d, lex)...)
}

// twoNames tells whether a reader may take two names of one fund for two funds: 人工智能ETF and AI智能ETF, but not 人工智能ETF and 华夏人工智能ETF.
// Stocks are told by one name and its short form.
func twoNames(a, b string) bool {
	if !isFund(a) || !isFund(b) {
		return false
	}
	a, b = withoutHouse(lexicon.Key(a)), withoutHouse(lexicon.Key(b))
	return !strings.Contains(a, b) && !strings.Contains(b, a)
}

// otherName makes the error of a name at the code of something else. It is sure only where the table has the code, and the name is a security of its own with other codes
// or names a fund whose theme is not the code's.
func otherName(d *report.Doc, lex *lexicon.Lexicon, f *report.Figure) (report.Flag, bool) {
	name, code := f.Subject.Text, f.Subject.Code
	owners := lex.Code(code)
	fund := isFund(name)
	if fund {
		name = withHouse(d.Body[:f.Source.Span.From], name)
	}
	if len(owners) == 0 || !properName(name) || f.Match != report.OtherName && !(fund && f.Match == report.Alias) {
		return report.Flag{}, false
	}
	own, known := security(lex, name)
	for _, e := range owners {
		if fund && otherManager(name, e) {
			continue
		}
		if f.Match == report.Alias || sameProduct(name, e, fund) || known && (e == own || akin(e, own)) {
			return report.Flag{}, false
		}
	}
	owner := owners[0]
	for _, e := range owners {
		if e.Kind != lexicon.Company && (fund == (e.Kind == lexicon.ETF)) {
			owner = e
			break
		}
	}
	switch {
	case known && own.Code != "":
		return flag(d, "code_name.belongs", []string{name, code, owner.Name, codeLike(lex, own, code)}, f), true
	case fund:
		return flag(d, "code_name.other", []string{name, code, owner.Name}, f), true
	}
	return report.Flag{}, false
}

// properName tells a name from the scraps of a table: at least two Chinese characters, or a Latin word of three letters.
func properName(name string) bool {
	han, latin := 0, 0
	for _, r := range name {
		switch {
		case unicode.Is(unicode.Han, r):
			han++
		case unicode.IsLetter(r):
			latin++
		}
	}
	return han >= 2 || latin >= 3
}

// security gives the stock, fund or company that a name stands for, with or without its share class: 小鹏汽车-W.
func security(lex *lexicon.Lexicon, name string) (*lexicon.Entry, bool) {
	plain, _, _ := strings.Cut(name, "-")
	for _, n := range []string{name, plain} {
		for _, e := range lex.Exact(n) {
			if e.Kind == lexicon.Stock || e.Kind == lexicon.ETF || e.Kind == lexicon.Company {
				return e, true
			}
		}
	}
	return nil, false
}

// akin tells whether two entries are one enterprise: a share in two markets, a company and its stock.
func akin(a, b *lexicon.Entry) bool {
	for _, n := range names(a) {
		for _, m := range names(b) {
			if x, y := lexicon.Key(n), lexicon.Key(m); x == y || sharesHead(x, y) && a.Market != b.Market {
				return true
			}
		}
	}
	return false
}

func names(e *lexicon.Entry) []string { return append([]string{e.Name}, e.Aliases...) }

// sharesHead tells whether two names begin with the same two characters: 中兴通讯 and 中兴通讯H, 药明康德 and 药明.
func sharesHead(a, b string) bool {
	return utf8.RuneCountInString(a) >= 2 && utf8.RuneCountInString(b) >= 2 && (strings.HasPrefix(a, b) || strings.HasPrefix(b, a))
}

// sameProduct tells whether a name can be another one of an entry: the same key, one inside the other, or for funds a shared theme.
func sameProduct(name string, e *lexicon.Entry, fund bool) bool {
	key := lexicon.Key(name)
	for _, n := range append(names(e), e.Family) {
		other := lexicon.Key(n)
		if other == "" {
			continue
		}
		if key == other || sharesHead(key, other) || utf8.RuneCountInString(other) >= 3 && strings.Contains(key, other) {
			return true
		}
		if fund && e.Kind == lexicon.ETF && themeMeets(name, n) {
			return true
		}
		if fund && e.Kind == lexicon.Index && themeMeets(name, n) {
			return true
		}
	}
	return false
}

// codeLike gives the code of a security in the market of another code where it has one: 9868.HK beside 9698.HK, not XPEV.
func codeLike(lex *lexicon.Lexicon, own *lexicon.Entry, code string) string {
	for _, e := range append([]*lexicon.Entry{own}, lex.Exact(own.Name)...) {
		for _, c := range append([]string{e.Code}, e.Codes...) {
			if market(c) == market(code) {
				return c
			}
		}
	}
	for _, n := range own.Aliases {
		for _, e := range lex.Exact(n) {
			if market(e.Code) == market(code) {
				return e.Code
			}
		}
	}
	return own.Code
}

// market sorts codes: HK, US for tickers, CN for six digits.
func market(code string) string {
	switch {
	case code == "":
		return ""
	case strings.HasSuffix(code, ".HK"):
		return "HK"
	case code[0] >= 'A':
		return "US"
	}
	return "CN"
}
