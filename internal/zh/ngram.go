package zh

import (
	"encoding/binary"
	"math"
	"sync"

	"yanku/assets"
)

// ngrams is the bundled model of Chinese text: how often single characters, pairs and triples stand in reports and in words.
// Characters are counted by their class (see NgramClass). The file is made by scripts/hanmodel; it holds counts alone, so the result of a
// repair depends on nothing that was imported.
type ngrams struct {
	id    [foldMax]uint16 // of a class, from 1; 0 is a character never seen
	one   []float32       // log-probability of an id
	count []float32       // of an id
	total float64
	two   map[uint32]pairCount // by first id * size + second id
	three map[uint32]float32   // by the pair's number * size + third id
	size  uint32
}

// pairCount is a pair of characters: its number in the file, how often it stands, and how often something stands after it.
type pairCount struct {
	n     uint32
	count float32
}

// Smoothing of the model, set on reports that are not part of it: so many imagined counts stand behind a pair and a triple.
const (
	behindPair   = 60
	behindTriple = 8
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
	next := func() uint32 {
		v, n := binary.Uvarint(data)
		if n <= 0 {
			panic("zh: the table of character counts is broken") // it is embedded; a test reads it
		}
		data = data[n:]
		return uint32(v)
	}
	m := new(ngrams)
	m.size = next() + 1
	m.one, m.count = make([]float32, m.size), make([]float32, m.size)
	at := uint32(0)
	for i := uint32(1); i < m.size; i++ {
		at += next()
		m.id[at], m.count[i] = uint16(i), countOf(next())
		m.total += float64(m.count[i])
	}
	for i := range m.one {
		m.one[i] = float32((float64(m.count[i]) + 0.02) / m.total)
	}
	n := next()
	m.two = make(map[uint32]pairCount, n)
	at = 0
	for i := range n {
		at += next()
		m.two[at] = pairCount{i, countOf(next())}
	}
	n = next()
	m.three = make(map[uint32]float32, n)
	at = 0
	for range n {
		at += next()
		m.three[at] = countOf(next())
	}
	return m
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

// prob is the probability that c stands after a and b.
func (m *ngrams) prob(a, b, c uint16) float32 {
	p := m.one[c]
	after := m.count[b]
	pair := m.two[uint32(b)*m.size+uint32(c)].count
	p = (pair + behindPair*p) / (after + behindPair)
	if ab, ok := m.two[uint32(a)*m.size+uint32(b)]; ok {
		p = (m.three[ab.n*m.size+uint32(c)] + behindTriple*p) / (ab.count + behindTriple)
	}
	return p
}

// log is the logarithm of prob, in nats.
func (m *ngrams) log(a, b, c uint16) float32 { return float32(math.Log(float64(m.prob(a, b, c)))) }
