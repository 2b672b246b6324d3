package index

import (
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2"
	blevequery "github.com/blevesearch/bleve/v2/search/query"

	"yanku/internal/query"
	"yanku/internal/report"
)

// Names of the index's fields. A field of words has a twin with one more letter for words of one character.
const (
	fieldText = "text" // everything: query.Fields.Anywhere
	fieldType = "type"
	fieldDay  = "day" // 20260327
	twin      = "1"
)

// fieldsOf gives the index's fields for those of a query, in the order they are written.
var fieldsOf = []struct {
	field query.Field
	name  string
}{
	{query.Anywhere, fieldText},
	{query.Title, "title"},
	{query.Broker, "broker"},
	{query.Code, "code"},
	{query.Author, "author"},
	{query.Company, "company"},
	{query.Index, "index"},
	{query.Rating, "rating"},
	{query.Fig, "fig"},
	{query.Risk, "risk"},
	{query.Source, "src"},
}

func nameOf(f query.Field) string {
	for _, known := range fieldsOf {
		if known.field == f {
			return known.name
		}
	}
	return fieldText
}

// translate makes a query of the index from a tree that is Indexed: what it finds is what Tree.Match says yes to. without leaves reports out.
func translate(t query.Tree, without []report.ID) blevequery.Query {
	q := bleve.NewBooleanQuery()
	q.AddMust(node(t.Root))
	for _, w := range t.Words() {
		title := node(query.Words{Field: query.Title, Text: w})
		if b, ok := title.(blevequery.BoostableQuery); ok {
			b.SetBoost(titleBoost)
		}
		q.AddShould(title)
	}
	if len(without) > 0 {
		ids := make([]string, len(without))
		for i, id := range without {
			ids[i] = string(id)
		}
		q.AddMustNot(bleve.NewDocIDQuery(ids))
	}
	return q
}

// titleBoost lets a report about a thing come before one that mentions it.
const titleBoost = 4

func node(n query.Node) blevequery.Query {
	switch n := n.(type) {
	case query.All:
		if len(n) == 0 {
			return bleve.NewMatchAllQuery()
		}
		kids := make([]blevequery.Query, len(n))
		for i, kid := range n {
			kids[i] = node(kid)
		}
		return bleve.NewConjunctionQuery(kids...)
	case query.Any:
		kids := make([]blevequery.Query, len(n))
		for i, kid := range n {
			kids[i] = node(kid)
		}
		return either(kids)
	case query.Set:
		return set(n)
	case query.Not:
		q := bleve.NewBooleanQuery()
		q.AddMust(bleve.NewMatchAllQuery())
		q.AddMustNot(node(n.Node))
		return q
	case query.Words:
		kids := []blevequery.Query{words(n.Field, n.Text)}
		for _, other := range n.Also {
			kids = append(kids, words(n.Field, other))
		}
		return either(kids)
	case query.Dates:
		return dates(n)
	case query.Type:
		return term(fieldType, string(n.Type))
	}
	return bleve.NewMatchNoneQuery()
}

// either asks for one of several; for one of none, nothing answers.
func either(kids []blevequery.Query) blevequery.Query {
	switch len(kids) {
	case 0:
		return bleve.NewMatchNoneQuery()
	case 1:
		return kids[0]
	}
	return bleve.NewDisjunctionQuery(kids...)
}

func set(s query.Set) blevequery.Query {
	ids := make([]string, 0, len(s.IDs))
	for id := range s.IDs {
		ids = append(ids, string(id))
	}
	if len(ids) == 0 {
		return bleve.NewMatchNoneQuery()
	}
	return bleve.NewDocIDQuery(ids)
}

func words(f query.Field, text string) blevequery.Query {
	name := nameOf(f)
	switch utf8.RuneCountInString(text) {
	case 1:
		return term(name+twin, text)
	case 2:
		return term(name, text)
	}
	return blevequery.NewMultiPhraseQuery(cover(text), name)
}

func term(field, text string) blevequery.Query {
	q := bleve.NewTermQuery(text)
	q.SetField(field)
	return q
}

func dates(d query.Dates) blevequery.Query {
	from, to, yes := 1.0, 99999999.0, true // a report without a date has no day
	if !d.From.Zero() {
		from = day(d.From)
	}
	if !d.To.Zero() {
		to = day(d.To)
	}
	q := bleve.NewNumericRangeInclusiveQuery(&from, &to, &yes, &yes)
	q.SetField(fieldDay)
	return q
}

func day(d report.Date) float64 { return float64(d.Year*10000 + d.Month*100 + d.Day) }
