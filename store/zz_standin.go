package store

// Stands in for what other branches bring. The lead deletes this file at the merge.

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"yanku/internal/query"
	"yanku/internal/report"
)

// Find gives the first page.
func (l *Library) Find(ctx context.Context, q query.Tree, limit int) (report.Found, error) {
	hits, _, err := l.Search(ctx, q, limit)
	return report.Found{Hits: hits, Total: -1}, err
}

// Survey gives all that is found.
func (l *Library) Survey(ctx context.Context, q query.Tree) (report.Survey, error) {
	hits, _, err := l.Search(ctx, q, 0)
	v := report.Survey{Total: len(hits)}
	counts := map[report.FacetName]map[string]int{}
	add := func(f report.FacetName, value string) {
		if counts[f] == nil {
			counts[f] = map[string]int{}
		}
		if value != "" {
			counts[f][value]++
		}
	}
	for _, h := range hits {
		s := h.Summary
		v.IDs = append(v.IDs, s.ID)
		add(report.FacetType, string(s.Type))
		add(report.FacetInstitution, s.Institution)
		add(report.FacetRating, s.Rating)
		if !s.Date.Zero() {
			add(report.FacetMonth, s.Date.String()[:7])
		}
	}
	for _, name := range report.Facets {
		f := report.Facet{Name: name}
		for value, n := range counts[name] {
			f.Values = append(f.Values, report.FacetCount{Value: value, Count: n})
		}
		slices.SortFunc(f.Values, func(a, b report.FacetCount) int { return cmp.Or(b.Count-a.Count, cmp.Compare(a.Value, b.Value)) })
		v.Facets = append(v.Facets, f)
	}
	return v, err
}

// Hits gives what was found in some reports.
func (l *Library) Hits(ctx context.Context, q query.Tree, ids []report.ID) ([]report.Hit, error) {
	hits, _, err := l.Search(ctx, q, 0)
	return slices.DeleteFunc(hits, func(h report.Hit) bool { return !slices.Contains(ids, h.Summary.ID) }), err
}

// Suggest knows one word.
func (l *Library) Suggest(_ context.Context, q query.Tree) ([]report.Suggestion, error) {
	if q.Typed == "guangmokuai" {
		return []report.Suggestion{{Was: q.Typed, Is: "光模块", Query: "光模块", Count: 5}}, nil
	}
	return nil, nil
}

// Similar gives some reports.
func (l *Library) Similar(ctx context.Context, id report.ID, _ int) ([]report.Hit, error) {
	all, err := l.Reports(ctx, query.Parse(""))
	var out []report.Hit
	for _, s := range all {
		if s.ID != id {
			out = append(out, report.Hit{Summary: s})
		}
	}
	return out, err
}

// Echoes finds none.
func (l *Library) Echoes(context.Context, report.ID) ([]report.Echo, error) { return nil, nil }

// Index knows all.
func (l *Library) Index(context.Context) (report.Index, error) { return report.Index{}, nil }

var standIn []report.Search

// Searches gives the kept searches.
func (l *Library) Searches(context.Context) ([]report.Search, error) {
	return slices.Clone(standIn), nil
}

// SaveSearch keeps a search.
func (l *Library) SaveSearch(_ context.Context, s report.Search) (report.Search, error) {
	if s.ID == "" {
		s.ID = report.ID(fmt.Sprint(time.Now().UnixNano()))
		standIn = append(standIn, s)
	}
	for i := range standIn {
		if standIn[i].ID == s.ID {
			standIn[i] = s
		}
	}
	return s, nil
}

// DropSearch gives one up.
func (l *Library) DropSearch(_ context.Context, id report.ID) error {
	standIn = slices.DeleteFunc(standIn, func(s report.Search) bool { return s.ID == id })
	return nil
}

// News counts.
func (l *Library) News(context.Context) (map[report.ID]int, error) {
	out := map[report.ID]int{}
	for _, s := range standIn {
		if s.Seen%2 == 0 {
			out[s.ID] = 3
		}
	}
	return out, nil
}

// SeenSearch sees.
func (l *Library) SeenSearch(_ context.Context, id report.ID) error {
	for i := range standIn {
		if standIn[i].ID == id {
			standIn[i].Seen |= 1
		}
	}
	return nil
}
