package extract_test

import (
	"math"
	"regexp"
	"slices"
	"strings"

	"yanku/internal/report"
)

var (
	bracketsRE = regexp.MustCompile(`\([^)]*\)`)
	familyRE   = regexp.MustCompile(`^(申万|sw|中信)(.)`)
	genericRE  = regexp.MustCompile(`(一级|二级|三级)?(行业|板块|指数|指)+$`)
)

// fold writes full width as half, drops spaces and marks of bold, and lowers letters.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ' || r == '\u3000' || r == '*' || r == '\n' || r == '|':
			return -1
		case r >= 0xff01 && r <= 0xff5e:
			r -= 0xfee0
		case r == '−':
			return '-'
		}
		if r >= 'A' && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	}, s)
}

// foldName also drops the generic words of an index, as shared/eval/score.py does.
func foldName(s string) string {
	s = familyRE.ReplaceAllString(bracketsRE.ReplaceAllString(fold(s), ""), "$2")
	s = genericRE.ReplaceAllString(s, "")
	if to, ok := map[string]string{"上证": "上证综", "上证综合": "上证综", "深成": "深证成", "纳斯达克综合": "纳斯达克", "道琼斯工业平均": "道琼斯工业", "标准普尔500": "标普500"}[s]; ok {
		return to
	}
	return s
}

// loosely are the kinds whose subject or measure may be written with more words than the truth's.
var loosely = []report.Kind{report.Price, report.Flow, report.Order, report.Metric, report.Forecast, report.Prosperity}

// says tells whether a figure says what the truth says.
func (t truth) says(f *report.Figure) bool {
	return t.kind == f.Kind && t.about(f) && t.measured(f) && t.amounts(f) && t.grown(f) && t.graded(f) &&
		(len(t.periods) == 0 || slices.Contains(t.periods, f.Period.Key)) &&
		t.former == f.Superseded && (t.nature == "" || ahead(t.nature) == ahead(f.Nature))
}

// ahead folds guidance and an author's estimate, which only the whole text can tell apart.
func ahead(n report.Nature) report.Nature {
	switch n {
	case report.Estimate:
		return report.Guidance
	case "":
		return report.Actual
	}
	return n
}

func (t truth) about(f *report.Figure) bool {
	if t.kind == report.Instrument {
		return bareCode(t.code) == bareCode(f.Subject.Code)
	}
	if len(t.names) == 0 || t.code != "" && bareCode(t.code) == bareCode(f.Subject.Code) {
		return true
	}
	got := foldName(f.Subject.Text)
	if t.kind == report.Capex && t.names[0] == "合计" {
		return strings.Contains(got, "合计") || len(f.Subject.Members) > 1
	}
	return slices.ContainsFunc(t.names, func(n string) bool {
		n = foldName(n)
		return n == got || slices.Contains(loosely, t.kind) && got != "" && (strings.Contains(got, n) || strings.Contains(fold(f.Measure), n) || t.kind == report.Price && strings.Contains(n, got))
	})
}

// bareCode drops a market and leading zeros.
func bareCode(code string) string {
	code, _, _ = strings.Cut(strings.ToLower(code), ".")
	return strings.TrimLeft(code, "0")
}

// measured tells whether the figure's measure, or its subject where it has none, has the truth's words.
func (t truth) measured(f *report.Figure) bool {
	if t.measure == "" || t.kind == report.Flow || t.kind == report.EPS {
		return true
	}
	return strings.Contains(fold(f.Subject.Text+f.Measure), fold(t.measure))
}

// amounts compares the numbers in the truth's unit; money in billions is brought to 亿.
func (t truth) amounts(f *report.Figure) bool {
	if t.growthAlone {
		return same(f.Growth.YoYLow, t.growth.YoYLow) && same(f.Growth.YoYHigh, t.growth.YoYHigh)
	}
	want, got := inYi(t.q), inYi(f.Quantity)
	if t.kind == report.Flow && want.Value != nil && *want.Value < 0 && strings.Contains(f.Measure, "流出") && got.Value != nil {
		got.Value = report.Num(-math.Abs(*got.Value))
	}
	return same(want.Value, got.Value) && same(want.Low, got.Low) && same(want.High, got.High) && want.Unit == got.Unit &&
		(want.Qualifier == "" || want.Qualifier == got.Qualifier)
}

func inYi(q report.Quantity) report.Quantity {
	q.Unit = fold(q.Unit)
	if q.Unit == "billionusd" {
		q.Unit, q.Value, q.Low, q.High = "亿美元", tenfold(q.Value), tenfold(q.Low), tenfold(q.High)
	}
	q.Unit = strings.NewReplacer("港币", "港元", "元/股", "元", "个百分点", "pct", "人民币", "").Replace(q.Unit)
	return q
}

func tenfold(v *float64) *float64 {
	if v == nil {
		return nil
	}
	return report.Num(*v * 10)
}

func same(a, b *float64) bool {
	if a == nil || b == nil {
		return a == b
	}
	return math.Abs(*a-*b) <= max(0.004, math.Abs(*b)*1e-6)
}

// grown compares the growth that the truth states.
func (t truth) grown(f *report.Figure) bool {
	return (t.growth.YoY == nil || same(t.growth.YoY, f.Growth.YoY)) && (t.growth.QoQ == nil || same(t.growth.QoQ, f.Growth.QoQ))
}

// graded compares label, action, scope and rank.
func (t truth) graded(f *report.Figure) bool {
	return (t.label == "" || fold(t.label) == fold(f.Grade.Label)) && (t.action == "" || t.action == f.Grade.Action) &&
		(t.scope == "" || t.scope == f.Grade.Scope) && (t.rank.N == 0 || t.rank == f.Rank)
}
