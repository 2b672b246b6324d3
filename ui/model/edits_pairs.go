package model

import (
	"strings"
	"unicode/utf8"

	"yanku/internal/report"
)

// Pair is a paragraph as written and cleaned, with the changed words marked on both sides.
type Pair struct {
	Block       int
	Left, Right PairSide
}

// PairSide is one side of a Pair. The spans of its marks are bytes of Text.
type PairSide struct {
	Text  string
	Marks []EditMark
}

// EditMark is the place of an edit in a PairSide. It is empty nowhere: where an edit took words out, the character before stands for them.
type EditMark struct {
	report.Span
	Row   int
	State EditState
}

// beside is how many characters beside an edit are shown with it in the list.
const beside = 8

// build makes rows and pairs of the report's edits.
func (m *Edits) build() {
	d := m.report.Doc
	m.keys = d.Keys()
	in := map[int][]int{} // edits by block
	for i, e := range d.Edits {
		b := d.BlockAt(e.From)
		in[b] = append(in[b], i)
	}
	for b := range d.Blocks {
		edits := in[b]
		if len(edits) == 0 && (!m.all || d.Blocks[b].Empty()) {
			continue
		}
		for _, i := range edits {
			m.rows = append(m.rows, m.row(i))
		}
		m.pairs = append(m.pairs, m.pair(b, edits))
	}
}

// row makes the line of an edit.
func (m *Edits) row(i int) EditRow {
	d, e := m.report.Doc, m.report.Doc.Edits[i]
	text := d.Was[e.From:e.To]
	r := EditRow{
		Pass: e.Pass, State: stateOf(e), Was: visible(e.Was), Now: visible(d.Text(e.Span)), Guess: oneLine(e.Guess), Pair: len(m.pairs),
		Undo: e.Changes(text), Redo: e.Undone, Accept: e.Offers(text),
	}
	from, to := e.From, e.To
	for range beside {
		_, n := utf8.DecodeLastRuneInString(d.Body[:from])
		_, k := utf8.DecodeRuneInString(d.Body[to:])
		from, to = from-n, to+k
	}
	r.Before, r.After = lastLine(d.Body[from:e.From]), firstLine(d.Body[e.To:to])
	return r
}

func stateOf(e report.Edit) EditState {
	switch {
	case e.Undone:
		return EditUndone
	case e.Accepted:
		return EditAccepted
	case !e.Sure:
		return EditUnsure
	}
	return EditMade
}

// pair makes the two sides of block b, in which these edits are.
func (m *Edits) pair(b int, edits []int) Pair {
	d := m.report.Doc
	s := d.Blocks[b].Span
	var left, right side
	at := s.From
	for _, i := range edits {
		e := d.Edits[i]
		to := min(e.To, s.To)
		left.write(d.Was[at:e.From])
		right.write(d.Body[at:e.From])
		left.mark(e.Was, EditMark{Row: i, State: stateOf(e)})
		right.mark(d.Body[e.From:to], EditMark{Row: i, State: stateOf(e)})
		at = to
	}
	left.write(d.Was[at:s.To])
	right.write(d.Body[at:s.To])
	return Pair{Block: b, Left: left.version(), Right: right.version()}
}

// side writes a PairSide.
type side struct {
	text  strings.Builder
	marks []EditMark
}

func (w *side) write(s string) { w.text.WriteString(oneLine(s)) }

// mark writes the words of an edit.
func (w *side) mark(s string, m EditMark) {
	m.From = w.text.Len()
	w.write(s)
	m.To = w.text.Len()
	if m.Empty() {
		_, n := utf8.DecodeLastRuneInString(w.text.String())
		m.From -= n
	}
	w.marks = append(w.marks, m)
}

// version gives what was written. An edit at the very beginning that took words out is marked at the character behind it.
func (w *side) version() PairSide {
	text := w.text.String()
	for i := range w.marks {
		if m := &w.marks[i]; m.Empty() {
			_, n := utf8.DecodeRuneInString(text[m.To:])
			m.To += n
		}
	}
	return PairSide{Text: text, Marks: w.marks}
}

// lineEnd is shown where a line ended.
const lineEnd = "¶"

// oneLine shows line ends as a sign and tabs as spaces.
func oneLine(s string) string { return strings.NewReplacer("\n", lineEnd, "\t", " ").Replace(s) }

// dot is shown for a space where nothing else is.
const dot = "·"

// visible shows words of an edit: what is but space can be seen.
func visible(s string) string {
	if strings.Trim(s, " \u3000\u00A0") == "" {
		return strings.Repeat(dot, utf8.RuneCountInString(s))
	}
	return oneLine(s)
}

func firstLine(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	return oneLine(s)
}

func lastLine(s string) string { return oneLine(s[strings.LastIndexByte(s, '\n')+1:]) }
