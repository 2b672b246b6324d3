package index

import (
	"hash/fnv"

	"yanku/internal/query"
)

// A key names a posting list: its highest byte says the space it belongs to, the rest two characters (21 bits each, the range of Unicode), one character, or the hash of a term.
type key uint64

// space parts the keys of different fields.
type space uint8

// The spaces. Those of text come first, in the order of texts; spaceWritten holds texts as written that are not aligned with their Simplified ones.
const (
	spaceText space = iota + 1
	spaceTitle
	spaceBroker
	spaceCode
	spaceAuthor
	spaceCompany
	spaceIndex
	spaceRating
	spaceFig
	spaceRisk
	spaceSource
	spacePoint
	spaceWritten
	spaceOutline // no postings: the kinds of lines in records

	spaceState  // hashes of what a report has: kinds of figures and findings
	spacePeriod // hashes of the periods of its figures
	spaceFact   // hashes of the names of its figures
	spaceEcho   // prints of its sentences

	spaceChanged // single characters as written, of those that folding changes
)

// texts gives the spaces of the fields of a query.
var texts = []struct {
	field query.Field
	space space
}{
	{query.Anywhere, spaceText},
	{query.Title, spaceTitle},
	{query.Broker, spaceBroker},
	{query.Code, spaceCode},
	{query.Author, spaceAuthor},
	{query.Company, spaceCompany},
	{query.Index, spaceIndex},
	{query.Rating, spaceRating},
	{query.Fig, spaceFig},
	{query.Risk, spaceRisk},
	{query.Source, spaceSource},
	{query.Point, spacePoint},
}

func spaceOf(f query.Field) (space, bool) {
	if f == query.AsWritten {
		return spaceWritten, true
	}
	for _, t := range texts {
		if t.field == f {
			return t.space, true
		}
	}
	return 0, false
}

const (
	runeBits = 21
	alone    = 1<<runeBits - 1 // no character: the key of one character alone
	hashBits = 56
)

// pair is the key of two characters that follow each other.
func pair(s space, a, b rune) key { return key(s)<<hashBits | key(a)<<runeBits | key(b) }

// single is the key of one character.
func single(s space, a rune) key { return pair(s, a, alone) }

// hashed is the key of a term. Two terms of a library fall together once in 10^16 pairs.
func hashed(s space, term string) key {
	h := fnv.New64a()
	_, _ = h.Write([]byte(term)) // it never fails
	return key(s)<<hashBits | key(h.Sum64()>>(64-hashBits))
}
