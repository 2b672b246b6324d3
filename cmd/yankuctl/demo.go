package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"yanku/assets"
	"yanku/internal/chart"
	"yanku/internal/i18n"
	"yanku/internal/ingest"
	"yanku/internal/query"
	"yanku/internal/report"
	"yanku/internal/wording"
	"yanku/store"
)

// demoQueries are the searches demo runs: a word in Traditional script that Simplified reports say too, one that some reports say in another way, and the sound of a word.
var demoQueries = []string{"光模塊", "broker:示例证券 资本支出", "guangmokuai"}

// demoHits is how many reports demo prints of a search.
const demoHits = 3

// demoShown is how many lines of one kind demo prints of a report.
const demoShown = 20

// runDemo shows the main job on the sample reports: import, highlights, charts, search. Without --library it works in a temporary one.
func runDemo(ctx context.Context, e *env, args []string) error {
	f := e.flags()
	out := f.String("out", "yanku-demo", "")
	f.Func("lang", "", langInto(&e.lang))
	args, err := parse(f, args)
	switch {
	case err != nil:
		return err
	case len(args) > 0:
		return usagef("demo.ctl.no_words", args[0])
	}
	if e.library == "" {
		dir, err := os.MkdirTemp("", "yanku-demo-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		e.library = dir
	}
	return e.writing(ctx, func(l *store.Library) error {
		ids, failed := e.demoImport(ctx, l)
		if err := l.Sync(ctx); err != nil {
			return err
		}
		return errors.Join(e.demoReports(ctx, l, ids), e.demoCharts(ctx, l, *out), e.demoSearches(ctx, l), failed)
	})
}

// demoHead writes a heading of the demo.
func (e *env) demoHead(key string, args ...any) {
	fmt.Fprintf(e.out, "\n%s\n", e.lang.T(key, args...))
}

// demoImport imports the samples and gives the reports' IDs; a sample that fails makes errSome.
func (e *env) demoImport(ctx context.Context, l *store.Library) (ids []report.ID, err error) {
	e.demoHead("demo.ctl.import")
	samples := assets.Samples()
	names, err := fs.Glob(samples, "*.*") // but for the NOTICE
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		data, readErr := fs.ReadFile(samples, name)
		if readErr != nil {
			return ids, readErr
		}
		for _, ev := range ingest.Add(ctx, l, name, data) {
			e.printEvent(ev)
			if ev.Status == ingest.Failed {
				err = errSome
				continue
			}
			ids = append(ids, ev.Report)
		}
	}
	return ids, err
}

func (e *env) demoReports(ctx context.Context, l *store.Library, ids []report.ID) error {
	for _, id := range ids {
		s, err := l.Report(ctx, id)
		if err != nil {
			return err
		}
		e.demoReport(s)
	}
	return nil
}

// demoReport prints what a report says of itself and its highlights, each with its words.
func (e *env) demoReport(s report.Stored) {
	date := s.Date.String()
	if s.DateInferred {
		date += e.lang.T("demo.ctl.inferred")
	}
	if !s.Start.Zero() {
		date += e.lang.T("demo.ctl.period", s.Start, s.End)
	}
	if s.Traditional {
		date += e.lang.T("demo.ctl.traditional")
	}
	e.demoHead("demo.ctl.report", s.Title)
	fprintln(e.out, "", cmp.Or(s.Institution, "—"), date, string(s.Type), s.Rating)
	for _, a := range s.Authors {
		fprintln(e.out, "", a.Name, a.Licence)
	}
	if n := len(s.Doc.Edits); n > 0 {
		fprintln(e.out, "", e.lang.T("demo.ctl.edits", n))
	}
	for _, k := range []report.Kind{report.IndexMove, report.Excess, report.Capex, report.Rating, report.Prosperity, report.StockMove, report.Target, report.EPS, report.Price, report.Flow, report.Order, report.Metric, report.Forecast, report.Instrument} {
		e.demoLines(k, e.figureLines(s, k))
	}
	for _, k := range []report.Kind{report.KeyPoint, report.Event, report.Risk, report.Caption, report.CaptionSource} {
		e.demoLines(k, findingWords(s, k))
	}
}

// demoLines prints the lines of one kind under its name, a dozen of them.
func (e *env) demoLines(kind report.Kind, lines []string) {
	if len(lines) == 0 {
		return
	}
	fmt.Fprintln(e.out, "  "+e.lang.T("demo.ctl.kind", e.lang.T("demo.kind."+string(kind)), len(lines)))
	for _, line := range lines[:min(demoShown, len(lines))] {
		fprintln(e.out, "    "+line)
	}
	if more := len(lines) - demoShown; more > 0 {
		fmt.Fprintln(e.out, "    "+e.lang.T("demo.ctl.more", more))
	}
}

func (e *env) figureLines(s report.Stored, kind report.Kind) (out []string) {
	for _, f := range s.Figures {
		if f.Kind != kind {
			continue
		}
		match := f.Match
		f.Match = ""
		words := []string{subjectOf(f), f.Subject.Code, e.word("demo.period.", f.Period.Key), saying(f), e.word("demo.match.", string(match))}
		words = slices.DeleteFunc(words, func(w string) bool { return w == "" })
		out = append(out, strings.Join(words, " ")+"　「"+around(s.Doc, f.Source)+"」")
	}
	return out
}

// word gives the words for one of a kind's names, such as a period's; a name without words, such as 2025Q4, is its own.
func (e *env) word(area, name string) string {
	if !i18n.Has(area + name) {
		return name
	}
	return e.lang.T(area + name)
}

func findingWords(s report.Stored, kind report.Kind) (out []string) {
	for _, f := range s.Findings {
		if f.Kind == kind {
			out = append(out, strings.TrimSpace(f.Number+" 「"+around(s.Doc, f.Source)+"」"))
		}
	}
	return out
}

// around gives a source's words, of a long quote those about the number itself.
func around(d *report.Doc, s report.Source) string {
	const most = 44
	quote := []rune(oneLine(s.Quote))
	if len(quote) <= most {
		return string(quote)
	}
	from := 0
	if s.Span.Holds(s.Mark) && !s.Mark.Empty() {
		from = max(0, len([]rune(oneLine(d.Body[s.Span.From:s.Mark.From])))-most*2/3)
	}
	from = min(from, len(quote)-most)
	words := string(quote[from : from+most])
	if from > 0 {
		words = "…" + words
	}
	if from+most < len(quote) {
		words += "…"
	}
	return words
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// demoCharts draws every chart from the library into a folder.
func (e *env) demoCharts(ctx context.Context, l *store.Library, dir string) error {
	e.demoHead("demo.ctl.charts")
	in, err := chartInput(ctx, l)
	if err != nil {
		return err
	}
	call := chartCall{all: true, out: dir, options: chart.Options{Scale: 2, Lang: e.lang}}
	for _, c := range chart.All {
		if err := e.drawChart(c, in, call); err != nil {
			return err
		}
	}
	return nil
}

// demoSearches runs the searches and prints how they were understood and what they find, the words found between 【 and 】, or what may have been meant.
func (e *env) demoSearches(ctx context.Context, l *store.Library) error {
	for _, typed := range demoQueries {
		q := query.ParseWith(typed, false, false)
		hits, total, err := l.Search(ctx, q, demoHits)
		if err != nil {
			return err
		}
		e.demoHead("demo.ctl.search", typed, total)
		if total == 0 {
			if err := e.demoMeant(ctx, l, q); err != nil {
				return err
			}
			continue
		}
		fmt.Fprintln(e.out, "  "+e.lang.T("ctl.asked", wording.Query(e.lang, q)))
		for _, h := range hits {
			title := h.Summary.Title
			if h.Summary.Traditional {
				title += e.lang.T("demo.ctl.traditional")
			}
			fmt.Fprintf(e.out, "  %s\n    %s\n", plain(title), plain(marked(h.Snippet, h.Marks)))
		}
		if more := total - len(hits); more > 0 {
			fmt.Fprintln(e.out, "  "+e.lang.T("demo.ctl.more", more))
		}
	}
	return nil
}

// demoMeant prints what may have been meant by a query that finds nothing.
func (e *env) demoMeant(ctx context.Context, l *store.Library, q query.Tree) error {
	all, err := l.Suggest(ctx, q)
	for _, x := range all {
		fmt.Fprintln(e.out, "  "+e.lang.T("ctl.meant", x.Query, x.Count))
	}
	return err
}

// marked puts the found words of a snippet between 【 and 】.
func marked(s string, marks []report.Span) string {
	var b strings.Builder
	at := 0
	for _, m := range marks {
		if m.From < at || m.To > len(s) {
			continue
		}
		b.WriteString(s[at:m.From] + "【" + s[m.From:m.To] + "】")
		at = m.To
	}
	return oneLine(b.String() + s[at:])
}
