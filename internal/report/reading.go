package report

import (
	"cmp"
	"slices"
)

// Reading is what the user decided of how a report's file is read. It is kept with the report, so that its file can be read anew to the same text.
type Reading struct {
	Password string    `json:"password,omitempty"` // opens an encrypted file
	Undone   []EditKey `json:"undone,omitempty"`   // edits of cleaning that the user took back
	Accepted []EditKey `json:"accepted,omitempty"` // guesses at damaged words that the user took for right
	OCR      bool      `json:"ocr,omitempty"`      // the text was recognised from pictures of it
}

// EditKey names an edit of cleaning by the file's own words, so that it is found again when the file is read anew.
type EditKey struct {
	At  int    `json:"at"`  // byte offset in Doc.Written
	Was string `json:"was"` // the words there
}

// Keys gives the key of each of the document's edits.
func (d *Doc) Keys() []EditKey {
	out := make([]EditKey, len(d.Edits))
	shift := 0 // offset in Written minus offset in Was
	for i, e := range d.Edits {
		out[i] = EditKey{At: e.From + shift, Was: e.Was}
		shift += len(e.Was) - (e.To - e.From)
	}
	return out
}

// Offers tells whether there is a guess to put in the place of the edit's words. text is what stands there, in the script of Doc.Was.
func (e Edit) Offers(text string) bool {
	return e.Guess != "" && !e.Undone && !e.Accepted && text != e.Guess
}

// Changes tells whether an edit changed words that can be put back. text is what stands there, in the script of Doc.Was.
func (e Edit) Changes(text string) bool { return !e.Undone && text != e.Was }

// Undo gives the reading in which the words of these edits stand as written: a guess that was taken for right is one no more, any other edit is not made.
func (r Reading) Undo(keys ...EditKey) Reading {
	for _, k := range keys {
		if slices.Contains(r.Accepted, k) {
			r.Accepted = without(r.Accepted, k)
			continue
		}
		r.Undone = with(r.Undone, k)
	}
	return r
}

// Redo gives the reading in which these edits are made as cleaning makes them.
func (r Reading) Redo(keys ...EditKey) Reading {
	for _, k := range keys {
		r.Undone, r.Accepted = without(r.Undone, k), without(r.Accepted, k)
	}
	return r
}

// Accept gives the reading in which the guesses of these edits stand in the text.
func (r Reading) Accept(keys ...EditKey) Reading {
	for _, k := range keys {
		r.Undone, r.Accepted = without(r.Undone, k), with(r.Accepted, k)
	}
	return r
}

func with(keys []EditKey, k EditKey) []EditKey {
	if slices.Contains(keys, k) {
		return keys
	}
	out := append(slices.Clip(keys), k)
	slices.SortFunc(out, func(a, b EditKey) int { return cmp.Or(a.At-b.At, cmp.Compare(a.Was, b.Was)) })
	return out
}

func without(keys []EditKey, k EditKey) []EditKey {
	i := slices.Index(keys, k)
	if i < 0 {
		return keys
	}
	return slices.Delete(slices.Clone(keys), i, i+1)
}
