// Package audit doubts the figures of a report: statements that contradict each other, a code under another product's name, dates that cannot be, sums that do not come out.
// A check speaks only where it is sure; a flag that cries wolf is worse than none. Every flag carries the sentences that raise it.
package audit

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"

	"yanku/internal/report"
)

// Check looks for one kind of doubt. Find is given a report's text with roles, sentences and Meta set, and its figures with their IDs; it changes neither.
// The flags it gives have Level, Code, Args and Spans, and Figures where figures are doubted; Run adds the rest.
type Check struct {
	Kind report.FlagKind
	Name string
	Find func(*report.Doc, []report.Figure) []report.Flag
}

// All are the checks of one report, in the order in which their flags are told.
var All = []Check{
	{report.Contradiction, "contradiction", findContradictions},
	{report.CodeName, "code_name", findCodeNames},
	{report.DateFlag, "dates", findDates},
	{report.DateFlag, "trading", findClosed},
	{report.Arithmetic, "arithmetic", findArithmetic},
}

// Run gives the flags of a report with the ID id, open, check by check and in the order of the text. The same text gives the same IDs.
func Run(d *report.Doc, figs []report.Figure, id report.ID) []report.Flag {
	var out []report.Flag
	seen := map[report.ID]bool{}
	for _, c := range All {
		found := c.Find(d, figs)
		slices.SortStableFunc(found, func(a, b report.Flag) int { return start(a) - start(b) })
		for _, f := range found {
			f.Kind, f.Report, f.State = c.Kind, id, "open"
			f.Why = Say(f, false)
			if identify(&f); !seen[f.ID] {
				seen[f.ID] = true
				out = append(out, f)
			}
		}
	}
	return out
}

// start is the place in the text where a flag begins.
func start(f report.Flag) int {
	if len(f.Spans) == 0 {
		return 0
	}
	return f.Spans[0].Span.From
}

// identify sets the flag's ID: the hash of report, kind, reason and quotes. Places do not count, so a dismissed flag is known again when the text before it changes.
func identify(f *report.Flag) {
	h := sha256.New()
	fmt.Fprintf(h, "%s|%s|%s|%q", f.Report, f.Kind, f.Code, f.Args)
	for _, s := range f.Spans {
		fmt.Fprintf(h, "|%s", s.Quote)
	}
	f.ID = report.ID(hex.EncodeToString(h.Sum(nil))[:16])
}

// flag makes an error over figures: each sentence that says one of them is a span, once, in the order of the text; its mark is that of the first figure in it.
func flag(d *report.Doc, code string, args []string, figs ...*report.Figure) report.Flag {
	f := report.Flag{Level: report.LevelError, Code: code, Args: args}
	for _, x := range figs {
		if slices.Contains(f.Figures, x.ID) {
			continue
		}
		f.Figures = append(f.Figures, x.ID)
		for _, s := range append([]report.Source{x.Source}, x.Mentions...) {
			s = sentenceOf(d, s)
			if !slices.ContainsFunc(f.Spans, func(o report.Source) bool { return o.Span == s.Span }) {
				f.Spans = append(f.Spans, s)
			}
		}
	}
	slices.SortStableFunc(f.Spans, func(a, b report.Source) int {
		return cmp.Or(a.Span.From-b.Span.From, a.Mark.From-b.Mark.From)
	})
	return f
}

// longest is how many bytes a sentence may have to be shown whole.
const longest = 600

// sentenceOf widens a statement to its sentence; a table cell and a statement in an endless sentence stay as they are.
func sentenceOf(d *report.Doc, s report.Source) report.Source {
	w := sentenceAt(d, s.Span)
	if w.To-w.From > longest || len(s.Context) > 0 {
		w = s.Span
	}
	out := source(d, w, s.Mark)
	out.Context = s.Context
	return out
}

// sentenceAt gives the sentence that holds a span, the span itself where there is none.
func sentenceAt(d *report.Doc, s report.Span) report.Span {
	i, _ := slices.BinarySearchFunc(d.Sentences, s.From+1, func(x report.Sentence, at int) int { return cmp.Compare(x.From, at) })
	if i > 0 && d.Sentences[i-1].Holds(s) {
		return d.Sentences[i-1].Span
	}
	return s
}

// around gives the words of a sentence that can bear on a mark in it: all of it, or in an endless sentence those beside the mark.
func around(d *report.Doc, sentence, mark report.Span) string {
	if sentence.To-sentence.From > longest {
		sentence.From, sentence.To = max(sentence.From, mark.From-longest/2), min(sentence.To, mark.To+longest/2)
	}
	return d.Text(sentence)
}

// source makes the source of a span of the text with its mark.
func source(d *report.Doc, s, mark report.Span) report.Source {
	out := report.Source{Span: s, Mark: mark, Quote: d.Text(s), Rule: "audit", Version: 1}
	if !s.Holds(mark) || mark.Empty() {
		out.Mark = s
	}
	if b := d.BlockAt(s.From); b >= 0 {
		out.Page = d.Blocks[b].Page
	}
	return out
}
