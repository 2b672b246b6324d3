package index

import (
	"cmp"
	"slices"

	"yanku/internal/report"
)

// candidate is a found report with what puts it in order.
type candidate struct {
	score float64
	day   uint32
	part  int
	doc   uint32
}

// Best gives the best size reports, all of them when size is 0: by score, then the newest, then by ID.
func (r *Result) Best(size int) (out []Match, err error) {
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

// chosen gives the first n of the candidates that answer, in order. Without Settle the likeliest are looked at first, and all when these are too few.
func (r *Result) chosen(all []candidate, n int) ([]candidate, error) {
	if r.exact {
		return first(all, n, r.compare), nil
	}
	some := first(all, 4*n, r.compare)
	if len(some) < len(all) {
		sets, err := r.answering(r.setsOf(some))
		if err != nil {
			return nil, err
		}
		if out := those(some, sets); len(out) >= n {
			return out[:n], nil
		}
	}
	if err := r.Settle(); err != nil {
		return nil, err
	}
	return first(those(all, r.sets), n, r.compare), nil
}

// those gives the candidates that are in sets.
func those(all []candidate, sets []bits) []candidate {
	return slices.DeleteFunc(slices.Clone(all), func(c candidate) bool { return !sets[c.part].has(c.doc) })
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

// weighed is how many reports are weighed by all their signs. The others stand behind them in the order of their guesses.
const weighed = 300

func (r *Result) compare(a, b candidate) int {
	switch {
	case a.score != b.score:
		return cmp.Compare(b.score, a.score)
	case a.day != b.day:
		return cmp.Compare(b.day, a.day)
	}
	return cmp.Compare(r.parts[a.part].ids[a.doc], r.parts[b.part].ids[b.doc])
}

// first gives the first n of list in order; of many only those are sorted. The list may be left in another order.
func first[T any](list []T, n int, compare func(a, b T) int) []T {
	n = min(n, len(list))
	best := list[:n]
	if n > 0 && n*8 < len(list) {
		best = slices.Clone(best)
		for i := n/2 - 1; i >= 0; i-- {
			sink(best, i, compare)
		}
		for _, x := range list[n:] {
			if compare(x, best[0]) < 0 {
				best[0] = x
				sink(best, 0, compare)
			}
		}
	} else {
		slices.SortFunc(list, compare)
		return best
	}
	slices.SortFunc(best, compare)
	return best
}

// sink restores the heap whose last one in order is at its root, of which the one at i may come too early.
func sink[T any](heap []T, i int, compare func(a, b T) int) {
	for {
		kid := 2*i + 1
		if kid >= len(heap) {
			return
		}
		if kid+1 < len(heap) && compare(heap[kid+1], heap[kid]) > 0 {
			kid++
		}
		if compare(heap[kid], heap[i]) <= 0 {
			return
		}
		heap[i], heap[kid] = heap[kid], heap[i]
		i = kid
	}
}

// candidates gives everything found with a guess of its score.
func (r *Result) candidates() ([]candidate, error) {
	byPart := make([][]candidate, len(r.parts))
	err := r.each(func(i int) error {
		e := r.found[i]
		signs, err := e.signs(r.terms, r.sets[i])
		if err != nil {
			return err
		}
		seen, ages := make([]Signs, len(r.terms)), ages{newest: r.newest}
		byPart[i] = make([]candidate, 0, r.sets[i].count())
		r.sets[i].each(func(doc uint32) {
			for t, s := range signs {
				seen[t] = s.of(doc)
			}
			day := e.seg.cols.day[doc]
			byPart[i] = append(byPart[i], candidate{guess(seen, ages.of(day)), day, i, doc})
		})
		return r.ctx.Err()
	})
	return slices.Concat(byPart...), err
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
