package index

import (
	"cmp"
	"context"
	"fmt"
	"slices"

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
	defer guard(&err)
	for _, p := range r.parts {
		e := &eval{ctx: ctx, seg: p.segment, hits: map[string]*hits{}}
		set, err := e.node(rough.Root, p.living(without))
		if err != nil {
			return r, fmt.Errorf("search: %w", err)
		}
		r.found, r.sets = append(r.found, e), append(r.sets, set)
	}
	return r, nil
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
	defer guard(&err)
	if r.exact {
		return nil
	}
	if r.sets, err = r.answering(r.sets); err == nil {
		r.exact = true
	}
	return err
}

// answering gives those of some sets that answer.
func (r *Result) answering(sets []bits) ([]bits, error) {
	out := make([]bits, len(sets))
	for i, set := range sets {
		var err error
		if out[i], err = r.found[i].node(r.tree.Root, set); err != nil {
			return nil, fmt.Errorf("search: %w", err)
		}
	}
	return out, nil
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

// candidate is a found report with what puts it in order.
type candidate struct {
	score float64
	day   uint32
	part  int
	doc   uint32
}

// Best gives the best size reports, all of them when size is 0: by score, then the newest, then by ID.
func (r *Result) Best(size int) (out []Match, err error) {
	defer guard(&err)
	all, err := r.candidates()
	if err != nil {
		return nil, err
	}
	if size <= 0 {
		size = len(all)
	}
	if all, err = r.chosen(all, max(size, weighed)); err != nil {
		return nil, err
	}
	size = min(size, len(all))
	if err := r.weigh(all[:min(len(all), weighed)]); err != nil {
		return nil, err
	}
	for _, c := range all[:size] {
		out = append(out, Match{r.parts[c.part].ids[c.doc], dateOf(c.day), c.score})
	}
	return out, nil
}

// chosen gives the first n of the candidates that answer, in order. Without Settle they are looked at from the first on, ever more at a time.
func (r *Result) chosen(all []candidate, n int) (out []candidate, err error) {
	if r.exact {
		return first(all, min(n, len(all)), r.compare), nil
	}
	for step := n; len(out) < n && len(all) > 0; step *= 4 {
		some := first(all, min(step, len(all)), r.compare)
		sets := r.setsOf(some)
		if sets, err = r.answering(sets); err != nil {
			return nil, err
		}
		for _, c := range some {
			if sets[c.part].has(c.doc) {
				out = append(out, c)
			}
		}
		all = r.without(all, some)
	}
	if len(all) == 0 {
		r.sets, r.exact = r.setsOf(out), true
	}
	return out[:min(n, len(out))], nil
}

// setsOf gives candidates as sets.
func (r *Result) setsOf(some []candidate) []bits {
	sets := make([]bits, len(r.parts))
	for i, p := range r.parts {
		sets[i] = newBits(p.n)
	}
	for _, c := range some {
		sets[c.part].set(c.doc)
	}
	return sets
}

// without gives the candidates that are not among some.
func (r *Result) without(all, some []candidate) []candidate {
	if len(some) == len(all) {
		return nil
	}
	seen := r.setsOf(some)
	return slices.DeleteFunc(slices.Clone(all), func(c candidate) bool { return seen[c.part].has(c.doc) })
}

// weighed is how many reports are weighed by all their signs. The others stand behind them in the order of their guesses.
const weighed = 300

func (r *Result) compare(a, b candidate) int {
	return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(b.day, a.day), cmp.Compare(r.parts[a.part].ids[a.doc], r.parts[b.part].ids[b.doc]))
}

// first gives the first n of list in order.
func first[T any](list []T, n int, compare func(a, b T) int) []T {
	if n*8 < len(list) { // of many, only those that can be among the first are sorted
		best := slices.Clone(list[:n])
		slices.SortFunc(best, compare)
		for _, x := range list[n:] {
			if n > 0 && compare(x, best[n-1]) < 0 {
				i, _ := slices.BinarySearchFunc(best, x, compare)
				copy(best[i+1:], best[i:n-1])
				best[i] = x
			}
		}
		return best
	}
	slices.SortFunc(list, compare)
	return list[:n]
}

// candidates gives everything found with its score.
func (r *Result) candidates() ([]candidate, error) {
	all := make([]candidate, 0, r.size())
	ages := ages{newest: r.newest}
	for i, e := range r.found {
		signs, err := e.signs(r.terms, r.sets[i])
		if err != nil {
			return nil, fmt.Errorf("rank: %w", err)
		}
		seen := make([]Signs, len(r.terms))
		r.sets[i].each(func(doc uint32) {
			for t, s := range signs {
				seen[t] = s.of(doc)
			}
			day := e.seg.cols.day[doc]
			all = append(all, candidate{guess(seen, ages.of(day)), day, i, doc})
		})
	}
	return all, r.ctx.Err()
}

// ages remembers the ages of days.
type ages struct {
	newest report.Date
	known  map[uint32]float64
}

func (a *ages) of(day uint32) float64 {
	if day == 0 {
		return -1
	}
	age, ok := a.known[day]
	if !ok {
		if a.known == nil {
			a.known = map[uint32]float64{}
		}
		age = Age(dateOf(day), a.newest)
		a.known[day] = age
	}
	return age
}

// termSigns are the Signs of all reports for one term.
type termSigns struct {
	times  [][]uint16
	title  bits
	points []uint16
}

func (t termSigns) of(doc uint32) Signs {
	s := Signs{Title: t.title.has(doc), Points: int(t.points[doc])}
	for _, times := range t.times {
		s.Times += int(times[doc])
	}
	return s
}

// signs looks for what reports are ranked by in those of a set.
func (e *eval) signs(terms [][]string, set bits) ([]termSigns, error) {
	out := make([]termSigns, len(terms))
	for i, ways := range terms {
		t := termSigns{title: newBits(e.seg.n), points: make([]uint16, e.seg.n)}
		for _, text := range ways {
			times, err := e.times(text, set)
			if err != nil {
				return nil, err
			}
			t.times = append(t.times, times)
			if err := e.count(spaceTitle, text, set, func(doc uint32, _ int) {
				if e.seg.cols.loose[doc] == 0 {
					t.title.set(doc)
				}
			}); err != nil {
				return nil, err
			}
			if err := e.count(spacePoint, text, set, func(doc uint32, n int) { t.points[doc] += uint16(min(n, 1<<10)) }); err != nil {
				return nil, err
			}
		}
		out[i] = t
	}
	return out, nil
}

// count calls do for the reports of a set that hold a word, with how often.
func (e *eval) count(sp space, text string, set bits, do func(doc uint32, times int)) error {
	w, ok, err := e.seg.open(sp, text, false)
	if err != nil || !ok {
		return err
	}
	for doc := uint32(0); w.seek(doc, set); doc++ {
		doc = w.doc
		do(doc, w.times)
	}
	return nil
}
