package zh

import (
	"strings"

	"yanku/internal/report"
)

// Choice is what the user decided of an edit.
type Choice int

// The choices.
const (
	Keep   Choice = iota // as cleaning made it
	Undo                 // the words stand as written
	Accept               // the guess stands there; only where report.Edit.Offers tells that there is one
)

// Choose gives the block as the user wants it. choice is asked for each edit, with the edit and its offset in the text before cleaning.
func (c Cleaned) Choose(choice func(at int, e report.Edit) Choice) Cleaned {
	var was strings.Builder
	var edits []report.Edit
	changed := false
	at, shift := 0, 0 // in c.Was; offset before cleaning minus offset in it
	for _, e := range c.Edits {
		was.WriteString(c.Was[at:e.From])
		text := c.Was[e.From:e.To]
		at = e.To
		pick := choice(e.From+shift, e)
		shift += len(e.Was) - len(text)
		next := e
		switch {
		case pick == Undo && text != e.Was:
			next.Guess, next.Sure, next.Undone = text, true, true
			text = e.Was
		case pick == Accept && e.Offers(text):
			text = e.Guess
			next.Guess, next.Sure, next.Accepted = "", true, true
		}
		changed = changed || next.Undone || next.Accepted
		next.Span = report.Span{From: was.Len(), To: was.Len() + len(text)}
		was.WriteString(text)
		edits = append(edits, next)
	}
	if !changed {
		return c
	}
	was.WriteString(c.Was[at:])
	out := Cleaned{Was: was.String(), Edits: edits}
	out.Body, out.Traditional = simplify(out.Was)
	return out
}
