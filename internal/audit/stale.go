package audit

import (
	"math"

	"yanku/internal/report"
)

// staleDays is how long a figure may lie back to be taken for one that was carried over: a month and a half of weeklies.
const staleDays = 45

// relative are the periods that every issue of a series has anew.
var relative = map[string]bool{
	report.Day: true, report.FiveDay: true, report.Week: true, report.TwoWeek: true, report.MTD: true, report.QTD: true, report.YTD: true,
}

// repeated looks for moves that a report repeats from an older one as its own. Two such moves from one older report are no chance: their two decimals would meet once in
// some ten thousand pairs. One is enough where the same report's move of the week says that it must have changed.
func repeated(all []statement) []report.Flag {
	weeks := map[dayKey]statement{}
	for _, s := range all {
		if s.Period.Key == report.Week && fine(s) {
			weeks[dayKey{s.by, s.Kind, subjectOf(s.Figure)}] = s
		}
	}
	confirmed := restated(all)
	type pair struct{ now, old *report.Said }
	found := map[pair][][2]statement{}
	var order []pair
	for _, g := range groupBy(all, sameMove) {
		for i, now := range g {
			old, ok := before(g[:i], now)
			if !ok || confirmed[statedBy(now)] > 1 {
				continue
			}
			p := pair{now.by, old.by}
			if found[p] == nil {
				order = append(order, p)
			}
			found[p] = append(found[p], [2]statement{now, old})
		}
	}
	var out []report.Flag
	for _, p := range order {
		for _, f := range found[p] {
			now, old := f[0], f[1]
			args := []string{now.Subject.Text, periodName(now.Figure), shown(now.Figure), nameOf(old.by)}
			if w, ok := weeks[dayKey{now.by, now.Kind, subjectOf(now.Figure)}]; ok && mustChange(now, old, w) {
				out = append(out, across(report.Stale, report.LevelError, "stale.carried", append(args, shown(w.Figure)), now, old, w))
			} else if len(found[p]) > 1 {
				out = append(out, across(report.Stale, report.LevelError, "stale.repeated", args, now, old))
			}
		}
	}
	return out
}

type dayKey struct {
	by      *report.Said
	kind    report.Kind
	subject string
}

// fine tells whether a move is stated plainly and to two decimals, so that meeting it again is no chance.
func fine(s statement) bool {
	v := s.Quantity.Value
	return v != nil && s.Quantity.Qualifier == "" && !s.Superseded && unit(*v) <= 0.01 && math.Abs(*v) > 0.05 && !s.Period.End.Zero()
}

// sameMove gives what a repeated move shares with the older one: everything but its days.
func sameMove(s statement) (any, bool) {
	if !move(s.Figure) || !relative[s.Period.Key] || !fine(s) || says(s.Source.Quote, "passing") {
		return nil, false
	}
	c := claimOf(s.Figure)
	c.subject = subjectOf(s.Figure)
	return struct {
		claim
		value float64
	}{c, *s.Quantity.Value}, true
}

// before finds the latest older statement of other days.
func before(older []statement, now statement) (statement, bool) {
	for i := len(older) - 1; i >= 0; i-- {
		o := older[i]
		if o.by != now.by && o.Period.End.Before(now.Period.End) && now.Period.End.Add(-staleDays).Before(o.Period.End) && o.by.Date.Before(now.by.Date) {
			return o, true
		}
	}
	return statement{}, false
}

// stated is a value of certain days.
type stated struct {
	kind         report.Kind
	subject, key string
	end          report.Date
	value        float64
}

func statedBy(s statement) stated {
	return stated{s.Kind, subjectOf(s.Figure), s.Period.Key, s.Period.End, *s.Quantity.Value}
}

// restated counts the reports that state a value of certain days: what two say is right, and meeting an older value chance.
func restated(all []statement) map[stated]int {
	out, last := map[stated]int{}, map[stated]*report.Said{}
	for _, s := range all {
		if s.Quantity.Value == nil || !move(s.Figure) {
			continue
		}
		if k := statedBy(s); last[k] != s.by {
			out[k]++
			last[k] = s.by
		}
	}
	return out
}

// mustChange tells whether a move since the beginning of a month, quarter or year cannot be what it was before the week w, because the week moved it.
func mustChange(now, old, w statement) bool {
	switch now.Period.Key {
	case report.MTD, report.QTD, report.YTD:
		return now.Period.Start == old.Period.Start && math.Abs(*w.Quantity.Value) >= 0.1 && !old.Period.End.Before(w.Period.Start.Add(-4)) && old.Period.End.Before(w.Period.Start)
	}
	return false
}
