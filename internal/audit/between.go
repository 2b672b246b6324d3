package audit

import (
	"cmp"
	"slices"
	"time"

	"yanku/internal/report"
)

// statement is a figure and the report that says it.
type statement struct {
	*report.Figure
	by *report.Said
}

// Between gives the doubts that no report raises alone: two reports contradict each other, a figure is repeated from an older report as new, a company's
// guidance is another company's. A flag belongs to the report to be looked at; spans of other reports name theirs. The order of all does not matter.
func Between(all []report.Said) []report.Flag {
	sorted := slices.Clone(all)
	slices.SortFunc(sorted, func(a, b report.Said) int {
		return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(a.ID, b.ID))
	})
	var said []statement
	for i := range sorted {
		for j := range sorted[i].Figures {
			if f := sorted[i].Figures[j]; comparable(&f) || f.Superseded && f.State != report.Rejected {
				f.Period = daysOf(f.Period, sorted[i].Summary)
				said = append(said, statement{&f, &sorted[i]})
			}
		}
	}
	var out []report.Flag
	for _, find := range []func([]statement) []report.Flag{disagreements, repeated, borrowed} {
		out = append(out, find(said)...)
	}
	slices.SortFunc(out, func(a, b report.Flag) int { return cmp.Or(cmp.Compare(a.Report, b.Report), cmp.Compare(a.ID, b.ID)) })
	return slices.CompactFunc(out, func(a, b report.Flag) bool { return a.ID == b.ID })
}

// across makes a flag on the first statement's report; the others are what it is compared with.
func across(kind report.FlagKind, level report.Level, code string, args []string, first statement, others ...statement) report.Flag {
	f := report.Flag{Kind: kind, Level: level, Report: first.by.ID, Code: code, Args: args, State: "open"}
	for _, s := range append([]statement{first}, others...) {
		src := s.Source
		src.Rule, src.Version, src.Report = "audit", 1, ""
		if s.by != first.by {
			src.Report = s.by.ID
		}
		f.Figures = append(f.Figures, s.ID)
		f.Spans = append(f.Spans, src)
	}
	f.Why = Say(f, false)
	identify(&f)
	return f
}

// groupBy gathers statements by a key, in the order of their first; statements without a key are left out.
func groupBy(all []statement, key func(statement) (any, bool)) [][]statement {
	at := map[any]int{}
	var out [][]statement
	for _, s := range all {
		k, ok := key(s)
		if !ok {
			continue
		}
		i, known := at[k]
		if !known {
			i = len(out)
			at[k] = i
			out = append(out, nil)
		}
		out[i] = append(out[i], s)
	}
	return out
}

// subjectOf names whom a statement is about: the code where it has one, else the folded name.
func subjectOf(f *report.Figure) string {
	if f.Subject.Code != "" {
		return f.Subject.Code
	}
	return subjectKey(f.Subject.Text)
}

// daysOf gives the period of a move the days that follow from a weekly's own: one that appears from Friday to Monday speaks of the trading week before. In the middle of a
// week nothing follows.
func daysOf(p report.Period, s report.Summary) report.Period {
	if !p.End.Zero() || s.Type != report.Weekly {
		return p
	}
	end := s.End
	if end.Zero() && !s.Date.Zero() {
		switch w := s.Date.Weekday(); w {
		case time.Friday:
			end = s.Date
		case time.Saturday, time.Sunday, time.Monday:
			end = s.Date.Add(-(int(w) + 2) % 7)
		}
	}
	if end.Zero() {
		return p
	}
	switch p.Key {
	case report.Week:
		p.Start = s.Start
		if p.Start.Zero() {
			p.Start = end.Add(-4)
		}
	case report.MTD:
		p.Start = report.Date{Year: end.Year, Month: end.Month, Day: 1}
	case report.YTD:
		p.Start = report.Date{Year: end.Year, Month: 1, Day: 1}
	default:
		return p
	}
	p.End, p.Inferred = end, true
	return p
}
