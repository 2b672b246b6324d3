package audit

import (
	"strconv"
	"strings"

	"yanku/internal/report"
)

// weekNames are the words before the sign of a weekday.
var weekNames = []string{"周", "星期", "礼拜"}

// weekday tells a date that stands beside another day's weekday: 3月26日（周五）, 周三（3月31日）. A date without a year is the one nearest to the report's; far from the
// report, or where its date is not known, nothing is.
func weekday(d *report.Doc, s report.Sentence, text string, x day) []report.Flag {
	said, at, ok := weekdayAfter(text, x)
	if !ok {
		said, at, ok = weekdayBefore(text, x)
	}
	when, known := nearest(d.Meta.Date, x)
	if !ok || !known || int(when.Weekday()) == said || partOfMore(text, x.From, x.From) {
		return nil
	}
	args := []string{when.String(), "@weekday." + strconv.Itoa(int(when.Weekday())), "@weekday." + strconv.Itoa(said)}
	return []report.Flag{dateFlag(d, "date.weekday", args, dated{when, at.Shift(s.From), s.Span})}
}

// weekdayAfter reads 周五 and （周五 behind a date, but not 周六福 and 周日均.
func weekdayAfter(text string, x day) (said int, at report.Span, ok bool) {
	rest := strings.TrimPrefix(text[x.To:], " ")
	rest = strings.TrimPrefix(strings.TrimPrefix(rest, "（"), "(")
	for _, w := range weekNames {
		if name, is := strings.CutPrefix(rest, w); is {
			if said, ok = weekdaySign(name); ok {
				name = name[len("日"):]
				return said, report.Span{From: x.From, To: len(text) - len(name)}, !startsWith(name, "福", "致", "均", "线", "度", "内", "季", "年")
			}
		}
	}
	return 0, at, false
}

// weekdayBefore reads 周五（ in front of a date.
func weekdayBefore(text string, x day) (said int, at report.Span, ok bool) {
	head := strings.TrimSuffix(strings.TrimSuffix(text[:x.From], "（"), "(")
	if len(head) == x.From || len(head) < len("周日") || !x.chinese {
		return 0, at, false
	}
	cut := len(head) - len("日")
	if said, ok = weekdaySign(head[cut:]); !ok {
		return 0, at, false
	}
	for _, w := range weekNames {
		if rest, is := strings.CutSuffix(head[:cut], w); is {
			return said, report.Span{From: len(rest), To: x.To}, true
		}
	}
	return 0, at, false
}

// weekdaySign reads the sign of a weekday at the beginning of a text; Sunday is 0.
func weekdaySign(text string) (said int, ok bool) {
	for i, sign := range []string{"日", "一", "二", "三", "四", "五", "六", "天"} {
		if strings.HasPrefix(text, sign) {
			return i % 7, true
		}
	}
	return 0, false
}

// nearest gives the date that a day is: in its year, else in the year that brings it within four months of the report.
func nearest(to report.Date, x day) (report.Date, bool) {
	when := x.date()
	if x.year > 0 {
		return when, when.Valid()
	}
	if to.Zero() {
		return when, false
	}
	for _, y := range []int{to.Year, to.Year - 1, to.Year + 1} {
		when.Year = y
		if when.Valid() && !when.Before(to.Add(-120)) && !to.Add(120).Before(when) {
			return when, true
		}
	}
	return when, false
}
