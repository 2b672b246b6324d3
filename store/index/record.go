package index

import (
	"encoding/binary"
	"fmt"
	"unicode/utf8"

	"yanku/internal/query"
)

// A record is what is known of a report's texts beside their postings: for each text its space, where its lines and sentences end, and which characters were written otherwise
// than they are folded. In the file breaks stand as their number and distances, changes as their number, distances and characters.

// record is written piece by piece, one for each text.
type record []byte

// change is a character as written, at its place.
type change struct {
	place uint32
	rune  rune
}

// add adds a text. A break is its place<<1, and 1 for the end of a line, 0 for that of a sentence.
func (r record) add(s space, breaks []uint32, changes []change) record {
	if len(breaks)+len(changes) == 0 {
		return r
	}
	r = append(r, byte(s))
	r = binary.AppendUvarint(r, uint64(len(breaks)))
	before := uint32(0)
	for _, at := range breaks {
		r = binary.AppendUvarint(r, uint64(at-before))
		before = at
	}
	r = binary.AppendUvarint(r, uint64(len(changes)))
	before = 0
	for _, c := range changes {
		r = binary.AppendUvarint(r, uint64(c.place-before))
		r = binary.AppendUvarint(r, uint64(c.rune))
		before = c.place
	}
	return r
}

// marks are the breaks and changes of one text.
type marks struct {
	breaks  []uint32
	changes []change
}

// of reads those of one space; ok is false when the record does not name it.
func (m *marks) of(r record, s space) (ok bool) {
	m.breaks, m.changes = m.breaks[:0], m.changes[:0]
	for len(r) > 0 {
		mine := space(r[0]) == s
		var count, v, w uint64
		count, r = uvarint(r[1:])
		at := uint32(0)
		for range count {
			v, r = uvarint(r)
			if at += uint32(v); mine {
				m.breaks = append(m.breaks, at)
			}
		}
		count, r = uvarint(r)
		at = 0
		for range count {
			v, r = uvarint(r)
			w, r = uvarint(r)
			if at += uint32(v); mine {
				m.changes = append(m.changes, change{at, rune(w)})
			}
		}
		if mine {
			return true
		}
	}
	return false
}

// changesOf compares a text with how it was written. aligned is false when they differ in more than what folding takes away.
func changesOf(text, written string) (list []change, aligned bool) {
	place := uint32(0)
	for _, r := range text {
		place++
		w, n := utf8.DecodeRuneInString(written)
		written = written[n:]
		folded := query.Fold(w)
		if folded != query.Fold(r) {
			return nil, false
		}
		if w != folded {
			list = append(list, change{place, w})
		}
	}
	return list, written == ""
}

// record reads the record of a report through a window.
func (s *segment) record(w *window, doc uint32) (record, error) {
	b, err := w.piece(s.records[doc], int(s.records[doc+1]-s.records[doc])-4)
	if err != nil {
		return nil, fmt.Errorf("record of report %d: %w", doc, err)
	}
	return b, nil
}

// readRecords gives the window to read records through, in their order.
func (s *segment) readRecords() *window { return &window{file: s.file, end: s.records[s.n]} }
