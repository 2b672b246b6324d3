package query

import (
	"strconv"
	"strings"
	"time"

	"yanku/internal/report"
)

// valueOf reads the value, folded and trimmed, of a field that is not of words.
func valueOf(name, value string, today report.Date) (Node, bool) {
	switch name {
	case "type":
		return ofType(value)
	case "is", "has":
		what, ok := vocabulary()[name][value]
		return State{what}, ok
	case "period":
		return Period{strings.ToUpper(value)}, true
	case "num":
		return number(value)
	case "date":
		if d, ok := named(value, today); ok {
			return d, true
		}
		return between(value)
	case "after":
		return after(value)
	case "before":
		return before(value)
	case "newer_than":
		from, ok := ago(value, today)
		return Dates{From: from}, ok
	case "older_than":
		from, ok := ago(value, today)
		return Dates{To: from.Add(-1)}, ok
	}
	return nil, false
}

func ofType(value string) (Node, bool) {
	switch t := report.Type(value); t {
	case report.Weekly, report.Daily, report.Article, report.Depth, report.Comment, report.Monthly, report.Strategy, report.Minutes, report.Other:
		return Type{t}, true
	}
	t, ok := vocabulary()["type"][value]
	return Type{report.Type(t)}, ok
}

// named gives the days that a word such as 本周 names, counted from today. Weeks begin on Monday.
func named(word string, today report.Date) (Dates, bool) {
	monday := today.Add(-(int(today.Weekday()) + 6) % 7)
	first := report.Date{Year: today.Year, Month: today.Month, Day: 1}
	switch vocabulary()["day"][word] {
	case "day":
		return Dates{today, today}, true
	case "week":
		return Dates{monday, monday.Add(6)}, true
	case "lastweek":
		return Dates{monday.Add(-7), monday.Add(-1)}, true
	case "month":
		return Dates{first, lastOf(first.Year, first.Month)}, true
	case "lastmonth":
		last := first.Add(-1)
		return Dates{report.Date{Year: last.Year, Month: last.Month, Day: 1}, last}, true
	case "year":
		return Dates{report.Date{Year: today.Year, Month: 1, Day: 1}, report.Date{Year: today.Year, Month: 12, Day: 31}}, true
	case "lastyear":
		return Dates{report.Date{Year: today.Year - 1, Month: 1, Day: 1}, report.Date{Year: today.Year - 1, Month: 12, Day: 31}}, true
	}
	return Dates{}, false
}

// ago gives the first day of the last 7d, 2w, 3m or 1y; also 7天, 2周, 3个月, 1年.
func ago(value string, today report.Date) (report.Date, bool) {
	end := 0
	for end < len(value) && value[end] >= '0' && value[end] <= '9' {
		end++
	}
	n, err := strconv.Atoi(value[:end])
	if err != nil || n > 100_000 {
		return report.Date{}, false
	}
	t := today.Time()
	switch strings.TrimSpace(value[end:]) {
	case "d", "天", "日":
		t = t.AddDate(0, 0, -n)
	case "w", "周":
		t = t.AddDate(0, 0, -7*n)
	case "m", "月", "个月":
		t = t.AddDate(0, -n, 0)
	case "y", "年":
		t = t.AddDate(-n, 0, 0)
	default:
		return report.Date{}, false
	}
	if t.Year() < 1 || t.Location() != time.UTC {
		return report.Date{}, t.Year() >= 1
	}
	return report.DateOf(t), true
}
