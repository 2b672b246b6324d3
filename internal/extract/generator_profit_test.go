package extract_test

import (
	"math"
	"strings"

	"yanku/internal/report"
)

var profitSlots = map[string]slot{
	"价":    targetPrice("元", 0, 20, 900),
	"旧价":   targetPrice("元", -1, 20, 900),
	"港价":   targetPrice("港元", 0, 5, 700),
	"旧港价":  targetPrice("港元", -1, 5, 700),
	"美价":   targetPrice("美元", 0, 30, 900),
	"旧美价":  targetPrice("美元", -1, 30, 900),
	"价区间":  targetSpan,
	"股利":   estimates(report.EPS, "每股收益", "元", 0, 1),
	"旧股利":  estimates(report.EPS, "每股收益", "元", -1, 1),
	"高旧股利": estimates(report.EPS, "每股收益", "元", 1, 1),
	"两股利":  estimates(report.EPS, "每股收益", "元", 0, 2),
	"三股利":  estimates(report.EPS, "每股收益", "元", 0, 3),
	"利":    estimates(report.Forecast, "净利润", "亿元", 0, 1),
	"旧利":   estimates(report.Forecast, "净利润", "亿元", -1, 1),
	"两利":   estimates(report.Forecast, "净利润", "亿元", 0, 2),
	"三利":   estimates(report.Forecast, "净利润", "亿元", 0, 3),
	"收":    estimates(report.Forecast, "营", "亿元", 0, 1),
	"三收":   estimates(report.Forecast, "营业收入", "亿元", 0, 3),
	"三增": func(f *filler) (string, bool) {
		var out []string
		for range 3 {
			v := math.Abs(f.grow())
			f.cell().yoys = append(f.cell().yoys, v)
			out = append(out, f.pct(v))
		}
		return strings.Join(out, "/"), true
	},
	"弃市盈": func(f *filler) (string, bool) {
		n := max(1, len(f.cell().when))
		var out []string
		for i := range n {
			out = append(out, f.doc.num(float64(60-i*13+f.IntN(9)), 0))
		}
		return strings.Join(out, "/") + "倍", true
	},
}

// near draws a value, or one below (-1) or above (1) the cell's present one, with two figures after the point.
func (f *filler) near(shift, from, to float64) float64 {
	c := f.cell()
	v := from + f.Float64()*f.Float64()*(to-from)
	switch {
	case shift == 0 && c.other != 0:
		v = c.other * (1.1 + f.Float64()*0.3)
	case shift != 0 && c.main != 0:
		v = c.main * (1 + shift*(0.1+f.Float64()*0.2))
	}
	v = math.Round(v*100) / 100
	if shift == 0 {
		c.main = v
	} else {
		c.other = v
	}
	return v
}

// targetPrice makes a slot for a target price.
func targetPrice(unit string, shift, from, to float64) slot {
	return func(f *filler) (string, bool) {
		dec, v := 2, f.near(shift, from, to)
		if f.IntN(3) == 0 {
			dec, v = 0, math.Round(v)
		}
		s := stated{unsigned: true, timeless: true}
		s.kind, s.former, s.q = report.Target, shift != 0, report.Quantity{Value: report.Num(v), Unit: unit}
		f.state(s)
		return f.doc.num(v, dec) + f.doc.gap + unit, true
	}
}

func targetSpan(f *filler) (string, bool) {
	lo := math.Round(20 + f.Float64()*400)
	hi := lo + math.Round(lo/10)
	s := stated{unsigned: true, timeless: true}
	s.q = report.Quantity{Low: report.Num(lo), High: report.Num(hi), Unit: "元"}
	f.state(s)
	a, b := f.doc.num(lo, 0), f.doc.num(hi, 0)
	return f.one(a+"-"+b+"元", a+"元至"+b+"元", a+"~"+b+"元", a+"-"+b+"元"), true
}

// estimates makes a slot for an author's number for each of n years ahead.
func estimates(kind report.Kind, measure, unit string, shift float64, n int) slot {
	return func(f *filler) (string, bool) {
		var out []string
		style := f.IntN(3)
		v := f.near(shift, 0.5, 20)
		if kind == report.Forecast {
			v *= 3
		}
		for i := range n {
			v = math.Round(v*100) / 100
			s := stated{unsigned: true, at: i, grows: shift == 0}
			s.kind, s.measure, s.nature, s.former = kind, measure, report.Estimate, shift != 0
			s.q = report.Quantity{Value: report.Num(v), Unit: unit}
			f.state(s)
			text := f.doc.num(v, 2)
			if style == 1 || i == n-1 {
				text += f.doc.gap + unit
			}
			out = append(out, text)
			v *= 1.15 + f.Float64()/3
		}
		sep := []string{"/", "、", "、"}[style]
		return strings.Join(out, sep), true
	}
}
