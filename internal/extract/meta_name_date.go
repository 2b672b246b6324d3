package extract

import (
	"regexp"

	"yanku/internal/report"
)

var (
	// wholeDay is a day with its year, alone: 20250711, 2025-07-11, 2025.7.11, 2025年7月11日.
	wholeDay = regexp.MustCompile(`^(20\d\d)(?:[-._/年 ]{1,2}(\d{1,2})[-._/月 ]{1,2}(\d{1,2})日?|(\d\d)(\d\d))$`)
	// shortDay is a day with two digits of its year: 250711, 25-07-11, 25.7.11.
	shortDay = regexp.MustCompile(`^(\d\d)(?:(\d\d)(\d\d)|[-.](\d{1,2})[-.](\d{1,2}))$`)
	// yearlessDay is a day whose year stands elsewhere or nowhere: 0711, 7月11日, 07-11.
	yearlessDay = regexp.MustCompile(`^(?:(\d\d)(\d\d)|(\d{1,2})月(\d{1,2})日?|(\d\d)[-.](\d\d))$`)
	// yearEnds is a year right before a day, which belongs to it: 2025年 and 7月11日, 2026- and 04-21.
	yearEnds = regexp.MustCompile(`20\d\d ?[-._/年 ]? ?$`)
	// isoDay is a day with its year anywhere in a name.
	isoDay = regexp.MustCompile(`(?:^|\D)20\d\d(?:[-._/]\d{1,2}[-._/]\d{1,2}|年\d{1,2}月\d{1,2}日|\d{4})(?:\D|$)`)
	// nameYear is a year that a name says anywhere: 2025年通信周报-0711.
	nameYear = regexp.MustCompile(`(?:^|\D)(20\d\d)(?:\D|$)`)
)

// dayIn reads a piece of a name that is nothing but a day. A day without a year takes the year that the whole name says; the date is zero when it says
// none, and ok all the same: the piece is a day, and no part of the title.
func dayIn(piece, name string) (d report.Date, ok bool) {
	if m := parts(wholeDay, piece); m != nil {
		d = report.Date{Year: m[0], Month: m[1], Day: m[2]}
		return d, d.Valid()
	}
	if isoDay.MatchString(name) { // then six or four digits are a time: 2025-06-29_report_231029
		return d, false
	}
	if m := parts(shortDay, piece); m != nil {
		d = report.Date{Year: 2000 + m[0], Month: m[1], Day: m[2]}
		return d, d.Valid() && d.Year >= 2005 && d.Year < 2040
	}
	m := parts(yearlessDay, piece)
	if m == nil {
		return d, false
	}
	d = report.Date{Year: 2024, Month: m[0], Day: m[1]} // a leap year has every day
	if !d.Valid() {
		return report.Date{}, false
	}
	year := nameYear.FindStringSubmatch(name)
	if year == nil {
		return report.Date{}, true
	}
	d.Year = atoi(year[1])
	if !d.Valid() {
		return report.Date{}, true
	}
	return d, true
}

// parts gives the numbers that a pattern caught, nil when it does not fit. Groups that caught nothing are left out.
func parts(p *regexp.Regexp, s string) []int {
	m := p.FindStringSubmatch(s)
	if m == nil {
		return nil
	}
	var out []int
	for _, g := range m[1:] {
		if g != "" {
			out = append(out, atoi(g))
		}
	}
	return out
}
