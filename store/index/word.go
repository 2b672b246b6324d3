package index

import (
	"cmp"
	"fmt"
	"slices"
)

// word walks through the reports of a segment that hold a run of characters in one space.
type word struct {
	runes   []rune
	cursors []*cursor // one character: one; else of the pairs that together say all of it, the rarest first

	doc   uint32
	times int

	places, spare []uint32
	read, begun   bool // places were read; doc is one that holds the word
}

// open finds a word's lists. Places are read when asked for, and when the word is longer than a pair. ok is false when the segment does not hold it.
func (s *segment) open(sp space, text string, places bool) (w *word, ok bool, err error) {
	w = &word{runes: []rune(text)}
	if len(w.runes) == 1 {
		return w, true, w.add(s, single(sp, w.runes[0]), 0, places)
	}
	last := len(w.runes) - 2
	for i := 0; i <= last; i++ {
		if i%2 == 1 && i != last {
			continue // the pairs beside it say it
		}
		if err := w.add(s, pair(sp, w.runes[i], w.runes[i+1]), uint32(i), places || last > 0); err != nil {
			return nil, false, err
		}
		if w.cursors[len(w.cursors)-1].count == 0 {
			return nil, false, nil
		}
	}
	slices.SortFunc(w.cursors, func(a, b *cursor) int { return cmp.Compare(a.count, b.count) })
	return w, true, nil
}

func (w *word) add(s *segment, k key, offset uint32, places bool) error {
	l, err := s.list(k, places)
	if err != nil {
		return fmt.Errorf("%q: %w", string(w.runes), err)
	}
	c := l.cursor()
	c.offset = offset
	w.cursors = append(w.cursors, c)
	return nil
}

// seek goes to the first report from doc on that is in within and holds the word; it is false when there is none.
func (w *word) seek(doc uint32, within bits) bool {
	first := w.cursors[0]
	for {
		if !first.seek(doc) {
			return false
		}
		doc = first.doc
		if !within.has(doc) {
			doc++
			continue
		}
		at, ok := w.align(doc)
		switch {
		case !ok:
			return false
		case at > doc:
			doc = at
		case w.holds():
			w.doc = doc
			return true
		default:
			doc++
		}
	}
}

// align brings every cursor to doc; it gives a later one when some has none at doc, and false at the end.
func (w *word) align(doc uint32) (uint32, bool) {
	for _, c := range w.cursors[1:] {
		if !c.seek(doc) {
			return 0, false
		}
		if c.doc != doc {
			return c.doc, true
		}
	}
	return doc, true
}

// holds tells whether the pairs follow each other in the report that all cursors are at, and how often.
func (w *word) holds() bool {
	w.read = false
	if len(w.cursors) == 1 {
		w.times = w.cursors[0].times
		return true
	}
	w.read = true
	w.places = w.cursors[0].read(w.places[:0])
	w.places = shift(w.places, w.cursors[0].offset)
	for _, c := range w.cursors[1:] {
		w.spare = c.read(w.spare[:0])
		w.places = meet(w.places, w.spare, c.offset)
		if len(w.places) == 0 {
			return false
		}
	}
	w.times = len(w.places)
	return true
}

// shift gives the beginnings of words from the places of a pair that stands offset behind them.
func shift(places []uint32, offset uint32) []uint32 {
	out := places[:0]
	for _, p := range places {
		if p >= offset {
			out = append(out, p-offset)
		}
	}
	return out
}

// meet keeps the places at that stand offset before one of others.
func meet(at, others []uint32, offset uint32) []uint32 {
	out, j := at[:0], 0
	for _, p := range at {
		for j < len(others) && others[j] < p+offset {
			j++
		}
		if j < len(others) && others[j] == p+offset {
			out = append(out, p)
		}
	}
	return out
}

// at gives the places of the word in the report at hand, if places were asked for: the number of its first character.
func (w *word) at() []uint32 {
	if !w.read {
		w.places, w.read = w.cursors[0].read(w.places[:0]), true
	}
	return w.places
}
