package index

import "yanku/internal/report"

// Signs are what a report says of one thing asked for. A report about a thing says it in the title, in headings and in bold, begins paragraphs with it and takes it up in several
// sections; one that mentions it has it in a list or a table.
type Signs struct {
	Title    bool
	Points   int // how often it stands in key points, headings and bold words
	Leads    int // paragraphs and headings that have it among their first characters
	Openings int // those that have it near their beginning
	Blocks   int // those that have it anywhere
	Sections int // sections that have it, but for the first
	Rows     int // how often it stands in tables
	Times    int // how often it stands anywhere
	Whole    int // how often it is there a word, and no piece of others
}

// How many characters of a paragraph are its first, and its beginning.
const (
	leadRunes    = 12
	openingRunes = 24
)

// Weigh gives a report's score for all things asked for and the number of paragraphs that have all of them. Each sign saturates, as in BM25; the weights were fitted to the
// judgements of store/testdata/judgements.txt. What is a word of its own is lifted by a four-hundredth, and a report as new as the newest by a twentieth, so that of equals the newer comes first.
func Weigh(all []Signs, together int, age float64) float64 {
	sum := 0.0
	for _, s := range all {
		sum += s.weight() * (1 + float64(s.Whole)/float64(max(1, s.Times))/400)
	}
	sum /= float64(max(1, len(all)))
	if len(all) > 1 {
		sum += 3.75 * share(together, 1)
	}
	return 1 + sum*(1+freshness(age)/20)
}

func (s Signs) weight() float64 {
	w := 1.5*share(s.Points, 1.5) + share(s.Leads, 0.75)/2 + 3*share(s.Openings, 0.75) + 1.75*share(s.Blocks, 1.5) + 2*share(s.Sections, 0.2) + share(s.Rows, 1)/2 + share(s.Times, 3)/10
	if s.Title {
		w += 3.75
	}
	return w
}

// guess gives a score below 1 from the signs that cost little, to choose which reports are weighed.
func guess(all []Signs, age float64) float64 {
	sum := 0.0
	for _, s := range all {
		if s.Title {
			sum += 3.75
		}
		sum += 1.5*share(s.Points, 1.5) + 6*share(s.Times, 3)
	}
	sum = sum / float64(max(1, len(all))) * (1 + freshness(age)/20)
	return sum / (sum + 1)
}

// share is n as a share of 1 that half of is reached at k.
func share(n int, k float64) float64 { return float64(n) / (float64(n) + k) }

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
