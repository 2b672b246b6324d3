package extract

import (
	"cmp"
	"regexp"
	"strconv"
	"strings"
	"time"

	"yanku/internal/report"
)

// fullDate reads 2021年3月27日, 2021-03-27, 2026.2.12, 2021/3/26. The byte before may be no digit, see datesIn.
var fullDate = regexp.MustCompile(`(20\d\d)\s?(?:年|-|/|\.)\s?(\d{1,2})\s?(?:月|-|/|\.)\s?(\d{1,2})`)

// span reads the two ends of a period; each may lack its year, the second its month: 3月23日-3月27日, 2025.7.28-2025.8.3, 6/27-7/10, 3月22日-26日, 2025年7月28日至8月1日.
var dateSpan = regexp.MustCompile(`(?:(20\d\d)\s?[年./-]\s?)?(\d{1,2})\s?[月./]\s?(\d{1,2})日?\s?(?:-|—|–|~|～|至|到)+\s?(?:(20\d\d)\s?[年./-]\s?)?(?:(\d{1,2})\s?[月./]\s?)?(\d{1,2})(日?)`)

// datedAt is a full date in the text.
type datedAt struct {
	date report.Date
	at   int
}

// datesIn gives the full dates in s, in order.
func datesIn(s string) []datedAt {
	var out []datedAt
	for _, m := range fullDate.FindAllStringSubmatchIndex(s, -1) {
		if m[0] > 0 && isDigitRune(rune(s[m[0]-1])) && !strings.HasPrefix(strings.TrimLeft(s[m[3]:], " "), "年") {
			continue // a page number may be glued to 2021年3月27日, to 2021.3.27 it may not
		}
		d := report.Date{Year: atoi(s[m[2]:m[3]]), Month: atoi(s[m[4]:m[5]]), Day: atoi(s[m[6]:m[7]])}
		if d.Valid() {
			out = append(out, datedAt{d, m[0]})
		}
	}
	return out
}

func atoi(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// date finds the day of publication. inferred tells that it is not printed: it is the end of the period, the latest day the figures are of (截至2026.2.12), or from the file's name.
func (f front) date() (d report.Date, inferred bool) {
	if d, ok := report.ParseDate(strings.TrimSpace(f.hints.Date)); ok {
		return d, false
	}
	if text := f.labelled("日期", "报告日期", "发布日期", "发布时间", "报告发布日期", "发表时间", "当前时间", "时间"); text != "" {
		if all := datesIn(text); len(all) > 0 {
			return all[0].date, false
		}
	}
	if d := f.printed(); !d.Zero() {
		return d, false
	}
	if _, _, listed := f.listing(); listed != "" {
		if d, ok := report.ParseDate(listed); ok {
			return d, true
		}
	}
	if d := nameDate(f.hints.Name); !d.Zero() && f.doc.Meta.End.Zero() {
		return d, true
	}
	if !f.doc.Meta.End.Zero() {
		return f.doc.Meta.End, true
	}
	if d := f.asOf(); !d.Zero() {
		return d, true
	}
	return report.Date{}, false
}

// printed gives the first full date of the front of a report that stands by itself: in a short line, or behind the words of a cover in a text without lines.
func (f front) printed() report.Date {
	head := f.head[:min(len(f.head), 2400)]
	for _, x := range datesIn(head) {
		line := head[strings.LastIndexByte(head[:x.at], '\n')+1:]
		if i := strings.IndexByte(line, '\n'); i >= 0 {
			line = line[:i]
		}
		if len(line) <= 60 && len(datesIn(line)) == 1 && !strings.ContainsAny(line, "，。") && !strings.Contains(line, "截") {
			return x.date
		}
		before := head[max(0, x.at-36):x.at]
		after := head[x.at:min(len(head), x.at+40)]
		for _, w := range []string{"研究报告", "专题研究", "行业研究", "ReportDate]", "报告日期", "发布日期", "预测", "当前时间"} {
			if strings.Contains(before, w) {
				return x.date
			}
		}
		if x.at < 8 && strings.Contains(after, "日") || strings.Contains(after, "│") || strings.Contains(after, "|") {
			return x.date
		}
	}
	return report.Date{}
}

// asOf gives the latest day that figures of the text are said to be of: 截至2026.2.12.
func (f front) asOf() report.Date {
	var latest report.Date
	body := f.doc.Body
	for _, w := range []string{"截至", "截止"} {
		for at := 0; ; {
			i := strings.Index(body[at:], w)
			if i < 0 {
				break
			}
			at += i + len(w)
			window := body[at:min(len(body), at+36)]
			if all := datesIn(window); len(all) > 0 && all[0].at <= 6 && all[0].date.Compare(latest) > 0 {
				latest = all[0].date
			}
		}
	}
	return latest
}

var nameDates = regexp.MustCompile(`(20\d\d)[-_.]?(\d\d)[-_.]?(\d\d)|-(\d\d)(\d\d)(\d\d)(?:\D|$)`)

// nameDate reads the date in a file's name: 2025-07-02_report.md, weekly_20210327.txt, …-250711.pdf.
func nameDate(name string) report.Date {
	for _, m := range nameDates.FindAllStringSubmatch(name, -1) {
		d := report.Date{Year: atoi(m[1]), Month: atoi(m[2]), Day: atoi(m[3])}
		if m[1] == "" {
			d = report.Date{Year: 2000 + atoi(m[4]), Month: atoi(m[5]), Day: atoi(m[6])}
		}
		if d.Valid() && d.Year >= 2000 {
			return d
		}
	}
	return report.Date{}
}

// period finds the days that a weekly reports on, by the first span of days near the words of a week's market: 回顾本周行情(3月23日-3月27日). Zero when there is none.
func (f front) period() (start, end report.Date) {
	if k := kindIn(f.doc.Meta.Title + stem(f.hints.Name) + f.head[:min(len(f.head), 1500)]); k != report.Weekly && k != report.Monthly {
		return report.Date{}, report.Date{}
	}
	body := f.doc.Body[:legalFrom(f.doc)]
	best := 0
	for _, m := range dateSpan.FindAllStringSubmatchIndex(body, 200) {
		s, e, score := f.readSpan(body, m)
		if score > best {
			start, end, best = s, e, score
		}
	}
	return start, end
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
	if d := f.statedDate(); !d.Zero() && (d.Add(1).Before(end) || end.Add(12).Before(d)) {
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
	for _, w := range []string{"周", "行情", "回顾", "报告期", "市场"} {
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
	for _, d := range []report.Date{f.statedDate(), nameDate(f.hints.Name)} {
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
	for y, n := range yearsIn(f.doc.Body) {
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

// statedDate gives the printed day of publication, zero when there is none.
func (f front) statedDate() report.Date {
	if d, ok := report.ParseDate(strings.TrimSpace(f.hints.Date)); ok {
		return d
	}
	if text := f.labelled("日期", "报告日期", "发布日期", "发布时间"); text != "" {
		if all := datesIn(text); len(all) > 0 {
			return all[0].date
		}
	}
	return f.printed()
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
