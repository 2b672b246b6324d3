package model

import (
	"context"
	"strings"
	"time"

	"yanku/internal/query"
	"yanku/internal/report"
	"yanku/internal/task"
)

// pageSize is how many hits come at once: more than a screen shows.
const pageSize = 60

// standing is how long a search stands before it counts as one that was made.
const standing = 2 * time.Second

// few is up to how many reports are so few that something else may have been meant.
const few = 2

// Tree gives the query of the search: with the synonyms of the field unless Plain, and asking for whole words when Whole.
func (a Ask) Tree() query.Tree { return query.ParseWith(a.Text, a.Whole, a.Plain) }

// Empty tells whether nothing is asked.
func (a Ask) Empty() bool { return a.Text == "" }

// Search is the search at hand: what was typed, what it found, and what else could be asked.
type Search struct {
	office  *Office
	finder  Finder
	advisor Advisor

	page, survey, more, one, advice task.Latest

	want      Ask
	tree      query.Tree
	found     *found // nil while no search is on
	facets    []report.Facet
	opened    map[report.FacetName]bool // facets that show more values
	suggested []report.Suggestion
	asking    bool // the first page is awaited
	surveying bool
	unstand   func() // stops the clock of a search that is to count as made

	came  func()            // the list: something else was found
	told  func()            // the list: something else is known of it
	Found func(string, int) // after a search: its words and the number of reports, -1 while it is not known
	Made  func(string)      // a search was made: it stood for a while, or was used
}

func newSearch(o *Office, f Finder, a Advisor) *Search {
	return &Search{office: o, finder: f, advisor: a, opened: map[report.FacetName]bool{}, unstand: func() {}}
}

// Ask is the search as it is wanted.
func (s *Search) Ask() Ask { return s.want }

// Text is the search as typed.
func (s *Search) Text() string { return s.want.Text }

// Hints are quiet words on what was typed.
func (s *Search) Hints() []query.Hint { return s.tree.Hints }

// Total is how many reports were found; -1 while it is not known or no search is on.
func (s *Search) Total() int {
	if s.found == nil {
		return -1
	}
	return s.found.total
}

// AtLeast is how many reports are known to be found.
func (s *Search) AtLeast() int {
	if s.found == nil {
		return 0
	}
	return max(len(s.found.order), s.found.total)
}

// Slow tells whether the texts were looked at one by one, for the index does not know all of them yet.
func (s *Search) Slow() bool { return s.found != nil && s.found.slow }

// Busy tells whether more is to come.
func (s *Search) Busy() bool { return s.asking || s.surveying }

// Type looks for text as it is typed. What was found before stays until the first page is there.
func (s *Search) Type(text string) { s.Set(Ask{strings.TrimSpace(text), s.want.Whole, s.want.Plain}) }

// SetWhole has whole words looked for, or words wherever they stand.
func (s *Search) SetWhole(on bool) { s.Set(Ask{s.want.Text, on, s.want.Plain}) }

// SetPlain leaves synonyms out, or takes them in.
func (s *Search) SetPlain(on bool) { s.Set(Ask{s.want.Text, s.want.Whole, on}) }

// Set asks for something else.
func (s *Search) Set(ask Ask) {
	if ask == s.want {
		return
	}
	s.unstand()
	s.unstand = func() {}
	was := s.want
	s.want, s.tree = ask, ask.Tree()
	if ask.Empty() {
		if !was.Empty() {
			s.drop()
		}
		return
	}
	if s.office.Later != nil {
		s.unstand = s.office.Later(standing, s.Use)
	}
	s.ask()
}

// Use counts the search as made.
func (s *Search) Use() {
	s.unstand()
	s.unstand = func() {}
	if s.Made != nil && !s.want.Empty() {
		s.Made(s.want.Text)
	}
}

// drop ends the search.
func (s *Search) drop() {
	for _, l := range []*task.Latest{&s.page, &s.survey, &s.more, &s.one, &s.advice} {
		l.Drop()
	}
	s.asking, s.surveying = false, false
	s.facets, s.suggested, s.opened = nil, nil, map[report.FacetName]bool{}
	s.found = nil
	s.came()
}

// ask looks for the first page, and then for everything.
func (s *Search) ask() {
	ask := s.want
	s.survey.Drop()
	s.advice.Drop()
	s.asking, s.surveying = true, false
	work(s.office, &s.page, func(ctx context.Context) (report.Found, error) { return s.finder.Find(ctx, ask, pageSize) }, func(f report.Found, err error) {
		s.asking = false
		if err != nil {
			s.office.Problem(err)
			s.told()
			return
		}
		s.found = newFound(ask, f.Hits, f.Total)
		s.found.slow = f.Slow
		s.suggested = nil
		s.look()
		s.came()
		s.tell()
	})
	s.told()
}

// surveyed is a survey with what the first page knows already.
type surveyed struct {
	*found
	facets []report.Facet
}

// look surveys what the first page belongs to.
func (s *Search) look() {
	f := s.found
	s.surveying = true
	work(s.office, &s.survey, func(ctx context.Context) (surveyed, error) {
		v, err := s.finder.Survey(ctx, f.ask)
		return surveyed{f.all(v), v.Facets}, err
	}, func(v surveyed, err error) {
		s.surveying = false
		if err != nil {
			s.office.Problem(err)
			f.surveyed = true // there is no more to wait for
			s.came()
			return
		}
		s.take(v)
	})
}

// take shows a survey.
func (s *Search) take(v surveyed) {
	known := s.found.ask == v.ask && s.found.total == v.total
	s.found, s.facets = v.found, v.facets
	s.came()
	if !known {
		s.tell()
	}
	if v.total <= few {
		s.advise()
	}
}

func (s *Search) tell() {
	if s.Found != nil {
		s.Found(s.found.ask.Text, s.found.total)
	}
}

// Again looks anew for what was found, for reports came, went or changed; everything stays until all of it is there.
func (s *Search) Again() {
	if s.want.Empty() {
		return
	}
	if s.asking || s.found == nil || s.found.ask != s.want {
		s.ask()
		return
	}
	ask := s.want
	s.survey.Drop()
	s.surveying = true
	work(s.office, &s.page, func(ctx context.Context) (surveyed, error) {
		f, err := s.finder.Find(ctx, ask, pageSize)
		if err != nil {
			return surveyed{}, err
		}
		v, err := s.finder.Survey(ctx, ask)
		return surveyed{newFound(ask, f.Hits, f.Total).all(v), v.Facets}, err
	}, func(v surveyed, err error) {
		s.surveying = false
		if err != nil {
			s.office.Problem(err)
			s.found.surveyed = true
			s.came()
			return
		}
		s.take(v)
	})
}

// advise looks for what may have been meant.
func (s *Search) advise() {
	ask, total := s.want, s.found.total
	work(s.office, &s.advice, func(ctx context.Context) ([]report.Suggestion, error) { return s.advisor.Suggest(ctx, ask) }, func(all []report.Suggestion, err error) {
		s.suggested = nil
		for _, x := range all {
			if err == nil && x.Count > total && len(s.suggested) < 3 {
				s.suggested = append(s.suggested, x)
			}
		}
		s.told()
	})
}

// Suggestions are what may have been meant, where next to nothing was found.
func (s *Search) Suggestions() []report.Suggestion { return s.suggested }
