package store

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"yanku/internal/query"
	"yanku/internal/report"
	"yanku/store/index"
	"yanku/store/sqlite"
)

// many is how many reports may be looked up in the rows before a search is called slow.
const many = 500

// look is a search under way: what the index found, and what the rows hold of reports that it does not know as they are.
type look struct {
	library *Library
	asked   query.Tree
	terms   [][]string
	newest  report.Date
	slow    bool

	result   *index.Result // nil when all is looked up in the rows
	sure     bool          // what it found needs no look at the texts
	resolved *query.Tree   // asked, with nothing left to be looked up; nil until texts are looked at
	rows     []index.Match
	tally    index.Tally // of rows
}

// look gives do a search under way. When the index turns out to be damaged it is made anew in the background, and do is called once more with all looked up in the rows.
func (l *Library) look(ctx context.Context, q query.Tree, do func(*look) error) error {
	ix := l.atHand() // before what waits for it: an index made anew comes after its reports are in the outbox
	err := l.lookIn(ctx, ix, q, do)
	if errors.Is(err, index.ErrDamaged) || errors.Is(err, index.ErrClosed) {
		l.mend(ix, err)
		err = l.lookIn(ctx, nil, q, do)
	}
	return err
}

func (l *Library) lookIn(ctx context.Context, ix *index.Index, q query.Tree, do func(*look) error) error {
	s, err := l.begin(ctx, ix, q)
	if err != nil {
		return err
	}
	defer s.close()
	return do(s)
}

// begin asks the index, and the rows for what the index does not know.
func (l *Library) begin(ctx context.Context, ix *index.Index, q query.Tree) (*look, error) {
	s := &look{library: l, asked: q, terms: q.Terms(), tally: index.Tally{}}
	var err error
	if s.newest, err = l.db.Newest(ctx); err != nil {
		return nil, err
	}
	ix, waiting, err := l.waiting(ctx, ix)
	if err != nil {
		return nil, err
	}
	if err := s.ask(ctx, ix, waiting); err != nil {
		return nil, err
	}
	s.slow = s.result == nil || len(waiting) > many
	if s.result != nil && len(waiting) == 0 {
		return s, nil
	}
	if s.result == nil {
		waiting = nil // all
	}
	full, err := l.resolve(ctx, q, false)
	if err == nil {
		err = s.scan(ctx, full, waiting)
	}
	if err != nil {
		s.close()
		return nil, err
	}
	return s, nil
}

// waiting gives the reports that the index does not know as they are. A reader takes over what the writer has done until nothing changes between the two looks; when that does
// not end, or the index is being made anew, there is none.
func (l *Library) waiting(ctx context.Context, ix *index.Index) (*index.Index, []report.ID, error) {
	if ix == nil || !l.options.ReadOnly {
		ids, err := l.db.Waiting(ctx)
		return ix, ids, err
	}
	for range 8 {
		at := ix.Generation()
		ids, err := l.db.Waiting(ctx)
		if err != nil {
			return nil, nil, err
		}
		if ix.Refresh() != nil {
			break
		}
		if ix.Generation() == at {
			return ix, ids, nil
		}
	}
	return nil, nil, nil
}

// ask asks the index, where there is one.
func (s *look) ask(ctx context.Context, ix *index.Index, waiting []report.ID) error {
	if ix == nil {
		return nil
	}
	q, err := s.library.resolve(ctx, s.asked, true)
	if err != nil {
		return err
	}
	s.sure = q.Indexed()
	s.result, err = ix.Search(ctx, q.Relaxed(), waiting, s.newest)
	return err
}

// scan looks at the text of the reports of ids, or of all when ids is nil.
func (s *look) scan(ctx context.Context, q query.Tree, ids []report.ID) error {
	return s.library.texts(ctx, q, ids, func(t *sqlite.Text) error {
		if err := t.Structure(); err != nil {
			return err
		}
		s.rows = append(s.rows, index.Match{ID: t.ID, Date: t.Date, Score: index.WeighText(t.Fields, s.terms, index.Age(t.Date, s.newest))})
		s.tally.Add(t.Fields)
		return nil
	})
}

// texts calls do for the reports of ids, or all when ids is nil, whose texts answer a query of which nothing is left to be looked up.
func (l *Library) texts(ctx context.Context, q query.Tree, ids []report.ID, do func(*sqlite.Text) error) error {
	return l.db.Texts(ctx, ids, true, func(t *sqlite.Text) error {
		t.Fields.Split = l.options.Words
		if t.Current && q.Match(t.Fields) {
			if err := do(t); err != nil {
				return err
			}
		}
		return ctx.Err()
	})
}

func (s *look) close() {
	if s.result != nil {
		s.result.Close()
	}
}

// verify looks at the texts of what the index is not sure of.
func (s *look) verify(ctx context.Context) error {
	if s.result == nil {
		return nil
	}
	if err := s.result.Settle(); err != nil || s.sure {
		return err
	}
	found, err := s.result.Best(0)
	if err != nil {
		return err
	}
	answers, err := s.answering(ctx, found)
	if err != nil {
		return err
	}
	s.result.Keep(func(id report.ID) bool { return answers[id] })
	s.sure = true
	return nil
}

// answering gives those of some candidates whose texts answer.
func (s *look) answering(ctx context.Context, some []index.Match) (map[report.ID]bool, error) {
	if s.resolved == nil {
		q, err := s.library.resolve(ctx, s.asked, false)
		if err != nil {
			return nil, err
		}
		s.resolved = &q
	}
	ids, out := make([]report.ID, len(some)), map[report.ID]bool{}
	for i, m := range some {
		ids[i] = m.ID
	}
	err := s.library.texts(ctx, *s.resolved, ids, func(t *sqlite.Text) error {
		out[t.ID] = true
		return nil
	})
	return out, err
}

// total tells how many reports were found; -1 when that is not known.
func (s *look) total() int {
	switch {
	case s.result == nil:
		return len(s.rows)
	case !s.sure || s.result.Total() < 0:
		return -1
	}
	return len(s.rows) + s.result.Total()
}

// best gives the best size reports; all when size is 0.
func (s *look) best(size int) ([]index.Match, error) {
	var all []index.Match
	if s.result != nil {
		var err error
		if all, err = s.result.Best(size); err != nil {
			return nil, err
		}
	}
	if len(s.rows) > 0 {
		all = append(all, s.rows...)
		slices.SortFunc(all, func(a, b index.Match) int {
			return cmp.Or(cmp.Compare(b.Score, a.Score), b.Date.Compare(a.Date), cmp.Compare(a.ID, b.ID))
		})
	}
	if size > 0 {
		all = all[:min(size, len(all))]
	}
	return all, nil
}

// some gives the best size reports, with a look at as many texts as it takes where the index is not sure.
func (s *look) some(ctx context.Context, size int) ([]index.Match, error) {
	if s.sure || s.result == nil {
		return s.best(size)
	}
	all, err := s.best(0)
	if err != nil {
		return nil, err
	}
	known := map[report.ID]bool{}
	for _, m := range s.rows {
		known[m.ID] = true // its text was looked at
	}
	var out []index.Match
	good := map[report.ID]bool{}
	left := len(all)
	for chunk := range slices.Chunk(all, 2*size) {
		answers, err := s.answering(ctx, chunk)
		if err != nil {
			return nil, err
		}
		left -= len(chunk)
		for _, m := range chunk {
			if known[m.ID] || answers[m.ID] {
				out = append(out, m)
				good[m.ID] = true
			}
		}
		if len(out) >= size {
			break
		}
	}
	if left == 0 {
		s.result.Keep(func(id report.ID) bool { return good[id] })
		s.sure = true
	}
	return out[:min(size, len(out))], nil
}

func (s *look) facets() []report.Facet {
	if s.result != nil {
		s.tally.Join(s.result.Tally())
	}
	return s.tally.Facets()
}

// find gives the reports that answer a query, in no order.
func (l *Library) find(ctx context.Context, q query.Tree) ([]report.ID, error) {
	var ids []report.ID
	err := l.look(ctx, q, func(s *look) error {
		if err := s.verify(ctx); err != nil {
			return err
		}
		ids = nil
		for _, m := range s.rows {
			ids = append(ids, m.ID)
		}
		if s.result != nil {
			ids = append(ids, s.result.IDs()...)
		}
		return nil
	})
	return ids, err
}
