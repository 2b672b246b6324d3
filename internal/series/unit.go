package series

import (
	"math"
	"strings"

	"yanku/internal/report"
)

// currencies are the endings a unit names its currency by, the longer first, with the name a series uses.
var currencies = []struct{ ending, name string }{
	{"美元", "美元"},
	{"美金", "美元"},
	{"usd", "美元"},
	{"港元", "港元"},
	{"港币", "港元"},
	{"hkd", "港元"},
	{"新台币", "新台币"},
	{"日元", "日元"},
	{"欧元", "欧元"},
	{"韩元", "韩元"},
	{"元人民币", "元"},
	{"人民币", "元"},
	{"cny", "元"},
	{"rmb", "元"},
	{"元", "元"},
}

// scales are the multipliers before a currency in hundred millions (亿).
var scales = map[string]float64{
	"万亿": 1e4, "千亿": 1e3, "百亿": 1e2, "十亿": 10, "亿": 1, "千万": 0.1, "百万": 0.01, "万": 1e-4,
	"trillion": 1e4, "billion": 10, "bn": 10, "million": 0.01, "mn": 0.01,
}

// amount gives a figure's amount in 亿 of its currency and that unit. A unit it does not know stays as it is; ok is false when there is no amount.
// This changes the scale only: no currency is ever converted.
func amount(f *report.Figure) (value float64, unit string, ok bool) {
	scale, unit := scaleOf(f.Quantity.Unit)
	if f.Quantity.Value == nil {
		return 0, unit, false
	}
	return math.Round(*f.Quantity.Value*scale*1e6) / 1e6, unit, true
}

func scaleOf(unit string) (scale float64, name string) {
	s := strings.ToLower(narrow.Replace(unit))
	for _, c := range currencies {
		head, ok := strings.CutSuffix(s, c.ending)
		if !ok {
			continue
		}
		if k, known := scales[head]; known {
			return k, "亿" + c.name
		}
	}
	return 1, unit
}
