package query

import (
	"strconv"
	"strings"

	"yanku/internal/report"
)

// comparisons are the signs between a subject and a number, the longer ones first.
var comparisons = []string{">=", "<=", "≥", "≤", ">", "<", "="}

// number reads 光模块>5%, capex>300亿美元, 微软capex>=200, 光模块=5%..10%.
func number(value string) (Node, bool) {
	for _, sign := range comparisons {
		subject, rest, found := strings.Cut(value, sign)
		if !found || strings.ContainsAny(subject, "<>=") {
			continue
		}
		n := Number{Open: sign == ">" || sign == "<"}
		n.Subject, n.Kind = subjectAndKind(strings.TrimSpace(subject))
		low, high, ranged := strings.Cut(rest, "..")
		v, unit, ok := amount(low)
		if !ok {
			return nil, false
		}
		n.Unit = unit
		switch sign {
		case ">", ">=", "≥":
			n.Low = &v
		case "<", "<=", "≤":
			n.High = &v
		default:
			n.Low, n.High = &v, &v
		}
		if ranged {
			w, unit, ok := amount(high)
			if !ok || sign != "=" {
				return nil, false
			}
			if n.High = &w; n.Unit == "" {
				n.Unit = unit
			}
		}
		return n, true
	}
	return nil, false
}

// subjectAndKind parts 微软capex into the subject and the kind that a word of the table names.
func subjectAndKind(s string) (string, report.Kind) {
	best, kind := "", ""
	for word, k := range vocabulary()["kind"] {
		if strings.HasSuffix(s, word) && len(word) > len(best) {
			best, kind = word, k
		}
	}
	return strings.TrimSpace(strings.TrimSuffix(s, best)), report.Kind(kind)
}

// amount reads a number with its unit: -5%, 1,750亿美元, $30bn.
func amount(s string) (v float64, unit string, ok bool) {
	s = strings.TrimSpace(s)
	sign := ""
	if rest, dollar := strings.CutPrefix(s, "$"); dollar {
		s, sign = rest, "$"
	}
	end := 0
	for end < len(s) && strings.IndexByte("+-.,0123456789", s[end]) >= 0 {
		end++
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(s[:end], ",", ""), 64)
	return v, strings.TrimSpace(s[end:]) + sign, err == nil
}

// scaled gives a value of a unit in ones of its base: 300亿美元 is 3e10 usd. A unit that is not known is its own base.
func scaled(v float64, unit string) (float64, string) {
	unit = strings.ReplaceAll(FoldString(unit), " ", "")
	words := vocabulary()
	for size := len(unit); size > 0; size-- {
		if factor, ok := words["scale"][unit[:size]]; ok {
			f, _ := strconv.ParseFloat(factor, 64)
			v, unit = v*f, unit[size:]
			break
		}
	}
	if base, ok := words["base"][unit]; ok {
		return v, base
	}
	return v, unit
}

// Holds tells whether a figure answers.
func (n Number) Holds(f Fact) bool {
	if n.Kind != "" && f.Kind != n.Kind {
		return false
	}
	if n.Subject != "" && !strings.Contains(f.Name, n.Subject) {
		return false
	}
	low, high := f.Low, f.High
	if f.Value != nil {
		low, high = f.Value, f.Value
	}
	if low == nil && high == nil {
		return false
	}
	return n.side(low, n.High, f.Unit, false) && n.side(high, n.Low, f.Unit, true)
}

// side compares one end of a figure with one limit: the end may be open, and so may the limit.
func (n Number) side(end, limit *float64, unit string, above bool) bool {
	if limit == nil || end == nil {
		return n.Unit == "" || sameBase(n.Unit, unit)
	}
	v, l := *end, *limit
	if n.Unit != "" {
		var base, of string
		v, base = scaled(v, unit)
		l, of = scaled(l, n.Unit)
		if base != of && of != "" {
			return false
		}
	}
	if above {
		return v > l || !n.Open && v == l
	}
	return v < l || !n.Open && v == l
}

func sameBase(a, b string) bool {
	_, x := scaled(1, a)
	_, y := scaled(1, b)
	return x == y || x == ""
}
