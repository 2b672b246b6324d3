package store

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"slices"
	"strings"

	"yanku/internal/query"
	"yanku/internal/report"
)

// maxWaiting is how many reports that the index does not know yet are looked at in the rows beside it; with more, everything is.
const maxWaiting = 1000

// spare is how many more candidates than asked for are ranked by their text.
const spare = 30

// Search gives the best limit reports for a query with their hits, best first, and how many there are in all; limit 0 is all of them.
// An empty query finds nothing.
func (l *Library) Search(ctx context.Context, q query.Tree, limit int) ([]report.Hit, int, error) {
	if q.Empty() {
		return nil, 0, nil
	}
	size := limit + spare
	if limit <= 0 {
		all, _, _, err := l.db.Counts(ctx)
		if err != nil {
			return nil, 0, err
		}
		size, limit = all, all
	}
	ids, total, err := l.likely(ctx, q, size)
	if err != nil || len(ids) == 0 {
		return nil, total, err
	}
	r := ranker{words: q.Words(), patterns: q.Patterns(), split: l.options.Words}
	err = l.db.Texts(ctx, ids, false, func(s report.Summary, f query.Fields) error {
		if s.Current {
			r.add(s, f)
		}
		return ctx.Err()
	})
	if err != nil {
		return nil, 0, err
	}
	return r.best(limit), total, nil
}

// likely gives the candidates of a search and how many reports there are in all. Without words to rank by, the newest are the best.
func (l *Library) likely(ctx context.Context, q query.Tree, size int) (ids []report.ID, total int, err error) {
	if len(q.Words()) > 0 {
		return l.find(ctx, q, size)
	}
	list, err := l.Reports(ctx, q)
	for _, s := range list[:min(size, len(list))] {
		ids = append(ids, s.ID)
	}
	return ids, len(list), err
}

// find gives the reports that answer a query, at most about size of them, the likely best first, and how many there are in all.
func (l *Library) find(ctx context.Context, q query.Tree, size int) (ids []report.ID, total int, err error) {
	if q, err = l.resolve(ctx, q); err != nil {
		return nil, 0, err
	}
	waiting, err := l.waiting(ctx)
	if err != nil {
		return nil, 0, err
	}
	if l.index == nil || len(waiting) > maxWaiting {
		return l.scan(ctx, q, nil)
	}
	ids, total, err = l.indexed(ctx, q, waiting, size)
	if err != nil {
		if ctx.Err() != nil {
			return nil, 0, ctx.Err()
		}
		slog.Warn("search in the index", "error", err) // the rows know it too
		return l.scan(ctx, q, nil)
	}
	if len(waiting) > 0 {
		fresh, more, err := l.scan(ctx, q, waiting)
		if err != nil {
			return nil, 0, err
		}
		ids, total = append(fresh, ids...), total+more
	}
	return ids, total, nil
}

// indexed asks the index, and the texts of what it found where it cannot decide alone.
func (l *Library) indexed(ctx context.Context, q query.Tree, without []report.ID, size int) (ids []report.ID, total int, err error) {
	sure := q.Indexed()
	if !sure {
		if size, err = l.index.Count(); err != nil {
			return nil, 0, err
		}
	}
	found, total, err := l.index.Search(ctx, q.Relaxed(), without, size)
	if err != nil {
		return nil, 0, err
	}
	for _, m := range found {
		ids = append(ids, m.ID)
	}
	if sure || len(ids) == 0 {
		return ids, total, nil
	}
	answering, total, err := l.scan(ctx, q, ids)
	answers := map[report.ID]bool{}
	for _, id := range answering {
		answers[id] = true
	}
	ids = slices.DeleteFunc(ids, func(id report.ID) bool { return !answers[id] })
	return ids, total, err
}

// resolve puts the reports that answer in the place of the parts of a query that only the rows know: states, periods, numbers, the user's own words.
func (l *Library) resolve(ctx context.Context, q query.Tree) (query.Tree, error) {
	var failed error
	out := q.Map(func(n query.Node) query.Node {
		var ids map[report.ID]bool
		var err error
		switch n := n.(type) {
		case query.State:
			ids, err = l.db.InState(ctx, n.What)
		case query.Period:
			ids, err = l.db.InPeriod(ctx, n.Key)
		case query.Number:
			ids, err = l.db.Holding(ctx, n)
		case query.Words:
			if !n.Field.Own() {
				return n
			}
			if n.Field == query.Tag {
				ids, err = l.db.Tagged(ctx, query.FoldString(n.Text))
			}
		default:
			return n
		}
		failed = errors.Join(failed, err)
		return query.Set{IDs: ids}
	})
	return out, failed
}

// scan looks at the text of the reports of ids, or of all when ids is nil.
func (l *Library) scan(ctx context.Context, q query.Tree, ids []report.ID) (found []report.ID, total int, err error) {
	err = l.db.Texts(ctx, ids, true, func(s report.Summary, f query.Fields) error {
		if s.Current && q.Match(f) {
			found = append(found, s.ID)
		}
		return ctx.Err()
	})
	return found, len(found), err
}

// ranker puts found reports in order by their text, the same whether the index found them or the rows. It holds on to no text, of which there may be many.
type ranker struct {
	words    []string
	patterns []query.Pattern
	split    func(string) []report.Span
	found    []report.Hit
}

func (r *ranker) add(s report.Summary, f query.Fields) {
	text := query.NewText(f.Body)
	h := report.Hit{Summary: s, Spans: text.Find(r.words)}
	for _, p := range r.patterns {
		h.Spans = query.Join(append(h.Spans, text.FindPattern(p)...))
	}
	h.Score = r.score(s, text, len(f.Body)) * (1 + r.whole(f.Body, h.Spans)/4)
	h.Snippet, h.Marks = snippet(f.Body, h.Spans)
	h.Snippet = strings.Clone(h.Snippet)
	for _, s := range h.Spans {
		h.Quotes = append(h.Quotes, strings.Clone(f.Body[s.From:s.To]))
	}
	r.found = append(r.found, h)
}

// length is a usual length of a text in bytes: reports longer than that need more hits for the same score.
const length = 12_000

// score adds for every word how often it stands in the text, saturating as BM25 does (k 1.2, b 0.5), and whether it stands in the title.
func (r *ranker) score(s report.Summary, text *query.Text, size int) float64 {
	title := query.NewText(s.Title)
	sum := 0.0
	for _, w := range r.words {
		n := float64(text.Count(w))
		sum += n / (n + 1.2*(0.5+0.5*float64(size)/length))
		if title.Count(w) > 0 {
			sum++
		}
	}
	return sum / float64(max(1, len(r.words)))
}

// best gives the first limit, best first: by score, lifted by up to a quarter for what is new and for hits that are whole words; then newest first.
func (r *ranker) best(limit int) []report.Hit {
	newest := report.Date{}
	for _, h := range r.found {
		if newest.Before(h.Summary.Date) {
			newest = h.Summary.Date
		}
	}
	for i := range r.found {
		r.found[i].Score *= 1 + fresh(r.found[i].Summary.Date, newest)/4
	}
	slices.SortFunc(r.found, func(a, b report.Hit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), b.Summary.Date.Compare(a.Summary.Date), cmp.Compare(a.Summary.ID, b.Summary.ID))
	})
	return slices.Clone(r.found[:min(limit, len(r.found))])
}

// fresh is 1 for the newest report and halves with every year; 0 without a date.
func fresh(d, newest report.Date) float64 {
	if d.Zero() {
		return 0
	}
	years := newest.Time().Sub(d.Time()).Hours() / 24 / 365
	return 1 / (1 + years)
}
