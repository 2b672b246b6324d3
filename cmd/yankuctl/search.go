package main

import (
	"context"
	"fmt"
	"strings"

	"yanku/internal/query"
	"yanku/internal/report"
	"yanku/internal/wording"
	"yanku/store"
)

// few is up to how many reports are so few that something else may have been meant, as in the window.
const few = 2

// facetShown is how many values of a facet are told to people; --json has all.
const facetShown = 10

// hitJSON is a line of search and of similar.
type hitJSON struct {
	Report  report.ID  `json:"report"`
	File    string     `json:"file"`
	Title   string     `json:"title"`
	Date    string     `json:"date,omitempty"`
	Score   float64    `json:"score"`
	Hits    []spanJSON `json:"hits"`
	Snippet string     `json:"snippet"`
}

// facetsJSON is the last line of search --json --facets.
type facetsJSON struct {
	Facets []facetJSON `json:"facets"`
	Total  int         `json:"total"`
}

type facetJSON struct {
	Name   report.FacetName `json:"name"`
	Values []countJSON      `json:"values"`
}

type countJSON struct {
	Value string `json:"value"`
	Count int    `json:"count"`
}

// searching is one run of search.
type searching struct {
	*env
	asJSON, facets bool
	limit          int
	query          query.Tree
}

// runSearch searches the library; hits are exact spans in the text of show --text.
func runSearch(ctx context.Context, e *env, args []string) error {
	f := e.flags()
	s := searching{env: e}
	f.BoolVar(&s.asJSON, "json", false, "")
	f.BoolVar(&s.facets, "facets", false, "")
	f.IntVar(&s.limit, "limit", 20, "")
	whole, plain := f.Bool("whole", false, ""), f.Bool("plain", false, "")
	args, err := parse(f, args)
	if err != nil {
		return err
	}
	if s.query = query.ParseWith(strings.Join(args, " "), *whole, *plain); s.query.Empty() || s.limit < 0 {
		return usagef("ctl.no_query")
	}
	return e.reading(ctx, func(l *store.Library) error {
		found, survey, err := s.find(ctx, l)
		if err != nil {
			return err
		}
		e.printHits(found.Hits, s.asJSON)
		if s.facets {
			s.printFacets(survey)
		}
		s.tell(found)
		return s.suggest(ctx, l, found.Total)
	})
}

// find looks for the reports, each a hit of its own; the survey is there when facets are asked for.
func (s *searching) find(ctx context.Context, l *store.Library) (found report.Found, survey report.Survey, err error) {
	if found, err = l.FindEach(ctx, s.query, s.limit); err == nil && s.facets {
		survey, err = l.Survey(ctx, s.query)
	}
	return found, survey, err
}

// printHits writes reports with where they say what was asked for.
func (e *env) printHits(hits []report.Hit, asJSON bool) {
	for _, h := range hits {
		if asJSON {
			e.line(hitLine(h))
			continue
		}
		fprintln(e.out, string(h.Summary.ID), h.Summary.Date.String(), h.Summary.Title)
		fprintln(e.out, "", h.Snippet)
	}
}

func (s *searching) printFacets(v report.Survey) {
	if s.asJSON {
		line := facetsJSON{Facets: make([]facetJSON, len(v.Facets)), Total: v.Total}
		for i, f := range v.Facets {
			line.Facets[i] = facetJSON{f.Name, []countJSON{}}
			for _, c := range f.Values {
				line.Facets[i].Values = append(line.Facets[i].Values, countJSON(c))
			}
		}
		s.line(line)
		return
	}
	for _, f := range v.Facets {
		var words []string
		for _, c := range f.Values[:min(facetShown, len(f.Values))] {
			words = append(words, fmt.Sprintf("%s %d", wording.Facet(s.lang, f.Name, c.Value), c.Count))
		}
		if more := len(f.Values) - facetShown; more > 0 {
			words = append(words, s.lang.T("facet.more", more))
		}
		if len(words) > 0 {
			fprintln(s.out, append([]string{s.lang.T("facet." + string(f.Name))}, words...)...)
		}
	}
}

// tell says what was asked for as it was understood, and what was found.
func (s *searching) tell(found report.Found) {
	if !s.asJSON {
		s.say("ctl.asked", wording.Query(s.lang, s.query))
	}
	for _, h := range s.query.Hints {
		fmt.Fprintln(s.err, plain(wording.Hint(s.lang, h)))
	}
	if found.Slow {
		s.say("query.slow")
	}
	s.say("ctl.found", found.Total, len(found.Hits))
}

// suggest tells what else may have been meant when next to nothing was found.
func (s *searching) suggest(ctx context.Context, l *store.Library, total int) error {
	if total > few {
		return nil
	}
	all, err := l.Suggest(ctx, s.query)
	for _, x := range all {
		s.say("ctl.meant", x.Query, x.Count)
	}
	return err
}

func hitLine(h report.Hit) hitJSON {
	s := h.Summary
	line := hitJSON{Report: s.ID, File: s.File, Title: s.Title, Date: s.Date.String(), Score: round(h.Score), Hits: []spanJSON{}, Snippet: h.Snippet}
	for i, span := range h.Spans {
		line.Hits = append(line.Hits, spanJSON{From: span.From, To: span.To, Quote: h.Quotes[i]})
	}
	return line
}
