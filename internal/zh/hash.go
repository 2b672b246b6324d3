package zh

import "math/bits"

// hashed is a table of values by keys above zero that is filled once and asked very often: open addressing, at most half full.
type hashed[V any] struct {
	slots []slot[V]
	shift int      // of a key's hash to its slot
	has   []uint64 // a bit for each hash, of which most stand for no key: small enough to stay in the processor's cache
}

type slot[V any] struct {
	key   uint32
	value V
}

// newHashed makes a table for n keys.
func newHashed[V any](n int) hashed[V] {
	size := bits.Len(uint(2*n + 1))
	return hashed[V]{make([]slot[V], 1<<size), 32 - size, make([]uint64, 1<<(hasBits-6))}
}

// hasBits is the number of bits of a hash that hashed.has goes by.
const hasBits = 21

// spread is 2³² divided by the golden ratio: keys that follow each other land far apart.
const spread = 0x9E3779B1

func (h *hashed[V]) put(key uint32, value V) {
	i := key * spread >> h.shift
	for h.slots[i].key != 0 && h.slots[i].key != key {
		i = (i + 1) & uint32(len(h.slots)-1)
	}
	h.slots[i] = slot[V]{key, value}
	bit := key * spread >> (32 - hasBits)
	h.has[bit/64] |= 1 << (bit % 64)
}

func (h *hashed[V]) get(key uint32) (value V, ok bool) {
	hash := key * spread
	if bit := hash >> (32 - hasBits); h.has[bit/64]>>(bit%64)&1 == 0 {
		return value, false
	}
	i := hash >> h.shift
	for h.slots[i].key != key {
		if h.slots[i].key == 0 {
			return value, false
		}
		i = (i + 1) & uint32(len(h.slots)-1)
	}
	return h.slots[i].value, true
}
