package likeness

import (
	"encoding/binary"
	"math"
)

// Rule is the number of the way in which prints are made. Prints of another rule cannot be compared.
const Rule = 1

// A print is banded as in Leskovec, Rajaraman, Ullman, Mining of Massive Datasets, 3.4: two texts that share 60% of their shingles meet in one of the bands with
// a probability of 0.9996, and two that share 20% in a quarter of the cases.
const (
	bandRows = 3
	bands    = 32
)

// Print is a MinHash of a text: small, and alike for texts that are alike.
type Print [bands * bandRows]uint32

// Print makes the text's print.
func (t Text) Print() (p Print) {
	for i, seed := range seeds {
		least := uint64(math.MaxUint64)
		for _, s := range t.shingles {
			// Multiplication by an odd number and a swap of halves permutes well enough where s is mixed already.
			v := (s ^ seed) * 0x9E3779B97F4A7C15
			least = min(least, v^v>>32)
		}
		p[i] = uint32(least >> 16)
	}
	return p
}

var seeds = func() (out [bands * bandRows]uint64) {
	for i := range out {
		out[i] = mix(uint64(i) + 1)
	}
	return out
}()

// Bands gives a key for each band: two texts with one key in common may be alike, two without are not.
func (p Print) Bands() []int64 {
	out := make([]int64, bands)
	for b := range out {
		h := uint64(b)
		for _, v := range p[b*bandRows : (b+1)*bandRows] {
			h = mix(h ^ uint64(v))
		}
		out[b] = int64(h)
	}
	return out
}

// Near estimates the share of common shingles from the prints alone, 0..1, to within about 0.05.
func (p Print) Near(q Print) float64 {
	n := 0
	for i := range p {
		if p[i] == q[i] {
			n++
		}
	}
	return float64(n) / float64(len(p))
}

// Bytes writes the print.
func (p Print) Bytes() []byte {
	out := make([]byte, 0, 4*len(p))
	for _, v := range p {
		out = binary.LittleEndian.AppendUint32(out, v)
	}
	return out
}

// ReadPrint reads what Bytes wrote; ok is false for anything else.
func ReadPrint(b []byte) (p Print, ok bool) {
	if len(b) != 4*len(p) {
		return p, false
	}
	for i := range p {
		p[i] = binary.LittleEndian.Uint32(b[4*i:])
	}
	return p, true
}
