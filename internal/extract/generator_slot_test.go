package extract_test

import (
	"math"
	"strings"

	"yanku/internal/report"
)

// slot renders one placeholder and tells the filler what it says; false when nothing unused is left to say.
type slot = func(*filler) (string, bool)

// kindOf gives the kind of figure that the numbers of a file are.
var kindOf = map[string]report.Kind{
	"index_move": report.IndexMove, "stock_move": report.StockMove, "excess": report.IndexMove,
	"capex_actual": report.Capex, "capex_guidance": report.Capex, "rating": report.Rating, "prosperity": report.Prosperity,
	"instrument": report.Instrument, "target": report.Target, "eps": report.EPS, "forecast": report.Forecast,
	"price": report.Price, "flow": report.Flow, "order": report.Order, "metric": report.Metric,
}

// who makes a slot that names one entity of a pool.
func who(pool func() []entity, groups ...string) slot {
	return func(f *filler) (string, bool) {
		e, ok := f.pick(pool(), groups...)
		if !ok {
			return "", false
		}
		f.cell().who = []entity{e}
		return f.doc.name(f.Rand, e), true
	}
}

// whoList makes a slot that names two to four of a pool.
func whoList(pool func() []entity, groups ...string) slot {
	return func(f *filler) (string, bool) {
		var shown []string
		c := f.cell()
		for range 2 + f.IntN(3) {
			e, ok := f.pick(pool(), groups...)
			if !ok {
				break
			}
			c.who = append(c.who, e)
			shown = append(shown, e.show[f.IntN(len(e.show))])
		}
		if len(shown) < 2 {
			return "", false
		}
		return f.list(shown), true
	}
}

// list joins names or numbers the way the sentence does: 、 or / or a last 和.
func (f *filler) list(parts []string) string {
	switch f.doc.lists {
	case 1:
		return strings.Join(parts, "/")
	case 2:
		last := len(parts) - 1
		return strings.Join(parts[:last], "、") + "和" + parts[last]
	}
	return strings.Join(parts, "、")
}

// move draws a move in percent.
func (f *filler) move(top float64) float64 {
	return math.Max(0.11, math.Round(f.Float64()*top*100)/100)
}

// percent states a move and writes it; sign is "", "+", "-" or "?" for either; signed writes the sign too.
func (f *filler) percent(sign string, at int, signed bool) string {
	v := f.move(9)
	if f.kind == "stock_move" {
		v = f.move(25)
	}
	s := stated{at: at, signed: sign != ""}
	if sign == "?" {
		sign = f.one("+", "-")
	}
	text := f.doc.num(v, 2) + f.doc.percent
	switch {
	case signed && sign == "-":
		text = f.doc.minus + text
	case signed:
		text = f.doc.plus + text
	}
	if sign == "-" {
		v = -v
	}
	s.q = report.Quantity{Value: report.Num(v), Unit: "%"}
	f.state(s)
	return text
}

// moveOne makes a slot for one move.
func moveOne(sign string, signed bool) slot {
	return func(f *filler) (string, bool) {
		if sign == "" {
			return f.percent(f.sign, 0, signed), true
		}
		return f.percent(sign, 0, signed), true
	}
}

// moveList makes a slot for as many moves as the cell has names.
func moveList(sign string, signed bool) slot {
	return func(f *filler) (string, bool) {
		var out []string
		for i := range f.cell().who {
			use := sign
			if sign == "" {
				use = f.sign
			}
			out = append(out, f.percent(use, i, signed))
		}
		return f.list(out), true
	}
}

// loose makes a slot for a whole number after a word such as 超.
func loose(q report.Qualifier) slot {
	return func(f *filler) (string, bool) {
		v := float64(1 + f.IntN(9))
		f.state(stated{truth: truth{q: report.Quantity{Value: report.Num(v), Unit: "%", Qualifier: q}}})
		return f.doc.num(v, 0) + f.doc.percent, true
	}
}

// points states an excess in percentage points.
func points(f *filler) (string, bool) {
	v := f.move(6)
	s := stated{truth: truth{kind: report.Excess, q: report.Quantity{Value: report.Num(v), Unit: "pct"}}}
	s.signed = f.sign != ""
	f.state(s)
	return f.doc.num(v, 2) + f.one("个百分点", "个百分点", "个百分点", "pct", "pcts"), true
}

// coded makes a slot that names an entity with its code.
func coded(pool func() []entity, groups ...string) slot {
	return func(f *filler) (string, bool) {
		e, ok := f.pick(pool(), groups...)
		if !ok {
			return "", false
		}
		f.cell().who = []entity{e}
		f.state(stated{truth: truth{kind: report.Instrument, names: e.names, code: e.code}, named: true, timeless: true, unsigned: true})
		code := e.code
		if e.group == "cn" && f.IntN(2) == 0 {
			code = strings.SplitN(code, ".", 2)[0]
		}
		if f.slot == "码股" {
			return code + " " + e.show[0], true
		}
		return e.show[len(e.show)-1] + f.doc.open + code + f.doc.shut, true
	}
}
