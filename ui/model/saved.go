package model

import (
	"context"
	"slices"
	"strings"

	"yanku/internal/report"
	"yanku/internal/task"
)

// Saved is the searches that the user keeps, with what is new to each, and the count of those that are collections.
type Saved struct {
	office *Office
	keeper SearchKeeper
	teller NewsTeller
	finder Finder
	load   task.Latest
	count  task.Latest
	rows   []report.Search
	news   map[report.ID]int
	counts map[report.ID]int
	ready  bool

	Fixed   bool                         // the library is for reading only
	Changed func()                       // after the searches or their numbers changed
	Came    func(s report.Search, n int) // an import brought n reports that are new to s; of several searches, the one with the most
	Done    func(verb string)            // a search was kept ("save") or given up ("unsave")
}

// SavedPorts is what kept searches need.
type SavedPorts struct {
	Keeper SearchKeeper
	Teller NewsTeller
	Finder Finder
}

// NewSaved gives the searches of a library that is not open yet; see Load.
func NewSaved(o *Office, p SavedPorts) *Saved {
	return &Saved{office: o, keeper: p.Keeper, teller: p.Teller, finder: p.Finder, news: map[report.ID]int{}, counts: map[report.ID]int{}}
}

// AskOf gives what a kept search asks.
func AskOf(s report.Search) Ask { return Ask{strings.TrimSpace(s.Query), s.Whole, s.Plain} }

// Rows gives the searches; they must not be changed.
func (m *Saved) Rows() []report.Search { return m.rows }

// News is how many reports are new to a search.
func (m *Saved) News(id report.ID) int { return m.news[id] }

// Count is how many reports a collection holds, -1 while it is not known.
func (m *Saved) Count(id report.ID) int {
	if n, ok := m.counts[id]; ok {
		return n
	}
	return -1
}

// Of gives the kept search that asks the same.
func (m *Saved) Of(ask Ask) (report.Search, bool) {
	i := slices.IndexFunc(m.rows, func(s report.Search) bool { return AskOf(s) == ask })
	if i < 0 {
		return report.Search{}, false
	}
	return m.rows[i], true
}

type kept struct {
	rows []report.Search
	news map[report.ID]int
}

func (m *Saved) read(ctx context.Context) (k kept, err error) {
	if k.rows, err = m.keeper.Searches(ctx); err == nil && len(k.rows) > 0 {
		k.news, err = m.teller.News(ctx)
	}
	return k, err
}

// Load reads the searches and their numbers anew.
func (m *Saved) Load() { m.reload(false) }

// Arrived is Load after reports came: what is new to a search is told.
func (m *Saved) Arrived() { m.reload(true) }

func (m *Saved) reload(tell bool) {
	tell = tell && m.ready
	work(m.office, &m.load, m.read, func(k kept, err error) {
		if err != nil {
			m.office.Problem(err)
			return
		}
		before := m.news
		m.rows, m.news, m.ready = k.rows, k.news, true
		m.recount()
		changed(m.Changed)
		if tell {
			m.tell(before)
		}
	})
}

// tell tells of the search to which the most is new since before.
func (m *Saved) tell(before map[report.ID]int) {
	best, most := report.Search{}, 0
	for _, s := range m.rows {
		if n := m.news[s.ID]; n > before[s.ID] && n > most {
			best, most = s, n
		}
	}
	if most > 0 && m.Came != nil {
		m.Came(best, most)
	}
}

// recount counts the reports of the collections.
func (m *Saved) recount() {
	var all []report.Search
	for _, s := range m.rows {
		if s.Collection {
			all = append(all, s)
		}
	}
	work(m.office, &m.count, func(ctx context.Context) (map[report.ID]int, error) {
		counts := map[report.ID]int{}
		for _, s := range all {
			v, err := m.finder.Survey(ctx, AskOf(s))
			if err != nil {
				return nil, err
			}
			counts[s.ID] = v.Total
		}
		return counts, nil
	}, func(counts map[report.ID]int, err error) {
		if err != nil {
			m.office.Problem(err)
			return
		}
		m.counts = counts
		changed(m.Changed)
	})
}

// Save keeps a search, in the place of the one with its ID when it has one. What it finds now is not new to it.
func (m *Saved) Save(s report.Search) {
	if m.Fixed {
		m.office.Problem(ErrReadOnly)
		return
	}
	if s.ID == "" {
		s.Seen = m.office.Now().UnixMilli()
	}
	m.write("save", func(ctx context.Context) error {
		_, err := m.keeper.SaveSearch(ctx, s)
		return err
	})
}

// Drop gives a search up.
func (m *Saved) Drop(id report.ID) {
	if m.Fixed {
		m.office.Problem(ErrReadOnly)
		return
	}
	m.write("unsave", func(ctx context.Context) error { return m.keeper.DropSearch(ctx, id) })
}

func (m *Saved) write(verb string, job func(context.Context) error) {
	m.office.Start(func() {
		err := job(m.office.Context)
		m.office.Post(func() {
			if err != nil {
				m.office.Problem(err)
				return
			}
			if m.Done != nil {
				m.Done(verb)
			}
			m.Load()
		})
	})
}

// Seen tells that what is new to a search was looked at.
func (m *Saved) Seen(id report.ID) {
	if m.news[id] == 0 || m.Fixed {
		return
	}
	next := map[report.ID]int{}
	for k, n := range m.news {
		if k != id {
			next[k] = n
		}
	}
	m.news = next
	changed(m.Changed)
	m.office.do(func(ctx context.Context) error { return m.teller.SeenSearch(ctx, id) })
}
