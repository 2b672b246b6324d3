package extract

import (
	"regexp"
	"slices"
	"strings"

	"yanku/internal/lexicon"
	"yanku/internal/report"
)

// periodHead is a period that heads a column or a row: 1Q25, 2025年, FY26E, 2026-03-27.
type periodHead struct {
	when   Moment
	nature report.Nature // what is said beside it: 2026E is an estimate, 2025A is actual; "" when nothing is
	day    report.Date   // of a whole date
}

var monthCell = regexp.MustCompile(`^(20\d\d)[-/年](\d{1,2})月?$`)

// periodHead reads a head that is a period and nothing else; capex tells the word for capital expenditure beside it.
func (g *grid) periodHead(text string) (p periodHead, capex, ok bool) {
	text = strings.TrimSpace(text)
	if text == "" || len(text) > 60 {
		return p, false, false
	}
	if d, whole := report.ParseDate(text); whole && len(text) <= len("2026年03月27日") {
		p.day = d
		return p, false, true
	}
	if m := monthCell.FindStringSubmatch(text); m != nil {
		p.when = Moment{Year: atoi(m[1]), Month: atoi(m[2])}
		return p, false, p.when.Month >= 1 && p.when.Month <= 12
	}
	text, p.nature = forward(text)
	if yearOnly.MatchString(text) {
		p.when = Moment{Year: atoi(text)}
		return p, false, true
	}
	clean := percentSign.Replace(text)
	told := 0
	for _, k := range g.scan.tokens(clean, 0) {
		switch words := clean[k.From:k.To]; {
		case k.Kind == When:
			p.when = k.When
			told++
		case k.Class == CapexWord:
			capex = true
		case k.Class == Guide:
			p.nature = report.Guidance
		case k.Kind == Mark || k.Class == Glue || g.fills(words) || g.unitOf(words).told:
		default:
			return p, false, false
		}
	}
	return p, capex, told == 1
}

var (
	yearOnly = regexp.MustCompile(`^20\d\d$`)
	lastEAF  = regexp.MustCompile(`^(.*\d(?:年)?)\s?[（(]?([EFAefa])[)）]?$`)
)

// forward takes off the letter or the word that tells an estimate: 2026E, 2025A.
func forward(text string) (rest string, n report.Nature) {
	if m := lastEAF.FindStringSubmatch(text); m != nil {
		for _, w := range tableWords()["forward"] {
			if w.word == strings.ToLower(m[2]) {
				return m[1], report.Nature(w.arg)
			}
		}
	}
	for _, w := range tableWords()["forward"] {
		if len(w.word) > len("(e)") && strings.HasSuffix(text, w.word) {
			return strings.TrimSuffix(text, w.word), report.Nature(w.arg)
		}
	}
	return text, ""
}

// period gives the period of amounts of a company that a head tells. Amounts of a period that had not ended when the report appeared are certain only where the head
// calls them estimates.
func (g *grid) period(h periodHead, e *lexicon.Entry) (d report.Period, n report.Nature, ok bool) {
	n = h.nature
	if !h.day.Zero() {
		return report.Period{Key: "at:" + h.day.String(), Start: h.day, End: h.day}, report.Actual, true
	}
	if n == "" {
		n = report.Actual
	}
	m := h.when
	if m.Year == 0 || m.Years || m.Since || m.Key != "" || m.RelYear {
		return d, n, false
	}
	c := capexReader{t: g.t}
	if d, ok = c.amountPeriod(m, e, n); !ok || d.Key == "" {
		return d, n, false
	}
	asOf := g.t.asOf()
	if h.nature == "" && !g.t.Doc.Meta.Date.Zero() && asOf.Before(d.End) && !g.sheet {
		return d, n, false
	}
	return d, n, true
}

// growthHead tells a head or a label of growth or of a share, which is no amount: 同比, YoY, 占比.
func growthHead(text string) bool {
	text = strings.ToLower(text)
	return slices.ContainsFunc(tableWords()["growth"], func(w markPair) bool { return strings.Contains(text, w.word) })
}

// moveOn gives the period of a move of kind key that ends on a day.
func moveOn(key string, d report.Date) (report.Period, bool) {
	p := report.Period{Key: key, End: d}
	switch key {
	case report.Day:
		p.Start = d
	case report.Week:
		p.Start = d.Add(-(int(d.Weekday()) + 6) % 7)
	case report.MTD:
		p.Start = report.Date{Year: d.Year, Month: d.Month, Day: 1}
	case report.YTD:
		p.Start = report.Date{Year: d.Year, Month: 1, Day: 1}
	case report.Month:
		p.Start, p.End = span(d.Year, d.Month, d.Month)
	default:
		return p, false
	}
	return p, true
}
