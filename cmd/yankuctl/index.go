package main

import (
	"context"

	"yanku/internal/report"
	"yanku/store"
)

// indexJSON is the line of index. Reports that wait are looked up in the rows.
type indexJSON struct {
	Reports  int  `json:"reports"`
	Waiting  int  `json:"waiting"`
	Building bool `json:"building"`
}

// runIndex tells how far the search index is.
func runIndex(ctx context.Context, e *env, args []string) error {
	f := e.flags()
	asJSON := f.Bool("json", false, "")
	if err := e.bare(f, args); err != nil {
		return err
	}
	return e.reading(ctx, func(l *store.Library) error {
		at, err := l.Index(ctx)
		switch {
		case err != nil:
			return err
		case *asJSON:
			e.line(indexJSON{at.Total, at.Waiting, at.Building})
		default:
			fprintln(e.out, e.lang.T("ctl.index.at", at.Total-at.Waiting, at.Total))
		}
		return nil
	})
}

// runReindex makes the search index anew. Broken off it leaves the library whole: what the index lacks is looked up in the rows until the next program that writes brings it in.
func runReindex(ctx context.Context, e *env, args []string) error {
	if err := e.bare(e.flags(), args); err != nil {
		return err
	}
	return e.writing(ctx, func(l *store.Library) error {
		return l.Reindex(ctx, func(at report.Index) { e.say("ctl.index.at", at.Total-at.Waiting, at.Total) })
	})
}
