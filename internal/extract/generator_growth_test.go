package extract_test

import (
	"fmt"
	"math"
	"strings"

	"yanku/internal/report"
)

// grow draws a growth in percent.
func (f *filler) grow() float64 {
	v := math.Round(3 + f.Float64()*90)
	if f.IntN(3) == 0 {
		v = math.Round(10*(3+f.Float64()*60)) / 10
	}
	if f.IntN(4) == 0 {
		v = -math.Round(v / 3)
	}
	return v
}

// pct prints a growth without its sign.
func (f *filler) pct(v float64) string {
	dec := 0
	if v != math.Trunc(v) {
		dec = 1
	}
	return f.doc.num(math.Abs(v), dec) + f.doc.percent
}

func (f *filler) signedPct(v float64) string {
	if v < 0 {
		return f.doc.minus + f.pct(v)
	}
	return f.doc.plus + f.pct(v)
}

// growth states a growth from the year before.
func growth(f *filler) (string, bool) {
	v := f.grow()
	f.cell().yoys = []float64{v}
	if v < 0 {
		return f.one("同比下降", "同比减少", "同比下滑") + f.pct(v), true
	}
	return f.one("同比增长"+f.pct(v), "同比增长"+f.pct(v), "同比"+f.signedPct(v), "同比增加"+f.pct(v), "同比提升"+f.pct(v), "较上年同期增长"+f.pct(v), "同比增幅达"+f.pct(v)), true
}

// fromQuarter states a growth from the quarter before.
func fromQuarter(f *filler) (string, bool) {
	v := f.grow()
	f.cell().qoq = report.Num(v)
	if v < 0 {
		return f.one("环比下降", "环比减少", "环比回落") + f.pct(v), true
	}
	return f.one("环比增长"+f.pct(v), "环比"+f.signedPct(v), "环比提升"+f.pct(v)), true
}

// growthBare states a growth after the word for it.
func growthBare(f *filler) (string, bool) {
	v := f.grow()
	f.cell().yoys = []float64{v}
	return "同比" + f.signedPct(v), true
}

// growthList states a growth for each company; signed or all of them up.
func growthList(signed bool) slot {
	return func(f *filler) (string, bool) {
		var out []string
		c := f.cell()
		for range c.who {
			v := f.grow()
			if !signed {
				v = math.Abs(v)
				out = append(out, f.pct(v))
			} else {
				out = append(out, f.signedPct(v))
			}
			c.yoys = append(c.yoys, v)
		}
		return f.list(out), true
	}
}

// growthThree states growths for companies 1 to 3.
func growthThree(f *filler) (string, bool) {
	var out []string
	for i := 1; i <= 3; i++ {
		v := f.grow()
		f.at(i).yoys = []float64{v}
		out = append(out, f.signedPct(v))
	}
	return strings.Join(out, "/"), true
}

// growthSpan states a range of growth and no amount.
func growthSpan(f *filler) (string, bool) {
	lo := float64(10 + f.IntN(50))
	hi := lo + float64(5+f.IntN(20))
	s := stated{unsigned: true}
	s.nature, s.growthAlone = report.Guidance, true
	s.growth.YoYLow, s.growth.YoYHigh = report.Num(lo), report.Num(hi)
	f.state(s)
	return f.one(fmt.Sprintf("%v%%-%v%%", lo, hi), fmt.Sprintf("%v%%至%v%%", lo, hi), fmt.Sprintf("%v-%v%%", lo, hi)), true
}
