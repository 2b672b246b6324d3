package index

import (
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"strings"

	"yanku/internal/query"
	"yanku/internal/report"
)

// The figures of one name are a list of their own: for each its report as the distance from the one before, its kind and unit, which numbers it has, and these.
// It stands where posting lists have their first stream.

// facts gathers figures by name.
type facts map[string][]fact

type fact struct {
	doc uint32
	query.Fact
}

func (fs facts) add(doc uint32, f query.Fact) { fs[f.Name] = append(fs[f.Name], fact{doc, f}) }

// names gives the names in the order of their keys.
func (fs facts) names() []string {
	out := make([]string, 0, len(fs))
	for name := range fs {
		out = append(out, name)
	}
	slices.SortFunc(out, func(a, b string) int {
		if x, y := hashed(spaceFact, a), hashed(spaceFact, b); x != y {
			if x < y {
				return -1
			}
			return 1
		}
		return strings.Compare(a, b)
	})
	return out
}

// encodeFacts writes a list of figures, which stand in the order of their reports.
func encodeFacts(name string, list []fact) encoded {
	e := encoded{key: hashed(spaceFact, name)}
	before := uint32(0)
	for _, f := range list {
		e.docs = binary.AppendUvarint(e.docs, uint64(f.doc-before))
		before, e.last = f.doc, f.doc
		e.docs = appendString(appendString(e.docs, string(f.Kind)), f.Unit)
		mask := byte(0)
		for i, v := range []*float64{f.Value, f.Low, f.High} {
			if v != nil {
				mask |= 1 << i
			}
		}
		e.docs = append(e.docs, mask)
		for _, v := range []*float64{f.Value, f.Low, f.High} {
			if v != nil {
				e.docs = binary.LittleEndian.AppendUint64(e.docs, math.Float64bits(*v))
			}
		}
		e.count++
	}
	return e
}

func appendString(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

func readString(b []byte) (s, rest []byte) {
	n, b := uvarint(b)
	return b[:n], b[n:]
}

// eachFact calls do for the figures of a list.
func eachFact(name string, b []byte, do func(uint32, query.Fact)) {
	doc := uint32(0)
	kinds := map[string]report.Kind{} // so that a kind or a unit is made once
	units := map[string]string{}
	var values [3]float64
	for len(b) > 0 {
		var v uint64
		v, b = uvarint(b)
		doc += uint32(v)
		var kind, unit []byte
		kind, b = readString(b)
		unit, b = readString(b)
		if _, ok := kinds[string(kind)]; !ok {
			kinds[string(kind)] = report.Kind(kind)
		}
		if _, ok := units[string(unit)]; !ok {
			units[string(unit)] = string(unit)
		}
		f := query.Fact{Name: name, Kind: kinds[string(kind)], Unit: units[string(unit)]}
		mask := b[0]
		b = b[1:]
		for i, to := range []**float64{&f.Value, &f.Low, &f.High} {
			if mask&(1<<i) != 0 {
				values[i] = math.Float64frombits(binary.LittleEndian.Uint64(b))
				*to, b = &values[i], b[8:]
			}
		}
		do(doc, f)
	}
}

// numbered gives the reports with a figure that answers n. The names stand in the order of their lists.
func (s *segment) numbered(n query.Number) (bits, error) {
	out := newBits(s.n)
	w := s.walk(key(spaceFact) << hashBits)
	read := window{file: s.file, end: s.dict}
	for _, name := range s.names {
		if n.Subject != "" && !strings.Contains(name, n.Subject) {
			continue
		}
		k := hashed(spaceFact, name)
		for w.on() && w.entry.key < k {
			w.step()
		}
		if !w.on() || w.entry.key != k {
			continue
		}
		b, err := read.piece(w.entry.off, int(w.entry.docs))
		if err != nil {
			return nil, fmt.Errorf("figures of %q: %w", name, err)
		}
		eachFact(name, b, func(doc uint32, f query.Fact) {
			if n.Holds(f) {
				out.set(doc)
			}
		})
	}
	return out, w.err
}
