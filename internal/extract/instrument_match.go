package extract

import (
	"strings"
	"unicode/utf8"

	"yanku/internal/lexicon"
	"yanku/internal/report"
)

// verdict compares a written name with the names that the table has for its code: agrees, alias (another name of the same product), other_name, unknown (no such code).
func verdict(lex *lexicon.Lexicon, name, code string) report.Match {
	known := lex.Code(code)
	if len(known) == 0 {
		return report.Unknown
	}
	key := bare(name)
	for _, e := range known {
		if key == bare(e.Name) || lexicon.Key(name) == lexicon.Key(e.Name) {
			return report.Agrees
		}
	}
	for _, e := range lex.Exact(name) {
		if hasEntry(known, e) {
			return report.Alias
		}
	}
	if fits(name, known) {
		return report.Alias
	}
	return report.OtherName
}

// bare folds a name for comparison and takes off what a table adds to it: brackets at its end, 指数, a share class.
func bare(name string) string {
	key := lexicon.Key(name)
	if i := strings.IndexByte(key, '('); i > 0 && strings.HasSuffix(key, ")") {
		key = key[:i]
	}
	for _, class := range []string{"-w", "-sw", "-s", "-u", "-uw", "-b"} {
		if name, ok := strings.CutSuffix(key, class); ok && len(name) >= 6 {
			return name
		}
	}
	return strings.TrimSuffix(key, "指数")
}

// fits tells whether a written name can be another way to write a name of one of the entries: one contains the other, or they share their words.
func fits(name string, known []*lexicon.Entry) bool {
	key := bare(name)
	if utf8.RuneCountInString(key) < 2 {
		return false
	}
	for _, e := range known {
		if fitsName(key, bare(e.Name), e.Kind) {
			return true
		}
		for _, n := range e.Aliases {
			if fitsName(key, bare(n), e.Kind) {
				return true
			}
		}
	}
	for _, e := range lexicon.Default().Exact(name) {
		if hasEntry(known, e) {
			return true
		}
	}
	return false
}

// fitsName compares two folded names of something of a kind.
func fitsName(key, other string, kind lexicon.Kind) bool {
	switch {
	case key == other || sharesWords(key, other):
		return true
	case kind == lexicon.ETF:
		return sameTheme(key, other)
	}
	return utf8.RuneCountInString(other) >= 2 && (strings.HasSuffix(key, other) || strings.HasPrefix(other, key))
}

// sameTheme compares the names of funds without the words that managers put around the theme: 黄金ETF, 黄金基金ETF, 黄金ETF国泰.
func sameTheme(a, b string) bool {
	ta, tb := theme(a), theme(b)
	return ta != "" && ta == tb
}

func theme(key string) string {
	head, _, ok := strings.Cut(key, "etf")
	if !ok {
		return ""
	}
	for _, tail := range marks("fund_filler") {
		head = strings.TrimSuffix(head, tail)
	}
	return head
}

// sharesWords compares English names by their words: Global X Robotics & AI ETF is Global X Robotics & Artificial Intelligence ETF.
func sharesWords(a, b string) bool {
	if !strings.Contains(a, " ") || !strings.Contains(b, " ") {
		return false
	}
	wa, wb := nameWords(a), nameWords(b)
	if len(wa) < 3 || len(wb) < 3 {
		return false
	}
	if len(wa) > len(wb) {
		wa, wb = wb, wa
	}
	for w := range wa {
		if !wb[w] {
			return false
		}
	}
	return len(wa)*3 >= len(wb)*2
}

// abbreviations are the ways in which the English names of funds are shortened.
var abbreviations = strings.NewReplacer("artificial intelligence", "ai", "&", " ", "and ", " ", ",", " ")

func nameWords(s string) map[string]bool {
	s = abbreviations.Replace(s)
	out := map[string]bool{}
	for _, w := range strings.Fields(s) {
		out[w] = true
	}
	return out
}

// rowInstruments reads a table row with a cell of codes and a cell of names, as the header names them: 股票代码 | 公司名称.
func rowInstruments(t *Text, i int) []report.Figure {
	d := t.Doc
	b := d.Blocks[i]
	head, ok := t.tableHead(i)
	if !ok || b.Head {
		return nil
	}
	codes, names := codeColumns(d, head)
	if codes < 0 || names < 0 || codes >= len(b.Cells) || names >= len(b.Cells) {
		return nil
	}
	code, name := strings.Trim(d.Text(b.Cells[codes]), " *`"), strings.Trim(d.Text(b.Cells[names]), " *")
	if n := utf8.RuneCountInString(name); n < 2 || n > 14 && !etfName(name) || !cellCode(code) || strings.Contains(code, ".") && codes == names+1 {
		return nil // 中微公司 688012.SH side by side are found in the words of the row
	}
	f := report.Figure{Subject: report.Name{Text: name, Code: code}, Match: verdict(t.Lex, name, code)}
	f.Source.Span = report.Span{From: min(b.Cells[codes].From, b.Cells[names].From), To: max(b.Cells[codes].To, b.Cells[names].To)}
	f.Source.Mark = b.Cells[codes]
	f.Source.Context = []report.Span{head.Cells[codes], head.Cells[names]}
	return []report.Figure{f}
}

// codeColumns gives the columns of the codes and of their names, -1 where the header has none.
func codeColumns(d *report.Doc, head report.Block) (codes, names int) {
	codes, names = -1, -1
	for c := range head.Cells {
		text := strings.Trim(d.Text(head.Cells[c]), " *")
		if codes < 0 && strings.HasSuffix(text, "代码") {
			codes = c
			continue
		}
		for _, w := range marks("name_column") {
			if names < 0 && strings.HasSuffix(text, w) {
				names = c
			}
		}
	}
	return codes, names
}

func cellCode(s string) bool {
	base, market, dotted := strings.Cut(s, ".")
	if dotted {
		return markets[market] && marketCode(base, market)
	}
	return len(s) == 6 && strings.Trim(s, "0123456789") == "" || ticker(s) && len(s) > 1
}
