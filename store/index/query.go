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
}{{query.Anywhere, fieldText}, {query.Title, "title"}, {query.Broker, "broker"}, {query.Code, "code"}}

func nameOf(f query.Field) string {
	for _, known := range fieldsOf {
		if known.field == f {
			return known.name
		}
	}
	return fieldText
}

// translate makes a query of the index from a tree: what it finds is what Tree.Match says yes to. without leaves reports out.
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
	case query.Not:
		q := bleve.NewBooleanQuery()
		q.AddMust(bleve.NewMatchAllQuery())
		q.AddMustNot(node(n.Node))
		return q
	case query.Words:
		return words(n)
	case query.Dates:
		return dates(n)
	case query.Type:
		return term(fieldType, string(n.Type))
	}
	return bleve.NewMatchNoneQuery()
}

func words(w query.Words) blevequery.Query {
	name := nameOf(w.Field)
	switch utf8.RuneCountInString(w.Text) {
	case 1:
		return term(name+twin, w.Text)
	case 2:
		return term(name, w.Text)
	}
	return blevequery.NewMultiPhraseQuery(cover(w.Text), name)
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
