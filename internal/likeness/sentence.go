package likeness

import (
	"math"
	"strings"
	"unicode"

	"yanku/internal/zh"
)

// SaidAgain is the likeness from which a sentence counts as said again: a word or the punctuation may be another, half a sentence is another one.
const SaidAgain = 0.8

// fewRunes is how many letters and figures a sentence must have to be told from a common turn of phrase.
const fewRunes = 12

// SentencePrints are MinHashes of the pairs of a sentence, three rows to a band as in Print: two sentences that share 0.9 of their pairs have one in common with a probability
// of 0.9996, two that share 0.8 of 0.987, and two that share a twentieth once in 1,300.
type SentencePrints [6]uint32

// Sentence is what of a sentence's words is compared: the pairs of letters and figures that follow each other, folded, without space and punctuation.
type Sentence struct {
	pairs []uint64 // ordered, each once
	runes int
}

// ReadSentence takes a sentence apart.
func ReadSentence(text string) (s Sentence) {
	s.pairs, s.runes = pairs(nil, text)
	s.pairs = unique(s.pairs)
	return s
}

// Figures gives the digits of a text, folded: two sentences with other figures say something else, however alike they are.
func Figures(text string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' && r < 0xFF10 || r > 0xFF19 { // as they are, or wide
			return -1
		}
		return zh.Fold(r)
	}, text)
}

// pairs appends the pairs of a text to into and counts its letters and figures.
func pairs(into []uint64, text string) ([]uint64, int) {
	before, n := rune(0), 0
	for _, r := range text {
		r = zh.Fold(r)
		if (r < 0x4E00 || r > 0x9FFF) && !unicode.IsLetter(r) && !unicode.IsDigit(r) { // most are Han characters
			continue
		}
		if n++; n > 1 {
			into = append(into, mix(uint64(before)<<32|uint64(r)))
		}
		before = r
	}
	return into, n
}

// Tells tells whether the sentence is long enough to be known again.
func (s Sentence) Tells() bool { return s.runes >= fewRunes }

// Like gives the share of common pairs, 0..1.
func (s Sentence) Like(o Sentence) float64 { return jaccard(s.pairs, o.pairs) }

// Printer makes prints of sentences one after the other.
type Printer struct{ pairs []uint64 }

// Print gives the prints of a sentence; ok is false when it is too short to be known again.
func (p *Printer) Print(text string) (out SentencePrints, ok bool) {
	n := 0
	if p.pairs, n = pairs(p.pairs[:0], text); n < fewRunes {
		return out, false
	}
	var least [len(out) * bandRows]uint64
	for i := range least {
		low := uint64(math.MaxUint64)
		for _, s := range p.pairs {
			v := (s ^ seeds[i]) * 0x9E3779B97F4A7C15
			low = min(low, v^v>>32)
		}
		least[i] = low
	}
	for b := range out {
		h := uint64(b)
		for _, v := range least[b*bandRows : (b+1)*bandRows] {
			h = mix(h ^ v)
		}
		out[b] = uint32(h >> 32)
	}
	return out, true
}
