package report

import (
	"fmt"
	"strings"
	"time"
)

// Date is a civil date without a zone; the zero Date is unknown.
type Date struct {
	Year, Month, Day int
}

// ParseDate reads 2026-03-27, 2026/3/27 or the date at the front of a timestamp; ok is false when there is none or it does not exist.
func ParseDate(s string) (d Date, ok bool) {
	if !strings.ContainsAny(s, "0123456789") {
		return Date{}, false
	}
	for _, form := range []string{"%d-%d-%d", "%d/%d/%d", "%d.%d.%d", "%d年%d月%d日"} {
		if n, _ := fmt.Sscanf(s, form, &d.Year, &d.Month, &d.Day); n == 3 && d.Valid() {
			return d, true
		}
	}
	return Date{}, false
}

// DateOf gives the civil date of t in t's zone.
func DateOf(t time.Time) Date { return Date{t.Year(), int(t.Month()), t.Day()} }

// Valid tells whether the date exists, between 1990 and 2099.
func (d Date) Valid() bool {
	return d.Year >= 1990 && d.Year <= 2099 && d.Month >= 1 && d.Month <= 12 && d.Day >= 1 && DateOf(d.Time()) == d
}

// Zero tells whether the date is unknown.
func (d Date) Zero() bool { return d == Date{} }

// Time gives midnight UTC of the date.
func (d Date) Time() time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
}

// Add gives the date n days later.
func (d Date) Add(n int) Date { return DateOf(d.Time().AddDate(0, 0, n)) }

// Before tells whether d is earlier than e.
func (d Date) Before(e Date) bool { return d.Compare(e) < 0 }

// Compare is negative, zero or positive as d is before, on or after e.
func (d Date) Compare(e Date) int {
	return (d.Year-e.Year)*512 + (d.Month-e.Month)*32 + d.Day - e.Day
}

// Weekday gives the day of the week.
func (d Date) Weekday() time.Weekday { return d.Time().Weekday() }

// Quarter gives 1..4.
func (d Date) Quarter() int { return (d.Month + 2) / 3 }

// String gives 2026-03-27, or "" when unknown.
func (d Date) String() string {
	if d.Zero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// MarshalText writes the ISO date.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads the ISO date; empty is unknown.
func (d *Date) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*d = Date{}
		return nil
	}
	v, ok := ParseDate(string(b))
	if !ok {
		return fmt.Errorf("read date %q: not a date", b)
	}
	*d = v
	return nil
}
