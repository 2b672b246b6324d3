package index

import (
	"encoding/binary"
	"fmt"
	"unicode/utf8"

	"yanku/internal/query"
	"yanku/internal/report"
)

// A record is what is known of a report's texts beside their postings. It begins with the borders of words in what stands anywhere, a bit for each place and their bytes before.
// Then comes for each text its space, where its lines and sentences end, and which characters were written otherwise than they are folded: breaks as their number and distances,
// changes as their number, distances and characters.
type record []byte

// newRecord begins a record with the borders of words in a folded text.
func newRecord(text string, split func(string) []report.Span) record {
	bits := make([]byte, (utf8.RuneCountInString(text)+1)/8+1) // the last place is behind the last character
	query.Borders(text, split, func(place uint32) { bits[place/8] |= 1 << (place % 8) })
	return append(binary.AppendUvarint(nil, uint64(len(bits))), bits...)
}

// cut parts the borders from the rest.
func (r record) cut() (borders, rest record) {
	n, r := uvarint(r)
	if n > uint64(len(r)) {
		panic(ErrDamaged)
	}
	return r[:n], r[n:]
}

// border tells whether words part at a place.
func (r record) border(place uint32) bool {
	return int(place/8) < len(r) && r[place/8]&(1<<(place%8)) != 0
}

// apart tells whether the report has a text of its own as written: that comes first.
func (r record) apart() bool {
	_, r = r.cut()
	return len(r) > 0 && space(r[0]) == spaceWritten
}

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

// of reads those of one space, or its breaks alone; ok is false when the record does not name it.
func (m *marks) of(r record, s space, breaksAlone bool) (ok bool) {
	m.breaks, m.changes = m.breaks[:0], m.changes[:0]
	for _, r = r.cut(); len(r) > 0; {
		mine := space(r[0]) == s
		r = m.readBreaks(r[1:], mine)
		if mine && breaksAlone {
			return true
		}
		if r = m.readChanges(r, mine); mine {
			return true
		}
	}
	return false
}

// readBreaks reads breaks, which are kept when they are those asked for.
func (m *marks) readBreaks(r record, keep bool) record {
	var count, v uint64
	count, r = uvarint(r)
	at := uint32(0)
	for range count {
		v, r = uvarint(r)
		if at += uint32(v); keep {
			m.breaks = append(m.breaks, at)
		}
	}
	return r
}

func (m *marks) readChanges(r record, keep bool) record {
	var count, v, w uint64
	count, r = uvarint(r)
	at := uint32(0)
	for range count {
		v, r = uvarint(r)
		w, r = uvarint(r)
		if at += uint32(v); keep {
			m.changes = append(m.changes, change{at, rune(w)})
		}
	}
	return r
}

// changesOf gives what folding changed in a text.
func changesOf(written, folded string) (list []change) {
	place := uint32(0)
	for _, r := range folded {
		place++
		w, n := utf8.DecodeRuneInString(written)
		written = written[n:]
		if w != r {
			list = append(list, change{place, w})
		}
	}
	return list
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
