package index

import mathbits "math/bits"

// bits is a set of the reports of a segment by their numbers.
type bits []uint64

func newBits(n int) bits { return make(bits, (n+63)/64) }

// full gives the set of the first n.
func full(n int) bits {
	b := newBits(n)
	for i := range b {
		b[i] = ^uint64(0)
	}
	if n%64 != 0 {
		b[len(b)-1] = 1<<(n%64) - 1
	}
	return b
}

func (b bits) set(i uint32) { b[i/64] |= 1 << (i % 64) }

func (b bits) has(i uint32) bool { return b[i/64]&(1<<(i%64)) != 0 }

// but takes out of b what o has.
func (b bits) but(o bits) {
	for i := range b {
		b[i] &^= o[i]
	}
}

// join adds to b what o has.
func (b bits) join(o bits) {
	for i := range b {
		b[i] |= o[i]
	}
}

func (b bits) clone() bits { return append(bits(nil), b...) }

func (b bits) count() int {
	n := 0
	for _, w := range b {
		n += mathbits.OnesCount64(w)
	}
	return n
}

// each calls do for the numbers in order.
func (b bits) each(do func(uint32)) {
	for i, w := range b {
		for w != 0 {
			do(uint32(i*64 + mathbits.TrailingZeros64(w)))
			w &= w - 1
		}
	}
}
