package extract

import (
	"unicode/utf8"

	"yanku/internal/lexicon"
	"yanku/internal/report"
)

// carriedFirm gives the company that the sentences before speak of, or the title.
func (r *statedReader) carriedFirm(c *claim, from int) ([]*lexicon.Entry, bool) {
	e := r.coded
	if r.row != nil {
		return []*lexicon.Entry{r.row}, true
	}
	if r.unknownFirm(from) {
		return nil, false
	}
	if r.topic != nil && r.number-r.topicAt <= 1 {
		if e != nil && e != r.topic || e == nil && c.measures[0].kind != report.Target && !r.spokenOf(from) {
			return nil, false
		}
		e = r.topic
	} else if r.topicAt > 0 && r.number-r.topicAt <= 1 && e == nil {
		return nil, false
	}
	if e == nil {
		e = r.title.whom
	}
	if e == nil || r.otherFirm(from) || !r.homely(c, e) {
		return nil, false
	}
	return []*lexicon.Entry{e}, true
}

// unknownFirm tells whether words that no table knows stand before the period of a measure at token from, where its company stands: 预计某某电子2026年净利润.
func (r *statedReader) unknownFirm(from int) bool {
	j := from - 1
	for j >= 0 && (r.toks[j].Kind == When || r.joinsYears(j)) {
		j--
	}
	if j < 0 || j == from-1 || r.toks[j].Kind != Wild || r.toks[j].To != r.toks[j+1].From || j > 0 && r.toks[j-1].Kind != Mark && r.toks[j-1].Class != Guide && r.toks[j-1].Class != Glue {
		return false
	}
	words := r.t.Doc.Text(r.toks[j].Span)
	n := utf8.RuneCountInString(words)
	return n > 2 && n < 7 && !notName(words)
}

// spokenOf tells whether the sentence of a measure at token from goes on with the company of the one before: that one stated something of it or began with its name
// and a colon, or this one says 公司.
func (r *statedReader) spokenOf(from int) bool {
	if r.titled || r.number-r.lastAt <= 1 {
		return true
	}
	for j := range from {
		if k := r.toks[j]; k.Class == Who || k.Class == Category && r.t.Doc.Text(k.Span) == "公司" {
			return true
		}
	}
	return false
}

// homely tells whether the amounts are in a currency that the company reports in, where it is not named beside them.
func (r *statedReader) homely(c *claim, e *lexicon.Entry) bool {
	home := r.homeCurrency(whose{names: []*lexicon.Entry{e}})
	if len(c.scan.rows) == 0 || home == "" {
		return true
	}
	for _, n := range c.scan.rows[0].numbers {
		currency := r.toks[n].Num.Currency
		if currency != "" && currency != home && (currency != "港元" || home == "美元") {
			return false
		}
	}
	return true
}
