package suggest

import (
	"math/bits"
	"slices"
)

// marksOf sets a bit for each character, so that words of quite other characters are told apart at once.
func marksOf(key []rune) uint64 {
	m := uint64(0)
	for _, r := range key {
		m |= 1 << (r & 63)
	}
	return m
}

// What an edit costs, in halves.
const (
	fullCost = 2 // a character left out, added, changed, or two swapped
	likeCost = 1 // a character changed for one of the same sound
)

// allowed gives how many edits a word of n characters may be away.
func allowed(n int) int {
	if n < 5 {
		return 1
	}
	return 2
}

// byEdits adds the words that are one or two edits away.
func (b *Book) byEdits(key []rune, add func(int32, float64)) {
	most := allowed(len(key))
	marks := marksOf(key)
	readings := make([][]string, len(key))
	for i, r := range key {
		readings[i] = readingsOf(r)
	}
	like := func(i int, r rune) bool {
		return slices.ContainsFunc(readings[i], func(s string) bool { return slices.Contains(b.readings[r], s) })
	}
	for i := range b.words {
		w := &b.words[i]
		if d := len(w.key) - len(key); d > most || -d > most || bits.OnesCount64(w.marks^marks) > 2*most {
			continue
		}
		if cost := distance(key, w.key, like); cost <= most*fullCost {
			add(int32(i), edited+float64(cost)/(2*fullCost))
		}
	}
}

// distance gives what it costs, in halves, to make b of a; like tells whether a[i] and a character sound the same.
func distance(a, b []rune, like func(i int, r rune) bool) int {
	var store [3][longest + 1]int
	before, last, row := &store[0], &store[1], &store[2]
	for j := range len(b) + 1 {
		last[j] = j * fullCost
	}
	for i, x := range a {
		row[0] = (i + 1) * fullCost
		for j, y := range b {
			change := fullCost
			switch {
			case x == y:
				change = 0
			case like(i, y):
				change = likeCost
			}
			row[j+1] = min(last[j]+change, last[j+1]+fullCost, row[j]+fullCost)
			if i > 0 && j > 0 && x == b[j-1] && a[i-1] == y && x != y {
				row[j+1] = min(row[j+1], before[j-1]+fullCost)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
