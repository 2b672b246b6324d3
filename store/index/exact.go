package index

import (
	"slices"

	"yanku/internal/query"
)

// whole adds to out the reports of within in which a word begins and ends where words do.
func (e *eval) whole(sp space, text string, within, out bits) error {
	w, ok, err := e.seg.open(sp, text, true)
	if err != nil || !ok {
		return err
	}
	read, size := e.seg.readRecords(), uint32(len(w.runes))
	for doc := uint32(0); w.seek(doc, within); doc++ {
		doc = w.doc
		r, err := e.seg.record(read, doc)
		if err != nil {
			return err
		}
		borders, _ := r.cut()
		if slices.ContainsFunc(w.at(), func(p uint32) bool { return borders.border(p) && borders.border(p+size) }) {
			out.set(doc)
		}
	}
	return e.ctx.Err()
}

// exact gives the reports in which a text stands as written. It is found by its folds, then the characters that folding changed are compared.
func (e *eval) exact(sp space, text string, within bits) (bits, error) {
	out := newBits(e.seg.n)
	if err := e.exactIn(sp, text, within, out); err != nil || sp != spaceText {
		return out, err
	}
	return out, e.exactIn(spaceWritten, text, within, out)
}

func (e *eval) exactIn(sp space, text string, within, out bits) error {
	within, err := e.changed(text, within)
	if err != nil {
		return err
	}
	w, ok, err := e.seg.open(sp, query.FoldString(text), true)
	if err != nil || !ok {
		return err
	}
	read, want := e.seg.readRecords(), []rune(text)
	var m marks
	for doc := uint32(0); w.seek(doc, within); doc++ {
		doc = w.doc
		r, err := e.seg.record(read, doc)
		if err != nil {
			return err
		}
		if sp == spaceText && r.apart() {
			continue // it was written differently: that text is looked at
		}
		if m.of(r, sp, false); m.written(w.at(), want) {
			out.set(doc)
		}
		if err := e.ctx.Err(); err != nil {
			return err
		}
	}
	return e.ctx.Err()
}

// written tells whether at one of the places the characters are those wanted: changed ones as they were written, others as they are folded.
func (m *marks) written(places []uint32, want []rune) bool {
	return slices.ContainsFunc(places, func(p uint32) bool {
		i, _ := slices.BinarySearchFunc(m.changes, p, func(c change, p uint32) int { return int(c.place) - int(p) })
		for j, r := range want {
			have := query.Fold(r)
			if i < len(m.changes) && m.changes[i].place == p+uint32(j) {
				have = m.changes[i].rune
				i++
			}
			if have != r {
				return false
			}
		}
		return true
	})
}

// changed leaves of within the reports in which some place has each character of a text that folding changes.
func (e *eval) changed(text string, within bits) (bits, error) {
	out := within
	for _, r := range text {
		if query.Fold(r) == r {
			continue
		}
		has, err := e.term(single(spaceChanged, r))
		if err != nil {
			return nil, err
		}
		for i := range has {
			has[i] &= out[i]
		}
		out = has
	}
	return out, nil
}
