package zh

import (
	"encoding/binary"
	"math"
	"math/bits"
	"sync"

	"yanku/assets"
)

// ngrams is the bundled model of Chinese text: how often single characters, pairs and triples stand in reports and in words.
// Characters are counted by their class (see NgramClass). The file is made by scripts/hanmodel; it holds counts alone, so the result of a
// repair depends on nothing that was imported.
type ngrams struct {
	id    [foldMax]uint16 // of a class, from 1; 0 is a character never seen
	one   []float32       // log-probability of an id
	back  []float32       // what an unknown pair that begins with an id costs, in nats
	count []float32       // of an id
	next  [][]uint16      // ids that stand after an id
	pairs []pair          // by their number
	three hashed[float32] // log-probability of the third, by the pair's number * size + third id
	known []uint64        // a bit for each pair, at first id * size + second id
	below []uint32        // how many pairs stand before each 64 bits of known: a pair's number without a search
	size  uint32
}

// pair is two characters: their number in the file, from 1, the log-probability of the second after the first, and what an unknown triple that begins
// with them costs, in nats.
type pair struct {
	n         uint32
	log, back float32
}

// Smoothing of the model: so many imagined counts stand behind the pairs and triples that begin alike, and so many more for each kind of them.
// Set on reports that are not counted, daily ones and others.
const (
	behindPair       = 40
	behindPairEach   = 5
	behindTriple     = 10
	behindTripleEach = 16
	neverSeen        = 0.02 // the count of a character that was never seen
)

// ngramBreak is the class of what is no part of running text: line ends, spaces, marks of Markdown.
const ngramBreak = '\n'

// NgramClass gives the class by which the bundled model counts r: its search fold, with all digits as 0, all Latin letters as a,
// and spaces and marks of Markdown as a line feed.
func NgramClass(r rune) rune {
	switch f := Fold(r); {
	case f >= '0' && f <= '9':
		return '0'
	case f >= 'a' && f <= 'z':
		return 'a'
	case f <= ' ', f == '*', f == '#', f == '|', f == '>', f == '_', f == '`', f == '-', f >= foldMax:
		return ngramBreak
	default:
		return f
	}
}

// repeats tells whether a class counts but once when it stands several times in a row.
func repeats(class rune) bool { return class == '0' || class == 'a' || class == ngramBreak }

var loadNgrams = sync.OnceValue(func() *ngrams { return readNgrams(assets.Table("han_ngrams.bin")) })

// readNgrams reads the counts. The file is numbers as unsigned varints: the number of characters, and for each the step from the character before and
// its count; the number of pairs, and for each the step of its key and its count; the same for triples. Counts are rounded logarithms, see countOf.
func readNgrams(data []byte) *ngrams {
	r := countReader{data}
	m := &ngrams{size: r.next() + 1}
	m.one, m.back, m.count, m.next = make([]float32, m.size), make([]float32, m.size), make([]float32, m.size), make([][]uint16, m.size)
	keys, counts := r.table(m.size - 1)
	total := float32(0)
	for i, k := range keys {
		m.id[k], m.count[i+1] = uint16(i+1), counts[i]
		total += counts[i]
	}
	for i, n := range m.count {
		m.one[i] = smooth(n, total, neverSeen, 0)
	}
	pairs, counts := r.table(r.next())
	triples, triple := r.table(r.next())
	behind := m.addPairs(pairs, counts, triples)
	m.three = newHashed[float32](len(triples))
	for i, k := range triples {
		p, c := k/m.size, k%m.size
		back, _ := m.follow(pair{}, uint16(pairs[p]%m.size), uint16(c))
		m.three.put(k+m.size, smooth(triple[i], counts[p], behind[p], back))
	}
	return m
}

// addPairs fills the pairs of the model and gives the imagined counts behind the triples that begin with each.
func (m *ngrams) addPairs(pairs []uint32, counts []float32, triples []uint32) (behind []float32) {
	m.pairs = make([]pair, len(pairs))
	m.known = make([]uint64, m.size*m.size/64+1)
	m.below = make([]uint32, len(m.known))
	after := make([]float32, m.size)
	for i, k := range pairs {
		a, b := k/m.size, k%m.size
		m.known[k/64] |= 1 << (k % 64)
		m.next[a] = append(m.next[a], uint16(b))
		after[a] += counts[i]
	}
	for i := range m.below[1:] {
		m.below[i+1] = m.below[i] + uint32(bits.OnesCount64(m.known[i]))
	}
	for i, n := range after {
		m.back[i] = smooth(0, n, m.behindOne(i), 0)
	}
	behind = make([]float32, len(pairs))
	for i := range behind {
		behind[i] = behindTriple
	}
	for _, k := range triples {
		behind[k/m.size] += behindTripleEach
	}
	for i, k := range pairs {
		a, b := k/m.size, k%m.size
		m.pairs[i] = pair{uint32(i + 1), smooth(counts[i], after[a], m.behindOne(int(a)), m.one[b]), smooth(0, counts[i], behind[i], 0)}
	}
	return behind
}

// countReader reads the file of counts.
type countReader struct{ data []byte }

func (r *countReader) next() uint32 {
	v, n := binary.Uvarint(r.data)
	if n <= 0 {
		panic("zh: the table of character counts is broken") // it is embedded; a test reads it
	}
	r.data = r.data[n:]
	return uint32(v)
}

// table reads n keys with their counts.
func (r *countReader) table(n uint32) (keys []uint32, counts []float32) {
	keys, counts = make([]uint32, n), make([]float32, n)
	at := uint32(0)
	for i := range keys {
		at += r.next()
		keys[i], counts[i] = at, countOf(r.next())
	}
	return keys, counts
}

// behindOne gives the imagined counts behind the pairs that begin with an id.
func (m *ngrams) behindOne(id int) float32 {
	return behindPair + behindPairEach*float32(len(m.next[id]))
}

// countOf gives back a count from its rounded logarithm, in eighths of a doubling.
func countOf(q uint32) float32 { return float32(math.Exp2(float64(q)/8) - 0.5) }

// of gives the id of a character.
func (m *ngrams) of(r rune) uint16 {
	if c := NgramClass(r); c < foldMax {
		return m.id[c]
	}
	return 0
}

// knows tells whether b was counted after a.
func (m *ngrams) knows(a, b uint16) bool {
	k := uint32(a)*m.size + uint32(b)
	return m.known[k/64]>>(k%64)&1 == 1
}

// follow gives the log-probability, in nats, that c stands after the pair ab, which ends with b, and the pair of b and c. The zero pair is unknown.
func (m *ngrams) follow(ab pair, b, c uint16) (float32, pair) {
	k := uint32(b)*m.size + uint32(c)
	word := m.known[k/64]
	if word>>(k%64)&1 == 0 {
		return ab.back + m.back[b] + m.one[c], pair{}
	}
	bc := m.pairs[m.below[k/64]+uint32(bits.OnesCount64(word&(1<<(k%64)-1)))]
	if ab.n > 0 {
		if p, ok := m.three.get(ab.n*m.size + uint32(c)); ok {
			return p, bc
		}
	}
	return ab.back + bc.log, bc
}

// smooth is the logarithm of a share of counts, with imagined counts behind it that fall as back, a log-probability, says.
func smooth(count, all, behind, back float32) float32 {
	return float32(math.Log(float64((count + behind*float32(math.Exp(float64(back)))) / (all + behind))))
}
