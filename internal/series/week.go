package series

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"yanku/internal/report"
)

// Sector is what one sector did in one week. Week and Month are nil where nothing is said.
type Sector struct {
	Key, Name, Code, Family string

	Week  *Point // the week's move, percent
	Month *Point // the move from the start of the month of Month.Date to that day, percent
}

// Label names the sector where several families stand side by side: 通信(申万).
func (s Sector) Label() string { return label(s.Name, s.Family) }

// Named tells whether a user's words name this sector, as Series.Named does.
func (s Sector) Named(words string) bool { return named(words, s.Name, s.Family, s.Code) }

// SectorWeek gives the sectors' moves of the week that holds the given day, the strongest week first; the zero day stands for the latest week
// that is more than a daily's aside.
func SectorWeek(in Input, day report.Date) []Sector {
	all := collect(in, report.Week, report.MTD)
	if day.Zero() {
		day = latestWeek(in, all)
	}
	monday := mondayOf(day)
	var out []Sector
	for _, m := range all {
		week, month := m.settle(in, report.Week, monday), m.settle(in, report.MTD, monday)
		if week == nil && month == nil {
			continue
		}
		out = append(out, Sector{Key: m.key, Name: m.name(), Code: m.code, Family: m.family, Week: week, Month: month})
	}
	slices.SortFunc(out, func(a, b Sector) int {
		return cmp.Or(cmp.Compare(b.strength(), a.strength()), cmp.Compare(a.Key, b.Key))
	})
	return out
}

// strength orders sectors: by the week's move, those that only tell the month after them.
func (s Sector) strength() float64 {
	if s.Week != nil {
		return s.Week.Value
	}
	return s.Month.Value - 1e6
}

// SectorTime gives the weekly moves of each sector over time, the sectors with most weeks first.
func SectorTime(in Input) []Series {
	var out []Series
	for _, m := range collect(in, report.Week) {
		s := Series{Key: m.key, Name: m.name(), Code: m.code, Family: m.family, Unit: "%", Kind: report.IndexMove, Period: report.Week}
		for _, monday := range weeksOf([]*moves{m}) {
			s.Points = append(s.Points, *m.settle(in, report.Week, monday))
		}
		out = append(out, s)
	}
	slices.SortFunc(out, func(a, b Series) int { return cmp.Or(len(b.Points)-len(a.Points), cmp.Compare(a.Key, b.Key)) })
	return out
}

// Weeks gives the Mondays of the weeks that have a weekly or month-to-date move, oldest first.
func Weeks(in Input) []report.Date { return weeksOf(collect(in, report.Week, report.MTD)) }

func weeksOf(all []*moves) []report.Date {
	seen := map[report.Date]bool{}
	for _, m := range all {
		for w := range m.said {
			seen[w.monday] = true
		}
	}
	return slices.SortedFunc(maps.Keys(seen), report.Date.Compare)
}

// latestWeek is the Monday of the latest week that a report other than a daily tells of, else of the latest of all.
func latestWeek(in Input, all []*moves) report.Date {
	var whole, any report.Date
	for _, m := range all {
		for w, said := range m.said {
			if any.Before(w.monday) {
				any = w.monday
			}
			if whole.Before(w.monday) && slices.ContainsFunc(said, func(s statement) bool { return !in.daily(s) }) {
				whole = w.monday
			}
		}
	}
	if whole.Zero() {
		return any
	}
	return whole
}

// daily tells whether a daily says it.
func (in Input) daily(s statement) bool { return in.Reports[s.figure.Report].Type == report.Daily }

// moves are the statements about one sector.
type moves struct {
	key, code, family string
	names             []string
	said              map[when][]statement
}

// when is a period in a week.
type when struct {
	period string
	monday report.Date
}

func (m *moves) name() string { return common(m.names) }

// settle makes one point of what is said of a period in a week; nil when nothing is. Month-to-date moves of different days are no contradiction: the last day
// counts. A weekly move in a daily may be of a week that is not over: it counts only where no other report speaks.
func (m *moves) settle(in Input, period string, monday report.Date) *Point {
	all := slices.Clone(m.said[when{period, monday}])
	if len(all) == 0 {
		return nil
	}
	if period == report.MTD {
		last := slices.MaxFunc(all, func(a, b statement) int { return a.on.Compare(b.on) }).on
		all = slices.DeleteFunc(all, func(s statement) bool { return s.on != last })
	}
	if slices.ContainsFunc(all, func(s statement) bool { return !in.daily(s) }) {
		all = slices.DeleteFunc(all, in.daily)
	}
	p := settle(all)
	p.Label = p.Date.String()[len("2026-"):] // month and day
	return &p
}

// collect gathers the moves of the given periods by sector, in the order of their keys.
func collect(in Input, periods ...string) []*moves {
	figures := facts(in, report.IndexMove)
	reg := newRegister(figures)
	byKey := map[string]*moves{}
	for _, f := range figures {
		on, ok := moved(in, f, periods)
		if !ok {
			continue
		}
		key := reg.key(f.Subject)
		m := byKey[key]
		if m == nil {
			m = &moves{key: key, said: map[when][]statement{}}
			byKey[key] = m
		}
		m.names = append(m.names, narrow.Replace(f.Subject.Text))
		m.code = cmp.Or(m.code, f.Subject.Code)
		m.family = cmp.Or(m.family, f.Subject.Family)
		w := when{f.Period.Key, mondayOf(on)}
		m.said[w] = append(m.said[w], statement{figure: f, value: *f.Quantity.Value, on: on, said: in.Reports[f.Report].Date})
	}
	out := make([]*moves, 0, len(byKey))
	for _, m := range byKey {
		out = append(out, m)
	}
	slices.SortFunc(out, func(a, b *moves) int { return cmp.Compare(a.key, b.key) })
	return out
}

// moved gives the day that a move ends on; ok is false when it is not of one of the periods, has no number in percent or cannot be dated.
func moved(in Input, f *report.Figure, periods []string) (on report.Date, ok bool) {
	unit := f.Quantity.Unit
	if !slices.Contains(periods, f.Period.Key) || f.Quantity.Value == nil || unit != "%" && unit != "" {
		return on, false
	}
	on = dayOf(in, f)
	return on, !on.Zero()
}

// dayOf is the trading day a move ends on: the end of its period, of its report's period, or its report's date; a weekend day is the Friday before.
func dayOf(in Input, f *report.Figure) report.Date {
	r := in.Reports[f.Report]
	for _, d := range []report.Date{f.Period.End, r.End, r.Date} {
		if d.Zero() {
			continue
		}
		switch d.Weekday() {
		case time.Saturday:
			return d.Add(-1)
		case time.Sunday:
			return d.Add(-2)
		}
		return d
	}
	return report.Date{}
}

// mondayOf is the Monday of the week that holds d; a weekend belongs to the week before it ends.
func mondayOf(d report.Date) report.Date {
	return d.Add(-((int(d.Weekday()) + 6) % 7))
}
