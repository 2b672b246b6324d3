package extract

import (
	"cmp"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"yanku/internal/report"
)

// dateSpan reads the two ends of a period; each may lack its year, the second its month: 3月23日-3月27日, 2025.7.28-2025.8.3, 6/27-7/10, 3月22日-26日, 2025年7月28日至8月1日.
var dateSpan = regexp.MustCompile(`(?:(20\d\d)\s?[年./-]\s?)?(\d{1,2})\s?[月./]\s?(\d{1,2})日?\s?(?:-|—|–|~|～|至|到)+\s?(?:(20\d\d)\s?[年./-]\s?)?(?:(\d{1,2})\s?[月./]\s?)?(\d{1,2})(日?)`)

// period finds the days that a weekly reports on, by the first span of days near the words of a week's market: 回顾本周行情(3月23日-3月27日). Zero when there is none.
func (f front) period() (start, end report.Date) {
	if k := kindIn(f.doc.Meta.Title + stem(f.hints.Name) + f.head[:min(len(f.head), 1500)]); k != report.Weekly && k != report.Monthly {
		return report.Date{}, report.Date{}
	}
	body := f.doc.Body[:legalFrom(f.doc)]
	f.stated, f.years = f.statedDate(), yearsIn(body)
	best := 0
	for _, m := range spansIn(body) {
		s, e, score := f.readSpan(body, m)
		if score > best {
			start, end, best = s, e, score
		}
	}
	return start, end
}

// spansIn gives the matches of dateSpan in s, 200 at most. It looks only around the marks that stand between two days, for a pattern over the whole text costs more than all rules together.
func spansIn(s string) [][]int {
	var out [][]int
	last := 0
	for at := 0; at < len(s) && len(out) < 200; {
		r, size := utf8.DecodeRuneInString(s[at:])
		if !strings.ContainsRune("-–—~～至到", r) || at == 0 || !isDigitRune(rune(s[at-1])) && !strings.HasSuffix(s[:at], "日") && s[at-1] != ' ' {
			at += size
			continue
		}
		from, to := around(s, at, 30)
		from = max(from, last)
		at += size
		m := dateSpan.FindStringSubmatchIndex(s[from:to])
		if m == nil || from+m[1] <= at {
			continue
		}
		for i := range m {
			if m[i] >= 0 {
				m[i] += from
			}
		}
		out = append(out, m)
		last, at = m[1], max(at, m[1])
	}
	return out
}

// readSpan reads one match of dateSpan and tells how well it fits as the report's period; 0 when it does not.
func (f front) readSpan(body string, m []int) (start, end report.Date, score int) {
	part := func(i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return body[m[2*i]:m[2*i+1]]
	}
	text := body[m[0]:m[1]]
	if joined(body, m[0], m[1]) || part(5) == "" && !strings.Contains(text, "月") {
		return start, end, 0
	}
	start = report.Date{Year: atoi(part(1)), Month: atoi(part(2)), Day: atoi(part(3))}
	end = report.Date{Year: atoi(cmp.Or(part(4), part(1))), Month: atoi(cmp.Or(part(5), part(2))), Day: atoi(part(6))}
	start, end = f.withYears(start, end)
	if !start.Valid() || !end.Valid() || !start.Before(end) || start.Add(31).Before(end) {
		return start, end, 0
	}
	if d := f.stated; !d.Zero() && (d.Add(1).Before(end) || end.Add(12).Before(d)) {
		return start, end, 0
	}
	return start, end, f.spanScore(body[max(0, m[0]-60):m[0]], text, start, end)
}

// withYears gives the days of a period the years that its words leave out.
func (f front) withYears(start, end report.Date) (report.Date, report.Date) {
	if start.Year == 0 {
		start.Year = cmp.Or(end.Year, f.yearFor(start, end))
	}
	if end.Year == 0 {
		end.Year = start.Year
	}
	if end.Year == start.Year && end.Month < start.Month {
		end.Year++
	}
	return start, end
}

// joined tells whether the words at [from, to) are a piece of a longer number or of a range of percentages.
func joined(s string, from, to int) bool {
	return from > 0 && strings.IndexByte("0123456789.-/+", s[from-1]) >= 0 || to < len(s) && strings.IndexByte("0123456789.%", s[to]) >= 0
}

// spanScore weighs a span of days as the report's period by the words before it and its days of the week. Three and more is good.
func (f front) spanScore(before, text string, start, end report.Date) int {
	score := 1
	for _, w := range marks("period_cue") {
		if strings.Contains(before, w) {
			score += 2
		}
	}
	if start.Weekday() == time.Monday {
		score += 2
	}
	if w := end.Weekday(); w == time.Friday || w == time.Sunday {
		score += 2
	}
	if strings.Contains(f.doc.Meta.Title, text) {
		score += 6
	}
	if score < 3 {
		return 0
	}
	return score
}

// yearFor gives the year of a period that names none: of the printed date or the file's name, else of the years that the text names the one in which the days
// run from Monday to Friday or Sunday, and of several such the one named most.
func (f front) yearFor(start, end report.Date) int {
	for _, d := range []report.Date{f.stated, f.named.Date} {
		if d.Zero() {
			continue
		}
		for _, y := range []int{d.Year, d.Year - 1} {
			if s := (report.Date{Year: y, Month: start.Month, Day: start.Day}); s.Valid() && s.Compare(d) <= 0 {
				return y
			}
		}
	}
	best, most := 0, 0
	for y, n := range f.years {
		if n = yearScore(y, n, start, end); n > most || n == most && y > best {
			best, most = y, n
		}
	}
	return best
}

// yearScore weighs a year that the text names n times as that of a period, 0 when the days do not exist in it.
func yearScore(y, n int, start, end report.Date) int {
	start.Year, end.Year = y, y
	if end.Month < start.Month {
		end.Year++
	}
	if !start.Valid() || !end.Valid() {
		return 0
	}
	if start.Weekday() == time.Monday {
		n += 100
	}
	if w := end.Weekday(); w == time.Friday || w == time.Sunday {
		n += 100
	}
	return n
}

// yearsIn counts the years that a text names as such: 2026年, FY2026, Q1 2026, OFC 2026.
func yearsIn(s string) map[int]int {
	out := map[int]int{}
	for at := 0; at+4 <= len(s); {
		i := strings.Index(s[at:], "20")
		if i < 0 || at+i+4 > len(s) {
			break
		}
		at += i
		y := s[at : at+4]
		if digits(y) && (at == 0 || !isDigitRune(rune(s[at-1])) && s[at-1] != '.') && (at+4 == len(s) || !isDigitRune(rune(s[at+4]))) {
			if n := atoi(y); n >= 2005 && n <= 2039 {
				out[n]++
			}
			at += 4
			continue
		}
		at += 2
	}
	return out
}
