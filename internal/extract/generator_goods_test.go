package extract_test

import (
	"math"
	"strconv"

	"yanku/internal/report"
)

var goodsSlots = map[string]slot{
	"货": func(f *filler) (string, bool) {
		e, ok := f.pick(goods())
		f.use(e)
		return e.name(), ok
	},
	"货价":   goodsPrice(0),
	"旧货价":  goodsPrice(-1),
	"货价区间": goodsSpan,
	"涨跌比":  change("环比上涨", "周环比下跌", "较上周上涨", "较前一周上涨"),
	"环涨":   change(""),
	"环跌":   change(""),
	"亿":    flow("净流入", "", 1), "亿申": flow("净申购", "", 1), "亿出": flow("净流出", "", -1),
	"亿北": flow("净流入", "北向资金", 1), "亿板出": flow("净流出", "通信", -1), "亿板": flow("净流入", "", 1),
	"板流": func(f *filler) (string, bool) {
		name := f.one("电子", "计算机", "半导体", "国防军工")
		f.cell().who = []entity{{names: []string{name, name + "板块"}}}
		return name, true
	},
	"港亿南": flow("净买入", "南向资金", 1),
	"亿对": func(f *filler) (string, bool) {
		f.index = 1
		a, _ := flow("净流入", "", 1)(f)
		f.index = 2
		b, _ := flow("净流入", "", 1)(f)
		return a + "、" + b, true
	},
	"规模": size(false), "规下": size(true),
	"项目": func(f *filler) (string, bool) {
		return f.one("智算中心", "光缆集采", "数据中心液冷", "服务器集采"), true
	},
	"单额":  orders("亿元", ""),
	"约单额": orders("亿元", report.About),
	"美单额": orders("亿美元", ""),
	"累标":  measure("累标"), "月标": measure("月标"), "存标": measure("存标"), "年标": measure("年标"), "季标": measure("季标"),
	"数": func(f *filler) (string, bool) {
		c := f.at(0)
		v := f.between(c.lo, c.hi, c.dec)
		s := stated{unsigned: true, grows: true, named: true}
		s.measure, s.q = c.measure, report.Quantity{Value: report.Num(v), Unit: c.unit}
		f.state(s)
		return f.doc.num(v, c.dec) + f.doc.gap + c.unit, true
	},
	"营收": earned("营", 5, 300), "净利": earned("净利润", 1, 60),
}

// use takes unit and bounds of the entity's columns.
func (f *filler) use(e entity) {
	if len(e.spec) < 4 {
		return
	}
	c := f.cell()
	c.who, c.unit, c.measure = []entity{e}, e.spec[0], e.names[0]
	c.lo, _ = strconv.ParseFloat(e.spec[1], 64)
	c.hi, _ = strconv.ParseFloat(e.spec[2], 64)
	c.dec, _ = strconv.Atoi(e.spec[3])
}

func (f *filler) between(lo, hi float64, dec int) float64 {
	p := math.Pow10(dec)
	return math.Round((lo+f.Float64()*(hi-lo))*p) / p
}

func measure(group string) slot {
	return func(f *filler) (string, bool) {
		e, ok := f.pick(metrics(), group)
		f.use(e)
		if ok {
			f.cell().who = nil
		}
		return e.name(), ok
	}
}

// goodsPrice makes a slot for a price; a former one is not asked for, as its date is not told.
func goodsPrice(shift float64) slot {
	return func(f *filler) (string, bool) {
		c := f.at(0)
		v := f.between(c.lo+(c.hi-c.lo)*0.5, c.hi, c.dec)
		if shift < 0 {
			v = f.between(c.lo, c.lo+(c.hi-c.lo)*0.4, c.dec)
		}
		s := stated{unsigned: true, timeless: true}
		s.optional = shift < 0
		s.q = report.Quantity{Value: report.Num(v), Unit: c.unit}
		f.state(s)
		return f.doc.num(v, c.dec) + f.doc.gap + c.unit, true
	}
}

func goodsSpan(f *filler) (string, bool) {
	c := f.at(0)
	lo := f.between(c.lo, c.lo+(c.hi-c.lo)*0.4, c.dec)
	hi := f.between(c.lo+(c.hi-c.lo)*0.5, c.hi, c.dec)
	s := stated{unsigned: true, timeless: true}
	s.q = report.Quantity{Low: report.Num(lo), High: report.Num(hi), Unit: c.unit}
	f.state(s)
	return f.doc.num(lo, c.dec) + f.one("-", "~", "至") + f.doc.num(hi, c.dec) + c.unit, true
}

// change prints a change of a price, which belongs to its figure.
func change(words ...string) slot {
	return func(f *filler) (string, bool) { return f.one(words...) + f.doc.num(f.move(9), 1) + f.doc.percent, true }
}

// flow makes a slot for money that went in or, with sign -1, out; name is a subject that the wording spells out.
func flow(measure, name string, sign float64) slot {
	return func(f *filler) (string, bool) {
		v := f.between(0.5, 90, 2)
		s := stated{signed: true, named: name != ""}
		if name != "" {
			s.names = []string{name}
		}
		unit := "亿元"
		if name == "南向资金" {
			unit = f.one("亿港元", "亿港元")
		}
		s.measure, s.q = measure, report.Quantity{Value: report.Num(sign * v), Unit: unit}
		f.state(s)
		return f.doc.num(v, 2) + f.doc.gap + unit, true
	}
}

// size makes a slot for the size of a fund, or for a round number that it passed.
func size(passed bool) slot {
	return func(f *filler) (string, bool) {
		v, dec := f.between(20, 900, 2), 2
		s := stated{unsigned: true, timeless: true}
		s.q = report.Quantity{Value: report.Num(v), Unit: "亿元"}
		if passed {
			v, dec = float64(100*(1+f.IntN(9))), 0
			s.q = report.Quantity{Low: report.Num(v), Unit: "亿元"}
		}
		s.measure = "规模"
		f.state(s)
		return f.doc.num(v, dec) + f.doc.gap + "亿元", true
	}
}

// orders makes a slot for an order; when it was won is compared only where a year or quarter is told.
func orders(unit string, q report.Qualifier) slot {
	return func(f *filler) (string, bool) {
		v := f.between(1, 200, 2)
		s := stated{unsigned: true, grows: true}
		s.q = report.Quantity{Value: report.Num(v), Unit: unit, Qualifier: q}
		f.state(s)
		return f.doc.num(v, 2) + f.doc.gap + unit, true
	}
}

func earned(measure string, from, to float64) slot {
	return func(f *filler) (string, bool) {
		v := f.between(from, to, 2)
		s := stated{unsigned: true, grows: true}
		s.measure, s.q = measure, report.Quantity{Value: report.Num(v), Unit: "亿元"}
		f.state(s)
		return f.doc.num(v, 2) + f.doc.gap + "亿元", true
	}
}
