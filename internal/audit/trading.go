package audit

import (
	"regexp"
	"strconv"
	"strings"

	"yanku/internal/lexicon"
	"yanku/internal/report"
)

// mainland are the suffixes of codes whose exchanges keep China's calendar, and houses whose indices do.
var mainland = map[string]bool{"SH": true, "SZ": true, "BJ": true, "WI": true, "SI": true, "CSI": true, "CI": true, "申万": true, "中信": true, "中证": true, "万得": true, "国证": true}

// findClosed looks for moves over days on which the exchanges were closed, for a Spring Festival on another day than its own, and notes a report dated on a day without trade.
func findClosed(d *report.Doc, figs []report.Figure) []report.Flag {
	var out []report.Flag
	for i := range figs {
		if f := &figs[i]; closed(f) && saysDay(d, f, f.Period.Start) && saysDay(d, f, f.Period.End) {
			args := []string{f.Subject.Text, f.Period.Start.String(), f.Period.End.String()}
			out = append(out, flag(d, "date.closed", args, f))
		}
	}
	for _, s := range d.Sentences {
		out = append(out, festival(d, s)...)
	}
	return append(out, untraded(d)...)
}

// saysDay tells whether the sentence of a figure names a day, with or without its year.
func saysDay(d *report.Doc, f *report.Figure, day report.Date) bool {
	for _, x := range daysIn(d.Text(sentenceAt(d, f.Source.Span))) {
		if x.month == day.Month && x.day == day.Day {
			return true
		}
	}
	return false
}

// closed tells whether a mainland index or stock is said to have moved over days of which none was open.
func closed(f *report.Figure) bool {
	p := f.Period
	if !move(f) || p.Start.Zero() || p.End.Zero() || p.End.Before(p.Start) || p.Start.Add(31).Before(p.End) || f.Superseded {
		return false
	}
	suffix := f.Subject.Code[strings.LastIndexByte(f.Subject.Code, '.')+1:]
	if !mainland[suffix] && !mainland[f.Subject.Family] {
		return false
	}
	for x := p.Start; !p.End.Before(x); x = x.Add(1) {
		if open, known := lexicon.Default().Trading(x.Time()); open || !known {
			return false
		}
	}
	return true
}

// springDay: 2026年春节（2月17日）, 2026年的春节为2月17日
var springDay = regexp.MustCompile(`(20\d\d)年的?(春节|除夕)(?:是|为|在|：|:|（|\()+(?:公历)?(\d{1,2})月(\d{1,2})日`)

// festival compares the day that a sentence gives the Spring Festival, or its eve, with the lunar calendar's.
func festival(d *report.Doc, s report.Sentence) []report.Flag {
	text := d.Text(s.Span)
	if !strings.Contains(text, "年") || !strings.Contains(text, "春节") && !strings.Contains(text, "除夕") {
		return nil
	}
	var out []report.Flag
	for _, m := range springDay.FindAllStringSubmatchIndex(text, -1) {
		year, _ := strconv.Atoi(text[m[2]:m[3]])
		month, _ := strconv.Atoi(text[m[6]:m[7]])
		day, _ := strconv.Atoi(text[m[8]:m[9]])
		first, ok := report.ParseDate(lexicon.Default().SpringFestival(year))
		if !ok {
			continue
		}
		name := text[m[4]:m[5]]
		if name == "除夕" {
			first = first.Add(-1)
		}
		if said := (report.Date{Year: year, Month: month, Day: day}); said != first {
			at := report.Span{From: m[0], To: m[1]}
			out = append(out, dateFlag(d, "date.festival", []string{strconv.Itoa(year), name, first.String(), said.String()}, dated{said, at.Shift(s.From), s.Span}))
		}
	}
	return out
}

// headSentences is how far down a report's own date is looked for.
const headSentences = 12

// untraded notes that the report's own date, where it is printed, is a day without trade.
func untraded(d *report.Doc) []report.Flag {
	if open, known := lexicon.Default().Trading(d.Meta.Date.Time()); d.Meta.Date.Zero() || d.Meta.DateInferred || open || !known {
		return nil
	}
	for _, s := range d.Sentences[:min(headSentences, len(d.Sentences))] {
		for _, x := range daysIn(d.Text(s.Span)) {
			if x.year > 0 && x.date() == d.Meta.Date {
				f := dateFlag(d, "date.untraded", []string{d.Meta.Date.String(), "@weekday." + strconv.Itoa(int(d.Meta.Date.Weekday()))}, dated{d.Meta.Date, x.Shift(s.From), s.Span})
				f.Level = report.LevelNote
				return []report.Flag{f}
			}
		}
	}
	return nil
}
