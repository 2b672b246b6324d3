package extract

import "strings"

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
	if r.fiscalWord() {
		return true
	}
	y, size := r.number(4)
	if size != 2 && size != 4 || !r.take('财') || !r.take('年') && !r.takeAll("政年度") {
		return false
	}
	r.m.Year, r.m.Fiscal = century(y), true
	r.after()
	return r.m.Year >= 2000
}

// fiscalWord reads fiscal 2026 and fiscal year 2026.
func (r *momentReader) fiscalWord() bool {
	mark := r.at
	if r.takeAll("fiscal ") || r.takeAll("Fiscal ") {
		r.takeAll("year ")
		if y, size := r.number(4); size == 4 && y > 1999 && y < 2050 && !alnum(r.peek(0)) {
			r.m.Year, r.m.Fiscal = y, true
			r.after()
			return true
		}
	}
	r.at = mark
	return false
}

// monthNames are the English months by their first letters.
const monthNames = "janfebmaraprmayjunjulaugsepoctnovdec"

// englishDay reads the month and day before the year that ends at r.at: July 24, 2025.
func (r *momentReader) englishDay() {
	i := r.at - 5
	if i < 5 || r.text[i] != ' ' || r.text[i-1] != ',' {
		return
	}
	i -= 2
	day, ten := 0, 1
	for ; i > 0 && isDigit(r.text[i]) && ten < 100; i-- {
		day, ten = day+int(r.text[i]-'0')*ten, ten*10
	}
	for i > 0 && (r.text[i] == ' ' || r.text[i] == '.') {
		i--
	}
	end := i
	for i >= 0 && isLatin(r.text[i]) && end-i < 10 {
		i--
	}
	if end-i < 3 || day == 0 {
		return
	}
	name := strings.ToLower(string(r.text[i+1 : i+4]))
	if at := strings.Index(monthNames, name); at >= 0 && at%3 == 0 {
		r.m.Month, r.m.Day = at/3+1, day
	}
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
	r.m.Year = century(y)
	digits := r.at
	if r.years(size) {
		return true
	}
	if r.take('年') {
		return r.yearAndMore()
	}
	if r.peek(0) == 'E' && !alnum(r.peek(1)) {
		r.at++
		return true
	}
	if r.after() {
		return true
	}
	r.at = digits
	if size != 4 || !r.bareYear() {
		return false
	}
	if isDigit(r.text[r.at-1]) {
		r.englishDay()
	}
	return true
}

// yearAndMore reads what stands behind 年.
func (r *momentReader) yearAndMore() bool {
	r.take('度')
	mark := r.at
	if r.after() {
		return true
	}
	r.at = mark
	r.trim()
	return !r.multiple()
}

// years reads the rest of 2025-2027 or 24/25年 behind a year of size digits.
func (r *momentReader) years(size int) bool {
	mark := r.at
	if r.peek(0) == '/' {
		r.at++
	} else if !r.dash() {
		return false
	}
	last, n := r.number(4)
	named := r.take('年')
	last = century(last)
	if n == 0 || last <= r.m.Year || last > 2099 || !named && (n != 4 || size != 4) || r.peek(0) == '%' {
		r.at = mark
		return false
	}
	r.m.Years = true
	return true
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
