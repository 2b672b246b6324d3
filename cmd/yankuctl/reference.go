package main

import (
	"context"

	"yanku/internal/audit"
	"yanku/internal/query"
	"yanku/internal/report"
	"yanku/store"
)

// referenceJSON is a pair of a reference's figure and a report's of the same thing.
type referenceJSON struct {
	Agrees    bool       `json:"agrees"`
	Reference figureJSON `json:"reference"`
	Figure    figureJSON `json:"figure"`
}

// runReference lists how the figures of the user's own workbooks stand to those of reports; without --all only where they differ.
func runReference(ctx context.Context, e *env, args []string) error {
	f := e.flags()
	asJSON, all := f.Bool("json", false, ""), f.Bool("all", false, "")
	if err := e.bare(f, args); err != nil {
		return err
	}
	return e.reading(ctx, func(l *store.Library) error {
		rows, err := l.Figures(ctx, query.Parse(""))
		if err == nil {
			e.compare(rows, *asJSON, *all)
		}
		return err
	})
}

// compare tells of the pairs that differ, or of all, and counts both.
func (e *env) compare(rows []store.FigureRow, asJSON, all bool) {
	var said []report.Said
	by := map[report.ID]report.Summary{}
	for _, r := range rows {
		if n := len(said); n == 0 || said[n-1].ID != r.Report.ID {
			said = append(said, report.Said{Summary: r.Report})
			by[r.Report.ID] = r.Report
		}
		last := &said[len(said)-1]
		last.Figures = append(last.Figures, r.Figure)
	}
	tell := func(word string, ref, f report.Figure) {
		if asJSON {
			e.line(referenceJSON{word == "agrees", flatten(ref, by[ref.Report]), flatten(f, by[f.Report])})
			return
		}
		fprintln(e.out, e.lang.T("ctl.reference."+word), ref.Subject.Text, ref.Measure, ref.Period.Key, saying(ref), by[ref.Report].File, saying(f), by[f.Report].File, f.Source.Quote)
	}
	agree, differ := 0, 0
	for _, c := range audit.CheckReference(said) {
		agree, differ = agree+len(c.Agree), differ+len(c.Differ)
		for _, f := range c.Differ {
			tell("differs", c.Reference, f)
		}
		for _, f := range c.Agree {
			if all {
				tell("agrees", c.Reference, f)
			}
		}
	}
	e.say("ctl.reference.sum", agree, differ)
}
