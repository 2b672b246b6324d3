package extract

import (
	"strings"
	"unicode/utf8"

	"yanku/internal/lexicon"
	"yanku/internal/report"
)

// phrase gives the words right before a measure that belong to its name, 移动电话 of 移动电话用户, and the token where they begin.
func (r *statedReader) phrase(h measureHit) (string, int) {
	from, at := h.from, h.Span.From
	if from < len(r.toks) && r.toks[from].From < at {
		at = r.toks[from].From
	}
	for from > 0 && r.inPhrase(r.toks[from-1], at) {
		from--
		at = r.toks[from].From
	}
	words := strings.TrimSpace(r.t.Doc.Body[at:h.Span.From])
	return r.trimPhrase(words), from
}

// inPhrase tells whether a token that ends at byte at, or a space before it, belongs to the name of the measure behind it.
func (r *statedReader) inPhrase(k Token, at int) bool {
	if strings.TrimSpace(r.t.Doc.Body[k.To:at]) != "" || strings.Contains(r.t.Doc.Body[k.To:at], "\t") {
		return false
	}
	switch k.Kind {
	case Wild:
		return true
	case Named:
		return r.company(k) == nil && r.t.institutionName(k) == ""
	case Number:
		return k.Num.Unit == Counting && k.Num.Qualifier == "" && (isLatin(rune(r.t.Doc.Body[k.To-1])) || r.specUnit(k)) // 800G, 16Gb, 5500大卡
	case Keyword:
		if words := r.t.Doc.Text(k.Span); words == "像" || words == "料" { // 摄像头模组, 致密料
			return true
		}
		return k.Class == Goods || k.Class == Suffix || k.Class == Measure || k.Class == Plain
	}
	return false
}

// specUnit tells whether a number has a unit that tells goods apart: 5500大卡, 12英寸.
func (r *statedReader) specUnit(k Token) bool {
	words := r.t.Doc.Text(k.Span)
	for _, w := range marks("spec_unit") {
		if strings.HasSuffix(words, w) {
			return true
		}
	}
	return false
}

// trimPhrase cuts from the front of a phrase what is no part of the measure's name.
func (r *statedReader) trimPhrase(words string) string {
	for _, w := range marks("phrase_cut") {
		if i := strings.LastIndex(words, w); i >= 0 {
			words = words[i+len(w):]
		}
	}
	for again := true; again; {
		again = false
		for _, w := range marks("phrase_front") {
			if rest, ok := strings.CutPrefix(words, w); ok {
				words, again = strings.TrimSpace(rest), true
			}
		}
	}
	words = strings.Trim(words, " \"'“”*·-")
	if utf8.RuneCountInString(words) > 16 {
		return ""
	}
	return words
}

// ofOrders tells whether words before a measure of orders say of what they are: 机器人新签订单. 再获大批量 does not.
func (r *statedReader) ofOrders(words string) bool {
	if utf8.RuneCountInString(words) < 3 {
		return false
	}
	for _, w := range marks("order_verb") {
		if strings.Contains(words, w) {
			return false
		}
	}
	return true
}

// joinedPhrase tells whether the words of a measure that begin at token from are only the last of several that 及 joins: AI基础设施及产品研发投入.
func (r *statedReader) joinedPhrase(from int) bool {
	return from > 0 && r.toks[from-1].Class == Joiner && r.toks[from-1].To == r.toks[from].From
}

// security gives the index, fund or stock that token j names.
func (r *statedReader) security(j int) (report.Name, bool) {
	k := r.toks[j]
	if k.Kind != Named {
		return report.Name{}, false
	}
	for _, e := range k.Entries {
		switch e.Kind {
		case lexicon.ETF:
			return r.fundName(j, e), true
		case lexicon.Stock:
			return report.Name{Text: e.Name, Code: e.Code}, true
		case lexicon.Company:
			return r.nameOf(e), true
		case lexicon.Index:
			return report.Name{Text: r.t.Doc.Text(k.Span)}, true
		}
	}
	return report.Name{}, false
}

// fundName gives the name of a fund as it is written, with the code told behind it or, where one fund alone has the name, its own.
func (r *statedReader) fundName(j int, e *lexicon.Entry) report.Name {
	name := report.Name{Text: r.t.Doc.Text(r.toks[j].Span)}
	if len(r.toks[j].Entries) == 1 {
		name.Code = e.Code
	}
	if j+1 < len(r.toks) && r.toks[j+1].Class == Open && r.toks[j+1].Kind == Mark {
		rest := r.t.Doc.Body[r.toks[j+1].To:min(r.s.To, r.toks[j+1].To+16)]
		if end := strings.IndexAny(rest, ")）"); end > 0 {
			if code := codeIn(strings.TrimSpace(rest[:end])); code != "" {
				name.Code = code
			}
		}
	}
	return name
}
