package extract

import (
	"strings"
	"unicode/utf8"

	"yanku/internal/report"
)

// says finds who stands behind the amount at token mark: a fact, what the company itself expects, what an author or the market does.
// It is false where an expectation has no author.
func (r *statedReader) says(c *claim, mark int) bool {
	if c.scan.street || r.streetBefore(c.measures[0].from, mark) || mark+1 < len(r.toks) && r.toks[mark+1].Class == Street {
		c.nature = report.Consensus
		return true
	}
	c.nature = report.Actual
	kind := c.measures[0].kind
	if kind == report.Target {
		c.nature, c.author = report.Estimate, r.authorBefore(c.from)
		if c.author == "" {
			c.author = r.t.Doc.Meta.Institution
		}
		return true
	}
	guide := r.guideBefore(mark)
	if guide < 0 {
		if r.revised(c) {
			c.nature, c.author = report.Estimate, r.t.Doc.Meta.Institution
		}
		return true
	}
	if first := r.guideBefore(guide); first >= 0 && guide >= c.measures[0].from {
		guide = first // 某人士预计…将达: who expects stands before the first
	}
	if kind == report.Price {
		return false // what a price will be has no period that words of moves tell
	}
	if r.ownWords(guide, c) {
		c.nature = report.Guidance
		return true
	}
	c.nature, c.author = report.Estimate, r.authorBefore(guide+1)
	if c.author == "" && guide < c.measures[0].from && r.stranger(guide) {
		return false
	}
	if c.author == "" {
		c.author = r.t.Doc.Meta.Institution
	}
	return c.author != "" || r.profits(c)
}

// revised tells whether the report sets anew what it expects of a year that has not ended: 下调2026年EPS至5.32元.
func (r *statedReader) revised(c *claim) bool {
	ahead, year := false, r.t.asOf().Year
	if !r.profits(c) || c.measures[0].kind == report.Order {
		return false
	}
	for j := c.measures[0].from - 1; j >= 0; j-- {
		k := r.toks[j]
		switch {
		case k.Kind == When:
			ahead = k.When.Year >= year || k.When.RelYear && k.When.Rel >= 0
		case k.Class == Raise, k.Class == Lower:
			return ahead
		case k.Kind == Mark && (k.Class == Comma || k.Class == Semi):
			return false
		}
	}
	return false
}

// stranger tells whether somebody that no table knows is the one who expects at token guide: 黄仁勋预计, 机构预计.
func (r *statedReader) stranger(guide int) bool {
	for j := guide - 1; j >= 0; j-- {
		k := r.toks[j]
		switch {
		case k.Kind == When, k.Class == Glue, k.Class == Category, k.Class == Who, k.Class == Guide:
			continue
		case k.Kind == Wild:
			return true
		}
		return false
	}
	return false
}

// profits tells whether the measure is one that analysts forecast of companies.
func (r *statedReader) profits(c *claim) bool {
	return c.measures[0].scope == "firm" && len(c.whom) > 0 && c.named
}

// streetBefore tells whether the market's expectation is told right before the amount, in the measure's clause. 超市场预期 tells nothing of it.
func (r *statedReader) streetBefore(from, mark int) bool {
	for j := mark - 1; j >= 0 && j >= from-4; j-- {
		switch k := r.toks[j]; {
		case k.Class == Street:
			return true
		case k.Kind == Mark && (k.Class == Comma || k.Class == Semi || k.Class == Open), k.Kind == Number:
			return false
		}
	}
	return false
}

// guideBefore gives the token of the word that makes an expectation of the amount at token i, -1 when it is told as a fact. What 预计 says goes on over commas until
// another period is told; what 将 and 有望 say ends with the clause.
func (r *statedReader) guideBefore(i int) int {
	clause, period := true, false
	for j := i - 1; j >= 0 && j > i-80; j-- {
		k := r.toks[j]
		if k.Kind == Mark && k.Class == Close {
			j = min(j, r.skipBack(j)+1)
			continue
		}
		switch {
		case k.Kind == Mark && (k.Class == Semi || k.Class == Stop):
			return -1
		case k.Kind == Mark && k.Class == Comma:
			clause = false
		case k.Kind == When && clause:
			period = true
		case k.Class == Guide && !r.bareBa(j), k.Kind == Wild && r.guideWords(j):
			if clause || !period && r.frames(j) {
				return j
			}
			return -1
		}
	}
	return -1
}

// frames tells whether the word of expectation at token j rules the clauses behind it too.
func (r *statedReader) frames(j int) bool {
	words := r.t.Doc.Text(r.toks[j].Span)
	for _, w := range marks("frames") {
		if strings.HasSuffix(words, w) {
			return true
		}
	}
	return false
}

// bareBa tells whether 将 at token j only puts the object in front, 将目标价上调至, or 料 ends a name: 致密料.
func (r *statedReader) bareBa(j int) bool {
	words := r.t.Doc.Text(r.toks[j].Span)
	return words == "将" && j+1 < len(r.toks) && r.company(r.toks[j+1]) != nil || words == "料" && j > 0 && r.toks[j-1].Kind == Wild && r.toks[j-1].To == r.toks[j].From
}

// guideWords tells whether unknown words end with a word of expectation: 预估.
func (r *statedReader) guideWords(j int) bool {
	words := r.t.Doc.Text(r.toks[j].Span)
	for _, w := range marks("expects") {
		if strings.HasSuffix(words, w) {
			return true
		}
	}
	return false
}

// authorBefore gives the institution named in the clauses before token i, the nearest one.
func (r *statedReader) authorBefore(i int) string {
	for j := i - 1; j >= 0 && j >= i-30; j-- {
		k := r.toks[j]
		if k.Kind == Mark && (k.Class == Semi || k.Class == Stop) {
			return ""
		}
		if name := r.t.institutionName(k); name != "" {
			return name
		}
		if name := r.wordAuthor(j); name != "" {
			return name
		}
	}
	return ""
}

// wordAuthor gives the research house that a word names where it stands for other things too: IDC before 预计.
func (r *statedReader) wordAuthor(j int) string {
	words := r.t.Doc.Text(r.toks[j].Span)
	for _, p := range markPairs("author") {
		if words == p.word || strings.HasSuffix(words, p.word) && utf8.RuneCountInString(words) <= utf8.RuneCountInString(p.word)+2 {
			return p.arg
		}
	}
	return ""
}

// ownWords tells whether the expectation at token guide is the company's own: 台积电预计, 公司指引, 业绩预告. In a broker's report 预计公司 is the broker's.
func (r *statedReader) ownWords(guide int, c *claim) bool {
	words := r.t.Doc.Text(r.toks[guide].Span)
	if guide >= c.measures[0].from && (words == "预测" || words == "预期") {
		return false // 归母净利润预测由60亿元上调至75亿元
	}
	if strings.Contains(words, "指引") || strings.Contains(strings.ToLower(words), "guidance") {
		return true
	}
	commas := 0
	for j := guide - 1; j >= 0 && j >= guide-24; j-- {
		k := r.toks[j]
		words := r.t.Doc.Text(k.Span)
		switch {
		case words == "我们", r.t.institutionName(k) != "", r.wordAuthor(j) != "":
			return false
		case r.company(k) != nil && commas == 0:
			return len(c.whom) == 1 && r.company(k) == c.whom[0]
		case commas == 0 && (k.Class == Category && words == "公司" || k.Class == Who), r.announces(words):
			return true
		case k.Kind == Mark && (k.Class == Semi || k.Class == Stop):
			return false
		case k.Kind == Mark && k.Class == Comma:
			if commas++; commas > 1 {
				return false
			}
		}
	}
	return false
}

// announces tells whether words are of a company that announces its own figures.
func (r *statedReader) announces(words string) bool {
	for _, w := range marks("announces") {
		if strings.Contains(words, w) {
			return true
		}
	}
	return false
}
