package extract

import (
	"fmt"

	"yanku/internal/lexicon"
	"yanku/internal/report"
)

// fiscalPeriod gives a fiscal quarter or year. A quarter without year is the last one that ended before the report, or for guidance the one that had not.
func fiscalPeriod(m Moment, e *lexicon.Entry, asOf report.Date, n report.Nature) (report.Period, bool) {
	told := m.Year > 0 || m.RelYear
	if !told && m.Q == 0 || m.Year == 0 && asOf.Zero() {
		return report.Period{}, false
	}
	if !told {
		return nearQuarter(m.Q, e, asOf, n)
	}
	year := m.Year
	if year == 0 {
		year = asOf.Year + m.Rel
		if asOf.Month > fiscalEnd(e) {
			year++
		}
	}
	if m.Q == 0 {
		return fiscalYear(year, fiscalEnd(e), m.Year == 0), true
	}
	return fiscalQuarter(year, m.Q, e, m.Year == 0), true
}

// nearQuarter gives the fiscal quarter q nearest to the report: for what is spent the last one that ended, for guidance the one running or next.
func nearQuarter(q int, e *lexicon.Entry, asOf report.Date, n report.Nature) (report.Period, bool) {
	for year := asOf.Year + 1; year > asOf.Year-2; year-- {
		d := fiscalQuarter(year, q, e, true)
		ended := !asOf.Before(d.End)
		if n == report.Actual && ended || n != report.Actual && !ended && !asOf.Before(d.Start.Add(-60)) {
			return d, true
		}
	}
	return report.Period{}, false
}

// fiscalEnd gives the month in which the fiscal year of a company ends.
func fiscalEnd(e *lexicon.Entry) int {
	if e != nil && e.FiscalEnd > 0 {
		return e.FiscalEnd
	}
	return 12
}

// fiscalYear is the fiscal year that ends in month end of year; where that is December it is the calendar's.
func fiscalYear(year, end int, inferred bool) report.Period {
	if end == 12 {
		d := calendarYear(year)
		d.Inferred = inferred
		return d
	}
	last := report.Date{Year: year, Month: end, Day: 1}
	d := report.Period{Key: fmt.Sprintf("FY%d", year), Inferred: inferred, End: report.DateOf(last.Time().AddDate(0, 1, -1)), Start: report.DateOf(last.Time().AddDate(0, -11, 0))}
	d.Calendar = fmt.Sprint(year)
	if end < 7 {
		d.Calendar = fmt.Sprint(year - 1)
		if end == 6 {
			d.Calendar = fmt.Sprint(year)
		}
	}
	return d
}

// fiscalQuarter is quarter q of a company's fiscal year, with the calendar quarter that holds most of its days.
func fiscalQuarter(year, q int, e *lexicon.Entry, inferred bool) report.Period {
	end := fiscalEnd(e)
	last := report.Date{Year: year, Month: end, Day: 1}.Time().AddDate(0, -3*(4-q), 0)
	d := report.Period{
		Key: fmt.Sprintf("FY%dQ%d", year, q), Inferred: inferred,
		Start: report.DateOf(last.AddDate(0, -2, 0)), End: report.DateOf(last.AddDate(0, 1, -1)),
	}
	middle := report.DateOf(last.AddDate(0, -1, 0))
	d.Calendar = fmt.Sprintf("%dQ%d", middle.Year, middle.Quarter())
	if end == 12 {
		d.Key, d.Calendar = d.Calendar, ""
	}
	return d
}
