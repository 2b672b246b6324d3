package format

import (
	"bytes"
	"encoding/csv"
	"strings"
	"sync"

	"golang.org/x/net/html"

	"yanku/assets"
)

// pageWords are the words of assets/tables/page_words.csv by class.
var pageWords = sync.OnceValue(func() map[string][]string {
	rows, err := csv.NewReader(bytes.NewReader(assets.Table("page_words.csv"))).ReadAll()
	if err != nil || len(rows) < 2 {
		panic("format: page_words.csv is missing or broken") // it is embedded; a test reads it
	}
	out := map[string][]string{}
	for _, r := range rows[1:] {
		out[r[0]] = append(out[r[0]], r[1])
	}
	return out
})

// pageSets are the same as sets, for words that are looked up whole.
var pageSets = sync.OnceValue(func() map[string]map[string]bool {
	out := map[string]map[string]bool{}
	for class, words := range pageWords() {
		out[class] = wordSet(strings.Join(words, " "))
	}
	return out
})

// tokens gives the words of an element's class and id, in lower case: "hot-news RecBox" is hot, news, rec, box.
func tokens(n *html.Node) (out []string) {
	for _, a := range n.Attr {
		if a.Key != "class" && a.Key != "id" {
			continue
		}
		from, lower := 0, false
		cut := func(to int) {
			if to > from {
				out = append(out, strings.ToLower(a.Val[from:to]))
			}
			from = to
		}
		for i := range len(a.Val) {
			switch c := a.Val[i]; {
			case c >= 'A' && c <= 'Z':
				if lower {
					cut(i)
				}
				lower = false
			case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
				lower = true
			default:
				cut(i)
				from, lower = i+1, false
			}
		}
		cut(len(a.Val))
	}
	return out
}

// named tells whether an element has one of the ids or classes, whole.
func named(n *html.Node, set map[string]bool) bool {
	for _, a := range n.Attr {
		if a.Key == "id" && set[a.Val] {
			return true
		}
		if a.Key == "class" {
			for _, c := range strings.Fields(a.Val) {
				if set[c] {
					return true
				}
			}
		}
	}
	return false
}
