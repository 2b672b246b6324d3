package extract

import (
	"strconv"
	"strings"
)

// date reads 2025年7月28日, 2025年7月28日至8月1日, 2026年1-2月, 2026-03-27.
func (r *momentReader) date() bool {
	y, size := r.number(4)
	if size != 4 || y < 1990 || y > 2099 {
		return false
	}
	if r.peek(0) == '-' && isDigit(r.peek(1)) {
		r.at++
		m, ms := r.number(2)
		if ms == 0 || r.peek(0) != '-' {
			return false
		}
		r.at++
		d, ds := r.number(2)
		r.m.Year, r.m.Month, r.m.Day = y, m, d
		return ds > 0 && validDay(Day{y, m, d}) && !alnum(r.peek(0))
	}
	if !r.take('年') {
		return false
	}
	r.m.Year = y
	return r.monthDay()
}

// monthDay reads 3月, 1-2月, 3月23日, 3月23日-27日, 3月23日至4月2日.
func (r *momentReader) monthDay() bool {
	m, size := r.number(2)
	if size == 0 || m < 1 || m > 12 {
		return false
	}
	r.m.Month = m
	if r.months(m) {
		return true
	}
	if !r.take('月') {
		return false
	}
	if r.take('份') {
		return true
	}
	if m%3 == 0 && (r.takeAll("财季") || r.takeAll("季度")) { // 9月财季 ends in September
		r.m.Month, r.m.Q = 0, m/3
		return true
	}
	mark := r.at
	if !r.dayOfMonth(m) {
		r.at = mark
		r.trim()
	}
	return true
}

// months reads the rest of 1-2月.
func (r *momentReader) months(m int) bool {
	mark := r.at
	if r.dash() {
		last, size := r.number(2)
		if size > 0 && last > m && last <= 12 && r.take('月') {
			r.m.LastM = last
			return true
		}
	}
	r.at = mark
	return false
}

// dayOfMonth reads the day behind a month, and the end of a range of days.
func (r *momentReader) dayOfMonth(m int) bool {
	d, size := r.number(2)
	if size == 0 || d < 1 || d > 31 {
		return false
	}
	day := r.take('日') || r.take('号')
	end := r.at
	if r.dash() && r.rangeEnd(Day{r.m.Year, m, d}) {
		r.m.Day = d
		return true
	}
	if !day {
		return false
	}
	r.at = end
	r.trim()
	if m%3 == 0 && d >= 27 && r.quarterEnds() {
		r.m.Month, r.m.Q = 0, m/3
		return true
	}
	r.m.Day = d
	return true
}

// quarterEnds reads the quarter or the three months that a day ends: 6月30日的季度, 6月30日止三个月.
func (r *momentReader) quarterEnds() bool {
	mark := r.at
	r.takeAll("止")
	r.takeAll("的")
	for _, w := range []string{"季度", "财季", "单季", "财政季度", "三个月", "3个月"} {
		if r.takeAll(w) {
			return true
		}
	}
	r.at = mark
	return false
}

// trim gives back spaces behind the moment.
func (r *momentReader) trim() {
	for r.at > 0 && r.text[r.at-1] == ' ' {
		r.at--
	}
}

// rangeEnd reads the end of a range of days that began at a: 27日, 4月2日, 2025年8月1日.
func (r *momentReader) rangeEnd(a Day) bool {
	v, size := r.number(4)
	year := 0
	if size == 4 {
		if !r.take('年') {
			return false
		}
		year = v
		v, size = r.number(2)
	}
	month := a.Month
	if size > 0 && size <= 2 && r.take('月') {
		month = v
		v, size = r.number(2)
	}
	if size == 0 || size > 2 || !r.take('日') && !r.take('号') && year == 0 && month == a.Month {
		return false
	}
	r.trim()
	r.m.To = Day{year, month, v}
	return validDay(r.m.To)
}

func (r *momentReader) takeAll(s string) bool {
	mark := r.at
	for _, c := range s {
		if r.peek(0) != c {
			r.at = mark
			return false
		}
		r.at++
	}
	return true
}

// after reads what makes a year narrower: a quarter, a half, months, 全年. It reports whether there was something.
func (r *momentReader) after() bool {
	mark := r.at
	r.space()
	r.take('的')
	if r.peek(0) == '-' && lower(r.peek(1)) == 'q' {
		r.at++
	}
	e, length := r.words.loose(r.text, r.at)
	if length > 0 && strings.ContainsAny(e.arg[:1], "QFHCAMm") && r.set(e.arg) {
		r.at += length
		return true
	}
	if isDigit(r.peek(0)) && r.m.Month == 0 && r.m.Q == 0 && r.m.Year > 0 && !r.m.Fiscal {
		if r.monthDay() {
			return true
		}
		r.m.Month = 0
	}
	r.at = mark
	return false
}

// relative reads a word of the table: 去年, 本季度, 第二财季, Q4, and the year behind a quarter.
func (r *momentReader) relative() bool {
	e, length := r.words.longest(r.text, r.at)
	if length == 0 || !r.set(e.arg) {
		return false
	}
	r.at += length
	if r.m.Q > 0 && r.m.Year == 0 && !r.m.RelYear {
		r.yearBehind()
	}
	if r.m.RelYear {
		mark := r.at
		if !r.after() {
			r.at = mark
		}
	}
	return true
}

// set puts what the table says of a word into the moment: y-1, q+0, Q2, F2, H1, C3, A, f+0, M4, m4 (the first four months).
func (r *momentReader) set(arg string) bool {
	n, err := strconv.Atoi(arg[1:])
	if err != nil && len(arg) > 1 {
		return false
	}
	switch arg[0] {
	case 'y':
		r.m.Rel, r.m.RelYear = n, true
	case 'f':
		r.m.Rel, r.m.RelYear, r.m.Fiscal = n, true, true
	case 'q':
		r.m.RelQ, r.m.RelQuarter = n, true
	case 'Q':
		r.m.Q = n
	case 'F':
		r.m.Q, r.m.Fiscal = n, true
	case 'H':
		r.m.Half = n
	case 'C':
		r.m.Q, r.m.Cum = n, true
	case 'M':
		r.m.Month = n
	case 'm':
		r.m.Month, r.m.LastM = 1, n
	case 'p':
		r.m.Prior = true
	case 'Y':
		r.m.Years = true
	case 'A':
		r.m.Full = true
	default:
		return false
	}
	return true
}
