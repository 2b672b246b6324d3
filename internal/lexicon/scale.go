package lexicon

import (
	"cmp"
	"slices"
	"time"
)

// Grade is one step of an institution's rating scale.
type Grade struct {
	Institution string // short name
	Scope       string // "stock" or "industry"
	Label       string // 买入, 强于大市 …
	Rank        int    // 2 best … -2 worst; the collector's mapping, institutions state none
	Horizon     string // 6-12月
	Meaning     string // benchmark and band: 相对沪深300 >15%
}

func (l *loader) loadScales() {
	table("rating_scales.csv", func(c []string) {
		l.scales = append(l.scales, Grade{c[0], c[1], c[2], number(c[3]), c[4], c[5]})
	})
	table("prosperity.csv", func(c []string) { l.ranks[c[0]] = number(c[1]) })
}

// Scale gives an institution's grades for a scope ("stock", "industry", "" for both), as its reports of 2014 to 2026 state them; nil when not known.
func (l *Lexicon) Scale(institution, scope string) []Grade {
	var out []Grade
	for _, g := range l.scales {
		if g.Institution == institution && (scope == "" || g.Scope == scope) {
			out = append(out, g)
		}
	}
	return out
}

// RatingLabels gives every label that a rating scale has, the longest first.
func (l *Lexicon) RatingLabels() []string {
	seen := map[string]bool{}
	var out []string
	for _, g := range l.scales {
		if !seen[g.Label] && len(g.Label) > 1 {
			seen[g.Label] = true
			out = append(out, g.Label)
		}
	}
	slices.SortFunc(out, func(a, b string) int { return cmp.Or(len(b)-len(a), cmp.Compare(a, b)) })
	return out
}

// ProsperityLabels gives the known labels of prosperity, the longest first.
func (l *Lexicon) ProsperityLabels() []string {
	var out []string
	for label := range l.ranks {
		out = append(out, label)
	}
	slices.SortFunc(out, func(a, b string) int { return cmp.Or(len(b)-len(a), cmp.Compare(a, b)) })
	return out
}

// ProsperityRank gives the suggested rank of a label, 5 for 加速向上 down to -4; ok is false for a label that is not known.
func (l *Lexicon) ProsperityRank(label string) (rank int, ok bool) {
	rank, ok = l.ranks[label]
	return rank, ok
}

func (l *loader) loadCalendar() {
	table("closed_days_cn.csv", func(c []string) {
		l.closed[c[0]] = true
		y := number(c[0][:4])
		if l.years[0] == 0 || y < l.years[0] {
			l.years[0] = y
		}
		l.years[1] = max(l.years[1], y)
	})
	table("spring_festival.csv", func(c []string) { l.spring[number(c[0])] = c[1] })
}

// Trading tells whether the exchanges of China trade on a day; known is false outside 2015 to 2026.
func (l *Lexicon) Trading(day time.Time) (open, known bool) {
	if w := day.Weekday(); w == time.Saturday || w == time.Sunday {
		return false, true
	}
	if y := day.Year(); y < l.years[0] || y > l.years[1] {
		return true, false
	}
	return !l.closed[day.Format(time.DateOnly)], true
}

// SpringFestival gives the ISO date of the first day of the lunar year, empty outside 2015 to 2035.
func (l *Lexicon) SpringFestival(year int) string { return l.spring[year] }
