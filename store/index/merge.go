package index

import (
	"encoding/binary"
	"errors"
)

// errStopped says that a merge was given up because the index is closed.
var errStopped = errors.New("merging was stopped")

// source is a segment that is merged into another.
type source struct {
	*segment
	dead  bits
	base  uint32   // number of its first report in the new segment
	moved []uint32 // new numbers of its reports, where some are dead
	walk  *walk
	read  window
	names int // of names, how many were passed
}

const none = ^uint32(0)

// mergeSegments writes what lives of several segments into one. stop is asked now and then; when it says yes nothing is left behind.
func mergeSegments(path string, parts []part, stop func() bool) (err error) {
	w, err := newWriter(path)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			w.out.abandon()
		}
	}()
	defer guard(&err)
	var all []*source
	next := uint32(0)
	for _, p := range parts {
		s := &source{segment: p.segment, dead: p.dead, base: next, walk: p.walk(0), read: window{file: p.file, end: p.dict}}
		next = s.renumber(next)
		all = append(all, s)
	}
	if err := w.mergeLists(all, stop); err != nil {
		return err
	}
	for _, s := range all {
		if err := w.mergeReports(s); err != nil {
			return err
		}
	}
	return w.finish()
}

// renumber gives the living reports numbers from next on, and gives the one after them.
func (s *source) renumber(next uint32) uint32 {
	if s.dead == nil {
		return next + uint32(s.n)
	}
	s.moved = make([]uint32, s.n)
	for i := range s.moved {
		if s.moved[i] = none; !s.dead.has(uint32(i)) {
			s.moved[i] = next
			next++
		}
	}
	return next
}

// mergeLists writes the lists of all sources, those of one key as one.
func (w *writer) mergeLists(all []*source, stop func() bool) error {
	var e encoded
	for n := 0; ; n++ {
		if n%1024 == 0 && stop() {
			return errStopped
		}
		lowest := lowestOf(all)
		if lowest == ^key(0) {
			break
		}
		e = encoded{key: lowest, docs: e.docs[:0], places: e.places[:0]}
		if space(lowest>>hashBits) == spaceFact {
			if err := w.mergeFacts(lowest, all); err != nil {
				return err
			}
			continue
		}
		for _, s := range all {
			if s.walk.on() && s.walk.entry.key == lowest {
				if err := e.take(s); err != nil {
					return err
				}
			}
		}
		if e.count > 0 {
			if err := w.list(e); err != nil {
				return err
			}
		}
	}
	for _, s := range all {
		if s.walk.err != nil {
			return s.walk.err
		}
	}
	return nil
}

// lowestOf gives the lowest key that a walk stands at, the highest key there can be when all are at their ends.
func lowestOf(all []*source) key {
	lowest := ^key(0)
	for _, s := range all {
		if s.walk.on() {
			lowest = min(lowest, s.walk.entry.key)
		}
	}
	return lowest
}

// streams reads the streams of the list that the walk stands at; they hold until the next call.
func (s *source) streams() (docs, places []byte, err error) {
	at := s.walk.entry
	size := int(at.docs) + 4 + int(at.places)
	both, err := s.read.raw(at.off, size+4)
	if err != nil {
		return nil, nil, err
	}
	if err := errors.Join(checkPiece(both[:at.docs+4]), checkPiece(both[at.docs+4:])); err != nil {
		return nil, nil, err
	}
	return both[:at.docs], both[at.docs+4 : size], nil
}

// take adds the list that a source's walk stands at, and goes on.
func (e *encoded) take(s *source) error {
	at := s.walk.entry
	docs, places, err := s.streams()
	if err != nil {
		return err
	}
	s.walk.step()
	if s.moved != nil {
		e.takeLiving(s, list{docs: docs, places: places, count: int(at.count)})
		return nil
	}
	first, rest := uvarint(docs)
	doc := s.base + uint32(first>>1)
	e.docs = binary.AppendUvarint(e.docs, uint64(doc-e.last)<<1|first&1)
	e.docs = append(e.docs, rest...)
	e.places = append(e.places, places...)
	e.count, e.last = e.count+at.count, s.base+at.last
	return nil
}

// takeLiving adds the reports of a list that are not dead.
func (e *encoded) takeLiving(s *source, l list) {
	c := l.cursor()
	for c.next() {
		doc := s.moved[c.doc]
		before := c.places
		c.skip()
		if doc == none {
			continue
		}
		e.report(doc-e.last, c.times)
		e.last = doc
		e.places = append(e.places, before[:len(before)-len(c.places)]...)
	}
}

// mergeReports writes what is kept of each living report of a source.
func (w *writer) mergeReports(s *source) error {
	read := s.readRecords()
	for doc := range uint32(s.n) {
		if s.moved != nil && s.moved[doc] == none {
			continue
		}
		b, err := s.record(read, doc)
		if err != nil {
			return err
		}
		w.record(b)
		w.ids = append(w.ids, s.ids[doc])
		w.cols.take(s.cols, doc)
	}
	return w.out.err
}
