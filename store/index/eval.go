package index

import (
	"context"
	"slices"
	"strings"

	"yanku/internal/query"
)

// eval answers a query in one segment.
type eval struct {
	ctx  context.Context
	seg  *segment
	hits map[string]*hits
}

// hits tells how often a word stands anywhere in each report of scope, for the order of what is found.
type hits struct {
	times []uint16
	scope bits
}

// note gives the hits of a word, to be filled for the reports of within.
func (e *eval) note(text string, within bits) []uint16 {
	h := e.hits[text]
	if h == nil {
		h = &hits{make([]uint16, e.seg.n), newBits(e.seg.n)}
		e.hits[text] = h
	}
	h.scope.join(within)
	return h.times
}

// times gives the hits of a word in all reports of a set.
func (e *eval) times(text string, set bits) ([]uint16, error) {
	if h := e.hits[text]; h != nil {
		left := set.clone()
		if left.but(h.scope); left.count() == 0 {
			return h.times, nil
		}
	}
	err := e.word(spaceText, text, set, newBits(e.seg.n))
	return e.hits[text].times, err
}

// node gives the reports of within that answer n. The set is the caller's.
func (e *eval) node(n query.Node, within bits) (bits, error) {
	if err := e.ctx.Err(); err != nil {
		return nil, err
	}
	switch n := n.(type) {
	case query.All:
		return e.all(n, within)
	case query.Any:
		out := newBits(e.seg.n)
		for _, kid := range n {
			b, err := e.node(kid, within)
			if err != nil {
				return nil, err
			}
			out.join(b)
		}
		return out, nil
	case query.Not:
		b, err := e.node(n.Node, within)
		if err != nil {
			return nil, err
		}
		out := within.clone()
		out.but(b)
		return out, nil
	case query.Words:
		return e.words(n, within)
	case query.Near:
		return e.near(n, within)
	case query.Pattern:
		return e.pattern(n, within)
	}
	return e.known(n, within)
}

// all narrows down: what is cheap comes first, and what follows looks only at what is left.
func (e *eval) all(list query.All, within bits) (bits, error) {
	kids := slices.Clone(list)
	slices.SortStableFunc(kids, func(a, b query.Node) int { return effort(a) - effort(b) })
	out := within.clone()
	for _, kid := range kids {
		b, err := e.node(kid, out)
		if err != nil {
			return nil, err
		}
		out = b
	}
	return out, nil
}

// effort orders the parts of a query by the work they make.
func effort(n query.Node) int {
	switch n := n.(type) {
	case query.Dates, query.Type, query.Set, query.State, query.Period:
		return 0
	case query.Words:
		if n.Exact {
			return 6
		}
		return 4 - min(2, len(n.Text)/6) // long words are rare
	case query.Not:
		return 5
	case query.Near, query.Pattern:
		return 7
	}
	return 5
}

// known answers what columns, lists of terms and figures tell.
func (e *eval) known(n query.Node, within bits) (out bits, err error) {
	switch n := n.(type) {
	case query.Dates:
		out = e.dates(n)
	case query.Type:
		out = newBits(e.seg.n)
		for doc, k := range e.seg.cols.kind {
			if e.seg.cols.strs[k] == string(n.Type) {
				out.set(uint32(doc))
			}
		}
	case query.Set:
		out = e.set(n)
	case query.State:
		out, err = e.term(hashed(spaceState, n.What))
	case query.Period:
		out, err = e.term(hashed(spacePeriod, query.FoldString(n.Key)))
	case query.Number:
		out, err = e.seg.numbered(n)
	default:
		out = newBits(e.seg.n)
	}
	if err != nil {
		return nil, err
	}
	for i := range out {
		out[i] &= within[i]
	}
	return out, nil
}

func (e *eval) dates(d query.Dates) bits {
	out := newBits(e.seg.n)
	from, to := uint32(1), ^uint32(0)
	if !d.From.Zero() {
		from = dayOf(d.From)
	}
	if !d.To.Zero() {
		to = dayOf(d.To)
	}
	for doc, day := range e.seg.cols.day {
		if day >= from && day <= to {
			out.set(uint32(doc))
		}
	}
	return out
}

func (e *eval) set(s query.Set) bits {
	out := newBits(e.seg.n)
	if len(s.IDs) < e.seg.n/8 {
		for id := range s.IDs {
			if n, ok := e.seg.number(id); ok && s.IDs[id] {
				out.set(n)
			}
		}
		return out
	}
	for doc, id := range e.seg.ids {
		if s.IDs[id] {
			out.set(uint32(doc))
		}
	}
	return out
}

func (e *eval) term(k key) (bits, error) {
	out := newBits(e.seg.n)
	l, err := e.seg.list(k, false)
	for c := l.cursor(); c.next(); {
		out.set(c.doc)
	}
	return out, err
}

// words gives the reports that hold one of several ways to say something.
func (e *eval) words(w query.Words, within bits) (bits, error) {
	sp, ok := spaceOf(w.Field)
	if !ok {
		return newBits(e.seg.n), nil // the user's own words are in no index
	}
	if w.Exact {
		return e.exact(sp, w.Text, within)
	}
	out := newBits(e.seg.n)
	look := e.word
	if w.Whole {
		look = e.whole
	}
	for _, text := range append([]string{w.Text}, w.Also...) {
		if w.Full {
			text = "\n" + text + "\n"
		}
		if strings.Contains(strings.Trim(text, "\n"), "\n") {
			continue // nothing is found across two lines
		}
		if err := look(sp, text, within, out); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// word adds to out the reports of within that hold a word, and keeps how often.
func (e *eval) word(sp space, text string, within, out bits) error {
	var hits []uint16
	if sp == spaceText {
		hits = e.note(text, within)
	}
	w, ok, err := e.seg.open(sp, text, false)
	if err != nil || !ok {
		return err
	}
	for doc := uint32(0); w.seek(doc, within); doc++ {
		doc = w.doc
		out.set(doc)
		if hits != nil {
			hits[doc] = uint16(min(w.times, 1<<16-1))
		}
	}
	return e.ctx.Err()
}
