package index

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"

	"yanku/internal/query"
	"yanku/internal/report"
)

// Match is a found report.
type Match struct {
	ID    report.ID
	Date  report.Date
	Score float64
}

// Result is what a search found. It looks at the index as it was at the search; Close lets go of it.
type Result struct {
	ctx    context.Context
	parts  []part
	found  []*eval // one for each part
	sets   []bits  // what was found in it
	terms  [][]string
	newest report.Date
	tree   query.Tree // what was asked for
	exact  bool       // sets answer it, and not only roughly
}

// Search finds the reports that answer a tree that is Indexed, but those of without. Their age is counted from newest. Of a tree that is not Rough, every report that holds its
// words is looked at more closely only by Settle; Best looks at those that it gives.
func (ix *Index) Search(ctx context.Context, t query.Tree, without []report.ID, newest report.Date) (r *Result, err error) {
	r = &Result{ctx: ctx, terms: t.Terms(), newest: newest, tree: t, exact: t.Rough()}
	rough := t.Roughly()
	if r.parts, err = ix.acquire(); err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			r.Close()
			r = nil
		}
	}()
	r.found, r.sets = make([]*eval, len(r.parts)), make([]bits, len(r.parts))
	err = r.each(func(i int) (err error) {
		p := r.parts[i]
		r.found[i] = &eval{ctx: ctx, seg: p.segment, hits: map[string]*hits{}}
		r.sets[i], err = r.found[i].node(rough.Root, p.living(without))
		return err
	})
	return r, err
}

// each does something for every segment, several at a time; a panic, as damage may cause, is an error.
func (r *Result) each(do func(i int) error) error { return together(len(r.parts), do) }

// together does something for the numbers below n, several at a time.
func together(n int, do func(i int) error) error {
	errs := make([]error, n)
	next, done := make(chan int), sync.WaitGroup{}
	for range min(n, runtime.GOMAXPROCS(0)) {
		done.Go(func() {
			for i := range next {
				errs[i] = guarded(func() error { return do(i) })
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	done.Wait()
	if err := errors.Join(errs...); err != nil {
		return fmt.Errorf("search: %w", err)
	}
	return nil
}

func guarded(do func() error) (err error) {
	defer guard(&err)
	return do()
}

// living gives the reports of a part that are not dead and not among without.
func (p part) living(without []report.ID) bits {
	out := full(p.n)
	if p.dead != nil {
		out.but(p.dead)
	}
	for _, id := range without {
		if n, ok := p.number(id); ok {
			out[n/64] &^= 1 << (n % 64)
		}
	}
	return out
}

// Close lets go of the index.
func (r *Result) Close() {
	closeParts(r.parts)
	r.parts = nil
}

// Settle finds out for every report whether it answers.
func (r *Result) Settle() (err error) {
	if r.exact {
		return nil
	}
	if r.sets, err = r.answering(r.sets); err == nil {
		r.exact = true
	}
	return err
}

// stretch is how many reports of a segment are looked at closely in one go.
const stretch = 1 << 14

// answering gives those of some sets that answer. Large segments are looked at in stretches, several at a time.
func (r *Result) answering(sets []bits) ([]bits, error) {
	type piece struct{ part, from, to int } // words of a set
	var pieces []piece
	out := make([]bits, len(sets))
	for i, s := range sets {
		out[i] = newBits(r.parts[i].n)
		for from := 0; from < len(s); from += stretch / 64 {
			pieces = append(pieces, piece{i, from, min(from+stretch/64, len(s))})
		}
	}
	err := together(len(pieces), func(i int) error {
		p := pieces[i]
		some := newBits(r.parts[p.part].n)
		copy(some[p.from:p.to], sets[p.part][p.from:p.to])
		if some.count() == 0 {
			return nil
		}
		e := &eval{ctx: r.ctx, seg: r.parts[p.part].segment, hits: map[string]*hits{}}
		found, err := e.node(r.tree.Root, some)
		if err == nil {
			copy(out[p.part][p.from:p.to], found[p.from:p.to])
		}
		return err
	})
	return out, err
}

// Total tells how many reports were found; -1 when that is known only after Settle.
func (r *Result) Total() int {
	if !r.exact {
		return -1
	}
	return r.size()
}

func (r *Result) size() int {
	n := 0
	for _, s := range r.sets {
		n += s.count()
	}
	return n
}

// IDs gives what was found, in no order.
func (r *Result) IDs() (out []report.ID) {
	for i, s := range r.sets {
		s.each(func(doc uint32) { out = append(out, r.parts[i].ids[doc]) })
	}
	return out
}

// Keep leaves of what was found only reports that keep says yes to.
func (r *Result) Keep(keep func(report.ID) bool) {
	for i, s := range r.sets {
		s.each(func(doc uint32) {
			if !keep(r.parts[i].ids[doc]) {
				s[doc/64] &^= 1 << (doc % 64)
			}
		})
	}
}
