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
	guess    string // see report.Edit
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
	r := rewrite{text: d.text, old: d.edits}
	r.out.Grow(len(d.text))
	for len(changes) > 0 {
		g := group{from: changes[0].from, to: changes[0].to}
		g.grow(r.after(g.from), changes)
		r.keep(g.from)
		r.replace(g)
		changes = changes[len(g.changes):]
	}
	r.keep(len(d.text))
	for _, e := range r.old {
		e.Span = e.Shift(r.out.Len() - len(d.text))
		r.edits = append(r.edits, e)
	}
	d.text, d.edits = r.out.String(), r.edits
}

// rewrite is one pass over a text: it is copied from at on, with its old edits.
type rewrite struct {
	text  string
	at    int
	old   []report.Edit // not yet copied
	out   strings.Builder
	edits []report.Edit // of what is copied
}

// after gives the old edits that end at from or later.
func (r *rewrite) after(from int) []report.Edit {
	n := 0
	for n < len(r.old) && r.old[n].To < from {
		n++
	}
	return r.old[n:]
}

// keep copies the text up to to, with the old edits that end before it.
func (r *rewrite) keep(to int) {
	for len(r.old) > 0 && r.old[0].To < to {
		e := r.old[0]
		e.Span = e.Shift(r.out.Len() - r.at)
		r.edits, r.old = append(r.edits, e), r.old[1:]
	}
	r.out.WriteString(r.text[r.at:to])
	r.at = to
}

// replace makes a group's changes and one edit of them and of the old edits they meet.
func (r *rewrite) replace(g group) {
	start := r.out.Len()
	r.out.WriteString(g.now(r.text))
	e := report.Edit{Span: report.Span{From: start, To: r.out.Len()}, Was: g.was(r.text), Pass: g.changes[0].pass, Sure: true}
	for _, c := range g.changes {
		e.Sure = e.Sure && c.sure
		if c.guess != "" && len(g.edits) == 0 {
			e.Guess = g.offered(r.text)
		}
		if c.pass == passDamage {
			e.Pass = passDamage
		}
	}
	for _, o := range g.edits {
		e.Sure, e.Pass = e.Sure && o.Sure, o.Pass
	}
	r.edits, r.old, r.at = append(r.edits, e), r.old[len(g.edits):], g.to
}

// A group is a stretch of text in which changes and older edits touch each other; it becomes one edit.
type group struct {
	from, to int
	changes  []change
	edits    []report.Edit
}

// grow takes in older edits and changes, the first of which begins the group, as long as they touch it.
func (g *group) grow(old []report.Edit, changes []change) {
	edits, taken := 0, 1
	for again := true; again; {
		again = false
		for edits < len(old) && old[edits].From <= g.to {
			g.from, g.to = min(g.from, old[edits].From), max(g.to, old[edits].To)
			edits, again = edits+1, true
		}
		for taken < len(changes) && changes[taken].from <= g.to {
			g.to = max(g.to, changes[taken].to)
			taken, again = taken+1, true
		}
	}
	g.edits, g.changes = old[:edits], changes[:taken]
}

// now gives the group's words with its changes made.
func (g *group) now(text string) string {
	return g.write(text, func(c change) string { return c.with })
}

// offered gives the group's words with its guesses made, and the other changes.
func (g *group) offered(text string) string {
	return g.write(text, func(c change) string {
		if c.guess != "" {
			return c.guess
		}
		return c.with
	})
}

func (g *group) write(text string, with func(change) string) string {
	var b strings.Builder
	at := g.from
	for _, c := range g.changes {
		b.WriteString(text[at:c.from])
		b.WriteString(with(c))
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
