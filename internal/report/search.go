package report

// FacetName is by what found reports are counted.
type FacetName string

// The facets, in the order they are shown.
const (
	FacetType        FacetName = "type"
	FacetInstitution FacetName = "broker"
	FacetMonth       FacetName = "date" // 2026-03
	FacetSector      FacetName = "index"
	FacetCompany     FacetName = "company"
	FacetRating      FacetName = "rating"
)

// Facets is all facets.
var Facets = []FacetName{FacetType, FacetInstitution, FacetMonth, FacetSector, FacetCompany, FacetRating}

// Facet counts found reports by one thing; the value of most reports comes first. A report may have several sectors and companies, and none of anything.
type Facet struct {
	Name   FacetName
	Values []FacetCount
}

// FacetCount is how many found reports have a value.
type FacetCount struct {
	Value string
	Count int
}

// Found is the first page of a search. Total is -1 while it is not known: a Survey tells it.
type Found struct {
	Hits  []Hit
	Total int
	Slow  bool // the index does not know all reports yet: their texts were looked at one by one
}

// Survey is all that a search found: the exact number, the reports best first, and the counts by facet.
type Survey struct {
	Total  int
	IDs    []ID
	Facets []Facet
	Slow   bool
}

// Suggestion is another way to write a word that finds nothing.
type Suggestion struct {
	Was, Is string // the word as typed, and what may be meant
	Query   string // what was typed with Is in the place of Was
	Count   int    // how many reports that finds
}

// Search is a search that the user keeps. A collection stands in the side bar as a shelf of its own, with its count.
type Search struct {
	ID         ID     `json:"id"`
	Name       string `json:"name"`
	Query      string `json:"query"`           // as typed
	Whole      bool   `json:"whole,omitempty"` // whole words only
	Plain      bool   `json:"plain,omitempty"` // without synonyms
	Collection bool   `json:"collection,omitempty"`
	Seen       int64  `json:"seen"` // Unix milliseconds: reports imported since then are new to it
}

// Echo is a sentence of a report that other reports say too, word for word or nearly.
type Echo struct {
	Span   Span        // in Body
	Others []Elsewhere // the oldest first
}

// Elsewhere is where a sentence stands in another report.
type Elsewhere struct {
	Summary  Summary
	Span     Span // in that report's Body
	Quote    string
	Likeness float64 // share of the pairs of characters they have in common, 0..1
}

// Index tells how far the search index is. While Waiting is above 0, that many reports are looked up in the rows.
type Index struct {
	Waiting, Total int
	Building       bool // it is being made anew
}
