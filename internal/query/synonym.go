package query

import (
	"slices"
	"strings"
	"sync"

	"yanku/internal/lexicon"
)

// synonyms knows the groups of the table synonyms.csv.
type synonyms struct {
	also    map[string][]string // the other terms of a group that are looked for, by each of its terms, folded
	written map[string]string   // a folded term as the table writes it
}

var loadSynonyms = sync.OnceValue(func() synonyms {
	out := synonyms{map[string][]string{}, map[string]string{}}
	lexicon.Rows("synonyms.csv", func(c []string) {
		var looked, all []string
		for i, cell := range c {
			for _, term := range strings.Split(cell, ";") {
				key := trim(FoldString(term))
				if key == "" {
					continue
				}
				out.written[key] = term
				if all = append(all, key); i == 0 {
					looked = append(looked, key)
				}
			}
		}
		for _, term := range all {
			for _, other := range looked {
				if other != term && !slices.Contains(out.also[term], other) {
					out.also[term] = append(out.also[term], other)
				}
			}
		}
	})
	return out
})

// written gives a folded term as the table writes it.
func written(term string) string {
	if s, ok := loadSynonyms().written[term]; ok {
		return s
	}
	return term
}

// Synonyms gives every term of the table synonyms.csv, as it is written there, in no order.
func Synonyms() []string {
	var out []string
	for _, term := range loadSynonyms().written {
		out = append(out, term)
	}
	return out
}

// expands are the fields whose words may be said in other ways.
var expands = []Field{Anywhere, Title, Fig, Risk, Company, Index, Broker}

// Expand gives the tree in which a word that is a term of the table synonyms.csv is also said in the other ways of its group: 资本开支 also as 资本支出 and capex. What is
// excluded is excluded in every way. Words in quotes, exact and full ones are left as typed.
func (t Tree) Expand() Tree {
	return t.Map(func(n Node) Node {
		w, ok := n.(Words)
		if !ok || w.Quoted || w.Exact || w.Full || !slices.Contains(expands, w.Field) {
			return n
		}
		w.Also = nil
		for _, other := range loadSynonyms().also[w.Text] {
			if w.Whole || !strings.Contains(other, w.Text) { // else it is found already
				w.Also = append(w.Also, other)
			}
		}
		return w
	})
}
