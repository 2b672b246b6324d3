package audit

import (
	"yanku/internal/report"
)

// guided is a year's guidance with both its ends.
type guided struct {
	period, unit string
	low, high    float64
	basis        report.Basis
}

// borrowed looks for a company's guidance that is another company's: both ends the same for one year. It is an error where the other one is known to have said it and the
// company itself to have said something else, a note where only the first is known.
func borrowed(all []statement) []report.Flag {
	var out []report.Flag
	for _, g := range groupBy(all, guidance) {
		for i, s := range g {
			if s.Superseded || borrowedTwice(out, s) {
				continue
			}
			o, ok := ownerOf(g, i)
			if !ok {
				continue
			}
			level := report.LevelNote
			if saysOther(all, s) && !saysOther(all, o) || o.Superseded && saysOther(all, s) {
				level = report.LevelError
			}
			args := []string{s.Subject.Text, periodName(s.Figure), shown(s.Figure), o.Subject.Text}
			out = append(out, across(report.Contradiction, level, "contradiction.company", args, s, o))
		}
	}
	return out
}

func borrowedTwice(flags []report.Flag, s statement) bool {
	for _, f := range flags {
		if f.Figures[0] == s.ID {
			return true
		}
	}
	return false
}

func guidance(s statement) (any, bool) {
	q := s.Quantity
	if s.Kind != report.Capex || s.Nature != report.Guidance || q.Low == nil || q.High == nil || *q.Low == *q.High || len(s.Subject.Members) > 0 {
		return nil, false
	}
	return guided{s.Period.Key, q.Unit, *q.Low, *q.High, s.Basis}, true
}

// ownerOf finds a statement of the same guidance about another company, by a report at least as old: its former guidance first. The company that more reports give it to owns it.
func ownerOf(g []statement, i int) (statement, bool) {
	s := g[i]
	var best statement
	for _, o := range g {
		if o.Subject.Text == s.Subject.Text || s.by.Date.Before(o.by.Date) || backers(g, o) < backers(g, s) {
			continue
		}
		if best.Figure == nil || o.Superseded && !best.Superseded {
			best = o
		}
	}
	if best.Figure == nil || !best.Superseded && best.by == s.by {
		return statement{}, false // two companies in one sentence may well plan the same
	}
	return best, true
}

// backers counts the reports that give a guidance to a statement's company.
func backers(g []statement, s statement) int {
	by := map[*report.Said]bool{}
	for _, o := range g {
		if o.Subject.Text == s.Subject.Text {
			by[o.by] = true
		}
	}
	return len(by)
}

// saysOther tells whether some report gives the company another guidance for the same year.
func saysOther(all []statement, s statement) bool {
	for _, o := range all {
		if o.Kind == report.Capex && o.Nature == report.Guidance && o.Subject.Text == s.Subject.Text && o.Period.Key == s.Period.Key && o.Quantity.Unit == s.Quantity.Unit && otherEnds(o.Quantity, s.Quantity) {
			return true
		}
	}
	return false
}

// otherEnds tells whether two guidances are not the same: their ends differ, or what stands alone lies outside.
func otherEnds(a, b report.Quantity) bool {
	if a.Low == nil || a.High == nil || b.Low == nil || b.High == nil {
		return !agree(a, b)
	}
	return *a.Low != *b.Low || *a.High != *b.High
}
