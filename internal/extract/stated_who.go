package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"yanku/internal/lexicon"
	"yanku/internal/report"
)

// whoAndWhat finds whose the measure is and its full name; ok is false when it is not clear.
func (r *statedReader) whoAndWhat(c *claim) (ok bool) {
	words, from := r.phrase(c.measures[0])
	for _, w := range marks("phrase_bad") {
		if strings.Contains(words, w) {
			return false
		}
	}
	region, words := regionOf(words)
	r.nameMeasures(c, words)
	c.from = min(c.from, from)
	scope := c.measures[0].scope
	switch scope {
	case "flow", "fund":
		return r.flowSubject(c, words, scope)
	case "goods":
		return r.goodsSubject(c, words)
	case "self":
		if region == "" && !r.balance(c.measures[0]) {
			region = r.regionBefore(from)
		}
		c.subject.Text = region
		return words == "" || utf8.RuneCountInString(words) > 1
	}
	if r.industry(words) {
		c.subject.Text = region
		return true
	}
	named := false
	if c.whom, named, ok = r.whoseMeasure(c, from); ok {
		if utf8.RuneCountInString(words) > 1 && strings.HasPrefix(c.whom[0].Name, words) {
			c.measure[0] = strings.TrimPrefix(c.measure[0], words) // 水晶营收 of 水晶光电
		}
		if scope == "firm" || region == "" && (named || words == "") {
			return true
		}
		c.whom = nil
		if region == "" {
			return false // 长安汽车…，挖掘机销量
		}
	}
	if scope != "world" || utf8.RuneCountInString(words) < 2 || slices.Contains(marks("phrase_empty"), words) || r.joinedPhrase(from) {
		return false
	}
	c.subject.Text = region
	return true
}

// regionOf parts the country or region in front from words.
func regionOf(words string) (region, rest string) {
	for _, w := range marks("region") {
		if rest, found := strings.CutPrefix(words, w); found && w != "" {
			return w, rest
		}
	}
	return "", words
}

// industry tells whether the words before a measure name an industry or its firms as a whole: 软件业 of 软件业利润总额.
func (r *statedReader) industry(words string) bool {
	return utf8.RuneCountInString(words) > 2 && slices.ContainsFunc(marks("industry"), func(w string) bool { return strings.HasSuffix(words, w) })
}

// nameMeasures names the measures of a list; the words before it belong to the first, or to all that are the world's.
func (r *statedReader) nameMeasures(c *claim, words string) {
	for i, h := range c.measures {
		name := h.name
		if h.scope == "self" && utf8.RuneCountInString(words) > 1 {
			name = r.t.Doc.Text(h.Span) // 家电社零
		}
		if (i == 0 || h.scope == "world") && h.unit != "share" && (h.kind != report.Order || r.ofOrders(words)) {
			name = words + name
		}
		c.measure = append(c.measure, name)
	}
}

// regionBefore gives the country or region that the sentence names last before token i: 美国7月CPI.
func (r *statedReader) regionBefore(i int) string {
	for j := i - 1; j >= 0 && j > i-30; j-- {
		words := r.t.Doc.Text(r.toks[j].Span)
		for _, w := range marks("region") {
			if r.toks[j].Kind != Mark && strings.HasPrefix(words, w) {
				return w
			}
		}
	}
	return ""
}

// whoseMeasure gives the companies of a measure whose words begin at token from: those right before it, the one that its sentence or its block is about, or the
// only one of the title. A company that is named in passing is none of them, and makes the others doubtful.
// near tells that they stand right before it.
func (r *statedReader) whoseMeasure(c *claim, from int) (whom []*lexicon.Entry, near, ok bool) {
	for j := from - 1; j >= 0 && j >= from-8; j-- {
		k := r.toks[j]
		if r.company(k) != nil {
			names, first := r.listBefore(j)
			if first > 0 && r.passive(r.toks[first-1]) {
				return nil, false, false
			}
			c.from = min(c.from, first)
			r.segment(c, r.t.Doc.Text(k.Span))
			c.named = true
			return names, true, len(names) == 1 || len(c.scan.rows) > 0 && len(names) == len(c.scan.rows[0].numbers)
		}
		if !r.between(k) && !r.joinsYears(j) {
			break
		}
	}
	if r.otherFirm(from) {
		return nil, false, false
	}
	for j := from - 1; j >= 0; j-- {
		if r.company(r.toks[j]) == nil || j > 0 && r.passive(r.toks[j-1]) {
			continue
		}
		names, first := r.listBefore(j)
		if r.row != nil && names[0] != r.row {
			return nil, false, false // a row speaks of its own company: AMD业务放量，净利润增长27%
		}
		if !r.heads(j) && !r.onlyOne(c, j) || len(names) != 1 || r.listGoesOn(j) {
			return nil, false, false
		}
		if r.toks[c.from].From-r.toks[first].From < 150 {
			c.from = min(c.from, first)
		}
		c.named = true
		return names, false, true
	}
	if c.measures[0].scope == "world" {
		return nil, false, false
	}
	whom, ok = r.carriedFirm(c, from)
	return whom, false, ok
}

// segment notes that a company's name is that of a part of it, whose measures are not the company's.
func (r *statedReader) segment(c *claim, name string) {
	for _, w := range marks("segment") {
		if name == w {
			c.measure[0] = w + c.measure[0]
		}
	}
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
	words := r.t.Doc.Text(k.Span)
	return k.Kind == Wild && utf8.RuneCountInString(words) <= 4 && (words == "获" || !r.passive(k)) // 英伟达获上调目标价
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

// onlyOne tells whether the company at token j is the only one that the sentence names, which is enough for a target price or earnings for a share.
func (r *statedReader) onlyOne(c *claim, j int) bool {
	if c.measures[0].unit != "share" || j == 0 || !r.endsWith(j-1, "covers") {
		return false
	}
	for i := range r.toks {
		if e := r.company(r.toks[i]); e != nil && e != r.company(r.toks[j]) {
			return false
		}
	}
	return true
}

// otherFirm tells whether the clause before token i speaks of somebody that no table knows: 子公司, 竞争对手.
func (r *statedReader) otherFirm(i int) bool {
	for j := i - 1; j >= 0; j-- {
		k := r.toks[j]
		if k.Kind == Mark && (k.Class == Comma || k.Class == Semi || k.Class == Stop) {
			return false
		}
		if k.Class == Plain && strings.HasSuffix(r.t.Doc.Text(k.Span), "公司") || k.Class == Group || k.Kind == Wild && r.endsWith(j, "other_firm") && !r.contains(j, "order_verb") {
			return true
		}
	}
	return false
}

// beginsWith tells whether the words of token j begin with one of a set of marks.csv.
func (r *statedReader) beginsWith(j int, set string) bool {
	if j >= len(r.toks) {
		return false
	}
	words := r.t.Doc.Text(r.toks[j].Span)
	for _, w := range marks(set) {
		if strings.HasPrefix(words, w) {
			return true
		}
	}
	return false
}

// contains tells whether the words of token j hold one of a set of marks.csv.
func (r *statedReader) contains(j int, set string) bool {
	words := r.t.Doc.Text(r.toks[j].Span)
	for _, w := range marks(set) {
		if strings.Contains(words, w) {
			return true
		}
	}
	return false
}

// endsWith tells whether the words of token j end with one of a set of marks.csv.
func (r *statedReader) endsWith(j int, set string) bool {
	words := r.t.Doc.Text(r.toks[j].Span)
	for _, w := range marks(set) {
		if strings.HasSuffix(words, w) {
			return true
		}
	}
	return false
}
