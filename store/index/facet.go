package index

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"yanku/internal/query"
	"yanku/internal/report"
)

// Tally counts reports by the values of each facet.
type Tally map[report.FacetName]map[string]int

func (t Tally) add(name report.FacetName, value string, n int) {
	if value == "" || n == 0 {
		return
	}
	if t[name] == nil {
		t[name] = map[string]int{}
	}
	t[name][value] += n
}

// Add counts one report.
func (t Tally) Add(f query.Fields) {
	c := newColumns()
	c.add(f)
	count(c, full(1), t)
}

// Join adds what another tally counted.
func (t Tally) Join(o Tally) {
	for name, values := range o {
		for v, n := range values {
			t.add(name, v, n)
		}
	}
}

// Facets gives the counts in order, the most frequent values first.
func (t Tally) Facets() []report.Facet {
	out := make([]report.Facet, 0, len(report.Facets))
	for _, name := range report.Facets {
		out = append(out, report.Facet{Name: name, Values: ranked(t[name])})
	}
	return out
}

// Tally counts what was found.
func (r *Result) Tally() Tally {
	all := Tally{}
	for i, set := range r.sets {
		count(r.parts[i].cols, set, all)
	}
	return all
}

// count adds the reports of a set in one segment.
func count(c *columns, set bits, all Tally) {
	tally := func() []int { return make([]int, len(c.strs)) }
	kinds, houses, ratings, sectors, companies, months := tally(), tally(), tally(), tally(), tally(), map[uint32]int{}
	set.each(func(doc uint32) {
		kinds[c.kind[doc]]++
		houses[c.house[doc]]++
		ratings[c.rating[doc]]++
		months[c.day[doc]/100]++
		for _, n := range c.span(doc, 0) {
			companies[n]++
		}
		for _, n := range c.span(doc, 1) {
			sectors[n]++
		}
	})
	for name, counts := range map[report.FacetName][]int{
		report.FacetType: kinds, report.FacetInstitution: houses, report.FacetRating: ratings, report.FacetSector: sectors, report.FacetCompany: companies,
	} {
		for n, count := range counts {
			all.add(name, c.strs[n], count)
		}
	}
	for m, n := range months {
		if m > 0 {
			all.add(report.FacetMonth, fmt.Sprintf("%04d-%02d", m/100, m%100), n)
		}
	}
}

// ranked puts counted values in order, the most frequent first; values that search takes for the same are one.
func ranked(counts map[string]int) []report.FacetCount {
	folded, most := map[string]*report.FacetCount{}, map[string]int{}
	for _, v := range slices.Sorted(maps.Keys(counts)) {
		f, n := query.FoldString(v), counts[v]
		if folded[f] == nil {
			folded[f] = &report.FacetCount{}
		}
		if folded[f].Count += n; n > most[f] {
			folded[f].Value, most[f] = v, n // as most write it
		}
	}
	out := make([]report.FacetCount, 0, len(folded))
	for _, c := range folded {
		out = append(out, *c)
	}
	slices.SortFunc(out, func(a, b report.FacetCount) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Value, b.Value))
	})
	return out
}
