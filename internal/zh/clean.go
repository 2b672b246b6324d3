package zh

import (
	"slices"
	"strings"
	"unicode/utf8"

	"yanku/internal/report"
)

// The passes of cleaning, as report.Edit names them.
const (
	passPinyin = "pinyin"
	passSpace  = "space"
	passBreak  = "break"
)

// CleanOptions says how a block is cleaned.
type CleanOptions struct {
	Notes  bool // the page is damaged by pinyin notes (DamagedBy): take them out
	Spaces bool // keep spaces and tabs as they are: the block is code or a table row
}

// Cleaned is a block after cleaning. Body and Was are aligned byte for byte, as in report.Doc; the spans of Edits are in Body.
type Cleaned struct {
	Body, Was   string
	Edits       []report.Edit
	Traditional bool // the block is written in Traditional script
}

// Clean mends the text of one block: invalid bytes, pinyin notes where the page is damaged, stray spaces, broken lines; then it folds Traditional script.
// The same text gives the same result, and a cleaned text is not changed again. Every change but the script is an Edit.
func Clean(text string, o CleanOptions) Cleaned {
	d := &draft{text: text}
	if !utf8.ValidString(text) {
		d.text = strings.ToValidUTF8(text, "\uFFFD")
	}
	for range 4 { // one pass may lay bare work for an earlier one; four rounds were never used up in fuzzing
		was := d.text
		if o.Notes {
			d.apply(pinyinNotes(d.text))
		}
		d.apply(strayMarks(d.text))
		d.apply(brokenLines(d.text))
		if !o.Spaces {
			d.apply(straySpaces(d.text))
		}
		if d.text == was {
			break
		}
	}
	c := Cleaned{Was: d.text, Edits: d.edits}
	c.Body, c.Traditional = simplify(d.text)
	if o.Notes {
		c.Edits = withRuns(c.Edits, damagedRuns(d.text))
	}
	return c
}

// withRuns puts damaged runs among the edits; a run that an edit cuts into is left out.
func withRuns(edits, runs []report.Edit) []report.Edit {
	for _, r := range runs {
		if !slices.ContainsFunc(edits, func(e report.Edit) bool { return e.From <= r.To && r.From <= e.To }) {
			edits = append(edits, r)
		}
	}
	slices.SortStableFunc(edits, func(a, b report.Edit) int { return a.From - b.From })
	return edits
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
