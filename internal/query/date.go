package query

import (
	"regexp"
	"strconv"
	"strings"

	"yanku/internal/report"
)

// day matches 2026, 2026-03, 2026-03-27, also with "/", "." or 年月日 between, and 202603, 20260327.
var day = regexp.MustCompile(`^(\d{4})(?:[-/.年]?(\d{2})(?:[-/.月]?(\d{2})日?|月)?|[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?|年)?$`)

// span reads a date, a month or a year as its first and last day.
func span(s string) (d Dates, ok bool) {
	m := day.FindStringSubmatch(s)
	if m == nil {
		return Dates{}, false
	}
	year, _ := strconv.Atoi(m[1])
	month, _ := strconv.Atoi(m[2] + m[4])
	dom, _ := strconv.Atoi(m[3] + m[5])
	d.From = report.Date{Year: year, Month: max(month, 1), Day: max(dom, 1)}
	switch {
	case month == 0:
		d.To = report.Date{Year: year, Month: 12, Day: 31}
	case dom == 0:
		d.To = lastOf(year, month)
	default:
		d.To = d.From
	}
	return d, d.From.Valid() && d.To.Valid()
}

// lastOf gives the last day of a month.
func lastOf(year, month int) report.Date {
	if month == 12 {
		return report.Date{Year: year, Month: 12, Day: 31}
	}
	return report.Date{Year: year, Month: month + 1, Day: 1}.Add(-1)
}

// between reads the value of date: a date, or two with ".." between, of which one may be missing.
func between(value string) (Node, bool) {
	value = strings.TrimSpace(FoldString(value))
	if value == "" {
		return nil, true
	}
	from, to, ranged := strings.Cut(value, "..")
	if !ranged {
		d, ok := span(value)
		return d, ok
	}
	var out Dates
	if from != "" {
		d, ok := span(from)
		if !ok {
			return nil, false
		}
		out.From = d.From
	}
	if to != "" {
		d, ok := span(to)
		if !ok {
			return nil, false
		}
		out.To = d.To
	}
	return out, from != "" || to != ""
}

// after reads the value of after:, whose first day counts.
func after(value string) (Node, bool) {
	d, ok := span(strings.TrimSpace(FoldString(value)))
	return Dates{From: d.From}, ok
}

// before reads the value of before:, whose first day does not count.
func before(value string) (Node, bool) {
	d, ok := span(strings.TrimSpace(FoldString(value)))
	if !ok {
		return nil, false
	}
	return Dates{To: d.From.Add(-1)}, true
}
