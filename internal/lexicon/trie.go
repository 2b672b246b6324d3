package lexicon

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// trie finds the longest of many names at a place of a text. Its nodes stand breadth first in flat slices, the children of one node side by side
// and ordered by rune; the children of the root are reached by a table.
type trie struct {
	root  *[plane]int32 // 0 for none
	runes []rune        // the rune that leads to a node
	kids  []int32       // index of a node's first child
	count []uint16      // how many children it has
	ends  []int32       // index into lists of what ends here, -1 for nothing
	lists [][]*Entry    // by node that ends a name
	upper []bool        // beside lists: the name is short and Latin, so the text must write it with a capital
}

// plane is how many runes the first plane of Unicode has, in which all first letters of names are.
const plane = 1 << 16

type named struct {
	key  string
	list []*Entry
}

// newTrie builds the trie of folded names; the names must be different.
func newTrie(names []named) trie {
	slices.SortFunc(names, func(a, b named) int { return strings.Compare(a.key, b.key) })
	nodes := 4 * len(names) // as many as the tables need
	t := trie{root: new([plane]int32), runes: make([]rune, 1, nodes), kids: make([]int32, 1, nodes), count: make([]uint16, 1, nodes), ends: append(make([]int32, 0, nodes), -1)}
	type job struct {
		node, from, to, at int32 // names[from:to] share the first at bytes
	}
	jobs := append(make([]job, 0, nodes), job{0, 0, int32(len(names)), 0})
	for i := 0; i < len(jobs); i++ {
		j := jobs[i]
		if j.from < j.to && len(names[j.from].key) == int(j.at) {
			t.ends[j.node] = int32(len(t.lists))
			t.lists = append(t.lists, names[j.from].list)
			t.upper = append(t.upper, shortLatin(names[j.from].key))
			j.from++
		}
		t.kids[j.node] = int32(len(t.runes))
		for from := j.from; from < j.to; {
			r, size := utf8.DecodeRuneInString(names[from].key[j.at:])
			to := from + 1
			for to < j.to && strings.HasPrefix(names[to].key[j.at:], names[from].key[j.at:j.at+int32(size)]) {
				to++
			}
			node := int32(len(t.runes))
			t.runes, t.kids, t.count, t.ends = append(t.runes, r), append(t.kids, 0), append(t.count, 0), append(t.ends, -1)
			t.count[j.node]++
			if j.node == 0 && r < plane {
				t.root[r] = node
			}
			jobs = append(jobs, job{node, from, to, j.at + int32(size)})
			from = to
		}
	}
	return t
}

func shortLatin(key string) bool {
	return len(key) <= 5 && strings.IndexFunc(key, func(r rune) bool { return r < 'a' || r > 'z' }) < 0
}

// step gives the child of node that r leads to, -1 when there is none.
func (t *trie) step(node int32, r rune) int32 {
	if node == 0 {
		if r < plane && t.root[r] != 0 {
			return t.root[r]
		}
		return -1
	}
	from := t.kids[node]
	children := t.runes[from : from+int32(t.count[node])]
	if i, ok := slices.BinarySearch(children, r); ok {
		return from + int32(i)
	}
	return -1
}

// longest gives the end and the list of the longest name that begins at from; list is -1 when there is none.
func (t *trie) longest(s string, from int) (to int, list int32) {
	list = -1
	node := int32(0)
	last := rune(0)
	for at := from; at < len(s); {
		r, size := utf8.DecodeRuneInString(s[at:])
		r = fold(r)
		if r == ' ' || r == 0xA0 {
			if next := t.step(node, ' '); next >= 0 {
				node, at, last = next, at+size, ' '
				continue
			}
			after, _ := utf8.DecodeRuneInString(s[at+size:])
			if at == from || !unicode.Is(unicode.Han, last) && !unicode.Is(unicode.Han, after) {
				return to, list
			}
			at += size
			continue
		}
		next := t.step(node, r)
		if next < 0 {
			return to, list
		}
		node, at, last = next, at+size, r
		if e := t.ends[node]; e >= 0 && wordEnds(s, at, r) && (!t.upper[e] || capital(s[from])) {
			to, list = at, e
		}
	}
	return to, list
}

func capital(b byte) bool { return b < 'a' || b > 'z' }

// wordEnds tells whether a name that ends before byte at with the folded rune last is not the head of a longer Latin word or number.
// A year may follow a word: Meta2026年.
func wordEnds(s string, at int, last rune) bool {
	if at >= len(s) || !alnum(last) || !alnum(rune(s[at])) {
		return true
	}
	year := last > '9' && len(s) >= at+4 && s[at] == '2' && s[at+1] == '0'
	return year
}

// afterQuarter tells whether a quarter or a half with its year ends before byte at, so that a name may begin there: 25Q4Meta.
func afterQuarter(s string, at int) bool {
	if at < 3 || s[at] < 'A' || s[at] > 'Z' || s[at-1] < '1' || s[at-1] > '4' || s[at-3] < '0' || s[at-3] > '9' {
		return false
	}
	return s[at-2] == 'Q' || s[at-2] == 'H'
}

func (t *trie) scan(s string) []Hit {
	var hits []Hit
	prev := rune(0)
	for at := 0; at < len(s); {
		r, size := utf8.DecodeRuneInString(s[at:])
		if alnum(prev) && alnum(r) && !afterQuarter(s, at) {
			prev, at = r, at+size
			continue
		}
		if to, list := t.longest(s, at); list >= 0 {
			hits = append(hits, Hit{at, to, t.lists[list]})
			prev, _ = utf8.DecodeLastRuneInString(s[:to])
			at = to
			continue
		}
		prev, at = r, at+size
	}
	return hits
}
