package store

import (
	"context"
	"slices"
	"strings"

	"yanku/internal/query"
	"yanku/internal/report"
	"yanku/store/index"
	"yanku/store/sqlite"
)

// Page is how many hits the first page of a search has that a Survey folds the copies of.
const Page = 60

// Find gives the best limit reports for a query with their hits, best first, each with its copies under it. An empty query finds nothing. Total is -1 where only a look at every candidate tells how many there
// are, as with whole words.
func (l *Library) Find(ctx context.Context, q query.Tree, limit int) (out report.Found, err error) {
	if q.Empty() {
		return out, nil
	}
	err = l.look(ctx, q, func(s *look) error {
		out = report.Found{Slow: s.slow}
		if out.Hits, err = s.page(ctx, limit); err != nil {
			return err
		}
		out.Total = s.total()
		return nil
	})
	return out, err
}

// Survey gives all that a query finds: the exact number, every report in the order of Find(Page) and on, copies behind that which they are copies of, and the counts by facet.
func (l *Library) Survey(ctx context.Context, q query.Tree) (out report.Survey, err error) {
	if q.Empty() {
		return out, nil
	}
	err = l.look(ctx, q, func(s *look) error {
		out, err = s.survey(ctx)
		return err
	})
	return out, err
}

func (s *look) survey(ctx context.Context) (out report.Survey, err error) {
	if err := s.verify(ctx); err != nil {
		return out, err
	}
	hits, err := s.page(ctx, Page)
	if err != nil {
		return out, err
	}
	all, err := s.best(0)
	if err != nil {
		return out, err
	}
	out = report.Survey{Total: s.total(), Slow: s.slow, Facets: s.facets(), IDs: make([]report.ID, 0, len(all))}
	first := map[report.ID]bool{}
	for _, h := range hits {
		for _, r := range append([]report.Summary{h.Summary}, h.Copies...) {
			out.IDs = append(out.IDs, r.ID)
			first[r.ID] = true
		}
	}
	for _, m := range all {
		if !first[m.ID] {
			out.IDs = append(out.IDs, m.ID)
		}
	}
	return out, nil
}

// Hits gives some of the reports that a query found with their hits, in the order of ids. Reports that are gone are left out.
func (l *Library) Hits(ctx context.Context, q query.Tree, ids []report.ID) ([]report.Hit, error) {
	at := map[report.ID]int{}
	for i, id := range ids {
		at[id] = i
	}
	var out []report.Hit
	err := l.db.Texts(ctx, ids, false, func(t *sqlite.Text) error {
		out = append(out, l.hit(q, t))
		return ctx.Err()
	})
	slices.SortFunc(out, func(a, b report.Hit) int { return at[a.Summary.ID] - at[b.Summary.ID] })
	return out, err
}

// FindEach gives the best limit reports for a query with their hits, best first, and how many there are in all; limit 0 is all of them. Copies stand for themselves.
// An empty query finds nothing.
func (l *Library) FindEach(ctx context.Context, q query.Tree, limit int) (out report.Found, err error) {
	if q.Empty() {
		return out, nil
	}
	err = l.look(ctx, q, func(s *look) error {
		if err := s.verify(ctx); err != nil {
			return err
		}
		out = report.Found{Total: s.total(), Slow: s.slow}
		size := limit
		if size <= 0 {
			size = out.Total
		}
		some, err := s.some(ctx, size)
		if err != nil {
			return err
		}
		all, err := s.rank(ctx, some, nil)
		for _, r := range all {
			out.Hits = append(out.Hits, r.Hit)
		}
		return err
	})
	return out, err
}

// Search is FindEach without the word on how it was done.
func (l *Library) Search(ctx context.Context, q query.Tree, limit int) ([]report.Hit, int, error) {
	found, err := l.FindEach(ctx, q, limit)
	return found.Hits, found.Total, err
}

// page gives the best limit reports with their hits and their copies. Where some are copies, more are looked at until the page is full.
func (s *look) page(ctx context.Context, limit int) ([]report.Hit, error) {
	best, err := s.some(ctx, max(limit, mostRanked))
	if err != nil {
		return nil, err
	}
	var all []ranked
	for from, size := 0, limit; ; from, size = size, 2*size {
		more, err := s.rank(ctx, best[min(from, len(best)):min(size, len(best))], markedSentences)
		if err != nil {
			return nil, err
		}
		all = append(all, more...)
		if hits := fold(all, limit); len(hits) == limit || size >= len(best) {
			return hits, nil
		}
	}
}

// rank gives reports with their hits, and the sentences of these that cut gives; it may be nil.
func (s *look) rank(ctx context.Context, some []index.Match, cut func(body string, hits []report.Span) []string) ([]ranked, error) {
	at, ids := map[report.ID]int{}, make([]report.ID, 0, len(some))
	for i, m := range some {
		at[m.ID] = i
		ids = append(ids, m.ID)
	}
	var all []ranked
	err := s.library.db.Texts(ctx, ids, false, func(t *sqlite.Text) error {
		r := ranked{Hit: s.library.hit(s.asked, t)}
		r.Score = some[at[t.ID]].Score
		if cut != nil {
			r.sentences = cut(t.Fields.Body, r.Spans)
		}
		all = append(all, r)
		return ctx.Err()
	})
	slices.SortFunc(all, func(a, b ranked) int { return at[a.Summary.ID] - at[b.Summary.ID] })
	return all, err
}

// hit marks a text. It holds on to no text, of which there may be many.
func (l *Library) hit(q query.Tree, t *sqlite.Text) report.Hit {
	body := t.Fields.Body
	h := report.Hit{Summary: t.Summary, Spans: query.NewText(body).Marks(q, l.options.Words)}
	h.Snippet, h.Marks = snippet(body, h.Spans)
	h.Snippet = strings.Clone(h.Snippet)
	for _, s := range h.Spans {
		h.Quotes = append(h.Quotes, strings.Clone(body[s.From:s.To]))
	}
	return h
}
