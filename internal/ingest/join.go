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
func Join(raw format.Raw) *report.Doc { return JoinAs(raw, report.Reading{}) }

// pageLeast is how many bytes a damaged page must have to say something of itself: in a short one every pair of characters stands once.
const pageLeast = 3000

// JoinAs is Join with the edits as the user decided on them.
func JoinAs(raw format.Raw, how report.Reading) *report.Doc {
	j := joiner{doc: &report.Doc{Blocks: make([]report.Block, 0, len(raw.Blocks))}, choices: choicesOf(how)}
	var o zh.CleanOptions
	text := wholeText(raw.Blocks)
	if zh.DamagedBy(text) {
		if o.Notes = true; len(text) >= pageLeast {
			o.Page = zh.PageOf(text)
		}
	}
	j.body.Grow(len(text))
	j.was.Grow(len(text))
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
	size := 0
	for _, x := range blocks {
		size += len(x.Text) + 1
	}
	var b strings.Builder
	b.Grow(size)
	for _, x := range blocks {
		b.WriteString(x.Text)
		b.WriteByte('\n')
	}
	return b.String()
}

// choicesOf gives what the user decided, by edit.
func choicesOf(how report.Reading) map[report.EditKey]zh.Choice {
	out := make(map[report.EditKey]zh.Choice, len(how.Undone)+len(how.Accepted))
	for _, k := range how.Accepted {
		out[k] = zh.Accept
	}
	for _, k := range how.Undone {
		out[k] = zh.Undo
	}
	return out
}

// joiner builds a document block by block.
type joiner struct {
	doc       *report.Doc
	body, was strings.Builder
	written   int // length of the blocks before cleaning, with a line feed after each
	choices   map[report.EditKey]zh.Choice
}

// add cleans one block and puts it at the end.
func (j *joiner) add(raw format.Block, o zh.CleanOptions) {
	o.Spaces = raw.Kind == report.Row || raw.Kind == report.Code
	c := zh.Clean(raw.Text, o)
	if len(j.choices) > 0 {
		c = c.Choose(func(at int, e report.Edit) zh.Choice {
			return j.choices[report.EditKey{At: j.written + at, Was: e.Was}]
		})
	}
	j.written += len(strings.ToValidUTF8(raw.Text, "\uFFFD")) + 1
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
	for _, line := range lines(b, c.Body) {
		j.append(line, c.Body[line.From-at:line.To-at])
	}
}

// lines cuts a block where the user wants the line to end that cleaning had joined with the next one.
func lines(b report.Block, text string) []report.Block {
	if !strings.Contains(text, "\n") {
		return []report.Block{b}
	}
	var out []report.Block
	at := b.From
	for line := range strings.SplitSeq(text, "\n") {
		part := b
		part.Span = report.Span{From: at, To: at + len(line)}
		part.Strong, part.Cells = cut(b.Strong, part.Span), cut(b.Cells, part.Span)
		out = append(out, part)
		at = part.To + 1
		b.Number = ""
	}
	return out
}

// cut gives the parts of spans that lie in s.
func cut(spans []report.Span, s report.Span) (out []report.Span) {
	for _, x := range spans {
		if x = (report.Span{From: max(x.From, s.From), To: min(x.To, s.To)}); !x.Empty() {
			out = append(out, x)
		}
	}
	return out
}

// append puts a block and its sentences to the document.
func (j *joiner) append(b report.Block, text string) {
	d := j.doc
	index := len(d.Blocks)
	d.Blocks = append(d.Blocks, b)
	if b.Empty() {
		return
	}
	spans := []report.Span{{From: 0, To: len(text)}}
	if b.Kind != report.Row && b.Kind != report.Code {
		spans = zh.Sentences(text)
	}
	d.Sentences = slices.Grow(d.Sentences, len(spans))
	for _, s := range spans {
		d.Sentences = append(d.Sentences, report.Sentence{Span: s.Shift(b.From), Block: index})
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
