package model

import (
	"strings"

	"yanku/internal/report"
)

// Style is how a piece of text is set.
type Style string

// The styles.
const (
	BodyStyle    Style = "body"
	H1           Style = "h1"
	H2           Style = "h2"
	H3           Style = "h3"
	H4           Style = "h4"
	ItemStyle    Style = "item"
	QuoteStyle   Style = "quote"
	RowStyle     Style = "row"
	CaptionStyle Style = "caption"
	SmallStyle   Style = "small"
	FoldStyle    Style = "fold"
)

// Piece is one block of the reader. Spans are bytes of Text.
type Piece struct {
	Block  int // index in the report's blocks; -1 for a line that folds others away
	Text   string
	Style  Style
	Bullet string
	Indent int
	Table  int    // rows of one table share a number from 1
	Head   bool   // a row that names its columns
	Key    string // names the block among those of all reports
	Strong []report.Span
	Cells  []report.Span
	Marks  []Mark

	Folded int  // of a folding line: how many blocks it stands for
	Open   bool // of a folding line: whether they are shown
}

// Heading is one line of the outline.
type Heading struct {
	Text  string
	Level int // 1 is the outermost that occurs
	Piece int
}

// Jump is a place the reader is asked to go to. Seq grows with every request.
type Jump struct {
	Seq             int
	Piece, From, To int
}

// Text is the running text of the open report with its marks.
type Text struct {
	report  *report.Stored
	hits    []report.Span
	hit     int
	written bool
	open    map[int]bool // folds, by their first block
	marks   bool
	pieces  []Piece
	spans   []placed
	seq     int // of the pieces
	jump    Jump

	Changed func() // after the pieces changed or a jump was asked for
}

// NewText gives a Text without a report.
func NewText() *Text { return &Text{marks: true, hit: -1} }

// Show takes another report, with the places that a search found in it; nil is none.
func (t *Text) Show(r *report.Stored, hits []report.Span) {
	t.report, t.open, t.spans = r, map[int]bool{}, nil
	if r != nil {
		t.spans = places(r)
	}
	t.jump = Jump{Seq: t.jump.Seq, Piece: -1}
	t.SetHits(hits)
}

// SetHits marks other places of the same report.
func (t *Text) SetHits(hits []report.Span) {
	t.hits, t.hit = hits, -1
	t.build()
	changed(t.Changed)
}

// Pieces gives the text and a number that changes whenever they do.
func (t *Text) Pieces() ([]Piece, int) { return t.pieces, t.seq }

// Jump gives the last place asked for.
func (t *Text) Jump() Jump { return t.jump }

// Hits gives which hit was gone to last, from 0, and how many there are.
func (t *Text) Hits() (at, n int) { return t.hit, len(t.hits) }

// CanWrite tells whether the words as written differ from the Simplified ones.
func (t *Text) CanWrite() bool {
	return t.report != nil && t.report.Doc != nil && t.report.Doc.Was != t.report.Doc.Body && len(t.report.Doc.Was) == len(t.report.Doc.Body)
}

// Written tells whether the words are shown as written.
func (t *Text) Written() bool { return t.written && t.CanWrite() }

// SetWritten shows the words as written, or in Simplified script.
func (t *Text) SetWritten(on bool) {
	t.written = on
	t.build()
	changed(t.Changed)
}

// Marked tells whether marks are shown.
func (t *Text) Marked() bool { return t.marks }

// SetMarked shows or hides the marks.
func (t *Text) SetMarked(on bool) {
	t.marks = on
	t.build()
	changed(t.Changed)
}

// NextHit goes to the next hit, or with -1 to the one before, round and round.
func (t *Text) NextHit(step int) {
	n := len(t.hits)
	if n == 0 {
		return
	}
	if t.hit < 0 && step < 0 {
		t.hit = 0
	}
	t.hit = ((t.hit+step)%n + n) % n
	t.unfold(t.hits[t.hit])
	t.build()
	t.Go(t.hits[t.hit])
}

// Go shows a place of the text; a fold over it opens.
func (t *Text) Go(s report.Span) {
	if t.unfold(s) {
		t.build()
	}
	for i, p := range t.pieces {
		if p.Block < 0 {
			continue
		}
		b := t.report.Doc.Blocks[p.Block].Span
		if b.Meets(s) || b.From == s.From {
			t.jump = Jump{t.jump.Seq + 1, i, max(s.From-b.From, 0), min(s.To, b.To) - b.From}
			break
		}
	}
	changed(t.Changed)
}

// GoPiece shows the beginning of a piece.
func (t *Text) GoPiece(i int) {
	if i < 0 || i >= len(t.pieces) {
		return
	}
	t.jump = Jump{t.jump.Seq + 1, i, 0, len(t.pieces[i].Text)}
	changed(t.Changed)
}

// Toggle opens or closes the fold at piece i.
func (t *Text) Toggle(i int) {
	if i < 0 || i >= len(t.pieces) || t.pieces[i].Style != FoldStyle {
		return
	}
	first := t.firstOf(i)
	t.open[first] = !t.open[first]
	t.build()
	changed(t.Changed)
}

// Outline gives the headings.
func (t *Text) Outline() []Heading {
	var out []Heading
	top := 9
	for i, p := range t.pieces {
		if p.Block < 0 {
			continue
		}
		b := t.report.Doc.Blocks[p.Block]
		if b.Kind == report.Heading && strings.TrimSpace(p.Text) != "" {
			out = append(out, Heading{strings.TrimSpace(p.Text), b.Level, i})
			top = min(top, b.Level)
		}
	}
	for i := range out {
		out[i].Level -= top - 1
	}
	return out
}

// Page gives the page of an item, 0 where the file has no pages.
func (t *Text) Page(it Item) int {
	if t.report == nil {
		return 0
	}
	s, _, ok := it.Place(t.report)
	if !ok {
		return 0
	}
	return PageOf(t.report, s)
}
