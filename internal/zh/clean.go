package zh

import (
	"strings"
	"unicode/utf8"

	"yanku/internal/report"
)

// The passes of cleaning, as report.Edit names them.
const (
	passPinyin = "pinyin"
	passDamage = "damage"
	passSpace  = "space"
	passBreak  = "break"
)

// CleanOptions says how a block is cleaned.
type CleanOptions struct {
	Notes  bool  // the page is damaged by pinyin notes (DamagedBy): take them out, and rebuild runs of shifted bytes
	Page   *Page // what the page says of itself; nil leaves runs to the bundled model alone
	Spaces bool  // keep spaces and tabs as they are: the block is code or a table row
}

// Cleaned is a block after cleaning. Body and Was are aligned byte for byte, as in report.Doc; the spans of Edits are in Body.
type Cleaned struct {
	Body, Was   string
	Edits       []report.Edit
	Traditional bool // the block is written in Traditional script
}

// Clean mends the text of one block: invalid bytes, pinyin notes and shifted runs where the page is damaged, stray spaces, broken lines; then it folds Traditional script.
// The same text gives the same result, and a cleaned text is not changed again. Every change but the script is an Edit.
func Clean(text string, o CleanOptions) Cleaned {
	d := &draft{text: text}
	if !utf8.ValidString(text) {
		d.text = strings.ToValidUTF8(text, "\uFFFD")
	}
	var left []run
	for range 4 { // one pass may lay bare work for an earlier one; four rounds were never used up in fuzzing
		was := d.text
		if o.Notes {
			left = d.mend(o.Page)
		}
		d.apply(strayMarks(d.text))
		d.apply(brokenLines(d.text))
		if !o.Spaces {
			d.apply(straySpaces(d.text))
		}
		if d.text == was {
			break
		}
		left = nil
	}
	c := Cleaned{Was: d.text}
	c.Body, c.Traditional = simplify(d.text)
	c.Edits = d.marked(left)
	return c
}

// mend undoes the damage of pinyin notes: it rebuilds shifted runs, takes the notes out, and gives the runs that it leaves as they are.
func (d *draft) mend(page *Page) (left []run) {
	var changes []change
	notes := pinyinNotes(d.text)
	for _, r := range shiftedRuns(d.text, page) {
		for len(notes) > 0 && notes[0].from < r.from {
			changes, notes = append(changes, notes[0]), notes[1:]
		}
		for len(notes) > 0 && notes[0].from < r.to {
			notes = notes[1:]
		}
		if r.certain != "" {
			rest := withoutNotes(d.text[r.cut:r.to])
			changes = append(changes, change{from: r.from, to: r.to, with: r.certain + rest, pass: passDamage, guess: r.guess})
			continue
		}
		if !r.sure {
			left = append(left, r)
			continue
		}
		changes = append(changes, change{from: r.from, to: r.to, with: r.guess, pass: passDamage, sure: !strings.ContainsRune(r.guess, lostRune)})
	}
	d.apply(append(changes, notes...))
	return left
}

// marked gives the edits with a mark for each run that was left as it is. A mark takes in the edits inside it.
func (d *draft) marked(left []run) []report.Edit {
	var out []report.Edit
	edits := d.edits
	for _, r := range left {
		for len(edits) > 0 && edits[0].To <= r.from {
			out, edits = append(out, edits[0]), edits[1:]
		}
		g := group{from: r.from, to: r.to}
		n := 0
		for n < len(edits) && edits[n].From < g.to {
			g.from, g.to = min(g.from, edits[n].From), max(g.to, edits[n].To)
			n++
		}
		g.edits, edits = edits[:n], edits[n:]
		guess := r.guess
		if guess != "" {
			guess = d.text[g.from:r.from] + guess + d.text[r.to:g.to]
		}
		out = append(out, report.Edit{Span: report.Span{From: g.from, To: g.to}, Was: g.was(d.text), Pass: passDamage, Guess: guess})
	}
	return append(out, edits...)
}

// To gives the offset in Body of byte from of the text before cleaning. An offset inside words that were changed goes to the end of what stands there now.
func (c Cleaned) To(from int) int {
	shift := 0 // Body offset minus offset before
	for _, e := range c.Edits {
		start := e.From - shift
		if from <= start {
			break
		}
		if from < start+len(e.Was) {
			if len(e.Was) == e.To-e.From {
				return from + shift // a run that is only marked
			}
			return e.To
		}
		shift += e.To - e.From - len(e.Was)
	}
	return min(max(from+shift, 0), len(c.Body))
}
