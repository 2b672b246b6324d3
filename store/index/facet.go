package index

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"yanku/internal/query"
	"yanku/internal/report"
)

// Facets counts what was found by each facet, the most frequent values first.
func (r *Result) Facets() []report.Facet {
	all := map[report.FacetName]map[string]int{}
	for _, name := range report.Facets {
		all[name] = map[string]int{}
	}
	for i, set := range r.sets {
		count(r.parts[i].cols, set, all)
	}
	out := make([]report.Facet, 0, len(all))
	for _, name := range report.Facets {
		out = append(out, report.Facet{Name: name, Values: Ranked(all[name])})
	}
	return out
}

// count adds the reports of a set in one segment.
func count(c *columns, set bits, all map[report.FacetName]map[string]int) {
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
			if count > 0 && c.strs[n] != "" {
				all[name][c.strs[n]] += count
			}
		}
	}
	for m, n := range months {
		if m > 0 {
			all[report.FacetMonth][fmt.Sprintf("%04d-%02d", m/100, m%100)] += n
		}
	}
}

// Ranked puts counted values in order, the most frequent first; values that search takes for the same are one.
func Ranked(counts map[string]int) []report.FacetCount {
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
