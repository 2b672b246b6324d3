package extract

import (
	"strings"
	"unicode"

	"yanku/internal/report"
)

// fits tells whether a number has a unit that the measure may have.
func (v *valueScan) fits(k Token) bool {
	a := k.Num
	switch v.h.unit {
	case "money":
		return a.Unit == Money && a.Scale != ""
	case "share":
		return a.Unit == Money && a.Scale == "" || a.Unit == NoUnit && v.bareShare(k)
	case "percent":
		return a.Unit == Percent
	case "count":
		return a.Unit == Counting && a.Currency == "" && v.r.countUnit(k) != ""
	}
	return false
}

// bareShare tells whether a number without unit may be a price or earnings for one share: a former value, or with a point: 前值480, EPS为0.46.
func (v *valueScan) bareShare(k Token) bool {
	return len(v.rows) > 0 && v.former || strings.Contains(v.r.t.Doc.Text(k.Span), ".") && v.h.kind == report.EPS
}

// row reads the amounts that separators join from token j on. Numbers without unit take that of the last. It is empty when the amount does not fit.
func (v *valueScan) row(j int) valueRow {
	toks := v.r.toks
	row := valueRow{end: j}
	for {
		k := toks[j]
		if k.Kind != Number || k.Num.Cut || k.Num.Glued || k.Claimed {
			break
		}
		row.numbers, row.end = append(row.numbers, j), j+1
		if j+2 >= len(toks) || j+2 > v.limit || !separates(toks[j+1]) || toks[j+1].Class == Comma || v.differs(toks[j+2]) {
			break
		}
		j += 2
	}
	if len(row.numbers) == 0 || !v.fits(toks[row.numbers[len(row.numbers)-1]]) {
		return valueRow{}
	}
	for _, n := range row.numbers {
		if !v.fits(toks[n]) && toks[n].Num.Unit != NoUnit {
			return valueRow{}
		}
	}
	return row
}

// differs tells whether a token cannot go on with the row: growth behind a slash.
func (v *valueScan) differs(k Token) bool {
	return k.Kind != Number || k.Num.Unit == Percent && v.h.unit != "percent"
}

// countUnit gives the unit of a number of things as it is written: 万个. It is empty for times and other units that count no things.
func (r *statedReader) countUnit(k Token) string {
	words := r.t.Doc.Text(k.Span)
	i := strings.LastIndexFunc(words, func(c rune) bool { return isDigit(halfWidth(c)) })
	if i < 0 {
		return ""
	}
	unit := strings.TrimLeftFunc(words[i:], func(c rune) bool { return isDigit(halfWidth(c)) || unicode.IsSpace(c) })
	for _, w := range marks("loose_unit") {
		unit = strings.TrimSuffix(strings.TrimPrefix(unit, w), w)
	}
	unit = strings.ReplaceAll(strings.ReplaceAll(unit, "余", ""), "多", "")
	for _, w := range marks("no_count") {
		if unit == w {
			return ""
		}
	}
	return strings.TrimSpace(unit)
}

// quantityOf gives the amount of token number in the unit of the row's last amount.
func (r *statedReader) quantityOf(h measureHit, row valueRow, number int) report.Quantity {
	a := r.toks[number].Num
	last := r.toks[row.numbers[len(row.numbers)-1]]
	q := report.Quantity{Qualifier: a.Qualifier, Unit: r.unitOf(h, last)}
	sign := 1.0
	if h.minus {
		sign = -1
	}
	least := a.Qualifier == report.Over || a.Qualifier == report.AtLeast
	most := a.Qualifier == report.Under || a.Qualifier == report.AtMost
	if h.minus {
		least, most = most, least
	}
	switch {
	case a.Range && h.minus:
		q.Low, q.High = report.Num(-a.High), report.Num(-a.Low)
	case a.Range:
		q.Low, q.High = report.Num(a.Low), report.Num(a.High)
	case least:
		q.Low = report.Num(sign * a.Value)
	case most:
		q.High = report.Num(sign * a.Value)
	default:
		q.Value = report.Num(sign * a.Value)
	}
	return q
}

// unitOf gives the unit of an amount as CONTRACT writes it.
func (r *statedReader) unitOf(h measureHit, k Token) string {
	switch {
	case h.unit == "percent":
		return "%"
	case h.unit == "count":
		return r.countUnit(k)
	case k.Num.Scale != "":
		return unitName(k.Num.Scale, k.Num.Currency)
	}
	return k.Num.Currency
}
