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
	mark := r.at
	if r.dash() {
		last, size := r.number(2)
		if size > 0 && last > m && last <= 12 && r.take('月') {
			r.m.LastM = last
			return true
		}
		r.at = mark
	}
	if !r.take('月') {
		return false
	}
	mark = r.at
	if r.take('份') {
		return true
	}
	if m%3 == 0 && (r.takeAll("财季") || r.takeAll("季度")) { // 9月财季 ends in September
		r.m.Month, r.m.Q = 0, m/3
		return true
	}
	d, size := r.number(2)
	if size == 0 || d < 1 || d > 31 {
		r.at = mark
		r.trim()
		return true
	}
	day := r.take('日') || r.take('号')
	end := r.at
	if r.dash() && r.rangeEnd(Day{r.m.Year, m, d}) {
		r.m.Day = d
		return true
	}
	if !day {
		r.at = mark
		r.trim()
		return true
	}
	r.at = end
	r.trim()
	r.m.Day = d
	return true
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

// fiscalYear reads FY26, FY2026, FY26Q2, 2026财年第二季度, CY2026.
func (r *momentReader) fiscalYear() bool {
	c := lower(r.peek(0))
	if (c == 'f' || c == 'c') && lower(r.peek(1)) == 'y' {
		r.m.Fiscal = c == 'f'
		r.at += 2
		r.space()
		y, size := r.number(4)
		if size != 2 && size != 4 {
			return false
		}
		r.m.Year = century(y)
		return r.after() || !alnum(r.peek(0))
	}
	y, size := r.number(4)
	if size != 2 && size != 4 || !r.take('财') || !r.take('年') && !r.takeAll("政年度") {
		return false
	}
	r.m.Year, r.m.Fiscal = century(y), true
	r.after()
	return r.m.Year >= 2000
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

// year reads 2026年, 25年, 二零二五年, 2026 before a word, 2025-2027, and the quarter, half or month behind it.
func (r *momentReader) year() bool {
	if r.peek(0) == '二' {
		return r.yearInWords()
	}
	y, size := r.number(4)
	if size != 4 && size != 2 || isDigit(r.peek(0)) || size == 4 && (y < 2000 || y > 2049) {
		return false
	}
	digits := r.at
	if r.peek(0) == '/' || r.dash() {
		if r.peek(0) == '/' {
			r.at++
		}
		last, n := r.number(4)
		named := r.take('年')
		if n > 0 && century(last) > century(y) && century(last) < 2100 && (named || n == 4 && size == 4) && r.peek(0) != '%' {
			r.m.Year, r.m.Years = century(y), true
			return true
		}
		r.at = digits
	}
	r.m.Year = century(y)
	if r.take('年') {
		r.take('度')
		mark := r.at
		if r.after() {
			return true
		}
		r.at = mark
		r.trim()
		return !r.multiple()
	}
	if r.peek(0) == 'E' && !alnum(r.peek(1)) {
		r.at++
		return true
	}
	if r.after() {
		return true
	}
	r.at = digits
	return size == 4 && r.bareYear()
}

// multiple tells 25年 from a span of 25 years: "25年来", "10年以上", "30年国债".
func (r *momentReader) multiple() bool {
	short := isDigit(r.peek(-3)) && !isDigit(r.peek(-4))
	return short && (r.m.Year < 2015 || r.m.Year > 2032 || strings.ContainsRune("来间内后前期以国左多", r.peek(0)))
}

// bareYear tells whether four digits without 年 are a year: no unit or digit may follow.
func (r *momentReader) bareYear() bool {
	c := r.peek(0)
	if c == ' ' {
		c = r.peek(1)
		return !strings.ContainsRune("亿万元点%个只家户台颗吨美倍", c) && !isDigit(c)
	}
	if c == '\'' || c == '’' {
		r.takeAll("'s")
		r.takeAll("’s")
		return true
	}
	return c == 0 || c == ',' && !isDigit(r.peek(1)) || strings.ContainsRune(".:;()-、。", c) && !isDigit(r.peek(1))
}

// yearInWords reads 二零二五年 and the quarter behind it.
func (r *momentReader) yearInWords() bool {
	const digits = "〇一二三四五六七八九"
	y := 0
	for n := 0; n < 4; n++ {
		c := r.peek(0)
		if c == '零' || c == '○' {
			c = '〇'
		}
		d := strings.IndexRune(digits, c)
		if d < 0 {
			return false
		}
		y = y*10 + d/3
		r.at++
	}
	if !r.take('年') || y < 2000 || y > 2049 {
		return false
	}
	r.m.Year = y
	r.after()
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
	if length > 0 && strings.ContainsAny(e.arg[:1], "QFHCAM") && r.set(e.arg) {
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

// yearBehind reads the year of Q4 2025, Q4'25, Q2 FY26.
func (r *momentReader) yearBehind() {
	mark := r.at
	r.space()
	r.takeAll("of ")
	fiscal := r.takeAll("FY") || r.takeAll("fiscal ")
	if r.peek(0) == '\'' {
		r.at++
	}
	y, size := r.number(4)
	if (size == 4 && y > 1999 && y < 2050 || size == 2 && (fiscal || r.text[r.at-3] == '\'')) && !alnum(r.peek(0)) && r.peek(0) != '年' {
		r.m.Year, r.m.Fiscal = century(y), fiscal || r.m.Fiscal
		return
	}
	r.at = mark
}

// set puts what the table says of a word into the moment: y-1, q+0, Q2, F2, H1, C3, A, f+0, M4.
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
	case 'p':
		r.m.Prior = true
	case 'A':
		r.m.Full = true
	default:
		return false
	}
	return true
}
