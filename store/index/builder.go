package index

import (
	"encoding/binary"
	"slices"

	"yanku/internal/likeness"
)

// builder gathers the postings of a batch of reports.
type builder struct {
	ids    table
	tokens []token  // report by report, see ends
	counts []uint32 // of tokens for each key, by the key's number
	doc    uint32
	ends   []int // of each report's tokens
	prints likeness.Printer
}

// token is one place of one key.
type token struct{ term, place uint32 }

// table numbers keys in the order they come, by open addressing.
type table struct {
	slots []uint32 // number of the key and one, 0 for none
	keys  []key
	mask  uint64
}

func newTable() table { return table{slots: make([]uint32, 1<<12), mask: 1<<12 - 1} }

func (t *table) number(k key) uint32 {
	at := spread(k) & t.mask
	for t.slots[at] != 0 {
		if n := t.slots[at] - 1; t.keys[n] == k {
			return n
		}
		at = (at + 1) & t.mask
	}
	t.keys = append(t.keys, k)
	t.slots[at] = uint32(len(t.keys))
	if len(t.keys)*2 > len(t.slots) {
		t.grow()
	}
	return uint32(len(t.keys) - 1)
}

func (t *table) grow() {
	t.slots = make([]uint32, 4*len(t.slots))
	t.mask = uint64(len(t.slots) - 1)
	for n, k := range t.keys {
		at := spread(k) & t.mask
		for t.slots[at] != 0 {
			at = (at + 1) & t.mask
		}
		t.slots[at] = uint32(n + 1)
	}
}

// spread mixes the bits of a key (the finaliser of SplitMix64).
func spread(k key) uint64 {
	x := uint64(k)
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// newBuilder makes a builder with room for docs, of which a character has two bytes at least on an average and makes two tokens.
func newBuilder(docs []Doc) *builder {
	size := 0
	for _, d := range docs {
		size += len(d.Fields.Body)
	}
	return &builder{ids: newTable(), tokens: make([]token, 0, size)}
}

func (b *builder) add(k key, place uint32) {
	n := b.ids.number(k)
	if int(n) == len(b.counts) {
		b.counts = append(b.counts, 0)
	}
	b.counts[n]++
	b.tokens = append(b.tokens, token{n, place})
}

// text adds the pairs and the single characters of a folded text, as if a line break stood before and behind it. A character's place is its number from 1, a pair's that of its first one.
func (b *builder) text(s space, text string) (breaks []uint32) {
	if text == "" {
		return nil
	}
	before, place := '\n', uint32(0)
	for _, r := range text {
		if r != '\n' || before != '\n' {
			b.add(pair(s, before, r), place)
		}
		place++
		switch r {
		case '\n':
			breaks = append(breaks, place<<1|1)
		case '。', '!', ';':
			breaks = append(breaks, place<<1)
			fallthrough
		default:
			b.add(single(s, r), place)
		}
		before = r
	}
	if before != '\n' {
		b.add(pair(s, before, '\n'), place)
	}
	return breaks
}

// encoded is a posting list ready to be written.
type encoded struct {
	key          key
	docs, places []byte
	count        uint32 // of reports
	last         uint32 // the last of them
}

// each calls do for every posting list in the order of keys. What do is given holds until it returns. The builder is used up.
func (b *builder) each(do func(encoded) error) error {
	starts := make([]uint32, len(b.counts)+1)
	for i, n := range b.counts {
		starts[i+1] = starts[i] + n
	}
	places, next := make([]uint64, len(b.tokens)), slices.Clone(starts)
	from := 0
	for doc, to := range b.ends {
		for _, t := range b.tokens[from:to] {
			places[next[t.term]] = uint64(doc)<<32 | uint64(t.place)
			next[t.term]++
		}
		from = to
	}
	b.tokens = nil
	order := make([]uint32, len(b.counts))
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortFunc(order, func(x, y uint32) int {
		if b.ids.keys[x] < b.ids.keys[y] {
			return -1
		}
		return 1
	})
	var e encoded
	for _, n := range order {
		e.key = b.ids.keys[n]
		e.encode(places[starts[n]:starts[n+1]])
		if err := do(e); err != nil {
			return err
		}
	}
	return nil
}

// encode writes the streams of a list whose places, report first, are given in order.
func (e *encoded) encode(places []uint64) {
	e.docs, e.places, e.count = e.docs[:0], e.places[:0], 0
	before := uint32(0)
	for len(places) > 0 {
		doc := uint32(places[0] >> 32)
		n := 1
		for n < len(places) && uint32(places[n]>>32) == doc {
			n++
		}
		e.report(doc-before, n)
		before, e.last = doc, doc
		at := uint32(0)
		for _, p := range places[:n] {
			e.places = binary.AppendUvarint(e.places, uint64(uint32(p)-at))
			at = uint32(p)
		}
		places = places[n:]
	}
}

// report adds a report to the first stream, by its distance from the one before.
func (e *encoded) report(distance uint32, times int) {
	e.count++
	if times == 1 {
		e.docs = binary.AppendUvarint(e.docs, uint64(distance)<<1)
		return
	}
	e.docs = binary.AppendUvarint(e.docs, uint64(distance)<<1|1)
	e.docs = binary.AppendUvarint(e.docs, uint64(times))
}
