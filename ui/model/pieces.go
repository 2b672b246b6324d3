package model

import (
	"strconv"
	"strings"

	"yanku/internal/report"
)

// folds tells whether blocks of a role are folded away: what is the same in every report.
func folds(r report.Role) bool { return !r.Feeds() }

// build makes the pieces anew from report, folds, hits and switches.
func (t *Text) build() {
	t.seq++
	t.pieces = nil
	if t.report == nil || t.report.Doc == nil {
		return
	}
	blocks := t.report.Doc.Blocks
	for i := 0; i < len(blocks); i++ {
		n := foldable(blocks, i)
		if n == 0 {
			t.add(i)
			continue
		}
		t.pieces = append(t.pieces, Piece{Block: -1, Style: FoldStyle, Folded: n, Open: t.open[i], Key: t.key(i) + "f"})
		if t.open[i] {
			for j := i; j < i+n; j++ {
				t.add(j)
			}
		}
		i += n - 1
	}
}

// foldable counts the blocks from i on that fold away together.
func foldable(blocks []report.Block, i int) int {
	n := 0
	for i+n < len(blocks) && folds(blocks[i+n].Role) {
		n++
	}
	return n
}

// firstOf gives the first block of the fold at piece i.
func (t *Text) firstOf(i int) int {
	blocks := t.report.Doc.Blocks
	at := 0
	for k := i - 1; k >= 0; k-- {
		if t.pieces[k].Block >= 0 {
			at = t.pieces[k].Block + 1
			break
		}
	}
	for at < len(blocks) && !folds(blocks[at].Role) { // blocks without text have no piece
		at++
	}
	return at
}

// unfold opens the fold that hides s and tells whether it had to.
func (t *Text) unfold(s report.Span) bool {
	if t.report == nil || t.report.Doc == nil {
		return false
	}
	blocks := t.report.Doc.Blocks
	for i := 0; i < len(blocks); i++ {
		n := foldable(blocks, i)
		if n == 0 {
			continue
		}
		if !t.open[i] && blocks[i].From <= s.From && s.From < blocks[i+n-1].To {
			t.open[i] = true
			return true
		}
		i += n - 1
	}
	return false
}

func (t *Text) add(i int) {
	d := t.report.Doc
	b := d.Blocks[i]
	body := d.Body
	if t.Written() {
		body = d.Was
	}
	text := body[b.From:b.To]
	if strings.TrimSpace(text) == "" {
		return
	}
	p := Piece{Block: i, Text: text, Style: styleOf(b), Indent: max(b.Level-1, 0), Table: b.Table, Head: b.Head, Key: t.key(i)}
	if b.Kind == report.Heading {
		p.Indent = 0
	}
	if b.Kind == report.Item {
		p.Bullet = b.Number
		if p.Bullet == "" {
			p.Bullet = "•"
		}
	}
	for _, s := range b.Strong {
		p.Strong = append(p.Strong, within(s, b.Span))
	}
	for _, s := range b.Cells {
		p.Cells = append(p.Cells, within(s, b.Span))
	}
	p.Marks = t.marksOf(b.Span)
	t.pieces = append(t.pieces, p)
}

// within gives s in bytes from the beginning of b, cut at its ends.
func within(s, b report.Span) report.Span {
	return report.Span{From: max(s.From, b.From) - b.From, To: min(s.To, b.To) - b.From}
}

func styleOf(b report.Block) Style {
	switch {
	case folds(b.Role):
		return SmallStyle
	case b.Role == report.RoleCaption, b.Role == report.RoleCaptionSource:
		return CaptionStyle
	}
	switch b.Kind {
	case report.Heading:
		return []Style{H1, H1, H2, H3, H4, H4, H4}[min(max(b.Level, 0), 6)]
	case report.Item:
		return ItemStyle
	case report.Row:
		return RowStyle
	case report.Quoted:
		return QuoteStyle
	}
	if b.Role == report.RoleByline {
		return SmallStyle
	}
	return BodyStyle
}

// key names a block of the report so that the reader keeps its place when marks, folds or script change.
func (t *Text) key(block int) string { return string(t.report.ID) + "/" + strconv.Itoa(block) }
