package extract

import (
	"sync"

	"yanku/internal/lexicon"
)

// markPair is a row of a set of assets/tables/marks.csv: a word and what it tells.
type markPair struct{ word, arg string }

type markSet struct {
	words []string
	pairs []markPair
}

var markSets = sync.OnceValue(func() map[string]*markSet {
	sets := map[string]*markSet{}
	lexicon.Rows("marks.csv", func(c []string) {
		s := sets[c[0]]
		if s == nil {
			s = &markSet{}
			sets[c[0]] = s
		}
		s.words = append(s.words, c[1])
		s.pairs = append(s.pairs, markPair{c[1], c[2]})
	})
	return sets
})

// marks gives the words of a set of marks.csv in their order. A set that is not there is a fault of the build.
func marks(set string) []string { return markSets()[set].words }

// markPairs gives the words of a set with what they tell.
func markPairs(set string) []markPair { return markSets()[set].pairs }
