package index

import (
	"encoding/binary"
	"fmt"

	"yanku/internal/query"
)

// record is what is known of a report's texts beside their postings: where lines and sentences end, and which characters were written otherwise than they are folded.
// In the file the breaks of each space stand as their number and distances, then the changes as distance and character.
type record struct {
	breaks  map[space][]uint32 // place<<1, and 1 for the end of a line, 0 for that of a sentence
	changes []change           // of spaceText, or of spaceWritten when the report has that
	apart   bool               // it has that
}

// change is a character as written, at its place.
type change struct {
	place uint32
	rune  rune
}

func (r *record) append(b []byte) []byte {
	flag := byte(0)
	if r.apart {
		flag = 1
	}
	b = append(b, flag, byte(len(r.breaks)))
	for s := spaceText; s <= spaceWritten; s++ {
		list, ok := r.breaks[s]
		if !ok {
			continue
		}
		b = append(b, byte(s))
		b = binary.AppendUvarint(b, uint64(len(list)))
		before := uint32(0)
		for _, at := range list {
			b = binary.AppendUvarint(b, uint64(at-before))
			before = at
		}
	}
	b = binary.AppendUvarint(b, uint64(len(r.changes)))
	before := uint32(0)
	for _, c := range r.changes {
		b = binary.AppendUvarint(b, uint64(c.place-before))
		b = binary.AppendUvarint(b, uint64(c.rune))
		before = c.place
	}
	return b
}

// breaksIn reads the breaks of one space out of a record.
func breaksIn(b []byte, s space, into []uint32) []uint32 {
	n := int(b[1])
	b = b[2:]
	for range n {
		this := space(b[0])
		var count uint64
		count, b = uvarint(b[1:])
		at := uint32(0)
		for range count {
			var v uint64
			v, b = uvarint(b)
			if at += uint32(v); this == s {
				into = append(into, at)
			}
		}
		if this == s {
			break
		}
	}
	return into
}

// changesIn reads the changes out of a record.
func changesIn(b []byte, into []change) (list []change, apart bool) {
	apart = b[0] == 1
	n := int(b[1])
	b = b[2:]
	for range n {
		var count uint64
		count, b = uvarint(b[1:])
		for ; count > 0; count-- {
			_, b = uvarint(b)
		}
	}
	count, b := uvarint(b)
	at := uint32(0)
	for range count {
		var v, r uint64
		v, b = uvarint(b)
		r, b = uvarint(b)
		at += uint32(v)
		into = append(into, change{at, rune(r)})
	}
	return into, apart
}

// changesOf compares a text with how it was written. aligned is false when they differ in more than what folding takes away.
func changesOf(text, written string) (list []change, aligned bool) {
	place := uint32(0)
	rest := written
	for _, r := range text {
		place++
		w, n := decode(rest)
		rest = rest[n:]
		folded := query.Fold(w)
		if folded != query.Fold(r) {
			return nil, false
		}
		if w != folded {
			list = append(list, change{place, w})
		}
	}
	return list, rest == ""
}

// record reads the record of a report through a window.
func (s *segment) record(w *window, doc uint32) ([]byte, error) {
	b, err := w.piece(s.records[doc], int(s.records[doc+1]-s.records[doc])-4)
	if err != nil {
		return nil, fmt.Errorf("record of report %d: %w", doc, err)
	}
	return b, nil
}
