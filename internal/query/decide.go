package query

import (
	"slices"
	"unicode/utf8"
)

// Indexed tells whether an index of characters with their places can decide the query alone. It knows no borders of words and no gap in which "*" and "?" mix.
func (t Tree) Indexed() bool {
	ok := true
	Walk(t.Root, func(n Node) bool {
		ok = ok && indexed(n)
		return ok
	})
	return ok
}

func indexed(n Node) bool {
	switch n := n.(type) {
	case Words:
		return !n.Whole
	case Pattern:
		return !slices.ContainsFunc(n.Gaps(), func(g Gap) bool { return g.Mixed })
	}
	return true
}

// Relaxed gives a query that an index can decide and that finds every report that t finds, and perhaps more.
func (t Tree) Relaxed() Tree {
	t.Root = relaxAll(t.Root, true)
	return t
}

func relaxAll[S ~[]Node](nodes S, more bool) S {
	out := make(S, len(nodes))
	for i, n := range nodes {
		out[i] = relax(n, more)
	}
	return out
}

// relax gives a node that finds more than n does, or less: what is excluded must not grow.
func relax(n Node, more bool) Node {
	switch n := n.(type) {
	case All:
		return relaxAll(n, more)
	case Any:
		return relaxAll(n, more)
	case Not:
		return Not{relax(n.Node, !more)}
	}
	switch {
	case indexed(n):
		return n
	case !more:
		return Any{}
	}
	switch n := n.(type) {
	case Words:
		n.Whole = false
		return n
	case Pattern:
		return pieces(n.Field, n.Literals())
	}
	return All{}
}

// pieces asks for all pieces. Those of one character are left out beside longer ones: they say little and cost much.
func pieces(f Field, list []string) Node {
	var out All
	for _, p := range list {
		if n := words(f, p); n != nil && (utf8.RuneCountInString(p) > 1 || len(list) == 1) {
			out = append(out, n)
		}
	}
	return out
}
