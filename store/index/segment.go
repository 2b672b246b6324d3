package index

import (
	"encoding/binary"
	"fmt"
	"os"
	"slices"
	"sort"
	"sync/atomic"

	"yanku/internal/query"
	"yanku/internal/report"
)

// segment is an open segment file. It never changes; reports are taken out of it by a set of the index.
type segment struct {
	path string
	file *os.File
	n    int // reports

	keys    []key   // the first of each block of the dictionary
	lists   int     // entries of the dictionary
	dict    int64   // where it begins
	bytes   int64   // of the file
	records []int64 // where each report's record begins, and where the last one ends
	ids     []report.ID
	order   []uint32 // numbers of reports in the order of their IDs
	cols    *columns
	names   []string

	users atomic.Int64 // the index, and every search under way
	gone  atomic.Bool  // the file is to be removed when nobody uses it
}

func openSegment(path string) (s *segment, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("segment %s: %w: %v", path, ErrDamaged, p)
		}
		if err != nil {
			_ = f.Close()
		}
	}()
	s = &segment{path: path, file: f}
	s.users.Store(1)
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	s.bytes = info.Size()
	data, err := readSections(f)
	if err != nil {
		return nil, fmt.Errorf("segment %s: %w", path, err)
	}
	le := binary.LittleEndian
	sizes := data[sectionSizes]
	s.n, s.lists, s.dict = int(le.Uint64(sizes)), int(le.Uint64(sizes[8:])), int64(le.Uint64(sizes[16:]))
	s.keys = make([]key, len(data[sectionKeys])/8)
	for i := range s.keys {
		s.keys[i] = key(le.Uint64(data[sectionKeys][8*i:]))
	}
	s.records = make([]int64, len(data[sectionRecords])/8)
	for i := range s.records {
		s.records[i] = int64(le.Uint64(data[sectionRecords][8*i:]))
	}
	s.readIDs(data[sectionIDs])
	s.cols = readColumns(data[sectionColumns])
	s.names, _ = readStrings(data[sectionNames])
	if !s.sound() {
		return nil, fmt.Errorf("segment %s: %w", path, ErrDamaged)
	}
	return s, nil
}

// readIDs reads the order and the IDs.
func (s *segment) readIDs(b []byte) {
	if s.n < 0 || s.n > len(b)/4 {
		panic(ErrDamaged)
	}
	s.order = make([]uint32, s.n)
	for i := range s.order {
		s.order[i] = binary.LittleEndian.Uint32(b[4*i:])
	}
	list, _ := readStrings(b[4*s.n:])
	s.ids = make([]report.ID, len(list))
	for i, id := range list {
		s.ids[i] = report.ID(id)
	}
}

// number gives the number of a report.
func (s *segment) number(id report.ID) (uint32, bool) {
	i := sort.Search(s.n, func(i int) bool { return s.ids[s.order[i]] >= id })
	if i == s.n || s.ids[s.order[i]] != id {
		return 0, false
	}
	return s.order[i], true
}

// release ends a use of the segment.
func (s *segment) release() {
	if s.users.Add(-1) > 0 {
		return
	}
	_ = s.file.Close() // it was only read
	if s.gone.Load() {
		_ = os.Remove(s.path) // what cannot be removed now is at the next opening
	}
}

// writer writes a segment.
type writer struct {
	out     *output
	keys    []byte
	block   []byte
	blocks  []byte // the dictionary
	lists   int
	records []int64
	ids     []report.ID
	cols    *columns
	names   []string
}

func newWriter(path string) (*writer, error) {
	out, err := create(path)
	return &writer{out: out, cols: newColumns()}, err
}

// list adds a posting list; they come in the order of keys.
func (w *writer) list(e encoded) error {
	off := w.out.piece(e.docs)
	w.out.piece(e.places)
	if w.lists%blockEntries == 0 {
		w.flush()
		w.keys = binary.LittleEndian.AppendUint64(w.keys, uint64(e.key))
	}
	w.block = entry{e.key, off, uint32(len(e.docs)), uint32(len(e.places)), e.count, e.last}.append(w.block)
	w.lists++
	return w.out.err
}

// flush ends a block of the dictionary.
func (w *writer) flush() {
	if len(w.block) > 0 {
		w.blocks = append(w.blocks, w.block...)
		w.blocks = binary.LittleEndian.AppendUint32(w.blocks, checksum(w.block))
		w.block = w.block[:0]
	}
}

// record adds a report's record; they come after the lists, in the order of reports.
func (w *writer) record(b []byte) { w.records = append(w.records, w.out.piece(b)) }

// finish writes the rest.
func (w *writer) finish() error {
	w.records = append(w.records, w.out.at)
	w.flush()
	dict := w.out.at
	w.out.raw(w.blocks)
	le := binary.LittleEndian
	var sizes, records []byte
	for _, n := range []uint64{uint64(len(w.ids)), uint64(w.lists), uint64(dict)} {
		sizes = le.AppendUint64(sizes, n)
	}
	for _, at := range w.records {
		records = le.AppendUint64(records, uint64(at))
	}
	return w.out.finish([sections][]byte{
		sectionKeys: w.keys, sectionSizes: sizes, sectionIDs: w.appendIDs(), sectionColumns: w.cols.append(nil), sectionRecords: records, sectionNames: appendStrings(nil, w.names),
	})
}

func (w *writer) appendIDs() []byte {
	order := make([]uint32, len(w.ids))
	strs := make([]string, len(w.ids))
	for i, id := range w.ids {
		order[i], strs[i] = uint32(i), string(id)
	}
	slices.SortFunc(order, func(a, b uint32) int {
		if w.ids[a] < w.ids[b] {
			return -1
		}
		return 1
	})
	var b []byte
	for _, n := range order {
		b = binary.LittleEndian.AppendUint32(b, n)
	}
	return appendStrings(b, strs)
}

// writeSegment makes a segment of docs.
func writeSegment(path string, docs []Doc) (err error) {
	w, err := newWriter(path)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			w.out.abandon()
		}
	}()
	b, known := newBuilder(docs), facts{}
	var records [][]byte
	for i, d := range docs {
		b.doc = uint32(i)
		records = append(records, b.report(d.Fields, known))
		b.ends = append(b.ends, len(b.tokens))
		w.ids = append(w.ids, d.ID)
		w.cols.add(d.Fields)
	}
	if err := w.allLists(b, known); err != nil {
		return err
	}
	for _, r := range records {
		w.record(r)
	}
	return w.finish()
}

// allLists writes the lists of a builder, and those of figures where their keys belong.
func (w *writer) allLists(b *builder, known facts) error {
	w.names = known.names()
	left := w.names
	figures := func(below key) error {
		for len(left) > 0 && hashed(spaceFact, left[0]) < below {
			if err := w.list(encodeFacts(left[0], known[left[0]])); err != nil {
				return err
			}
			left = left[1:]
		}
		return nil
	}
	err := b.each(func(e encoded) error {
		if err := figures(e.key); err != nil {
			return err
		}
		return w.list(e)
	})
	if err != nil {
		return err
	}
	return figures(^key(0))
}

// report adds all that finds a report and gives its record.
func (b *builder) report(f query.Fields, known facts) (r record) {
	r = b.anywhere(f)
	for _, t := range texts {
		if t.space == spaceText {
			continue
		}
		text := f.In(t.field)
		folded := query.FoldString(text)
		r = r.add(t.space, b.text(t.space, folded), b.change(changesOf(text, folded)))
	}
	b.sentences(f)
	for _, s := range f.States {
		b.add(hashed(spaceState, s), 0)
	}
	for _, x := range f.Facts {
		known.add(b.doc, x)
		b.add(hashed(spacePeriod, query.FoldString(x.Period)), 0)
	}
	return r
}

// anywhere begins a record with the text in which words without a field are looked for. Where it was written differently in more than what folding takes away, the writing is a
// text of its own.
func (b *builder) anywhere(f query.Fields) record {
	text, written := f.Anywhere(), f.Written()
	folded := query.FoldString(text)
	own := folded
	if written != text {
		own = query.FoldString(written)
	}
	r, changes := newRecord(folded, f.Split), changesOf(written, own)
	if own != folded {
		r = r.add(spaceWritten, append([]uint32{1}, b.text(spaceWritten, own)...), b.change(changes)) // the break before the text says that there is one
		changes = nil
	}
	return r.add(spaceText, b.text(spaceText, folded), b.change(changes)).add(spaceOutline, outlineOf(f), nil)
}

// change adds the characters that were written otherwise than they are folded.
func (b *builder) change(list []change) []change {
	for _, c := range list {
		b.add(single(spaceChanged, c.rune), 0)
	}
	return list
}
