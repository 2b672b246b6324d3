package likeness

import (
	"strings"
	"unicode"

	"yanku/internal/report"
	"yanku/internal/zh"
)

// Bounds of likeness, the share of common shingles. They were set on 910 daily summaries of one template, of which no two share more than a fifth, and on the prints
// and Markdown files of one text, which share 0.97 and more; a revision of a tenth of a report's sentences leaves 0.7.
const (
	equal   = 0.95 // the same text, whatever its date and institution
	same    = 0.8
	revised = 0.6
	inside  = 0.97 // one text in the other, which says more around it

	fewShingles = 200 // a shorter text must be equal
	noShingles  = 40  // an even shorter one says too little to be compared
)

// numbersEqual is the share of common numbers of two texts that give the same figures.
const numbersEqual = 0.9

// Side is a report in a comparison.
type Side struct {
	Text Text
	Meta report.Meta
}

// Alike tells whether two reports are versions of one, a file in another format or a revised edition, and how much of their words is the same (0..1).
// It is symmetric. When in doubt they are two reports: next week's report from the same template, another run of a day's analysis, and a text that another publisher
// set in Traditional script.
func Alike(a, b Side) (likeness float64, ok bool) {
	likeness = jaccard(a.Text.shingles, b.Text.shingles)
	figures := jaccard(a.Text.numbers, b.Text.numbers) >= numbersEqual
	size := min(a.Text.Size(), b.Text.Size())
	titles := title(a.Meta) == title(b.Meta) && title(a.Meta) != ""
	switch {
	case size < noShingles || a.Meta.Traditional != b.Meta.Traditional:
		return likeness, false
	case likeness >= equal && figures && size >= fewShingles:
		return likeness, true // also a reprint on another day
	case otherTime(a.Meta, b.Meta) || otherDesk(a.Meta, b.Meta):
		return likeness, false
	case size < fewShingles:
		return likeness, likeness >= inside && figures
	case likeness >= same, likeness >= revised && within(a.Text, b.Text) >= inside:
		return likeness, figures || titles
	}
	return likeness, likeness >= revised && titles && a.Meta.Institution != "" && b.Meta.Institution != "" && sameTime(a.Meta, b.Meta)
}

// slack is how far the estimate of two prints may lie below their likeness: four standard deviations at 0.6, five at 0.95.
const slack, slackEqual = 0.2, 0.1

// May tells whether two reports can be versions of one, by what they say of themselves and what their prints estimate. It spares the comparison of the texts with all
// reports from the same template.
func May(a, b report.Meta, near float64) bool {
	switch {
	case a.Traditional != b.Traditional:
		return false
	case otherTime(a, b) || otherDesk(a, b):
		return near >= equal-slackEqual
	}
	return near >= revised-slack
}

// within gives the share of the smaller text that stands in the other.
func within(a, b Text) float64 {
	return float64(shared(a.shingles, b.shingles)) / float64(max(1, min(a.Size(), b.Size())))
}

// otherTime tells whether two reports are of different times: of different periods, or where one tells none of different dates.
func otherTime(a, b report.Meta) bool {
	if !a.End.Zero() && !b.End.Zero() {
		return a.Start != b.Start || a.End != b.End
	}
	return !a.Date.Zero() && !b.Date.Zero() && a.Date != b.Date
}

// otherDesk tells whether two reports name different institutions.
func otherDesk(a, b report.Meta) bool {
	return a.Institution != "" && b.Institution != "" && a.Institution != b.Institution
}

// sameTime tells whether two reports are of one known time.
func sameTime(a, b report.Meta) bool {
	return !otherTime(a, b) && (!a.End.Zero() && !b.End.Zero() || !a.Date.Zero() && !b.Date.Zero())
}

// title gives the letters and figures of a report's title, folded, without the words that mark an edition.
func title(m report.Meta) string {
	s := strings.Map(func(r rune) rune {
		if r = zh.Fold(r); unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, m.Title)
	for _, w := range editionWords() {
		s = strings.ReplaceAll(s, w, "")
	}
	return s
}
