package extract

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"yanku/internal/report"
)

// tableUnit is the unit that a head or the words above a table tell.
type tableUnit struct {
	name     string // 亿美元, billion USD, %, 万户
	money    bool   // it has a scale and a currency
	percent  bool
	told     bool
	currency string
}

var (
	bracketed1 = regexp.MustCompile(`[（(]([^（()）]{1,24})[）)]`)
	unitLabel  = regexp.MustCompile(`单位[：:]\s*([^\s，,；;）)]{1,16})`)
	unitTail   = regexp.MustCompile(`[,，/、:：]\s*([^\s,，/、:：（()）]{1,10}(?:\s?(?:bn|mn|USD))?)$`)
)

// unitIn gives the unit that a text tells in a bracket, behind 单位： or behind its last comma. A bracket that is no unit is passed over.
func (g *grid) unitIn(text string) tableUnit {
	var found []string
	if m := unitLabel.FindStringSubmatch(text); m != nil {
		found = append(found, m[1])
	}
	for _, m := range bracketed1.FindAllStringSubmatch(text, -1) {
		found = append(found, strings.TrimPrefix(strings.TrimPrefix(m[1], "单位："), "单位:"))
	}
	if m := unitTail.FindStringSubmatch(text); m != nil {
		found = append(found, m[1])
	}
	for _, f := range found {
		if u := g.unitOf(strings.TrimSpace(f)); u.told {
			return u
		}
	}
	return tableUnit{}
}

// unitOf reads a unit as it is written: 亿美元, US$bn, $ million, USD bn, %, 万户. Words that no amount has behind it are none.
func (g *grid) unitOf(text string) tableUnit {
	if text == "" {
		return tableUnit{}
	}
	for _, try := range []string{"1" + text, signed1(text)} {
		if try == "" {
			continue
		}
		runes := []rune{}
		for _, r := range try {
			runes = append(runes, halfWidth(r))
		}
		to, a, ok := readNumber(runes, 0, g.scan.amounts)
		if !ok || to != len(runes) || a.Qualifier != "" {
			continue
		}
		switch {
		case a.Unit == Percent:
			return tableUnit{name: "%", percent: true, told: true}
		case a.Unit == Money && a.Scale != "" && a.Currency != "":
			return tableUnit{name: unitName(a.Scale, a.Currency), money: true, told: true, currency: a.Currency}
		case a.Unit == Money || a.Unit == Counting:
			return tableUnit{name: text, told: true, currency: a.Currency}
		}
	}
	last := func(w markPair) bool { return strings.HasSuffix(text, w.word) }
	if utf8.RuneCountInString(text) <= unitMost && slices.ContainsFunc(tableWords()["unit"], last) {
		return tableUnit{name: text, told: true}
	}
	return tableUnit{}
}

// unitMost is how many characters a unit has at most: 元/千瓦时.
const unitMost = 8

var currencySign = regexp.MustCompile(`^(?i)(US\$|HK\$|NT\$|\$|¥|￥|€|£|USD|RMB|CNY|HKD)\s*`)

// signed1 puts a number behind a currency that stands before a scale: $1 bn for $bn.
func signed1(text string) string {
	m := currencySign.FindString(text)
	if m == "" {
		return ""
	}
	return strings.TrimSpace(m) + "1" + strings.TrimSpace(text[len(m):])
}

// withoutUnit takes the bracket with the unit off a head: 出货量 of 出货量（万户）.
func (g *grid) withoutUnit(text string) string {
	text = unitLabel.ReplaceAllString(text, "")
	for _, m := range bracketed1.FindAllStringSubmatch(text, -1) {
		if g.unitOf(strings.TrimSpace(m[1])).told || strings.HasPrefix(m[1], "单位") {
			text = strings.Replace(text, m[0], "", 1)
		}
	}
	if m := unitTail.FindStringSubmatch(text); m != nil && g.unitOf(m[1]).told {
		text = strings.TrimSuffix(text, m[0])
	}
	return strings.Join(strings.Fields(strings.Trim(text, " :：,，")), " ")
}

// column gives the unit of column c: its head's, else that of the words above the table.
func (g *grid) unit(head string) tableUnit {
	if u := g.unitIn(head); u.told {
		return u
	}
	for _, s := range g.context {
		if u := g.unitIn(g.t.Doc.Text(s)); u.told {
			return u
		}
	}
	if corner, _ := g.header(0); g.unitIn(corner).told { // 资本开支（亿美元） above the names
		return g.unitIn(corner)
	}
	if g.sheet && len(g.context) == 0 && g.unitIn(g.t.Doc.Meta.Title).told {
		return g.unitIn(g.t.Doc.Meta.Title)
	}
	for _, s := range g.notes {
		if u := g.unitIn(g.t.Doc.Text(s)); u.told {
			return u
		}
	}
	return tableUnit{}
}

// quantity gives the amount of a cell in the unit of its column; a unit in the cell itself goes before. ok is false where they do not go together.
func (g *grid) quantity(a Amount, u tableUnit) (q report.Quantity, ok bool) {
	q = report.Quantity{Value: report.Num(a.Value), Unit: u.name, Qualifier: a.Qualifier}
	switch a.Unit {
	case NoUnit:
		return q, true
	case Percent:
		q.Unit = "%"
		return q, !u.money
	case Money:
		currency := a.Currency
		if currency == "" {
			currency = u.currency
		}
		if currency == "" || a.Scale == "" {
			return q, false
		}
		q.Unit = unitName(a.Scale, currency)
		return q, true
	}
	return q, false
}
