package extract

import "strings"

// Moment is what words say of a period, before it is known to whom it belongs and when the report was written. Zero fields are not told.
type Moment struct {
	Key   string // of a word of moves: week, mtd …; "same" for 同期
	Year  int
	Rel   int // years from the report's, when RelYear
	Half  int
	Q     int // quarter
	RelQ  int // quarters from the present one, when RelQuarter
	Month int
	LastM int // the last of several months: 1-2月
	Day   int
	To    Day // the end of a range of days

	// The small ones stand together: every token holds a Moment.
	Years  bool // several years: 2025-2027
	Full   bool // 全年
	Cum    bool // the first quarters up to Q together
	Fiscal bool
	Word   bool
	Prior  bool // the same period a year before: 上年同期
	Since  bool // from there on: 9月24日以来

	RelYear, RelQuarter bool
}

// Day is a date whose year may be unknown.
type Day struct{ Year, Month, Day int }

// momentReader reads one moment from text; at moves over what it takes.
type momentReader struct {
	text  []rune
	at    int
	words *wordTable
	m     Moment
}

// readMoment reads the period that begins at rune i: 4Q25, 2025年第二季度, 2026财年, 3月23日-27日, 6/27-7/10, 今年二季度.
func readMoment(text []rune, i int, words *wordTable) (to int, m Moment, ok bool) {
	r := momentReader{text: text, at: i, words: words}
	if !isDigit(text[i]) && text[i] != 'F' && text[i] != 'f' && text[i] != '二' && text[i] != 'C' {
		if !r.relative() {
			return i, m, false
		}
		r.after()
		return r.at, r.m, true
	}
	for _, read := range []func(*momentReader) bool{
		(*momentReader).quarterFirst, (*momentReader).monthsFirst, (*momentReader).slashDays, (*momentReader).dotDays, (*momentReader).date, (*momentReader).monthDay, (*momentReader).fiscalYear, (*momentReader).year, (*momentReader).relative,
	} {
		r.at, r.m = i, Moment{}
		if read(&r) {
			r.since()
			return r.at, r.m, true
		}
	}
	return i, m, false
}

// since reads 以来 and 至今 behind a date: 2025年初至今 is the year to date.
func (r *momentReader) since() {
	if r.m.Fiscal || r.m.Q > 0 || r.m.Half > 0 {
		return
	}
	for _, w := range []string{"初至今", "初以来", "以来", "至今", "迄今", "起至今"} {
		if r.takeAll(w) {
			r.m.Since = true
			return
		}
	}
}

func (r *momentReader) peek(ahead int) rune {
	if i := r.at + ahead; i >= 0 && i < len(r.text) {
		return r.text[i]
	}
	return 0
}

func (r *momentReader) space() {
	for r.peek(0) == ' ' {
		r.at++
	}
}

// number reads up to most digits.
func (r *momentReader) number(most int) (v, size int) {
	for size < most && isDigit(r.peek(0)) {
		v = v*10 + int(r.peek(0)-'0')
		r.at++
		size++
	}
	return v, size
}

// take moves over c, which spaces may surround.
func (r *momentReader) take(c rune) bool {
	mark := r.at
	r.space()
	if r.peek(0) != c {
		r.at = mark
		return false
	}
	r.at++
	r.space()
	return true
}

func (r *momentReader) dash() bool {
	for _, c := range []rune{'-', '~', '至', '到'} {
		if r.take(c) {
			r.take('-')
			return true
		}
	}
	return false
}

// quarterFirst reads 4Q25, 1H2026, 3QFY26, 4Q'25 and 4Q.
func (r *momentReader) quarterFirst() bool {
	q, size := r.number(1)
	c := lower(r.peek(0))
	if size == 0 || q == 0 || c == 'q' && q > 4 || c == 'h' && q > 2 || c != 'q' && c != 'h' {
		return false
	}
	r.at++
	r.m.Fiscal = r.prefix('f', 'y')
	if r.peek(0) == '\'' {
		r.at++
	}
	y, size := r.number(4)
	r.m.Year = century(y)
	if c == 'h' {
		r.m.Half = q
	} else {
		r.m.Q = q
	}
	return size != 1 && size != 3 && !alnum(r.peek(0))
}

// monthsFirst reads 9M20 and 1-9M20, the first nine months of 2020, and 1M21.
func (r *momentReader) monthsFirst() bool {
	last, size := r.number(2)
	if size == 1 && last == 1 && r.peek(0) == '-' {
		r.at++
		last, size = r.number(2)
	}
	if size == 0 || last < 1 || last > 12 || r.peek(0) != 'M' {
		return false
	}
	r.at++
	y, size := r.number(4)
	r.m.Month, r.m.LastM, r.m.Year = 1, last, century(y)
	if last == 1 {
		r.m.LastM = 0
	}
	return (size == 2 || size == 4) && r.m.Year > 2014 && r.m.Year < 2036 && !alnum(r.peek(0))
}

// prefix moves over two letters in either case.
func (r *momentReader) prefix(a, b rune) bool {
	if lower(r.peek(0)) != a || lower(r.peek(1)) != b {
		return false
	}
	r.at += 2
	return true
}

// century gives the four digits of a year written with two.
func century(y int) int {
	if y > 0 && y < 100 {
		return 2000 + y
	}
	return y
}

// slashDays reads 6/27-7/10 and 2025/09/15-2025/09/19.
func (r *momentReader) slashDays() bool { return r.days('/') }

// dotDays reads 7.14-7.20 and 2025.7.28-2025.8.3.
func (r *momentReader) dotDays() bool { return r.days('.') }

// days reads a range of two dates whose parts c separates, or one date with a year.
func (r *momentReader) days(c rune) bool {
	a, ok := r.day(c)
	if !ok {
		return false
	}
	mark := r.at
	if !r.dash() {
		r.setDay(a)
		return a.Year > 0
	}
	b, ok := r.day(c)
	if !ok || !r.dayEnds(c == '.' && a.Year == 0) {
		r.at = mark
		r.setDay(a)
		return a.Year > 0
	}
	r.setDay(a)
	r.m.To = b
	return true
}

// dayEnds tells whether what was read cannot be a range of numbers; two bare numbers with points must be followed by a bracket or 日.
func (r *momentReader) dayEnds(strict bool) bool {
	c := r.peek(0)
	if strict {
		return c == ')' || c == ']' || c == '】' || c == '日' || c == '期'
	}
	return !strings.ContainsRune("%亿万元倍个点美x", c)
}

func (r *momentReader) setDay(d Day) { r.m.Year, r.m.Month, r.m.Day = d.Year, d.Month, d.Day }

func (r *momentReader) day(c rune) (d Day, ok bool) {
	v, size := r.number(4)
	if size == 4 {
		d.Year = v
		if r.peek(0) != c {
			return d, false
		}
		r.at++
		v, size = r.number(2)
	}
	d.Month = v
	if size == 0 || size > 2 || r.peek(0) != c {
		return d, false
	}
	r.at++
	d.Day, size = r.number(2)
	return d, size > 0 && validDay(d) && !isDigit(r.peek(0))
}

func validDay(d Day) bool {
	return d.Month >= 1 && d.Month <= 12 && d.Day >= 1 && d.Day <= 31 && (d.Year == 0 || d.Year > 1989 && d.Year < 2100)
}
