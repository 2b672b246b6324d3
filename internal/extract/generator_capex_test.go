package extract_test

import (
	"fmt"
	"math"
	"strings"

	"yanku/internal/report"
)

var (
	capexSlots = map[string]slot{
		"公司":   who(companies, "us"),
		"财司":   who(companies, "fiscal"),
		"内司":   who(companies, "cn"),
		"公司列":  whoList(companies, "us"),
		"公司英":  english,
		"额":    amount(plain, 0),
		"实额":   actual,
		"旧额":   amount(plain, -1),
		"下限":   amount(lower, 0),
		"上限":   amount(upper, 0),
		"约额":   amount(about, 0),
		"近额":   amount(nearly, 0),
		"区间":   amount(span, 0),
		"旧区间":  amount(span, -1),
		"高旧区间": amount(span, 1),
		"宽旧区间": amount(wide, -1),
		"预期额":  amount(expected, -1),
		"前额":   yearBefore,
		"额列":   amountList,
		"额三":   amountThree,
		"合计额":  total(plain, "亿美元"),
		"合计内额": total(plain, "亿元"),
		"合计区间": total(span, "亿美元"),
		"合计下限": total(lower, "亿美元"),
		"美额":   amount(dollars, 0),
		"美区间":  amount(dollarSpan, 0),
		"旧美区间": amount(dollarSpan, -1),
		"同比":   growth, "合计比": growth,
		"环比": fromQuarter,
		"比号": growthBare, "比三": growthThree,
		"同比列": growthList(true), "增列": growthList(false),
		"翻倍":  func(f *filler) (string, bool) { f.cell().yoys = []float64{100}; return "", true },
		"增区间": growthSpan,
	}
	plain, lower, upper, about    = form("plain"), form("lower"), form("upper"), form("about")
	span, wide, expected, dollars = form("span"), form("wide"), form("expected"), form("dollars")
	dollarSpan, nearly            = form("dollarSpan"), form("nearly")
)

// form is how an amount is stated.
type form string

// scale gives the middle of an amount of the cell's company and period.
func (f *filler) scale() float64 {
	c, v := f.cell(), 100+f.Float64()*300
	if when := first(c.when, f.at(0).when); len(when) > 0 {
		key := when[0].keys[0]
		switch {
		case strings.Contains(key, "H"):
			v *= 2
		case !strings.Contains(key, "Q"):
			v *= 4
		}
	}
	return math.Round(v)
}

// currency is 亿元 for a company of the mainland and 亿美元 for others.
func (f *filler) currency() string {
	if who := first(f.cell().who, f.at(0).who); len(who) > 0 && who[0].group == "cn" {
		return "亿元"
	}
	return "亿美元"
}

// amount makes a slot for an amount; shift -1 is a former one below the present one, 1 one above it.
func amount(how form, shift float64) slot {
	return func(f *filler) (string, bool) { return f.amount(how, shift, f.currency()), true }
}

func (f *filler) amount(how form, shift float64, unit string) string {
	c := f.cell()
	var v float64
	switch base := c.main; {
	case shift == 0 && c.other == 0:
		v = f.scale()
	case shift == 0 && c.down:
		v = math.Round(c.other * (0.75 + f.Float64()*0.15))
	case shift == 0:
		v = math.Round(c.other * (1.1 + f.Float64()*0.2))
	case how == "wide":
		v = base
	case base == 0:
		v, c.down = f.scale(), shift > 0
	default:
		v = math.Round(base * (1 + shift*(0.1+f.Float64()*0.15)))
	}
	if shift == 0 {
		c.main = v
	} else {
		c.other = v
	}
	s := stated{unsigned: true, grows: shift == 0}
	s.nature, s.former = f.nature(), shift != 0
	if how == "expected" {
		s.nature, s.former = report.Consensus, false
	}
	text := f.write(how, v, unit, &s.q)
	f.state(s)
	return text
}

func (f *filler) nature() report.Nature {
	if f.kind == "capex_guidance" {
		return report.Guidance
	}
	return report.Actual
}

// write prints an amount around v and says in q what it is.
func (f *filler) write(how form, v float64, unit string, q *report.Quantity) string {
	d, dec := f.doc, 0
	if how == "plain" && f.IntN(3) == 0 {
		v, dec = math.Round(v*10+float64(f.IntN(9)))/10, 1
	}
	q.Unit, q.Value = unit, report.Num(v)
	n := d.num(v, dec)
	switch how {
	case "lower":
		q.Value, q.Low = nil, report.Num(v)
	case "upper":
		q.Value, q.High = nil, report.Num(v)
	case "about":
		q.Qualifier = report.About
	case "nearly":
		q.Qualifier = report.Nearly
	case "dollars":
		q.Unit, q.Value = "billion USD", report.Num(v/10)
		return "$" + f.plainNum(v/10) + f.one("B", "bn", " billion")
	case "span", "wide", "dollarSpan":
		width := math.Round(v * 0.04)
		if how == "wide" {
			width *= 4
		}
		return f.spread(how, v-width, v+width, q)
	}
	return n + d.gap + unit
}

// spread prints a range one of the ways of the field.
func (f *filler) spread(how form, lo, hi float64, q *report.Quantity) string {
	unit := q.Unit
	q.Value, q.Low, q.High = nil, report.Num(lo), report.Num(hi)
	a, b := f.doc.num(lo, 0), f.doc.num(hi, 0)
	if how == "dollarSpan" {
		q.Unit, q.Low, q.High = "billion USD", report.Num(lo/10), report.Num(hi/10)
		a, b = f.plainNum(lo/10), f.plainNum(hi/10)
		if f.kind == "capex_guidance" && f.IntN(2) == 0 {
			return "$" + a + " billion to $" + b + " billion"
		}
		return "$" + a + "-" + b + "B"
	}
	yi, gap := string([]rune(unit)[:1]), f.doc.gap
	return f.one(a+"-"+b+gap+unit, a+yi+"-"+b+gap+unit, a+gap+yi+"至"+b+gap+unit, a+unit+"至"+b+unit, a+"~"+b+gap+unit, a+"—"+b+unit, a+"到"+b+unit, a+gap+yi+"到"+b+gap+unit)
}

// plainNum prints a number without the document's habits, as English text does.
func (f *filler) plainNum(v float64) string { return strings.TrimSuffix(fmt.Sprintf("%.1f", v), ".0") }

// english names a company in English text.
func english(f *filler) (string, bool) {
	e, ok := f.pick(companies(), "us")
	if !ok {
		return "", false
	}
	f.cell().who = []entity{e}
	return map[string]string{"谷歌": "Alphabet", "Meta": "Meta", "亚马逊": "Amazon"}[e.names[0]], true
}

// actual states what was spent, in a sentence on plans.
func actual(f *filler) (string, bool) {
	s := stated{unsigned: true}
	s.nature = report.Actual
	text := f.write("plain", math.Round(f.at(0).main/2), f.currency(), &s.q)
	f.state(s)
	return text, true
}

// yearBefore states the same quarter a year before, which a reader may leave out.
func yearBefore(f *filler) (string, bool) {
	y, q := f.doc.lastQuarter()
	s := stated{truth: truth{nature: report.Actual, optional: true, periods: []string{fmt.Sprintf("%dQ%d", y-1, q), fmt.Sprintf("%d-%02d..%02d", y-1, q*3-2, q*3)}}, unsigned: true}
	v := math.Round(f.scale() * 0.7)
	f.cell().other = v
	text := f.write("whole", v, f.currency(), &s.q)
	f.state(s)
	return text, true
}

// total makes a slot for the sum of several companies.
func total(how form, unit string) slot {
	return func(f *filler) (string, bool) {
		f.cell().who = []entity{{names: []string{"合计"}, group: "total"}}
		v := f.scale() * 4
		s := stated{unsigned: true, grows: true}
		s.nature = f.nature()
		text := f.write(how, v, unit, &s.q)
		f.state(s)
		return text, true
	}
}

// amountList states one amount for each company, the unit at each or at the last.
func amountList(f *filler) (string, bool) {
	var out []string
	style, gap := f.IntN(3), f.doc.gap
	n := len(f.cell().who)
	for i := range n {
		v := f.scale()
		s := stated{unsigned: true, grows: true, at: i}
		s.nature, s.q = f.nature(), report.Quantity{Value: report.Num(v), Unit: "亿美元"}
		f.state(s)
		unit := "亿美元"
		if i < n-1 {
			unit = []string{"亿美元", "亿", ""}[style]
		}
		if unit != "" {
			unit = gap + unit
		}
		out = append(out, f.doc.num(v, 0)+unit)
	}
	return f.list(out), true
}

// amountThree states amounts for companies 1 to 3.
func amountThree(f *filler) (string, bool) {
	var out []string
	for i := 1; i <= 3; i++ {
		f.index = i
		out = append(out, strings.TrimSpace(strings.TrimSuffix(f.amount("whole", 0, "亿美元"), "亿美元")))
	}
	return strings.Join(out, "/") + "亿美元", true
}
