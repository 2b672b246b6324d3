package store_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"yanku/internal/query"
	"yanku/internal/report"
	"yanku/internal/zh"
)

// Three hundred queries and more, every operator on Chinese words among them, find over the corpus and our samples exactly the reports that a scan of their texts finds, character
// by character. The scan shares nothing with the index but the table of folds.
func TestGoldenQueries(t *testing.T) {
	l, list := daily(t)
	var pages []*page
	for _, s := range list {
		r, err := l.Report(t.Context(), s.ID)
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, newPage(r, zh.Words))
	}
	data, err := os.ReadFile(filepath.Join("testdata", "queries.txt"))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(data)), "\n")
	found := 0
	for _, typed := range lines {
		tree := query.Parse(typed)
		hits, total, err := l.Search(t.Context(), tree, 0)
		if err != nil {
			t.Fatal(typed, err)
		}
		var got, want []report.ID
		for _, h := range hits {
			got = append(got, h.Summary.ID)
		}
		for _, p := range pages {
			if p.answers(tree.Root) {
				want = append(want, p.ID)
			}
		}
		slices.Sort(got)
		slices.Sort(want)
		if total != len(want) || !slices.Equal(got, want) {
			t.Errorf("%s: %d found (%d counted), %d by looking at every text", typed, len(got), total, len(want))
		}
		if n := len(want); n > 0 && n < len(pages) {
			found++
		}
	}
	if len(lines) < 300 || found < 200 {
		t.Errorf("%d queries, of which %d find some reports and not all", len(lines), found)
	}
	t.Logf("%d queries over %d reports, %d of them find some and not all", len(lines), len(pages), found)
}

// page is a report as a person would look through it.
type page struct {
	report.Stored
	texts map[query.Field][]string // folded lines
	raw   map[query.Field][]string // as the file has them
	words func(string) []report.Span
}

func fold(s string) string {
	out := []rune{}
	for _, r := range s {
		out = append(out, query.Fold(r))
	}
	return string(out)
}

func newPage(r report.Stored, words func(string) []report.Span) *page {
	p := &page{r, map[query.Field][]string{}, map[query.Field][]string{}, words}
	add := func(f query.Field, text string) {
		p.texts[f] = append(p.texts[f], strings.Split(fold(text), "\n")...)
		p.raw[f] = append(p.raw[f], text)
	}
	for _, s := range []string{r.Doc.Body, r.Title, r.Institution, r.File} {
		add(query.Anywhere, s)
	}
	p.raw[query.Anywhere][0] = r.Doc.Was
	add(query.Title, r.Title)
	add(query.Broker, r.Institution)
	add(query.Rating, r.Rating)
	add(query.Source, r.Format)
	for _, a := range r.Authors {
		add(query.Anywhere, a.Name)
		add(query.Author, a.Name)
	}
	for _, f := range r.Figures {
		if f.Subject.Code != "" {
			add(query.Anywhere, f.Subject.Code)
			add(query.Code, f.Subject.Code)
		}
		if f.Kind == report.IndexMove {
			add(query.Index, f.Subject.Text)
		} else {
			add(query.Company, f.Subject.Text)
		}
	}
	for _, f := range r.Findings {
		switch f.Kind {
		case report.Caption:
			add(query.Fig, f.Label)
		case report.Risk:
			add(query.Risk, f.Label+" "+f.Note)
		}
	}
	return p
}

func (p *page) answers(n query.Node) bool {
	switch n := n.(type) {
	case query.All:
		return !slices.ContainsFunc(n, func(k query.Node) bool { return !p.answers(k) })
	case query.Any:
		return slices.ContainsFunc(n, p.answers)
	case query.Not:
		return !p.answers(n.Node)
	case query.Words:
		switch {
		case n.Exact:
			return slices.ContainsFunc(p.raw[n.Field], func(s string) bool { return strings.Contains(s, n.Text) })
		case n.Full:
			return slices.Contains(p.texts[n.Field], n.Text)
		case n.Whole:
			return p.line(n.Field, func(line string) bool {
				return strings.Contains(line, n.Text) && whole([]rune(line), []rune(n.Text), p.words)
			})
		}
		return p.line(n.Field, func(line string) bool { return strings.Contains(line, n.Text) })
	case query.Near:
		return p.line(n.Field, func(line string) bool { return near([]rune(line), n) })
	case query.Pattern:
		return p.line(n.Field, func(line string) bool { return gaps([]rune(line), []rune(n.Text)) })
	case query.Dates:
		return !p.Date.Zero() && (n.From.Zero() || n.From.Compare(p.Date) <= 0) && (n.To.Zero() || p.Date.Compare(n.To) <= 0)
	case query.Type:
		return p.Type == n.Type
	case query.State:
		return p.is(n.What)
	case query.Period:
		return slices.ContainsFunc(p.Figures, func(f report.Figure) bool { return strings.EqualFold(f.Period.Key, n.Key) })
	case query.Number:
		return slices.ContainsFunc(p.Figures, func(f report.Figure) bool { return n.Holds(query.FactOf(f)) })
	}
	panic(fmt.Sprintf("%T", n))
}

func (p *page) line(f query.Field, is func(string) bool) bool {
	return slices.ContainsFunc(p.texts[f], is)
}

func (p *page) is(what string) bool {
	switch what {
	case "unread":
		return p.Unread
	case "star":
		return p.Star
	case "doubt":
		return p.Summary.Flags > 0
	case "edit":
		return len(p.Doc.Edits) > 0
	}
	return slices.ContainsFunc(p.Figures, func(f report.Figure) bool { return string(f.Kind) == what }) ||
		slices.ContainsFunc(p.Findings, func(f report.Finding) bool { return string(f.Kind) == what })
}
