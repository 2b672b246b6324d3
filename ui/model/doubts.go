package model

import (
	"yanku/internal/audit"
	"yanku/internal/i18n"
	"yanku/internal/report"
)

// Doubt is an open error of the report: why, and the sentences that raise it, each a tap from its place.
type Doubt struct {
	Lines []Line
	flag  report.Flag
}

// Why says in l what is doubted.
func (d Doubt) Why(l i18n.Lang) string { return audit.Say(d.flag, l == i18n.English) }

// open tells whether a flag asks to be looked at.
func open(f report.Flag) bool { return f.State != "dismissed" && f.Level == report.LevelError }

// doubts gives the open errors of a report.
func doubts(r *report.Stored) []Doubt {
	var out []Doubt
	for _, f := range r.Flags {
		if !open(f) {
			continue
		}
		d := Doubt{flag: f}
		for _, s := range f.Spans {
			d.Lines = append(d.Lines, Line{Text: s.Quote, Item: SpanItem(s.Span)})
		}
		out = append(out, d)
	}
	return out
}
