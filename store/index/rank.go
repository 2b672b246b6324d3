package index

import "yanku/internal/report"

// Signs are what a report says of one thing asked for.
type Signs struct {
	Times  int  // how often it stands in the text
	Title  bool // it stands in the title
	Points int  // how often it stands in key points and headings
}

// usual is a usual length of a text in bytes: reports longer than that need more hits for the same score.
const usual = 12_000

// Weigh gives a report's score for all things asked for: how often each stands in a text of size bytes, saturating as BM25 does (k 1.2, b 0.5), whether it is in the title,
// and in key points and headings. It is lifted by up to a quarter for a report as new as the newest.
func Weigh(all []Signs, size int, age float64) float64 {
	sum := 0.0
	for _, s := range all {
		n := float64(s.Times)
		sum += n / (n + 1.2*(0.5+0.5*float64(size)/usual))
		if s.Title {
			sum++
		}
		p := float64(s.Points)
		sum += p / (p + 1)
	}
	return sum / float64(max(1, len(all))) * (1 + freshness(age)/4)
}

// freshness is 1 for the newest report and halves in a year; 0 when the age is not known (below 0).
func freshness(years float64) float64 {
	if years < 0 {
		return 0
	}
	return 1 / (1 + years)
}

// Age gives how many years d lies before newest; below 0 when it is not known.
func Age(d, newest report.Date) float64 {
	if d.Zero() {
		return -1
	}
	return newest.Time().Sub(d.Time()).Hours() / 24 / 365
}
