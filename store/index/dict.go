package index

import (
	"encoding/binary"
	"fmt"
	"sort"
)

// The dictionary has an entry of entrySize bytes for each posting list, in the order of keys, in blocks of blockEntries; the first key of each block stays in memory.
const (
	entrySize    = 32
	blockEntries = 128
)

// entry says where a posting list lies.
type entry struct {
	key    key
	off    int64  // of its first stream, which its checksum follows, and then the second with its own
	docs   uint32 // bytes of the first stream
	places uint32 // bytes of the second
	count  uint32 // reports
	last   uint32 // the last of them
}

func (e entry) append(b []byte) []byte {
	le := binary.LittleEndian
	b = le.AppendUint64(b, uint64(e.key))
	b = le.AppendUint64(b, uint64(e.off))
	for _, n := range []uint32{e.docs, e.places, e.count, e.last} {
		b = le.AppendUint32(b, n)
	}
	return b
}

func entryAt(b []byte) entry {
	le := binary.LittleEndian
	return entry{key(le.Uint64(b)), int64(le.Uint64(b[8:])), le.Uint32(b[16:]), le.Uint32(b[20:]), le.Uint32(b[24:]), le.Uint32(b[28:])}
}

// block reads block i of the dictionary.
func (s *segment) block(i int) ([]byte, error) {
	n := min(blockEntries, s.lists-i*blockEntries)
	return readPiece(s.file, s.dict+int64(i)*(blockEntries*entrySize+4), n*entrySize)
}

// find looks a key up; ok is false when it has no list.
func (s *segment) find(k key) (e entry, ok bool, err error) {
	i := sort.Search(len(s.keys), func(i int) bool { return s.keys[i] > k }) - 1
	if i < 0 {
		return e, false, nil
	}
	b, err := s.block(i)
	if err != nil {
		return e, false, err
	}
	n := len(b) / entrySize
	at := sort.Search(n, func(i int) bool { return key(binary.LittleEndian.Uint64(b[i*entrySize:])) >= k })
	if at == n {
		return e, false, nil
	}
	e = entryAt(b[at*entrySize:])
	return e, e.key == k, nil
}

// list reads a posting list, with its places or without them. A key without a list gives an empty one.
func (s *segment) list(k key, places bool) (list, error) {
	e, ok, err := s.find(k)
	if err != nil || !ok {
		return list{}, err
	}
	l, err := s.load(e, places)
	if err != nil {
		return l, fmt.Errorf("posting list %x: %w", k, err)
	}
	return l, nil
}

func (s *segment) load(e entry, places bool) (list, error) {
	l := list{count: int(e.count)}
	if e.off < 0 || e.off+int64(e.docs)+4+int64(e.places)+4 > s.dict {
		return l, ErrDamaged
	}
	if !places {
		var err error
		l.docs, err = readPiece(s.file, e.off, int(e.docs))
		return l, err
	}
	buf := make([]byte, int(e.docs)+4+int(e.places)+4)
	if err := readAt(s.file, buf, e.off); err != nil {
		return l, err
	}
	if err := checkPiece(buf[:e.docs+4]); err != nil {
		return l, err
	}
	if err := checkPiece(buf[e.docs+4:]); err != nil {
		return l, err
	}
	l.docs, l.places = buf[:e.docs:e.docs], buf[e.docs+4:len(buf)-4]
	return l, nil
}

// walk goes through the dictionary in the order of keys, from the first key of from on.
type walk struct {
	seg   *segment
	block []byte
	next  int // block
	entry entry
	err   error
}

func (s *segment) walk(from key) *walk {
	i := max(0, sort.Search(len(s.keys), func(i int) bool { return s.keys[i] > from })-1)
	w := &walk{seg: s, next: i}
	for w.step() && w.entry.key < from {
	}
	return w
}

// step goes to the next entry; it is false at the end and after an error.
func (w *walk) step() bool {
	if len(w.block) == 0 {
		if w.err != nil || w.next*blockEntries >= w.seg.lists {
			w.seg = nil
			return false
		}
		if w.block, w.err = w.seg.block(w.next); w.err != nil {
			w.seg = nil
			return false
		}
		w.next++
	}
	w.entry, w.block = entryAt(w.block), w.block[entrySize:]
	return true
}

// on tells whether the walk stands at an entry.
func (w *walk) on() bool { return w.seg != nil }
