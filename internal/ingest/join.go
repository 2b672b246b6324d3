// Package ingest is the pipeline that brings a file into the library: read, clean, join, extract, audit, put.
package ingest

import (
	"slices"
	"strings"

	"yanku/internal/format"
	"yanku/internal/report"
	"yanku/internal/zh"
)

// Join cleans the blocks of a file and joins them to a document. Roles and what the document says of itself are left to extract.
// Doc.Written gives the blocks' texts as the file had them, joined by one line feed.
func Join(raw format.Raw) *report.Doc {
	j := joiner{doc: &report.Doc{Blocks: make([]report.Block, 0, len(raw.Blocks))}}
	var o zh.CleanOptions
	if text := wholeText(raw.Blocks); zh.DamagedBy(text) {
		o.Notes, o.Page = true, zh.PageOf(text)
	}
	for _, b := range raw.Blocks {
		j.add(b, o)
	}
	d := j.doc
	d.Body, d.Was = j.body.String(), j.was.String()
	d.Meta.Format, d.Meta.Charset, d.Meta.Hints = raw.Format, raw.Charset, cleanHints(raw.Hints, o)
	d.Meta.Traditional = zh.IsTraditional(d.Was)
	return d
}

// cleanHints cleans the words a file says outside its text, which a damaged page damages too.
func cleanHints(h report.Hints, o zh.CleanOptions) report.Hints {
	for _, s := range []*string{&h.Title, &h.Author, &h.Source} {
		*s = zh.Clean(*s, o).Body
	}
	return h
}

// wholeText is the text of all blocks; damage is judged on it.
func wholeText(blocks []format.Block) string {
	var b strings.Builder
	for _, x := range blocks {
		b.WriteString(x.Text)
		b.WriteByte('\n')
	}
	return b.String()
}

// joiner builds a document block by block.
type joiner struct {
	doc       *report.Doc
	body, was strings.Builder
}

// add cleans one block and puts it at the end.
func (j *joiner) add(raw format.Block, o zh.CleanOptions) {
	o.Spaces = raw.Kind == report.Row || raw.Kind == report.Code
	c := zh.Clean(raw.Text, o)
	d := j.doc
	if len(d.Blocks) > 0 {
		j.body.WriteByte('\n')
		j.was.WriteByte('\n')
	}
	at := j.body.Len()
	j.body.WriteString(c.Body)
	j.was.WriteString(c.Was)
	b := report.Block{
		Kind: raw.Kind, Level: raw.Level, Number: raw.Number, Table: raw.Table, Head: raw.Head, Page: raw.Page, Box: raw.Box,
		Span:   report.Span{From: at, To: j.body.Len()},
		Strong: move(raw.Strong, c, at), Cells: move(raw.Cells, c, at),
	}
	for _, e := range c.Edits {
		e.Span = e.Shift(at)
		d.Edits = append(d.Edits, e)
	}
	index := len(d.Blocks)
	d.Blocks = append(d.Blocks, b)
	if b.Empty() {
		return
	}
	spans := []report.Span{{From: 0, To: len(c.Body)}}
	if raw.Kind != report.Row && raw.Kind != report.Code {
		spans = zh.Sentences(c.Body)
	}
	d.Sentences = slices.Grow(d.Sentences, len(spans))
	for _, s := range spans {
		d.Sentences = append(d.Sentences, report.Sentence{Span: s.Shift(at), Block: index})
	}
}

// move brings spans of a block's text before cleaning into the document.
func move(spans []report.Span, c zh.Cleaned, at int) []report.Span {
	if len(spans) == 0 {
		return nil
	}
	out := make([]report.Span, len(spans))
	for i, s := range spans {
		out[i] = report.Span{From: c.To(s.From) + at, To: c.To(s.To) + at}
	}
	return out
}
