package model

import (
	"cmp"
	"slices"

	"yanku/internal/report"
)

// ShelfKind is by what a shelf holds its reports together.
type ShelfKind string

// The kinds of shelves.
const (
	AllShelf         ShelfKind = "all"
	UnreadShelf      ShelfKind = "unread"
	StarShelf        ShelfKind = "star"
	TypeShelf        ShelfKind = "type"
	InstitutionShelf ShelfKind = "institution"
)

// Shelf is one line of the side bar: the reports of one kind, type or institution.
type Shelf struct {
	Kind  ShelfKind
	Value string // the type or the institution
}

// Holds tells whether r stands on the shelf.
func (s Shelf) Holds(r *report.Summary) bool {
	switch s.Kind {
	case UnreadShelf:
		return r.Unread
	case StarShelf:
		return r.Star
	case TypeShelf:
		return string(r.Type) == s.Value
	case InstitutionShelf:
		return r.Institution == s.Value
	}
	return true
}

// ShelfCount is a shelf with the number of reports on it.
type ShelfCount struct {
	Shelf
	Count int
}

const mostInstitutions = 12 // lines of institutions in the side bar; the field of the search finds the others

// shelvesOf gives the shelves of the library: all, unread and star always, then the types and the institutions that occur, the most frequent first.
func shelvesOf(rows []*report.Summary) []ShelfCount {
	out := []ShelfCount{{Shelf: Shelf{Kind: AllShelf}}, {Shelf: Shelf{Kind: UnreadShelf}}, {Shelf: Shelf{Kind: StarShelf}}}
	types, houses := map[string]int{}, map[string]int{}
	for _, r := range rows {
		for i := range out {
			if out[i].Holds(r) {
				out[i].Count++
			}
		}
		if r.Type != "" {
			types[string(r.Type)]++
		}
		if r.Institution != "" {
			houses[r.Institution]++
		}
	}
	out = append(out, ranked(TypeShelf, types, len(types))...)
	return append(out, ranked(InstitutionShelf, houses, mostInstitutions)...)
}

func ranked(kind ShelfKind, counts map[string]int, most int) []ShelfCount {
	var out []ShelfCount
	for v, n := range counts {
		out = append(out, ShelfCount{Shelf{kind, v}, n})
	}
	slices.SortFunc(out, func(a, b ShelfCount) int { return cmp.Or(b.Count-a.Count, cmp.Compare(a.Value, b.Value)) })
	return out[:min(most, len(out))]
}
