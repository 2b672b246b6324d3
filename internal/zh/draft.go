package zh

import (
	"strings"

	"yanku/internal/report"
)

// A change replaces the bytes [from, to) of a text with other words.
type change struct {
	from, to int
	with     string
	pass     string
	sure     bool
}

// draft is a text under work: what it is now, and the edits that lead back to what was written.
type draft struct {
	text  string
	edits []report.Edit // spans in text, ordered, apart from each other
}

// apply makes changes, which are ordered and apart. Edits that meet an older edit are merged with it.
func (d *draft) apply(changes []change) {
	if len(changes) == 0 {
		return
	}
	var (
		out   strings.Builder
		edits []report.Edit
		old   = d.edits
		at    int // done up to here in d.text
	)
	out.Grow(len(d.text))
	keep := func(to int) { // copies d.text[at:to] with the old edits that end before to
		for len(old) > 0 && old[0].To < to {
			e := old[0]
			e.Span = e.Shift(out.Len() - at)
			edits, old = append(edits, e), old[1:]
		}
		out.WriteString(d.text[at:to])
		at = to
	}
	for i := 0; i < len(changes); i++ {
		g := group{from: changes[i].from, to: changes[i].to, changes: changes[i : i+1]}
		for _, e := range old { // skip those that keep will copy
			if e.To >= g.from {
				break
			}
			g.skip++
		}
		g.grow(old, changes[i+1:])
		keep(g.from)
		i += len(g.changes) - 1
		start := out.Len()
		out.WriteString(g.now(d.text))
		e := report.Edit{Span: report.Span{From: start, To: out.Len()}, Was: g.was(d.text), Pass: g.changes[0].pass, Sure: true}
		for _, c := range g.changes {
			e.Sure = e.Sure && c.sure
		}
		for _, o := range g.edits {
			e.Sure = e.Sure && o.Sure
			if !o.Sure || e.Pass != passPinyin {
				e.Pass = o.Pass
			}
		}
		edits, old, at = append(edits, e), old[len(g.edits):], g.to
	}
	keep(len(d.text))
	for _, e := range old {
		e.Span = e.Shift(out.Len() - len(d.text))
		edits = append(edits, e)
	}
	d.text, d.edits = out.String(), edits
}

// A group is a stretch of text in which changes and older edits touch each other; it becomes one edit.
type group struct {
	from, to int
	skip     int // older edits before the group
	changes  []change
	edits    []report.Edit
}

// grow takes in older edits and further changes as long as they touch the group.
func (g *group) grow(old []report.Edit, next []change) {
	old = old[g.skip:]
	all := g.changes[:1:1]
	for again := true; again; {
		again = false
		for len(old) > 0 && old[0].From <= g.to {
			g.edits = append(g.edits, old[0])
			g.from, g.to = min(g.from, old[0].From), max(g.to, old[0].To)
			old, again = old[1:], true
		}
		for len(next) > 0 && next[0].from <= g.to {
			all = append(all, next[0])
			g.to = max(g.to, next[0].to)
			next, again = next[1:], true
		}
	}
	g.changes = all
}

// now gives the group's words with its changes made.
func (g *group) now(text string) string {
	var b strings.Builder
	at := g.from
	for _, c := range g.changes {
		b.WriteString(text[at:c.from])
		b.WriteString(c.with)
		at = c.to
	}
	b.WriteString(text[at:g.to])
	return b.String()
}

// was gives the group's words as written, with its older edits undone.
func (g *group) was(text string) string {
	var b strings.Builder
	at := g.from
	for _, e := range g.edits {
		b.WriteString(text[at:e.From])
		b.WriteString(e.Was)
		at = e.To
	}
	b.WriteString(text[at:g.to])
	return b.String()
}
