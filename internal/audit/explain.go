package audit

import (
	"fmt"
	"math"

	"yanku/internal/report"
)

// explain makes the flag of two values that cannot both be true, and says how the one came about where arithmetic can: carried over from the week before, the sign
// turned, the point moved.
func explain(d *report.Doc, figs []report.Figure, a, b *report.Figure) report.Flag {
	name, period := a.Subject.Text, periodName(a)
	va, vb := a.Quantity.Value, b.Quantity.Value
	if va == nil || vb == nil {
		return flag(d, "contradiction.values", []string{name, period, shown(a), shown(b)}, a, b)
	}
	if move(a) {
		for _, pair := range [2][2]*report.Figure{{a, b}, {b, a}} {
			if f, ok := carried(d, figs, pair[0], pair[1]); ok {
				return f
			}
		}
	}
	switch r := *va / *vb; {
	case *va == -*vb:
		return flag(d, "contradiction.sign", []string{name, period, shown(a), shown(b)}, a, b)
	case near(r, 10), near(r, 100), near(r, 0.1), near(r, 0.01):
		return flag(d, "contradiction.point", []string{name, period, shown(a), shown(b)}, a, b)
	}
	return flag(d, "contradiction.values", []string{name, period, shown(a), shown(b)}, a, b)
}

func near(r, want float64) bool { return math.Abs(r/want-1) < 1e-6 }

// carried tells whether old is now's value of the week before: old and the week's move make now, as 1.0802 × 1.0243 = 1.1065.
func carried(d *report.Doc, figs []report.Figure, now, old *report.Figure) (report.Flag, bool) {
	key := now.Period.Key
	if key != report.MTD && key != report.YTD && key != report.QTD {
		return report.Flag{}, false
	}
	for i := range figs {
		w := &figs[i]
		if w.Period.Key != report.Week || w.Kind != now.Kind || w.Quantity.Value == nil || w.Subject.Family != now.Subject.Family || subjectKey(w.Subject.Text) != subjectKey(now.Subject.Text) {
			continue
		}
		v, o, n := 1+*w.Quantity.Value/100, 1+*old.Quantity.Value/100, 1+*now.Quantity.Value/100
		if math.Abs(o*v-n) > 2e-4 {
			continue
		}
		args := []string{
			now.Subject.Text, "@" + key, signed(*now.Quantity.Value), signed(*old.Quantity.Value), signed(*w.Quantity.Value),
			fmt.Sprintf("%.4f", o), fmt.Sprintf("%.4f", v), fmt.Sprintf("%.4f", n),
		}
		return flag(d, "contradiction.carried", args, now, old, w), true
	}
	return report.Flag{}, false
}

// periodName gives a period as an argument: a word of the table for the periods of moves, else its label.
func periodName(f *report.Figure) string {
	if _, ok := wordings()[f.Period.Key]; ok {
		return "@" + f.Period.Key
	}
	return f.Period.Key
}

// shown writes the number of a figure with its unit.
func shown(f *report.Figure) string {
	q := f.Quantity
	switch {
	case q.Value != nil && move(f):
		return signed(*q.Value) + q.Unit
	case q.Value != nil:
		return decimal(*q.Value) + q.Unit
	case q.Low != nil && q.High != nil:
		return decimal(*q.Low) + "–" + decimal(*q.High) + q.Unit
	case q.Low != nil:
		return "≥" + decimal(*q.Low) + q.Unit
	case q.High != nil:
		return "≤" + decimal(*q.High) + q.Unit
	}
	return ""
}
