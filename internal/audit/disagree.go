package audit

import (
	"yanku/internal/report"
)

// dayClaim is a claim about certain days.
type dayClaim struct {
	claim
	start, end report.Date
}

// disagreements compares what several reports say of one thing. Where most agree, each of the others is told beside the latest of the many; where two stand against
// each other, the later one is. A later word of the same house on an amount is a revision, and another basis another number: those get a quiet note.
func disagreements(all []statement) []report.Flag {
	var out []report.Flag
	for _, g := range groupBy(all, shared) {
		out = append(out, disagree(g)...)
	}
	for _, g := range groupBy(all, sharedButBasis) {
		out = append(out, bases(g)...)
	}
	return out
}

// shared gives what statements of several reports must share to be of one thing. Only facts that houses do not choose themselves are compared: the moves of an index
// or a stock with its code or family over days that are known, and what a company spent.
func shared(s statement) (any, bool) {
	f := s.Figure
	if f.Superseded || f.Nature == report.Estimate || f.Nature == report.Consensus {
		return nil, false
	}
	c := dayClaim{claim: claimOf(f), start: f.Period.Start, end: f.Period.End}
	c.subject, c.author = subjectOf(f), ""
	switch {
	case f.Kind == report.Capex:
		c.start, c.end = report.Date{}, report.Date{}
		return c, f.Nature != report.Guidance
	case f.Kind != report.IndexMove && f.Kind != report.StockMove:
		return nil, false
	case f.Subject.Code != "":
		c.family = ""
	}
	named := f.Subject.Code != "" || f.Subject.Family != ""
	if f.Period.Key == report.Day && f.Period.Inferred {
		return nil, false
	}
	return c, named && !f.Period.End.Zero() && !says(f.Source.Quote, "passing")
}

// disagree compares the statements of one thing.
func disagree(g []statement) []report.Flag {
	most := majority(g)
	if most.by == nil {
		return nil
	}
	var out []report.Flag
	told := map[*report.Said]bool{most.by: true}
	for _, s := range g {
		if agree(s.Quantity, most.Quantity) {
			told[s.by] = true // a report that says it both ways contradicts itself, which is told already
		}
	}
	for _, s := range g {
		if told[s.by] || agree(s.Quantity, most.Quantity) {
			continue
		}
		told[s.by] = true
		level, code := report.LevelError, "contradiction.between"
		if !move(s.Figure) && s.by.Institution != "" && s.by.Institution == most.by.Institution {
			level, code = report.LevelNote, "contradiction.revised"
		} else if s.Kind == report.Capex && (s.Basis == "" || most.Basis == "") { // 微软 2025Q4 is 299 in cash and 375 with finance leases
			level, code = report.LevelNote, "contradiction.unknown_basis"
		}
		args := []string{s.Subject.Text, periodName(s.Figure), shown(s.Figure), shown(most.Figure), nameOf(most.by)}
		out = append(out, across(report.Contradiction, level, code, args, s, most))
	}
	return out
}

// majority gives the statement that most reports agree with, the latest of those; of two that stand alone the earlier one. It has no report where all agree.
func majority(g []statement) statement {
	var best statement
	most, differ := 0, false
	for _, s := range g {
		with := map[*report.Said]bool{}
		for _, o := range g {
			if agree(s.Quantity, o.Quantity) {
				with[o.by] = true
			} else {
				differ = differ || s.by != o.by
			}
		}
		if len(with) > most || len(with) == most && most > 1 {
			best, most = s, len(with)
		}
	}
	if !differ {
		return statement{}
	}
	return best
}

// sharedButBasis is shared without the basis, for capex alone.
func sharedButBasis(s statement) (any, bool) {
	k, ok := shared(s)
	if !ok || s.Kind != report.Capex {
		return nil, false
	}
	c := k.(dayClaim)
	c.basis = ""
	return c, true
}

// bases notes that an amount differs because it was counted on another basis, once for each report.
func bases(g []statement) []report.Flag {
	var out []report.Flag
	told := map[*report.Said]bool{}
	for i, s := range g {
		for _, o := range g[:i] {
			if told[s.by] || s.by == o.by || s.Basis == o.Basis || agree(s.Quantity, o.Quantity) {
				continue
			}
			told[s.by] = true
			args := []string{s.Subject.Text, periodName(s.Figure), shown(s.Figure), shown(o.Figure), nameOf(o.by)}
			out = append(out, across(report.Contradiction, report.LevelNote, "contradiction.basis", args, s, o))
		}
	}
	return out
}

// nameOf names a report in a reason: house and day, else its title.
func nameOf(r *report.Said) string {
	switch {
	case r.Institution != "" && !r.Date.Zero():
		return r.Institution + " " + r.Date.String()
	case r.Title != "":
		return r.Title
	}
	return r.File
}
