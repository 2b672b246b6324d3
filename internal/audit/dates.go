package audit

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"yanku/internal/report"
)

// dated is a full date in a sentence that says on which day something holds.
type dated struct {
	report.Date
	mark     report.Span
	sentence report.Span
	block    int
}

const fullDate = `(20\d\d)\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})(?:\s*日)?`

var (
	// asOf: 截至2026.2.12, 截止到2026年2月12日, 数据日期：2026-02-12, 本周（2026年3月23日
	asOf = regexp.MustCompile(`(?:截至|截止|数据日期|统计日期|本周|本期|上周|双周|近一周|近两周|报告期)(?:到|至|于|日期)?(?:当地时间|北京时间)?[：:（( ]{0,2}` + fullDate)
	// asOfEnglish: as of February 12, 2026
	asOfEnglish = regexp.MustCompile(`(?i)\bas (?:of|at) (January|February|March|April|May|June|July|August|September|October|November|December) (\d{1,2}),? (20\d\d)`)
	// written: 2026年2月30日, 2月30日
	written = regexp.MustCompile(`(?:(20\d\d)年)?(\d{1,2})月(\d{1,2})日`)
	// ordered: 3月27日-3月23日, 3月27日至23日
	ordered = regexp.MustCompile(`(\d{1,2})月(\d{1,2})日?[-—–~～至](?:(\d{1,2})月)?(\d{1,2})日`)
)

// findDates looks for dates that cannot be: data of a day that is not yet or whose year slipped, days that no calendar has, a weekday beside another day's date.
func findDates(d *report.Doc, _ []report.Figure) []report.Flag {
	var out []report.Flag
	var days []dated
	for i := range d.Sentences {
		s := d.Sentences[i]
		text := d.Text(s.Span)
		if !strings.ContainsAny(text, "0123456789") {
			continue
		}
		days = append(days, asOfDates(text, s)...)
		if strings.Contains(text, "月") {
			out = append(out, impossible(d, s, text)...)
		}
		if strings.Contains(text, "周") || strings.Contains(text, "星期") {
			out = append(out, weekdays(d, s, text)...)
		}
	}
	return append(out, slips(d, days)...)
}

func asOfDates(text string, s report.Sentence) []dated {
	var out []dated
	for _, m := range asOf.FindAllStringSubmatchIndex(text, -1) {
		out = appendDate(out, s, report.Span{From: m[2], To: m[1]}, text[m[2]:m[3]], text[m[4]:m[5]], text[m[6]:m[7]])
	}
	if strings.Contains(text, " of ") || strings.Contains(text, " at ") {
		for _, m := range asOfEnglish.FindAllStringSubmatchIndex(text, -1) {
			month, _ := time.Parse("January", text[m[2]:m[3]])
			out = appendDate(out, s, report.Span{From: m[2], To: m[1]}, text[m[6]:m[7]], strconv.Itoa(int(month.Month())), text[m[4]:m[5]])
		}
	}
	return out
}

func appendDate(out []dated, s report.Sentence, at report.Span, year, month, day string) []dated {
	when := report.Date{Year: number(year), Month: number(month), Day: number(day)}
	if !when.Valid() {
		return out
	}
	return append(out, dated{when, at.Shift(s.From), s.Span, s.Block})
}

func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// slips compares days of data with the report's date and with each other. A day a year off, give or take what lies between data and report, has a wrong year; so has one in
// the future. Ends of quarters, comparisons and outlooks speak of other years by right.
func slips(d *report.Doc, days []dated) []report.Flag {
	var out []report.Flag
	for i, x := range days {
		text := d.Text(x.sentence)
		if quarterEnd(x.Date) || says(text, "comparison") {
			continue
		}
		if anchor, ok := anchorOf(d, days, i); ok {
			meant := report.Date{Year: x.Year + 1, Month: x.Month, Day: x.Day}
			args := []string{x.String(), meant.String(), anchor.String()}
			f := dateFlag(d, "date.slip", args, x)
			if anchor.from >= 0 {
				f.Spans = append(f.Spans, source(d, days[anchor.from].sentence, days[anchor.from].mark))
			}
			out = append(out, f)
			continue
		}
		if r := d.Meta.Date; !r.Zero() && r.Add(3).Before(x.Date) && !says(text, "outlook") {
			out = append(out, dateFlag(d, "date.future", []string{x.String(), r.String()}, x))
		}
	}
	return out
}

// anchor is a day that another is compared with: the report's own (from is -1) or that of days[from].
type anchor struct {
	report.Date
	from int
}

// near a year: data are at most so many days older than the report they stand in, or as many younger where the report's date is inferred.
const (
	daysBefore = 20
	daysAfter  = 3
)

// anchorOf finds the day that says which year days[i] is meant to have: another day of data with the year after, first; then the report's date.
func anchorOf(d *report.Doc, days []dated, i int) (anchor, bool) {
	x := days[i].Date
	meant := report.Date{Year: x.Year + 1, Month: x.Month, Day: x.Day}
	if !meant.Valid() {
		return anchor{}, false
	}
	close := func(to report.Date) bool {
		return !meant.Before(to.Add(-daysBefore)) && !to.Add(daysAfter).Before(meant)
	}
	for j, y := range days {
		if days[i].sentence == y.sentence && i != j && y.Year != x.Year {
			return anchor{}, false // two years side by side are meant
		}
	}
	r := d.Meta.Date
	for j, y := range days {
		if y.Year == meant.Year && close(y.Date) && (r.Zero() || !r.Add(daysAfter).Before(y.Date)) {
			return anchor{y.Date, j}, true
		}
	}
	return anchor{r, -1}, !r.Zero() && close(r)
}

func quarterEnd(x report.Date) bool {
	return x.Month%3 == 0 && x.Add(1).Day == 1
}

func dateFlag(d *report.Doc, code string, args []string, x dated) report.Flag {
	return report.Flag{Level: report.LevelError, Code: code, Args: args, Spans: []report.Source{source(d, x.sentence, x.mark)}}
}

// impossible finds days that no calendar has, and periods that end before they begin.
func impossible(d *report.Doc, s report.Sentence, text string) []report.Flag {
	var out []report.Flag
	for _, m := range written.FindAllStringSubmatchIndex(text, -1) {
		if partOfMore(text, m[0], m[1]) {
			continue
		}
		year := 2024 // a leap year: 2月29日 without a year may be one
		if m[2] >= 0 {
			year = number(text[m[2]:m[3]])
		}
		month, day := number(text[m[4]:m[5]]), number(text[m[6]:m[7]])
		if when := (report.Date{Year: year, Month: month, Day: day}); !when.Valid() && month > 0 && day > 0 {
			at := report.Span{From: m[0], To: m[1]}.Shift(s.From)
			out = append(out, dateFlag(d, "date.none", []string{text[m[0]:m[1]]}, dated{when, at, s.Span, s.Block}))
		}
	}
	for _, m := range ordered.FindAllStringSubmatchIndex(text, -1) {
		if partOfMore(text, m[0], m[1]) {
			continue
		}
		to := m[2:4]
		if m[6] >= 0 {
			to = m[6:8]
		}
		if number(text[m[2]:m[3]]) == number(text[to[0]:to[1]]) && number(text[m[8]:m[9]]) < number(text[m[4]:m[5]]) {
			at := report.Span{From: m[0], To: m[1]}.Shift(s.From)
			out = append(out, dateFlag(d, "date.order", []string{text[m[0]:m[1]]}, dated{mark: at, sentence: s.Span, block: s.Block}))
		}
	}
	return out
}

// partOfMore tells whether what was read at [from, to) is a piece of something longer: 1-12月30日均线, 2026/13月.
func partOfMore(text string, from, to int) bool {
	if from > 0 && strings.IndexByte("0123456789./-~", text[from-1]) >= 0 {
		return true
	}
	for _, tail := range []string{"均", "线", "内", "移", "游", "年"} {
		if strings.HasPrefix(text[to:], tail) {
			return true
		}
	}
	return false
}
