package audit

import (
	"math"
	"strconv"
	"strings"

	"yanku/internal/report"
)

// agree tells whether two statements of one thing can both be true: equal, one the other rounded, a bound or a range that the other fits.
func agree(a, b report.Quantity) bool {
	la, ha := reach(a)
	lb, hb := reach(b)
	if la <= hb && lb <= ha {
		return true
	}
	if a.Value == nil || b.Value == nil {
		return false
	}
	return rounded(*a.Value, *b.Value) || rounded(*b.Value, *a.Value)
}

// reach gives the values that a quantity leaves open, widened by what its words loosen: about 3%, nearly and under a tenth below.
func reach(q report.Quantity) (low, high float64) {
	low, high = math.Inf(-1), math.Inf(1)
	if q.Low != nil {
		low = *q.Low
	}
	if q.High != nil {
		high = *q.High
	}
	if q.Value == nil {
		return low, high
	}
	v := *q.Value
	size := math.Abs(v)
	low, high = v, v
	switch q.Qualifier {
	case report.About:
		w := max(0.03*size, min(unit(v), 1))
		return v - w, v + w
	case report.Nearly:
		w := max(0.1*size, min(unit(v), 1))
		return v - w, v + w
	case report.Over, report.AtLeast, report.Under, report.AtMost:
		// A move of more than 3% down is below -3, of less than 3% down above it: the words are of the size.
		up := q.Qualifier == report.Over || q.Qualifier == report.AtLeast
		if up == (v >= 0) {
			return v, math.Inf(1)
		}
		return math.Inf(-1), v
	}
	return low, high
}

// rounded tells whether rough is exact with fewer digits, rounded or cut off: 26.6 of 26.57, 26.5 of 26.57, 300 of 299.
func rounded(exact, rough float64) bool {
	if exact*rough < 0 {
		return false
	}
	step := unit(rough)
	if step <= unit(exact) {
		return false
	}
	diff := math.Abs(exact - rough)
	if step >= 1 && strings.HasSuffix(decimal(rough), "0") { // a round number is loose by itself, but not by its zeros
		return diff < max(1, 0.015*math.Abs(rough))
	}
	return diff <= step/2*(1+1e-9) || diff < step && math.Abs(rough) < math.Abs(exact) && step < 1
}

// unit is the value of the last digit that counts: 0.01 of 26.57, 10 of 320.
func unit(v float64) float64 {
	s := strconv.FormatFloat(math.Abs(v), 'f', -1, 64)
	if _, frac, ok := strings.Cut(s, "."); ok {
		return math.Pow(10, -float64(len(frac)))
	}
	return math.Pow(10, float64(len(s)-len(strings.TrimRight(s, "0"))))
}

// half is how far a stated number may lie from the true one: half of its last written digit.
func half(v float64) float64 {
	return min(unit(v), 1) / 2
}
