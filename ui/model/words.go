package model

import (
	"strconv"
	"strings"

	"yanku/internal/i18n"
	"yanku/internal/report"
	"yanku/internal/wording"
)

// number writes v without needless digits, with a true minus.
func number(v float64) string {
	s := strconv.FormatFloat(v, 'f', -1, 64)
	return strings.Replace(s, "-", "−", 1)
}

// signed writes v with its sign.
func signed(v float64) string {
	if v > 0 {
		return "+" + number(v)
	}
	return number(v)
}

// percent writes a move with its sign and at least two decimals, so that a column of them stands digit under digit.
func percent(v float64) string {
	s := signed(v)
	whole, part, _ := strings.Cut(s, ".")
	for len(part) < 2 {
		part += "0"
	}
	return whole + "." + part
}

// Value writes the number of a figure: moves with their sign, ranges with a dash, a loose one with its word before it. The unit is left out.
func Value(l i18n.Lang, f *report.Figure) string {
	q := f.Quantity
	write := number
	switch {
	case moves(f.Kind) && q.Qualifier == "":
		write = percent
	case moves(f.Kind):
		write = signed
	}
	switch {
	case q.Value != nil:
		return qualifier(l, q.Qualifier) + write(*q.Value)
	case q.Low != nil && q.High != nil:
		return write(*q.Low) + "–" + write(*q.High)
	case q.Low != nil:
		return "> " + write(*q.Low)
	case q.High != nil:
		return "< " + write(*q.High)
	}
	switch f.Kind {
	case report.Rating, report.Prosperity:
		return f.Grade.Label
	case report.Instrument:
		return f.Subject.Code
	}
	return ""
}

// moves tells whether figures of a kind are changes in percent.
func moves(k report.Kind) bool {
	return k == report.IndexMove || k == report.StockMove || k == report.Excess
}

func qualifier(l i18n.Lang, q report.Qualifier) string {
	if q == "" {
		return ""
	}
	return l.T("qualifier." + string(q))
}

// Move writes a move as one reads it: +2.43%.
func Move(l i18n.Lang, f *report.Figure) string {
	return Value(l, f) + Unit(l, f.Quantity.Unit)
}

// Amount writes the number of a figure with its unit, a word apart: 299 亿美元. Without a number it is empty.
func Amount(l i18n.Lang, f *report.Figure) string {
	value, unit := Value(l, f), Unit(l, f.Quantity.Unit)
	switch {
	case value == "" || unit == "":
		return value
	case unit == "%":
		return value + unit
	}
	return value + " " + unit
}

// Unit writes a unit: percentage points have their name, the others stand as the author wrote them.
func Unit(l i18n.Lang, unit string) string {
	if unit == "pct" {
		return l.T("unit.pct")
	}
	return unit
}

// YoY writes stated growth over a year before.
func YoY(f *report.Figure) string {
	g := f.Growth
	switch {
	case g.YoY != nil:
		return signed(*g.YoY) + "%"
	case g.YoYLow != nil && g.YoYHigh != nil:
		return signed(*g.YoYLow) + "–" + number(*g.YoYHigh) + "%"
	}
	return ""
}

// PeriodName writes the period of a figure.
func PeriodName(l i18n.Lang, p report.Period) string { return wording.Period(l, p) }

// KindName writes what a figure or finding is of.
func KindName(l i18n.Lang, k report.Kind) string { return wording.Kind(l, k) }

// TypeName writes what sort of report it is.
func TypeName(l i18n.Lang, t report.Type) string { return wording.Type(l, t) }

// Subject writes whom or what a figure is about, with its measure.
func Subject(f *report.Figure) string {
	s := f.Subject.Text
	if strings.HasPrefix(f.Measure, s) {
		return f.Measure
	}
	if f.Measure != "" {
		s = strings.TrimSpace(s + " " + f.Measure)
	}
	return s
}

// ItemLabel says in a line or two what an item is: kind, then subject, period and value of a figure, or the name of a finding. It is empty for what is neither.
func ItemLabel(l i18n.Lang, r *report.Stored, it Item) string {
	name, id, _ := strings.Cut(string(it), ":")
	switch name {
	case "figure":
		for i := range r.Figures {
			if f := &r.Figures[i]; f.ID == report.ID(id) {
				return KindName(l, f.Kind) + "\n" + strings.Join(strings.Fields(Subject(f)+" "+PeriodName(l, f.Period)+" "+Value(l, f)+" "+Unit(l, f.Quantity.Unit)), " ")
			}
		}
	case "finding":
		if i, err := strconv.Atoi(id); err == nil && i >= 0 && i < len(r.Findings) {
			f := r.Findings[i]
			return strings.TrimSpace(KindName(l, f.Kind) + "\n" + f.Number + " " + f.Label)
		}
	}
	return ""
}
