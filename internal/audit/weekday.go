package audit

import (
	"regexp"
	"strconv"
	"strings"

	"yanku/internal/report"
)

const weekdayWord = `(?:周|星期|礼拜)([一二三四五六日天])`

var (
	// dayThenWeekday: 3月27日（周五）, 2026-03-27 星期五
	dayThenWeekday = regexp.MustCompile(`(?:(20\d\d)[年/.-])?(\d{1,2})[月/.-](\d{1,2})日?\s?[（(]?` + weekdayWord)
	// weekdayThenDay: 周五（3月27日）
	weekdayThenDay = regexp.MustCompile(weekdayWord + `[（(](?:(20\d\d)年)?(\d{1,2})月(\d{1,2})日`)
)

// weekdays finds dates that stand beside another day's weekday. A date without a year is the one nearest to the report's; without either nothing is known.
func weekdays(d *report.Doc, s report.Sentence, text string) []report.Flag {
	var out []report.Flag
	add := func(at report.Span, parts [4]string) {
		when, ok := nearest(d.Meta.Date, parts[0], parts[1], parts[2])
		said := strings.Index("日一二三四五六", strings.ReplaceAll(parts[3], "天", "日")) / len("日")
		if !ok || int(when.Weekday()) == said {
			return
		}
		args := []string{when.String(), "@weekday." + strconv.Itoa(int(when.Weekday())), "@weekday." + strconv.Itoa(said)}
		out = append(out, dateFlag(d, "date.weekday", args, dated{when, at.Shift(s.From), s.Span, s.Block}))
	}
	for _, m := range dayThenWeekday.FindAllStringSubmatchIndex(text, -1) {
		if dash := text[m[5]]; !strings.HasPrefix(text[m[5]:], "月") && (m[2] < 0 || dash == '.') {
			continue // 1.5周一 and 3-5周二 are no dates
		}
		if !partOfMore(text, m[0], m[1]) && !longerWord(text[m[1]:]) {
			add(report.Span{From: m[0], To: m[1]}, [4]string{group(text, m, 1), group(text, m, 2), group(text, m, 3), group(text, m, 4)})
		}
	}
	for _, m := range weekdayThenDay.FindAllStringSubmatchIndex(text, -1) {
		add(report.Span{From: m[0], To: m[1]}, [4]string{group(text, m, 2), group(text, m, 3), group(text, m, 4), group(text, m, 1)})
	}
	return out
}

// longerWord tells whether a weekday goes on to another word: 周六福, 周一致, 周日均.
func longerWord(rest string) bool {
	for _, w := range []string{"福", "致", "均", "线", "度", "内", "季", "年"} {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	return false
}

func group(text string, m []int, n int) string {
	if m[2*n] < 0 {
		return ""
	}
	return text[m[2*n]:m[2*n+1]]
}

// nearest gives the date of a month and a day in the year told, else in the year that brings it nearest to the report. Far from the report (four months) the year is not sure.
func nearest(to report.Date, year, month, day string) (report.Date, bool) {
	when := report.Date{Year: number(year), Month: number(month), Day: number(day)}
	if year != "" {
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
