package index

import (
	"cmp"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"runtime"
	"slices"
	"sync"

	"yanku/internal/report"
)

// Update puts docs in, each in place of what the index had of it, and takes gone out. When it returns nil that is on the disk.
func (ix *Index) Update(docs []Doc, gone []report.ID) (err error) {
	defer guard(&err)
	if len(docs)+len(gone) == 0 {
		return nil
	}
	ix.writes.Lock()
	defer ix.writes.Unlock()
	if ix.closed.Load() {
		return ErrClosed
	}
	parts := bury(ix.parts, docs, gone) // nobody else changes ix.parts
	m := ix.state
	if len(docs) > 0 {
		made, err := ix.writeAll(&m, docs)
		if err != nil {
			return fmt.Errorf("write search index: %w", err)
		}
		parts = append(parts, made...)
	}
	if err := ix.commit(m, parts); err != nil {
		return fmt.Errorf("write search index: %w", err)
	}
	err = ix.tidy()
	switch {
	case errors.Is(err, ErrDamaged):
		return fmt.Errorf("merge search index: %w", err)
	case err != nil && !errors.Is(err, errStopped): // what was to be written is, only in more pieces
		slog.Warn("merge the search index", "error", err)
	}
	return nil
}

// leastPiece is how many reports a segment should have at least when processors share the work: smaller ones would have to be merged.
const leastPiece = 100

// writeAll makes segments of docs, as many as there are processors to make them side by side.
func (ix *Index) writeAll(m *manifest, docs []Doc) (made []part, err error) {
	n := max(1, min(runtime.GOMAXPROCS(0), len(docs)/leastPiece))
	segments, errs := make([]*segment, n), make([]error, n)
	var group sync.WaitGroup
	for i := range n {
		path, piece := ix.nextPath(m), docs[i*len(docs)/n:(i+1)*len(docs)/n]
		group.Go(func() {
			defer guard(&errs[i])
			if errs[i] = writeSegment(path, piece); errs[i] == nil {
				segments[i], errs[i] = openSegment(path)
			}
		})
	}
	group.Wait()
	for _, s := range segments {
		if s != nil {
			made = append(made, newPart(s, nil))
		}
	}
	if err := errors.Join(errs...); err != nil {
		discard(made, nil)
		return nil, err
	}
	return made, nil
}

// nextPath is where the next segment is to be.
func (ix *Index) nextPath(m *manifest) string {
	path := filepath.Join(ix.dir, fmt.Sprintf("%08x.seg", m.Next))
	m.Next++
	return path
}

// merge makes the next segment of parts and opens it.
func (ix *Index) merge(m *manifest, parts []part) (*segment, error) {
	path := ix.nextPath(m)
	if err := mergeSegments(path, parts, ix.closed.Load); err != nil {
		return nil, err
	}
	return openSegment(path)
}

// commit makes parts the index. Segments that are in it no more are removed when nobody reads them.
func (ix *Index) commit(m manifest, parts []part) error {
	parts = slices.DeleteFunc(parts, func(p part) bool { return p.alive == 0 })
	m.Generation++
	m.Segments = nil
	for _, p := range parts {
		m.Segments = append(m.Segments, pieceOf(p))
	}
	if err := writeManifest(ix.dir, m); err != nil {
		discard(parts, ix.parts)
		return err
	}
	ix.mu.Lock()
	before := ix.parts
	ix.parts, ix.state = parts, m
	ix.mu.Unlock()
	discard(before, parts)
	return nil
}

// discard has the segments of parts removed that are not in kept.
func discard(parts, kept []part) {
	for _, p := range parts {
		if !slices.ContainsFunc(kept, func(q part) bool { return q.segment == p.segment }) {
			p.gone.Store(true)
			p.release()
		}
	}
}

// bury gives the parts without docs and gone.
func bury(parts []part, docs []Doc, gone []report.ID) []part {
	ids := slices.Clone(gone)
	for _, d := range docs {
		ids = append(ids, d.ID)
	}
	out := slices.Clone(parts)
	for i, p := range out {
		dead := p.dead
		for _, id := range ids {
			n, ok := p.number(id)
			if !ok || dead != nil && dead.has(n) {
				continue
			}
			switch {
			case dead == nil:
				dead = newBits(p.n)
			case len(p.dead) > 0 && &dead[0] == &p.dead[0]:
				dead = dead.clone() // searches read the one before
			}
			dead.set(n)
		}
		out[i] = newPart(p.segment, dead)
	}
	return out
}

// fanIn is how many segments of one size become one: with it each posting is written about log8(reports/batch) times.
const fanIn = 8

// tidy merges segments until there are few: fanIn of a size become one, and one of which a third is dead is written anew.
func (ix *Index) tidy() error {
	for {
		some := ix.next()
		if len(some) == 0 {
			return nil
		}
		m := ix.state
		s, err := ix.merge(&m, some)
		if err != nil {
			return err
		}
		parts := slices.DeleteFunc(slices.Clone(ix.parts), func(p part) bool {
			return slices.ContainsFunc(some, func(q part) bool { return q.segment == p.segment })
		})
		if err := ix.commit(m, append(parts, newPart(s, nil))); err != nil {
			return err
		}
	}
}

// next chooses what is to be merged; nothing when all is well.
func (ix *Index) next() []part {
	classes := map[int][]part{}
	for _, p := range ix.parts {
		if p.alive*3 < p.n*2 {
			return []part{p}
		}
		c := class(p)
		classes[c] = append(classes[c], p)
		if len(classes[c]) == fanIn {
			return classes[c]
		}
	}
	return nil
}

// class is the size of a segment, in powers of fanIn.
func class(p part) int {
	c := 0
	for n := p.bytes >> 20; n > 0; n /= fanIn {
		c++
	}
	return c
}

// Settle merges all segments into one, for a library that nobody adds to for a while.
func (ix *Index) Settle() (err error) {
	defer guard(&err)
	ix.writes.Lock()
	defer ix.writes.Unlock()
	if len(ix.parts) < 2 || ix.closed.Load() {
		return nil
	}
	some := slices.SortedFunc(slices.Values(ix.parts), func(a, b part) int { return cmp.Compare(b.bytes, a.bytes) })
	m := ix.state
	s, err := ix.merge(&m, some)
	if err != nil {
		return err
	}
	return ix.commit(m, []part{newPart(s, nil)})
}
