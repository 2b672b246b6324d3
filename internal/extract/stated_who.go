package extract

import (
	"strings"
	"unicode/utf8"

	"yanku/internal/lexicon"
	"yanku/internal/report"
)

// whoAndWhat finds whose the measure is and its full name; ok is false when it is not clear.
func (r *statedReader) whoAndWhat(c *claim, mark int) (ok bool) {
	words, from := r.phrase(c.measures[0])
	region := ""
	for _, w := range marks("region") {
		if rest, found := strings.CutPrefix(words, w); found && w != "" {
			region, words = w, rest
			break
		}
	}
	for i, h := range c.measures {
		name := h.name
		if i == 0 || h.scope == "world" {
			name = words + name
		}
		c.measure = append(c.measure, name)
	}
	c.from = min(c.from, from)
	scope := c.measures[0].scope
	switch scope {
	case "flow", "fund":
		return r.flowSubject(c, words, scope)
	case "goods":
		return r.goodsSubject(c, words)
	case "self":
		c.subject.Text = region
		return words == "" || utf8.RuneCountInString(words) > 1
	}
	if c.whom, ok = r.whoseMeasure(c, from, mark); ok {
		return region == "" || scope == "firm"
	}
	if scope != "world" || utf8.RuneCountInString(words) < 2 {
		return false
	}
	c.subject.Text = region
	return true
}

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
		return k.Num.Unit == Counting && isLatin(rune(r.t.Doc.Body[k.To-1])) && k.Num.Qualifier == "" // 800G, 16Gb
	case Keyword:
		return k.Class == Goods || k.Class == Suffix || k.Class == Measure
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

// whoseMeasure gives the companies of a measure whose words begin at token from: those right before it, the one that its sentence or its block is about, or the
// only one of the title.
func (r *statedReader) whoseMeasure(c *claim, from, mark int) ([]*lexicon.Entry, bool) {
	for j := from - 1; j >= 0 && j >= from-8; j-- {
		k := r.toks[j]
		if r.company(k) != nil {
			names, first := r.listBefore(j)
			if first > 0 && r.passive(r.toks[first-1]) {
				return nil, false
			}
			c.from = min(c.from, first)
			return names, len(names) == 1 || len(c.scan.rows) > 0 && len(names) == len(c.scan.rows[0].numbers)
		}
		if !r.between(k) {
			break
		}
	}
	for j := from - 1; j >= 0; j-- {
		if r.company(r.toks[j]) == nil || !r.heads(j) {
			continue
		}
		if names, first := r.listBefore(j); len(names) == 1 && !r.listGoesOn(j) {
			c.from = min(c.from, first)
			return names, true
		}
		return nil, false
	}
	if r.anyCompany(from) {
		return nil, false
	}
	if len(r.topic) == 1 && r.number-r.topicAt <= 6 {
		return r.topic, true
	}
	if r.title.whom != nil && !r.otherFirm(from) {
		return []*lexicon.Entry{r.title.whom}, true
	}
	return nil, false
}

// listGoesOn tells whether the company at token j is not the last of a list.
func (r *statedReader) listGoesOn(j int) bool {
	return j+2 < len(r.toks) && separates(r.toks[j+1]) && r.toks[j+1].Class != Comma && r.company(r.toks[j+2]) != nil
}

// between tells whether a token may stand between a company and its measure.
func (r *statedReader) between(k Token) bool {
	switch k.Kind {
	case When:
		return true
	case Mark:
		return k.Class == Close || k.Class == Open || k.Class == Colon || k.Class == Quote || k.Class == Tab || k.Class == Other
	case Keyword:
		return k.Class == Glue || k.Class == Guide || k.Class == Category || k.Class == Who || k.Class == Plain || k.Class == Raise || k.Class == Lower
	case Number:
		return k.Num.Unit == NoUnit || k.Num.Unit == Counting // a code, 12个月
	}
	return k.Kind == Wild && utf8.RuneCountInString(r.t.Doc.Text(k.Span)) <= 4 && !r.passive(k)
}

// passive tells whether words before a name make it a customer, a rival or a source: 来自英伟达的收入.
func (r *statedReader) passive(k Token) bool {
	words := r.t.Doc.Text(k.Span)
	for _, w := range marks("passing") {
		if strings.HasSuffix(words, w) {
			return true
		}
	}
	return k.Class == Compare || k.Class == Beat || k.Class == Lag
}

// anyCompany tells whether a company is named before token i, so that the measure may be its.
func (r *statedReader) anyCompany(i int) bool {
	for j := range i {
		if r.company(r.toks[j]) != nil {
			return true
		}
	}
	return false
}

// otherFirm tells whether the clause speaks of somebody that no table knows: 子公司, 标的公司.
func (r *statedReader) otherFirm(i int) bool {
	for j := range i {
		if k := r.toks[j]; k.Class == Plain && strings.HasSuffix(r.t.Doc.Text(k.Span), "公司") || k.Class == Group {
			return true
		}
	}
	return false
}

// security gives the index, fund or stock that token j names.
func (r *statedReader) security(j int) (report.Name, bool) {
	k := r.toks[j]
	if k.Kind != Named {
		return report.Name{}, false
	}
	for _, e := range k.Entries {
		switch e.Kind {
		case lexicon.ETF, lexicon.Stock:
			return report.Name{Text: e.Name, Code: e.Code}, true
		case lexicon.Company:
			return r.nameOf(e), true
		case lexicon.Index:
			return report.Name{Text: r.t.Doc.Text(k.Span)}, true
		}
	}
	return report.Name{}, false
}
