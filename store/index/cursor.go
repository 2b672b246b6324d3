package index

import (
	"encoding/binary"
)

// A posting list has two streams. The first has for each report the distance from the one before, shifted by one bit that says that more than one place follows, and then how
// many; the second has for each report its places in order, the first as it is and the others as distances. All numbers are varints (LEB128, as encoding/binary).

// list is a posting list as it lies in the file; places is nil when they were not asked for.
type list struct {
	docs, places []byte
	count        int // of reports
}

// cursor walks through a posting list.
type cursor struct {
	list
	doc    uint32
	times  int // how many places it has in doc
	unread int // of them
	begun  bool
	placed bool   // places are read
	offset uint32 // of the pair in its word
}

func (l list) cursor() *cursor { return &cursor{list: l, placed: l.places != nil} }

func uvarint(b []byte) (uint64, []byte) {
	if len(b) > 0 && b[0] < 0x80 {
		return uint64(b[0]), b[1:]
	}
	v, n := binary.Uvarint(b)
	if n <= 0 {
		panic(ErrDamaged)
	}
	return v, b[n:]
}

// next goes to the next report; it is false at the end.
func (c *cursor) next() bool {
	if len(c.docs) == 0 {
		return false
	}
	if c.placed {
		c.skip()
	}
	var v uint64
	v, c.docs = uvarint(c.docs)
	times := uint64(1)
	if v&1 != 0 {
		times, c.docs = uvarint(c.docs)
	}
	if c.begun {
		c.doc += uint32(v >> 1)
	} else {
		c.doc, c.begun = uint32(v>>1), true
	}
	c.times, c.unread = int(times), int(times)
	return true
}

// seek goes to the first report from doc on; it is false when there is none.
func (c *cursor) seek(doc uint32) bool {
	for !c.begun || c.doc < doc {
		if !c.next() {
			return false
		}
	}
	return true
}

// skip passes over the places that were not read.
func (c *cursor) skip() {
	at := 0
	for n := c.unread; n > 0; at++ {
		if c.places[at] < 0x80 {
			n--
		}
	}
	c.places, c.unread = c.places[at:], 0
}

// read appends the places in the report at hand to into. It may be called once for each report.
func (c *cursor) read(into []uint32) []uint32 {
	at := uint32(0)
	for ; c.unread > 0; c.unread-- {
		var v uint64
		v, c.places = uvarint(c.places)
		at += uint32(v)
		into = append(into, at)
	}
	return into
}
