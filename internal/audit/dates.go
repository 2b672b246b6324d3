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
}

// asOfEnglish: as of February 12, 2026
var asOfEnglish = regexp.MustCompile(`(?i)\bas (?:of|at) (January|February|March|April|May|June|July|August|September|October|November|December) (\d{1,2}),? (20\d\d)`)

// findDates looks for dates that cannot be: data of a day that is not yet or whose year slipped, days that no calendar has, a weekday beside another day's date.
func findDates(d *report.Doc, _ []report.Figure) []report.Flag {
	var out []report.Flag
	var data []dated
	for i := range d.Sentences {
		s := d.Sentences[i]
		text := d.Text(s.Span)
		days := daysIn(text)
		for j, x := range days {
			if x.year > 0 && x.date().Valid() && (ofData(text[:x.From]) || ofPrice(text, x)) && !longRange(text, x, days[j+1:]) {
				data = append(data, dated{x.date(), x.Shift(s.From), s.Span})
			}
			if x.chinese && !partOfMore(text, x.From, x.To) {
				out = append(out, impossible(d, s, text, days[j:])...)
			}
			out = append(out, weekday(d, s, text, x)...)
		}
		data = append(data, english(text, s)...)
	}
	return append(out, slips(d, data)...)
}

// ofData tells whether the words before a date say that data are of this day: 截至, 截止到, 数据日期：, 本周（.
func ofData(before string) bool {
	before = strings.TrimRight(before, " ：:（(")
	if endsWith(before, "data") {
		return true
	}
	for _, w := range wordList()["between"] {
		if rest, ok := strings.CutSuffix(before, w); ok {
			return endsWith(rest, "data")
		}
	}
	return false
}

// ofPrice tells whether a date says of which day prices are: 按2026年3月26日收盘价计算.
func ofPrice(text string, x day) bool {
	return startsWith(strings.TrimPrefix(text[x.To:], "的"), "收盘") && endsWith(text[:x.From], "price")
}

// longRange tells whether a date begins a period that ends in another year, which may be of a year by intent.
func longRange(text string, x day, next []day) bool {
	if len(next) == 0 || next[0].year == 0 || next[0].year == x.year {
		return false
	}
	dash, after := mark(text, x.To)
	return strings.ContainsRune("-—–~～至到", dash) && next[0].From <= after+len(" ")
}

// endsWith tells whether a text ends with a word of a class.
func endsWith(text, class string) bool {
	for _, w := range wordList()[class] {
		if strings.HasSuffix(text, w) {
			return true
		}
	}
	return false
}

func english(text string, s report.Sentence) []dated {
	if !strings.Contains(text, "s of ") && !strings.Contains(text, "s at ") {
		return nil
	}
	var out []dated
	for _, m := range asOfEnglish.FindAllStringSubmatchIndex(text, -1) {
		month, _ := time.Parse("January", text[m[2]:m[3]])
		year, _ := strconv.Atoi(text[m[6]:m[7]])
		day, _ := strconv.Atoi(text[m[4]:m[5]])
		if when := (report.Date{Year: year, Month: int(month.Month()), Day: day}); when.Valid() {
			out = append(out, dated{when, report.Span{From: m[2], To: m[1]}.Shift(s.From), s.Span})
		}
	}
	return out
}

// slips compares days of data with the report's date and with each other. A day a year off, give or take what lies between data and report, has a wrong year; so has one in
// the future. Ends of quarters, comparisons and outlooks speak of other years by right.
func slips(d *report.Doc, days []dated) []report.Flag {
	var out []report.Flag
	at := make(map[report.Date]int, len(days))
	for i := len(days) - 1; i >= 0; i-- {
		at[days[i].Date] = i
	}
	for i, x := range days {
		text := around(d, x.sentence, x.mark)
		if quarterEnd(x.Date) || says(text, "comparison") {
			continue
		}
		if anchor, ok := anchorOf(d, days, at, i); ok {
			meant := report.Date{Year: anchor.year, Month: x.Month, Day: x.Day}
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
	year int // the year that is meant
}

// near a year: data are at most so many days older than the report they stand in, or as many younger where the report's date is inferred.
const (
	daysBefore = 20
	daysAfter  = 3
	daysSure   = 7 // where more than one year lies between
	yearsSure  = 3
)

// anchorOf finds the day that says which year days[i] is meant to have: another day of data with the year after, first; then the report's date.
// at is the first place of each day.
func anchorOf(d *report.Doc, days []dated, at map[report.Date]int, i int) (anchor, bool) {
	x, r := days[i], d.Meta.Date
	meant := report.Date{Year: x.Year + 1, Month: x.Month, Day: x.Day}
	if !meant.Valid() || twoYears(days, i) {
		return anchor{}, false
	}
	for _, n := range nearDays {
		y := meant.Add(n)
		if j, ok := at[y]; ok && y.Year == meant.Year && (r.Zero() || !r.Add(daysAfter).Before(y)) {
			return anchor{y, j, meant.Year}, true
		}
	}
	for before := daysBefore; !r.Zero() && meant.Year-x.Year <= yearsSure; before = daysSure {
		if !meant.Before(r.Add(-before)) && !r.Add(daysAfter).Before(meant) {
			return anchor{r, -1, meant.Year}, true
		}
		meant.Year++
	}
	return anchor{}, false
}

// nearDays are the distances at which another day of data is an anchor, the nearest first.
var nearDays = []int{0, 1, -1, 2, -2, 3, -3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20}

// maxBeside is how many days of data one sentence is asked for on each side of one of them.
const maxBeside = 8

// twoYears tells whether the sentence of days[i] has a day of data of another year beside it; then both are meant.
func twoYears(days []dated, i int) bool {
	for _, step := range []int{-1, 1} {
		for j := i + step; j >= 0 && j < len(days) && days[j].sentence == days[i].sentence && j-i <= maxBeside && i-j <= maxBeside; j += step {
			if days[j].Year != days[i].Year {
				return true
			}
		}
	}
	return false
}

func quarterEnd(x report.Date) bool {
	return x.Month%3 == 0 && x.Add(1).Day == 1
}

func dateFlag(d *report.Doc, code string, args []string, x dated) report.Flag {
	return report.Flag{Level: report.LevelError, Code: code, Args: args, Spans: []report.Source{source(d, x.sentence, x.mark)}}
}

// impossible tells a day that no calendar has, and a period within a month that ends before it begins; days are the day and those behind it.
func impossible(d *report.Doc, s report.Sentence, text string, days []day) []report.Flag {
	x := days[0]
	when := x.date()
	if x.year == 0 {
		when.Year = 2024 // a leap year: 2月29日 may be one
	}
	if !when.Valid() && x.closed && x.month > 0 && x.day > 0 {
		return []report.Flag{dateFlag(d, "date.none", []string{x.words}, dated{when, x.Shift(s.From), s.Span})}
	}
	end, to, ok := rangeEnd(text, x, days[1:])
	if !ok || !when.Valid() || end >= x.day {
		return nil
	}
	at := report.Span{From: x.From, To: to}
	return []report.Flag{dateFlag(d, "date.order", []string{text[x.From:to]}, dated{when, at.Shift(s.From), s.Span})}
}

// rangeEnd gives the last day of a period that begins with x and ends in its month: 23 of 3月27日-3月23日 and of 3月27日至23日.
func rangeEnd(text string, x day, next []day) (end, to int, ok bool) {
	dash, after := mark(text, x.To)
	if !strings.ContainsRune("-—–~～至", dash) {
		return 0, 0, false
	}
	if len(next) > 0 && next[0].From == after {
		return next[0].day, next[0].To, next[0].month == x.month && next[0].closed && (next[0].year == 0 || next[0].year == x.year)
	}
	if end, to, ok = numberAt(text, after, 2); !ok {
		return 0, 0, false
	}
	sign, closing := mark(text, to)
	return end, closing, sign == '日'
}
