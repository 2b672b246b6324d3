package zh

import (
	"math"
	"strings"
)

// A Page is what the healthy text of one damaged page says of itself: which characters stand behind which. A page comes back to its words, so this is
// evidence for its runs beside the bundled model. It knows nothing of other pages.
type Page struct {
	one   map[uint16]float32 // how often an id of the model is followed
	two   map[uint32]float32 // a pair of ids
	three map[uint64]float32 // a triple
	may   [pageBits / 64]uint64
	runs  int // of shifted bytes
}

// runsMost is how many runs of a page are searched for what stood there, at about a millisecond each: fifty times what the worst page has. A page with
// more keeps them all as they are, marked.
const runsMost = 5000

// Shares of the page's own counts in the probability of a character, that of its pairs and that of its triples; the model has the rest. They were set on
// damaged reports whose truth is known, as sureMargin was; half or twice as much makes little difference.
const (
	pagePairs   = 0.03
	pageTriples = 0.2
)

// pageBits is the size of the set of bits that tells quickly of most pairs that the page does not have them.
const pageBits = 1 << 16

// PageOf counts the text of a damaged page, which is its blocks before cleaning, with a line feed between them.
func PageOf(text string) *Page {
	p := &Page{one: map[uint16]float32{}, two: map[uint32]float32{}, three: map[uint64]float32{}}
	m := loadNgrams()
	for line := range strings.Lines(text) {
		rest, runs := withoutRuns(line)
		p.runs += runs
		for part := range strings.SplitSeq(rest, string(lostRune)) {
			p.count(m, withoutNotes(part))
		}
	}
	return p
}

// withoutRuns puts a question mark alone for each run of shifted bytes, and counts them.
func withoutRuns(s string) (rest string, runs int) {
	var b strings.Builder
	at := 0
	for i := 0; i < len(s); i++ {
		if s[i] != '?' || i < at {
			continue
		}
		if _, n := keyAt(s[i:]); n > 0 {
			b.WriteString(s[at : i+1])
			at = runEnd(s, i+n)
			runs++
		}
	}
	b.WriteString(s[at:])
	return b.String(), runs
}

// count adds a stretch of healthy text.
func (p *Page) count(m *ngrams, text string) {
	var a, b uint16
	var last rune
	for _, r := range text {
		c := NgramClass(r)
		if c == last && repeats(c) {
			continue
		}
		id := m.of(r)
		if b > 0 {
			p.one[b]++
			p.two[uint32(b)<<16|uint32(id)]++
			bit := pageBit(b, id)
			p.may[bit/64] |= 1 << (bit % 64)
			if a > 0 {
				p.three[uint64(a)<<32|uint64(b)<<16|uint64(id)]++
			}
		}
		a, b, last = b, id, c
	}
}

func pageBit(b, c uint16) uint32 { return (uint32(b)*0x9E37 + uint32(c)*0x85EB) % pageBits }

// follow mixes the model's log-probability that c stands behind a and b with what the page says.
func (p *Page) follow(a, b, c uint16, log float32) float32 {
	if bit := pageBit(b, c); p == nil || p.may[bit/64]>>(bit%64)&1 == 0 {
		return log
	}
	k := uint32(b)<<16 | uint32(c)
	n := p.two[k]
	if n == 0 {
		return log
	}
	rest, share := 1-pagePairs, pagePairs*float64(n)/float64(p.one[b]+1)
	if ab := p.two[uint32(a)<<16|uint32(b)]; ab > 0 {
		l := pageTriples * float64(ab) / float64(ab+1)
		rest, share = rest-l, share+l*float64(p.three[uint64(a)<<32|uint64(k)]/ab)
	}
	return float32(math.Log(math.Exp(float64(log))*rest + share))
}
