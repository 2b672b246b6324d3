package model

import (
	"strings"

	"yanku/internal/query"
	"yanku/internal/report"
)

// FacetGroup is one facet of what was found.
type FacetGroup struct {
	Name   report.FacetName
	Values []FacetValue
	More   int // values that are not shown
}

// FacetValue is a value with its count. Chosen ones are parts of the query.
type FacetValue struct {
	report.FacetCount
	Chosen bool
	term   string
}

// How many values of a facet are shown at first, and at most.
const (
	facetFirst = 6
	facetMost  = 40
)

// Facets are what was found by type, institution and so on, the most frequent values first. Those of the search before stay until the new ones are known.
func (s *Search) Facets() []FacetGroup {
	var out []FacetGroup
	parts := map[string]bool{}
	for _, c := range s.Chips() {
		parts[c.typed] = true
	}
	for _, f := range s.facets {
		most := facetFirst
		if s.opened[f.Name] {
			most = facetMost
		}
		g := FacetGroup{Name: f.Name, More: max(0, min(len(f.Values), facetMost)-most)}
		for _, v := range f.Values[:min(most, len(f.Values))] {
			t := term(f.Name, v.Value)
			g.Values = append(g.Values, FacetValue{v, parts[t], t})
		}
		if len(g.Values) > 0 {
			out = append(out, g)
		}
	}
	return out
}

// MoreFacets shows more values of a facet.
func (s *Search) MoreFacets(name report.FacetName) {
	s.opened[name] = true
	s.told()
}

// Narrow gives the query that asks for a value too, or no more when it is chosen.
func (s *Search) Narrow(v FacetValue) string {
	for i, c := range s.Chips() {
		if c.typed == v.term {
			return s.Drop(i)
		}
	}
	text := s.want.Text
	if len(s.tree.Root) == 1 && s.tree.Parts[0].To-s.tree.Parts[0].From == len(text) {
		if _, or := s.tree.Root[0].(query.Any); or && !strings.HasPrefix(text, "(") && !strings.HasPrefix(text, "（") {
			text = "(" + text + ")" // words bind closer than OR
		}
	}
	for _, h := range s.tree.Hints {
		if h.Code == "quote" || h.Code == "paren" {
			return v.term + " " + text // what was left open would take the term in
		}
	}
	return text + " " + v.term
}

// term writes a value of a facet in the query language.
func term(name report.FacetName, value string) string {
	switch name {
	case report.FacetType, report.FacetMonth:
		return string(name) + ":" + value
	}
	if strings.ContainsAny(value, " \u3000()（）\"“”「」|｜&*?？～~") {
		value = `"` + strings.ReplaceAll(value, `"`, "") + `"`
	}
	return string(name) + ":==" + value
}
