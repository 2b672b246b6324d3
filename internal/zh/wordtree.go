package zh

import (
	"errors"
	"math"
)

// wordTree holds words by their characters. Node root begins all words.
type wordTree struct {
	edges  []uint64  // by open addressing: the node a character leads from, the character, the node it leads to, 0 for none
	mask   uint64    // of places in edges
	counts []float64 // by node, of the word that ends there
	costs  []float32 // by node, what the word that ends there costs in bits: rare words are dear; 0 where none ends
	total  float64   // of counts
}

const (
	none = 0 // no node
	root = 1

	nodeBits = 20
	charBits = 21 // the range of Unicode
)

func newWordTree() *wordTree {
	const places = 1 << 18 // twice as many as the dictionary has edges
	return &wordTree{edges: make([]uint64, places), mask: places - 1, counts: make([]float64, root+1)}
}

// place gives where the edge of a character from a node stands in edges, or where it belongs.
func (t *wordTree) place(from uint32, r rune) uint64 {
	want := uint64(from)<<charBits | uint64(r)
	at := want * 0x9E3779B97F4A7C15 >> 40 & t.mask // Fibonacci hashing
	for t.edges[at] != 0 && t.edges[at]>>nodeBits != want {
		at = (at + 1) & t.mask
	}
	return at
}

// follow gives the node that characters lead to from a node, none when there is none. Latin capitals are small letters.
func (t *wordTree) follow(from uint32, chars string) uint32 {
	for _, r := range chars {
		if from = uint32(t.edges[t.place(from, lowerLatin(r))] & (1<<nodeBits - 1)); from == none {
			break
		}
	}
	return from
}

var errFull = errors.New("more words than the tree holds")

// add puts a word in; the count of one that is there already stays. Err is errFull.
func (t *wordTree) add(word string, count float64) error {
	node := uint32(root)
	for _, r := range word {
		r = lowerLatin(r)
		at := t.place(node, r)
		if t.edges[at] == 0 {
			if uint64(len(t.counts)) > t.mask/4*3 {
				return errFull
			}
			t.edges[at] = (uint64(node)<<charBits|uint64(r))<<nodeBits | uint64(len(t.counts))
			t.counts = append(t.counts, 0)
		}
		node = uint32(t.edges[at] & (1<<nodeBits - 1))
	}
	if t.counts[node] == 0 {
		t.counts[node] = count
		t.total += count
	}
	return nil
}

// weigh makes costs of counts.
func (t *wordTree) weigh() {
	all := float32(math.Log2(t.total))
	t.costs = make([]float32, len(t.counts))
	for i, n := range t.counts {
		if n > 0 {
			t.costs[i] = all - float32(math.Log2(n))
		}
	}
	t.counts = nil
}

func lowerLatin(r rune) rune {
	if r >= 'A' && r <= 'Z' {
		return r + 'a' - 'A'
	}
	return r
}
