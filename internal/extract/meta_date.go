package extract

import (
	"regexp"
	"strconv"
	"strings"

	"yanku/internal/report"
)

// fullDate reads 2021年3月27日, 2021-03-27, 2026.2.12, 2021/3/26. The byte before may be no digit, see datesIn.
var fullDate = regexp.MustCompile(`(20\d\d)\s?(?:年|-|/|\.)\s?(\d{1,2})\s?(?:月|-|/|\.)\s?(\d{1,2})`)

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

// date finds the day of publication. inferred tells that it is not printed: it is the end of the period, the latest day the figures are of (截至2026.2.12), or from the file's name, or the day the file was made.
func (f front) date() (d report.Date, inferred bool) {
	hinted, ok := report.ParseDate(strings.TrimSpace(f.hints.Date))
	if ok && !f.saved() {
		return hinted, false
	}
	if sheetFormat(f.doc.Meta.Format) {
		return f.sheetDate(hinted)
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
	if d := f.namedDay(); !d.Zero() && (f.named.Template != "" || f.doc.Meta.End.Zero()) {
		return d, true
	}
	if !f.doc.Meta.End.Zero() {
		return f.doc.Meta.End, true
	}
	if d := f.asOf(); !d.Zero() {
		return d, true
	}
	return hinted, ok
}

// sheetDate gives the day of a file of figures: that of its name, else the latest in it, else that on which it was made. None of them is printed as such.
func (f front) sheetDate(made report.Date) (d report.Date, inferred bool) {
	if d := nameDate(f.hints.Name); !d.Zero() {
		return d, true
	}
	for _, x := range datesIn(f.doc.Body) {
		if d.Before(x.date) {
			d = x.date
		}
	}
	if d.Zero() || !made.Zero() && made.Before(d) { // a plan for years to come
		d = made
	}
	return d, !d.Zero()
}

// saved tells that the file's own date is of the day the file was made, which a template or an old edition may be older than; what is printed goes before it.
func (f front) saved() bool {
	switch f.doc.Meta.Format {
	case "docx", "pptx", "rtf", "xlsx", "pdf":
		return true
	}
	return false
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
		for _, w := range marks("cover_date") {
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

// statedDate gives the printed day of publication, zero when there is none.
func (f front) statedDate() report.Date {
	if d, ok := report.ParseDate(strings.TrimSpace(f.hints.Date)); ok && !f.saved() {
		return d
	}
	if text := f.labelled("日期", "报告日期", "发布日期", "发布时间"); text != "" {
		if all := datesIn(text); len(all) > 0 {
			return all[0].date
		}
	}
	return f.printed()
}
