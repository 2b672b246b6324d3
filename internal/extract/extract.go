// Package extract turns the text of a report into highlights and figures: one file per kind, one line per rule in All.
// It knows no file format and no library; every statement it makes carries the exact words that it comes from.
package extract

import (
	"cmp"
	"slices"

	"yanku/internal/lexicon"
	"yanku/internal/report"
)

// Rule finds the figures of one kind, or where Kind is empty of the kinds that they say themselves. Find is given the report's text with roles set and sentences tokenised; it may claim tokens, and sees what the rules before it
// in All claimed. A figure without a Source is dropped. Version grows when a change of the rule changes what it finds.
type Rule struct {
	Kind    report.Kind
	Name    string
	Version int
	Find    func(*Text) []report.Figure
}

// Marker finds highlights that are no figures.
type Marker struct {
	Kind    report.Kind
	Name    string
	Version int
	Find    func(*Text) []report.Finding
}

// All are the rules of figures, in the order in which they may claim numbers.
var All = []Rule{
	{report.Rating, "rating", ratingVersion, findRatings},
	{report.IndexMove, "index_move", 1, findIndexMoves},
	{report.StockMove, "stock_move", 1, findStockMoves},
	{report.Excess, "excess", 1, findExcess},
	{report.Capex, "capex", 1, findCapex},
	{report.Target, "target", 1, findTargets},
	{report.EPS, "eps", 1, findEPS},
	{report.Price, "price", 1, findPrices},
	{report.Flow, "flow", 1, findFlows},
	{report.Order, "order", 1, findOrders},
	{report.Forecast, "forecast", 1, findForecasts},
	{report.Forecast, "estimate", 1, findEstimates},
	{report.Metric, "metric", 1, findMetrics},
	{report.Prosperity, "prosperity", 1, findProsperity},
	{report.Instrument, "instrument", 1, findInstruments},
	{"", tableRule, 1, findInTables},
	{"", referenceRule, 1, findReference},
}

// Markers are the rules of highlights.
var Markers = []Marker{
	{report.KeyPoint, "key_point", 1, findKeyPoints},
	{report.Risk, "risk", 1, findRisks},
	{report.Caption, "caption", 1, findCaptions},
	{report.Event, "event", 1, findEvents},
	{report.Disclaimer, "disclaimer", 1, findDisclaimers},
}

// Result is what a report gave: figures and findings, each kind in the order of the text.
type Result struct {
	Figures  []report.Figure
	Findings []report.Finding
}

// Run reads a report: it sets the roles of d's blocks and d.Meta, tokenises the text once and applies all rules. Figures that say the same become mentions of the first.
// The figures are identified for a report without ID; see Identify.
func Run(d *report.Doc) Result { return RunWith(d, nil) }

// RunWith is Run with the user's own templates of file names; nil is ours alone.
func RunWith(d *report.Doc, names *Names) Result {
	SetRoles(d)
	ReadMeta(d, lexicon.Default(), names)
	setTitleRole(d)
	t := NewText(d)
	var r Result
	for _, rule := range All {
		found := rule.Find(t)
		r.Figures = slices.Grow(r.Figures, len(found))
		for _, f := range found {
			f.Kind = cmp.Or(rule.Kind, f.Kind)
			f.State = report.Extracted
			if fillSource(d, &f.Source, rule.Name, rule.Version) {
				r.Figures = append(r.Figures, f)
			}
		}
	}
	r.Figures = foldTables(r.Figures)
	for _, m := range Markers {
		found := sourced(d, m, m.Find(t))
		for i := range found {
			if found[i].Kind == report.CaptionSource && found[i].Of >= 0 {
				found[i].Of += len(r.Findings)
			}
		}
		r.Findings = append(r.Findings, found...)
	}
	r.Figures = inOrder(r.Figures)
	Identify(&r, "")
	setRating(d, r.Figures)
	return r
}

// inOrder puts figures in the order of the text; those that stand at one place keep the order of their rules.
func inOrder(figures []report.Figure) []report.Figure {
	order := make([]int, len(figures))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		a, b := &figures[i].Source, &figures[j].Source
		return cmp.Or(a.Span.From-b.Span.From, a.Mark.From-b.Mark.From)
	})
	for to := range order { // cycle by cycle, in place: figures are large
		for at := to; order[at] != at; {
			from := order[at]
			order[at] = at
			if from == to {
				break
			}
			figures[at], figures[from] = figures[from], figures[at]
			at = from
		}
	}
	return figures
}

// Identify gives the figures of r the ID of their report and their own, and merges figures with one ID: the later ones become mentions of the first.
func Identify(r *Result, id report.ID) {
	at := make(map[report.ID]int, len(r.Figures))
	kept := r.Figures[:0]
	for _, f := range r.Figures {
		f.Identify(id)
		i, again := at[f.ID]
		if !again {
			at[f.ID] = len(kept)
			kept = append(kept, f)
			continue
		}
		kept[i].Mentions = append(kept[i].Mentions, f.Source)
		kept[i].Mentions = append(kept[i].Mentions, f.Mentions...)
	}
	r.Figures = kept
}

// sourced completes what a marker found and drops what has no words. Captions and their source lines, which count each other, always have them.
func sourced(d *report.Doc, m Marker, found []report.Finding) []report.Finding {
	kept := found[:0]
	for _, f := range found {
		if f.Kind == "" {
			f.Kind = m.Kind
		}
		if fillSource(d, &f.Source, m.Name, m.Version) {
			kept = append(kept, f)
		}
	}
	return kept
}

// fillSource completes a source from its span; ok is false when the span is empty or outside of the text.
func fillSource(d *report.Doc, s *report.Source, rule string, version int) (ok bool) {
	if s.Span.Empty() || s.Span.From < 0 || s.Span.To > len(d.Body) {
		return false
	}
	if s.Mark.Empty() || !s.Span.Holds(s.Mark) {
		s.Mark = s.Span
	}
	s.Quote = d.Text(s.Span)
	s.Rule, s.Version = rule, version
	if b := d.BlockAt(s.Span.From); b >= 0 {
		s.Page = d.Blocks[b].Page
	}
	return true
}
