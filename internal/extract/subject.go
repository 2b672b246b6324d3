package extract

import (
	"strings"
	"unicode/utf8"

	"yanku/internal/lexicon"
	"yanku/internal/report"
)

// nameSort is the sort of a subject: what a group of words may stand for.
type nameSort uint8

const (
	someWords nameSort = iota // nothing that we know
	indexName
	stockName
	eitherName // a name of an index and of a stock
	measureName
	goodsName
	sameIndex // 板块, 行业 alone: the index spoken of
)

// subject is a name or a group of words that a number may be about.
type subject struct {
	from, to int // tokens, with brackets behind the name
	sort     nameSort
	name     report.Name
	span     report.Span // the name's words
	entry    *lexicon.Entry
	told     bool // the code stands behind the name
}

// subjects groups the tokens of s into names. The second result tells for each token its subject, -1 for none.
func (t *Text) subjects(s *Sentence) ([]subject, []int) {
	var out []subject
	at := make([]int, len(s.Tokens))
	for i := range at {
		at[i] = -1
	}
	for i := 0; i < len(s.Tokens); {
		if !content(s.Tokens[i]) {
			i++
			continue
		}
		to := i + 1
		for to < len(s.Tokens) && content(s.Tokens[to]) && !t.apart(s.Tokens[to-1], s.Tokens[to]) {
			to++
		}
		sub := t.subject(s, i, to)
		for j := i; j < sub.to; j++ {
			at[j] = len(out)
		}
		out = append(out, sub)
		i = sub.to
	}
	return out, at
}

func content(t Token) bool {
	switch t.Kind {
	case Wild, Named:
		return true
	case Keyword:
		return t.Class == Suffix || t.Class == Family || t.Class == Goods || t.Class == Measure || t.Class == Plain
	}
	return false
}

// apart tells whether two tokens of content are two names: two stocks side by side, or words behind a whole name that do not belong to it.
func (t *Text) apart(a, b Token) bool {
	suffix := a.Class == Suffix || a.Kind == Named && t.suffixed(a)
	switch {
	case b.Kind == Keyword && b.Class == Measure:
		return suffix
	case b.Kind == Wild:
		return suffix || a.Kind == Named && (hasSecurity(a) || broad(a) && !themed(indexEntry(a)))
	}
	return hasSecurity(a) && hasSecurity(b) || strings.ContainsAny(t.Doc.Body[a.To:b.From], "\t\n")
}

// suffixed tells whether a name ends with a word such as 板块, behind which nothing belongs to it.
func (t *Text) suffixed(k Token) bool {
	words := t.Doc.Text(k.Span)
	for _, s := range []string{"板块", "指数", "行业"} {
		if strings.HasSuffix(words, s) {
			return true
		}
	}
	return false
}

// broad tells the name of an index that is no industry, to which no words are added.
func broad(t Token) bool {
	e := indexEntry(t)
	return e != nil && e.Level == 0
}

func hasSecurity(t Token) bool {
	for _, e := range t.Entries {
		if e.Kind == lexicon.Stock || e.Kind == lexicon.ETF || e.Kind == lexicon.Company {
			return true
		}
	}
	return false
}

func indexEntry(t Token) *lexicon.Entry {
	for _, e := range t.Entries {
		if e.Kind == lexicon.Index {
			return e
		}
	}
	return nil
}

// subject makes the subject of tokens [from, to) and of the brackets behind it.
func (t *Text) subject(s *Sentence, from, to int) subject {
	sub := subject{from: from, to: to}
	end := s.Tokens[to-1].To
	for b := to; b < len(s.Tokens); {
		after, family := t.bracket(s, b, &sub)
		if after == b {
			break
		}
		sub.to = after
		if family {
			end = s.Tokens[after-1].To
		}
		if after < len(s.Tokens) && s.Tokens[after].Class == Suffix {
			end, sub.to = s.Tokens[after].To, after+1
			after++
			to = after
		}
		b = after
	}
	sub.span = report.Span{From: s.Tokens[from].From, To: end}
	t.classify(s, &sub, to)
	return sub
}

// bracket reads a bracket behind a name that holds a code, a family or a short note, and no number with a unit. after is b when there is none.
func (t *Text) bracket(s *Sentence, b int, sub *subject) (after int, family bool) {
	if s.Tokens[b].Class != Open || s.Tokens[b].Kind != Mark {
		return b, false
	}
	for i := b + 1; i < len(s.Tokens) && i < b+8; i++ {
		k := s.Tokens[i]
		if k.Kind == Mark && k.Class == Close {
			words := strings.TrimSpace(t.Doc.Body[s.Tokens[b].To:k.From])
			if code := codeIn(words); code != "" {
				sub.name.Code, sub.told = code, true
			}
			return i + 1, lexicon.FamilyIn(words) != "" && utf8.RuneCountInString(words) < 8
		}
		if !noteToken(k) {
			return b, false
		}
	}
	return b, false
}

// noteToken tells whether a token may stand in the bracket behind a name.
func noteToken(k Token) bool {
	switch k.Kind {
	case Number:
		return k.Num.Unit == NoUnit
	case When:
		return false
	case Keyword:
		return k.Class == Family || k.Class == Plain || k.Class == Suffix
	}
	return k.Class != Comma
}

// codeIn gives words when they have the form of a code: 8841258.WI, 515070, 3069.HK, NVDA.
func codeIn(words string) string {
	base, market, dotted := strings.Cut(words, ".")
	digits := strings.Trim(base, "0123456789") == "" && base != ""
	switch {
	case dotted && len(market) <= 3 && len(base) >= 1 && len(base) <= 8 && codeShape(base) && codeShape(market):
		return words
	case digits && len(base) >= 5 && !dotted:
		return words
	}
	return ""
}

func codeShape(s string) bool {
	return s != "" && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == ""
}

// pointsBack tells words that stand for an index named before: 该行业.
func pointsBack(words string) bool {
	for _, w := range []string{"该", "此", "本"} {
		if strings.HasPrefix(words, w) && utf8.RuneCountInString(words) <= 5 {
			return true
		}
	}
	return false
}

func roman(s string) bool { return s == "Ⅱ" || s == "Ⅲ" || s == "II" || s == "III" }

func holds(tokens []Token, c Class) bool {
	for _, k := range tokens {
		if k.Kind == Keyword && k.Class == c {
			return true
		}
	}
	return false
}
