package extract

import (
	"strings"
	"unicode/utf8"

	"yanku/internal/lexicon"
	"yanku/internal/report"
	"yanku/internal/zh"
)

// named is what a cell names.
type namedCell struct {
	name  report.Name
	kind  report.Kind // IndexMove for an index, StockMove for a stock, "" for neither
	known bool        // a table of the lexicon has it
}

// subject gives what a piece of text in a table names. sort is what its column is of: index, stock or nothing told. ok is false when it is not one name.
func (g *grid) subject(span report.Span, sort string) (n namedCell, ok bool) {
	text := g.t.Doc.Text(span)
	if text == "" || utf8.RuneCountInString(text) > 24 {
		return n, false
	}
	toks := g.scan.tokens(text, span.From)
	s := Sentence{Span: span, Heading: -1, Tokens: toks}
	if len(toks) == 0 {
		return n, false
	}
	subs, _ := g.t.subjects(&s)
	if len(subs) != 1 || subs[0].from != 0 || subs[0].to != len(toks) {
		return n, false
	}
	sub := subs[0]
	n.name = sub.name
	n.known = sub.entry != nil
	switch sub.sort {
	case indexName, sameIndex:
		n.kind = report.IndexMove
	case stockName:
		n.kind = report.StockMove
	case eitherName:
		n.kind = map[string]report.Kind{"index": report.IndexMove, "stock": report.StockMove}[sort]
	case someWords:
		if sort == "" || !plausible(text) {
			return n, false
		}
		n.kind = map[string]report.Kind{"index": report.IndexMove, "stock": report.StockMove}[sort]
	default:
		return n, false
	}
	if sub.sort == sameIndex || sort == "index" && n.kind == report.StockMove || sort == "stock" && n.kind == report.IndexMove && n.known && sub.entry.Level == 0 {
		return n, false
	}
	if sort == "stock" {
		n.kind = report.StockMove
	}
	g.family(&n, sub.entry)
	return n, n.kind != ""
}

// plausible tells whether words that no table knows may be a name.
func plausible(text string) bool {
	count := utf8.RuneCountInString(text)
	return count >= 2 && count <= 12 && !notName(text) && strings.ContainsFunc(text, zh.IsHan) && !strings.ContainsAny(text, "0123456789%：:，,。")
}

// family gives an industry the family that the words above the table tell: 申万一级行业周涨跌幅.
func (g *grid) family(n *namedCell, e *lexicon.Entry) {
	if e == nil || e.Kind != lexicon.Index || e.Level == 0 || n.name.Family != "" {
		return
	}
	family := lexicon.FamilyIn(g.contextText())
	if family == "" {
		head, _ := g.header(0)
		family = lexicon.FamilyIn(head)
	}
	for _, other := range g.t.Lex.Exact(e.Name) {
		if other.Kind == lexicon.Index && family != "" && other.Family == family {
			n.name.Family, n.name.Code = other.Family, other.Code
			return
		}
	}
}

// company gives the company that a cell names and nothing beside it but a bracket.
func (g *grid) company(span report.Span) (*lexicon.Entry, bool) {
	text := strings.TrimSpace(inBrackets.ReplaceAllString(g.t.Doc.Text(span), ""))
	if e, ok := g.t.Lex.Company(text); ok {
		return e, true
	}
	for _, e := range g.t.Lex.Exact(text) {
		if e.Kind == lexicon.Stock && utf8.RuneCountInString(text) > 2 {
			return e, true
		}
	}
	return nil, false
}

// companyIn gives the only company that a head names, whatever stands beside it.
func (g *grid) companyIn(text string) (found *lexicon.Entry, ok bool) {
	for _, k := range g.scan.tokens(text, 0) {
		e := (&capexReader{t: g.t}).company(k)
		if e == nil || e == found {
			continue
		}
		if found != nil {
			return nil, false
		}
		found = e
	}
	return found, found != nil
}
