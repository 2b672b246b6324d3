// Package index is the search index. It is a cache: it may be missing or damaged and is built anew from the rows.
//
// A report's texts, folded rune by rune, are indexed as overlapping pairs of characters and as single ones, each with its places: what is asked for stands in the text
// exactly where its pairs follow each other, be they Han characters, letters, digits, signs, spaces or line breaks. Other engines were measured and are not used: bleve's index is
// 5.5 times as large as the text and writes 1.4 MB/s, SQLite's trigrams find no word of one or two characters (notes/search-and-storage.md).
//
// The index is a few segments, files that are written once and merged in the background, and a manifest that names them and the reports that are gone from each. Nothing is mapped
// into memory: a damaged or shortened file is an error and never a fault of the process, and what the system caches of it is not counted as the program's.
package index

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"yanku/internal/query"
	"yanku/internal/report"
)

// Index is an open index. It may be used from several goroutines, by one process that writes and any number that read.
type Index struct {
	dir      string
	readOnly bool

	mu     sync.Mutex // guards what follows
	parts  []part
	state  manifest
	closed atomic.Bool

	writes sync.Mutex // one Update at a time
}

// Doc is a report on its way into the index.
type Doc struct {
	ID     report.ID
	Fields query.Fields
}

// Open opens the index in dir. For writing, a missing, damaged or old one is replaced by an empty one, and fresh is true; for reading that is an error.
func Open(dir string, readOnly bool) (ix *Index, fresh bool, err error) {
	ix = &Index{dir: dir, readOnly: readOnly}
	if err = ix.open(); err == nil {
		return ix, false, nil
	}
	if readOnly {
		return nil, false, fmt.Errorf("open search index: %w", err)
	}
	ix, err = ix.Renew()
	return ix, true, err
}

func (ix *Index) open() (err error) {
	defer guard(&err)
	if ix.state, ix.parts, err = load(ix.dir); err != nil {
		return err
	}
	if !ix.readOnly {
		ix.sweep()
	}
	return nil
}

// sweep removes files that no manifest names: those of an update that was broken off, and those that could not be removed before.
func (ix *Index) sweep() {
	names, err := os.ReadDir(ix.dir)
	if err != nil {
		return // there will be another opening
	}
	for _, name := range names {
		used := name.Name() == manifestName || slices.ContainsFunc(ix.state.Segments, func(p piece) bool { return p.File == name.Name() })
		if !used {
			_ = os.RemoveAll(filepath.Join(ix.dir, name.Name()))
		}
	}
}

// Refresh takes over what a process that writes has done since, for an index opened for reading.
func (ix *Index) Refresh() (err error) {
	defer guard(&err)
	ix.writes.Lock() // so that no older state comes after a newer one
	defer ix.writes.Unlock()
	if ix.closed.Load() {
		return ErrClosed
	}
	m, err := readManifest(ix.dir)
	if err != nil || m.Generation == ix.state.Generation {
		return err
	}
	m, parts, err := load(ix.dir)
	if err != nil {
		return err
	}
	ix.mu.Lock()
	before := ix.parts
	ix.parts, ix.state = parts, m
	ix.mu.Unlock()
	closeParts(before)
	return nil
}

// Generation grows with every change of the index.
func (ix *Index) Generation() uint64 {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	return ix.state.Generation
}

// Renew closes the index if it is open and puts an empty one in its place. It numbers on from the time, so that readers see that it is another one and files that cannot be
// removed while they are read, as on Windows, are in nobody's way; the next opening removes them.
func (ix *Index) Renew() (out *Index, err error) {
	_ = ix.Close()
	_ = os.RemoveAll(ix.dir)
	if err := os.MkdirAll(ix.dir, 0o700); err != nil {
		return nil, fmt.Errorf("make search index: %w", err)
	}
	now := uint64(time.Now().UnixNano())
	out = &Index{dir: ix.dir, state: manifest{Version: version, Generation: now, Next: now}}
	if err := writeManifest(out.dir, out.state); err != nil {
		return nil, fmt.Errorf("make search index: %w", err)
	}
	return out, nil
}

// Close closes the index. Searches under way may end.
func (ix *Index) Close() error {
	if ix.closed.Swap(true) {
		return nil
	}
	ix.writes.Lock() // a merge stops soon
	defer ix.writes.Unlock()
	ix.mu.Lock()
	defer ix.mu.Unlock()
	closeParts(ix.parts)
	ix.parts = nil
	return nil
}

// Count tells how many reports are in the index.
func (ix *Index) Count() int {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	n := 0
	for _, p := range ix.parts {
		n += p.alive
	}
	return n
}

// Check reads every byte of the index once and compares it with its checksums. 1 GB takes about a second.
func (ix *Index) Check(ctx context.Context) (err error) {
	defer guard(&err)
	parts, err := ix.acquire()
	if err != nil {
		return err
	}
	defer closeParts(parts)
	for _, p := range parts {
		if err := p.check(ctx); err != nil {
			return fmt.Errorf("segment %s: %w", filepath.Base(p.path), err)
		}
	}
	return nil
}

func (s *segment) check(ctx context.Context) error {
	w, read := s.walk(0), window{file: s.file, end: s.dict}
	for ; w.on(); w.step() {
		for _, p := range []struct {
			off  int64
			size uint32
		}{{w.entry.off, w.entry.docs}, {w.entry.off + int64(w.entry.docs) + 4, w.entry.places}} {
			if _, err := read.piece(p.off, int(p.size)); err != nil {
				return err
			}
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	records := s.readRecords()
	for doc := range uint32(s.n) {
		if _, err := s.record(records, doc); err != nil {
			return err
		}
	}
	return w.err
}

// acquire gives the segments as they are; closeParts gives them back. ErrClosed when the index was closed.
func (ix *Index) acquire() ([]part, error) {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	if ix.closed.Load() {
		return nil, ErrClosed
	}
	for _, p := range ix.parts {
		p.users.Add(1)
	}
	return slices.Clone(ix.parts), nil
}

// ErrDamaged says that bytes of the index are not what was written.
var ErrDamaged = errors.New("the search index is damaged")

// ErrClosed says that the index was closed meanwhile.
var ErrClosed = errors.New("the search index is closed")

// guard turns a panic, as bytes that make no sense may cause, into an error.
func guard(err *error) {
	if p := recover(); p != nil {
		*err = fmt.Errorf("%w: %v", ErrDamaged, p)
	}
}
