package index

import (
	"context"
	"slices"

	"yanku/internal/query"
)

// apart holds words that are looked at together in one report.
type apart struct {
	ctx   context.Context
	words []*word
	marks
	read  *window
	seg   *segment
	space space
}

// together opens words whose places in one space are to be compared. ok is false when the segment lacks one of them.
func (e *eval) together(f query.Field, texts []string) (a *apart, ok bool, err error) {
	sp, ok := spaceOf(f)
	if !ok {
		return nil, false, nil
	}
	a = &apart{ctx: e.ctx, seg: e.seg, space: sp, read: e.seg.readRecords()}
	for _, text := range texts {
		w, ok, err := e.seg.open(sp, text, true)
		if err != nil || !ok {
			return nil, false, err
		}
		a.words = append(a.words, w)
	}
	return a, true, nil
}

// each calls holds for every report of within that has all words, with the breaks of its text read, and gives those it says yes to.
func (a *apart) each(within bits, holds func() bool) (bits, error) {
	out := newBits(a.seg.n)
	for doc, ok := a.seek(0, within); ok; doc, ok = a.seek(doc+1, within) {
		r, err := a.seg.record(a.read, doc)
		if err != nil {
			return nil, err
		}
		a.of(r, a.space, true)
		if holds() {
			out.set(doc)
		}
		if err := a.ctx.Err(); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// seek goes to the first report from doc on that has all words.
func (a *apart) seek(doc uint32, within bits) (uint32, bool) {
	for i := 0; i < len(a.words); i++ {
		w := a.words[i]
		if (!w.begun || w.doc < doc) && !w.seek(doc, within) {
			return 0, false
		}
		if w.begun = true; w.doc > doc {
			doc, i = w.doc, -1 // the others follow
		}
	}
	return doc, true
}

// lineEnd gives the place of the end of the line that a place is in.
func (a *apart) lineEnd(place uint32) uint32 { return a.breakFrom(place, true) }

// breakFrom gives the first break from a place on, of a line, or of a line or a sentence.
func (a *apart) breakFrom(place uint32, line bool) uint32 {
	i, _ := slices.BinarySearch(a.breaks, place<<1)
	for ; i < len(a.breaks); i++ {
		if !line || a.breaks[i]&1 == 1 {
			return a.breaks[i] >> 1
		}
	}
	return none
}

// near gives the reports in which all words stand in one line within as many characters as they have together and some more.
func (e *eval) near(n query.Near, within bits) (bits, error) {
	a, ok, err := e.together(n.Field, n.Words)
	if err != nil || !ok {
		return newBits(e.seg.n), err
	}
	room := uint32(n.Within)
	for _, w := range a.words {
		room += uint32(len(w.runes))
	}
	return a.each(within, func() bool {
		for _, first := range a.words {
			for _, from := range first.at() {
				if a.fits(from, min(from+room, a.lineEnd(from))) {
					return true
				}
			}
		}
		return false
	})
}

// fits tells whether every word stands between two places.
func (a *apart) fits(from, to uint32) bool {
	for _, w := range a.words {
		places := w.at()
		i, _ := slices.BinarySearch(places, from)
		if i == len(places) || places[i]+uint32(len(w.runes)) > to {
			return false
		}
	}
	return true
}

// pattern gives the reports that hold the literals of a pattern with its gaps between.
func (e *eval) pattern(p query.Pattern, within bits) (bits, error) {
	a, ok, err := e.together(p.Field, p.Literals())
	if err != nil || !ok {
		return newBits(e.seg.n), err
	}
	gaps := p.Gaps()
	return a.each(within, func() bool {
		at := a.words[0].at()
		for i, gap := range gaps {
			at = a.follow(at, uint32(len(a.words[i].runes)), a.words[i+1], gap)
		}
		return len(at) > 0
	})
}

// follow gives the places of w that stand a gap behind a literal of some characters that stands at one of before. Of the places before one of w the last reaches farthest.
func (a *apart) follow(before []uint32, size uint32, w *word, gap query.Gap) (out []uint32) {
	next := 0 // of before, the first whose literal ends too late
	for _, p := range w.at() {
		for next < len(before) && before[next]+size+uint32(gap.Min) <= p {
			next++
		}
		if next == 0 {
			continue
		}
		if gap.Mixed {
			if a.mixed(before[:next], size, p, gap) {
				out = append(out, p)
			}
			continue
		}
		if end := before[next-1] + size; p <= min(end+uint32(gap.Max), a.breakFrom(end, !gap.Stays)) {
			out = append(out, p)
		}
	}
	return out
}

// mixed tells whether a gap of mixed signs holds between one of some literals and a place; any of those near enough may do.
func (a *apart) mixed(before []uint32, size, place uint32, gap query.Gap) bool {
	for i := len(before) - 1; i >= 0; i-- {
		end := before[i] + size
		if end+uint32(gap.Max) < place {
			return false
		}
		ends := func(i int) bool { return a.breakFrom(end+uint32(i), false) == end+uint32(i) }
		if a.breakFrom(end, true) >= place && gap.Holds(int(place-end), ends) {
			return true
		}
	}
	return false
}
