package extract

import (
	"time"

	"yanku/internal/report"
)

// since gives the period from the beginning of a year or of the report's month until now; moves have no word for others.
func since(m Moment, asOf report.Date) report.Period {
	d := report.Period{Key: noPeriod, Start: report.Date{Year: m.Year, Month: max(m.Month, 1), Day: 1}, End: asOf}
	switch {
	case m.Day > 0:
	case m.Month == 0 && !m.RelYear && (m.Year == asOf.Year || m.Year == 0 || asOf.Zero()):
		return toDate(m, asOf)
	case monthOf(m, asOf):
		d.Key, d.Start.Year = report.MTD, asOf.Year
	case monthOf(m, friday(asOf)):
		d.End = friday(asOf)
		d.Key, d.Start.Year = report.MTD, d.End.Year
	}
	if d.Key == noPeriod {
		d.Start, d.End = report.Date{}, report.Date{}
	}
	return d
}

// monthOf tells whether a moment is the month of a day.
func monthOf(m Moment, day report.Date) bool {
	return m.Month > 0 && m.Month == day.Month && (m.Year == 0 || m.Year == day.Year)
}

// friday gives the Friday before a day of a weekend, and other days as they are: 10月至今 in a weekly of Saturday, 1 November, is until 31 October.
func friday(day report.Date) report.Date {
	if day.Zero() {
		return day
	}
	switch t := day.Time(); t.Weekday() {
	case time.Saturday:
		return report.DateOf(t.AddDate(0, 0, -1))
	case time.Sunday:
		return report.DateOf(t.AddDate(0, 0, -2))
	}
	return day
}

// toDate gives the year up to a named day or the end of a named month, or up to now.
func toDate(m Moment, asOf report.Date) report.Period {
	d := report.Period{Key: report.YTD, End: asOf, Inferred: m.Year == 0}
	if m.To.Month > 0 {
		end := m.To
		if end.Year == 0 {
			end.Year = m.Year
		}
		if d.End = withYear(end, asOf); m.To.Day == 0 {
			d.End.Day = 1
			d.End = report.DateOf(d.End.Time().AddDate(0, 1, -1))
		}
	}
	d.Start = report.Date{Year: m.Year, Month: 1, Day: 1}
	if m.Year == 0 {
		d.Start.Year = d.End.Year
	}
	return d
}

// firstMonths gives the months from January on, 1-8月, as the year to date when the report looks back from the last of them or the next.
func firstMonths(m Moment, asOf report.Date) report.Period {
	year := m.Year
	if year == 0 {
		year = asOf.Year + m.Rel
	}
	if m.Month != 1 || year != asOf.Year || asOf.Month < m.LastM || asOf.Month > m.LastM+1 {
		return report.Period{Key: noPeriod}
	}
	d := toDate(Moment{Year: year, To: Day{Month: m.LastM}}, asOf)
	d.Inferred = m.Year == 0
	if asOf.Month == m.LastM {
		d.End = asOf
	}
	return d
}

// withYear gives a day its year: the one that brings it nearest before asOf.
func withYear(d Day, asOf report.Date) report.Date {
	year := d.Year
	if year == 0 {
		year = asOf.Year
		if asOf.Month > 0 && d.Month > asOf.Month+1 {
			year--
		}
	}
	return report.Date{Year: year, Month: d.Month, Day: d.Day}
}

// days gives the period of a range of days: up to 9 days are a week, up to 18 two weeks, 27 to 33 a month.
func days(m Moment, asOf report.Date) report.Period {
	from, to := ends(m, asOf)
	d := report.Period{Start: from, End: to, Inferred: m.Year == 0}
	if !from.Valid() || !to.Valid() {
		return report.Period{}
	}
	switch n := int(to.Time().Sub(from.Time())/(24*time.Hour)) + 1; {
	case n < 1:
		return report.Period{}
	case n == 1:
		d.Key = report.Day
	case n <= 9:
		d.Key = report.Week
	case n <= 18:
		d.Key = report.TwoWeek
	case n > 26 && n <= 33:
		d.Key = report.Month
	default:
		d.Key = noPeriod
	}
	return d
}

// ends gives the first and the last day of a range of days whose years may not be told.
func ends(m Moment, asOf report.Date) (from, to report.Date) {
	end := m.To
	if end.Month == 0 {
		end.Month = m.Month
	}
	if end.Year == 0 && m.Year > 0 {
		end.Year = m.Year
		if end.Month < m.Month {
			end.Year++
		}
	}
	to = withYear(end, asOf)
	start := Day{m.Year, m.Month, m.Day}
	if start.Year == 0 {
		start.Year = to.Year
		if start.Month > to.Month {
			start.Year--
		}
	}
	return withYear(start, asOf), to
}

// calendarPeriod gives a month, a quarter or a year.
func calendarPeriod(m Moment, asOf report.Date) report.Period {
	switch {
	case m.Month > 0:
		return monthPeriod(m, asOf)
	case m.Q > 0:
		return quarterPeriod(m, asOf)
	case m.Year > 0 || m.RelYear:
		return yearPeriod(m, asOf)
	}
	return report.Period{}
}

func monthPeriod(m Moment, asOf report.Date) report.Period {
	first := withYear(Day{m.Year, m.Month, 1}, asOf)
	d := report.Period{Key: report.Month, Start: first, Inferred: m.Year == 0}
	if first.Year == asOf.Year && first.Month == asOf.Month {
		d.Key, d.End = report.MTD, asOf
		return d
	}
	if first.Valid() {
		d.End = report.DateOf(first.Time().AddDate(0, 1, -1))
	}
	return d
}

func quarterPeriod(m Moment, asOf report.Date) report.Period {
	year := m.Year
	if year == 0 {
		year = asOf.Year + m.Rel
		if !m.RelYear && m.Q > asOf.Quarter() {
			year--
		}
	}
	d := report.Period{Key: report.Quarter, Inferred: m.Year == 0}
	if year == asOf.Year && m.Q == asOf.Quarter() {
		d.Key = report.QTD
	}
	d.Start = report.Date{Year: year, Month: m.Q*3 - 2, Day: 1}
	return d
}

func yearPeriod(m Moment, asOf report.Date) report.Period {
	year := m.Year
	if year == 0 {
		year = asOf.Year + m.Rel
	}
	d := report.Period{Key: report.Year, Inferred: m.Year == 0}
	if year > 1990 {
		d.Start = report.Date{Year: year, Month: 1, Day: 1}
	}
	if year == asOf.Year && !m.Full {
		d.Key = report.YTD
	}
	return d
}
