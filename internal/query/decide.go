package query

import "unicode/utf8"

// Indexed tells whether an index of characters with their places, and of borders of words in what stands anywhere, can decide the query alone.
func (t Tree) Indexed() bool { return t.all(indexed) }

// Rough tells whether words that stand somewhere decide the query: nothing in it asks how characters were written, for borders, nearness or gaps.
func (t Tree) Rough() bool { return t.all(rough) }

func (t Tree) all(is func(Node) bool) bool {
	ok := true
	Walk(t.Root, func(n Node) bool {
		ok = ok && is(n)
		return ok
	})
	return ok
}

func indexed(n Node) bool {
	w, ok := n.(Words)
	return !ok || !w.Whole || w.Field == Anywhere
}

func rough(n Node) bool {
	switch n := n.(type) {
	case Words:
		return !n.Whole && !n.Exact
	case Near, Pattern:
		return false
	}
	return true
}

// Relaxed gives a query that is Indexed and finds every report that t finds, and perhaps more.
func (t Tree) Relaxed() Tree { return t.relaxed(indexed) }

// Roughly gives a query that is Rough and finds every report that t finds, and perhaps more.
func (t Tree) Roughly() Tree { return t.relaxed(rough) }

func (t Tree) relaxed(is func(Node) bool) Tree {
	t.Root = relaxAll(t.Root, true, is)
	return t
}

func relaxAll[S ~[]Node](nodes S, more bool, is func(Node) bool) S {
	out := make(S, len(nodes))
	for i, n := range nodes {
		out[i] = relax(n, more, is)
	}
	return out
}

// relax gives a node that finds more than n does, or less: what is excluded must not grow.
func relax(n Node, more bool, is func(Node) bool) Node {
	switch n := n.(type) {
	case All:
		return relaxAll(n, more, is)
	case Any:
		return relaxAll(n, more, is)
	case Not:
		return Not{relax(n.Node, !more, is)}
	}
	switch {
	case is(n):
		return n
	case !more:
		return Any{}
	}
	switch n := n.(type) {
	case Words:
		switch {
		case n.Exact && n.Field == Anywhere:
			return Any{orAll(words(Anywhere, n.Text)), orAll(words(AsWritten, n.Text))}
		case n.Exact:
			return orAll(words(n.Field, n.Text))
		}
		n.Whole = false
		return n
	case Near:
		return pieces(n.Field, n.Words)
	case Pattern:
		return pieces(n.Field, n.Literals())
	}
	return All{}
}

func orAll(n Node) Node {
	if n == nil {
		return All{}
	}
	return n
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
