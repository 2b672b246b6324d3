package main

import (
	"context"

	"yanku/internal/report"
	"yanku/store"
)

type hitJSON struct {
	Report  report.ID  `json:"report"`
	File    string     `json:"file"`
	Title   string     `json:"title"`
	Date    string     `json:"date,omitempty"`
	Score   float64    `json:"score"`
	Hits    []spanJSON `json:"hits"`
	Snippet string     `json:"snippet"`
}

// runSearch searches the library; hits are exact spans in the text of show --text.
func runSearch(ctx context.Context, e *env, args []string) error {
	f := e.flags()
	asJSON := f.Bool("json", false, "")
	limit := f.Int("limit", 20, "")
	args, err := parse(f, args)
	if err != nil {
		return err
	}
	q := queryOf(args)
	if q.Empty() || *limit < 0 {
		return usagef("ctl.no_query")
	}
	return e.reading(ctx, func(l *store.Library) error {
		hits, total, err := l.Search(ctx, q, *limit)
		if err != nil {
			return err
		}
		for _, h := range hits {
			if *asJSON {
				e.line(hitLine(h))
				continue
			}
			fprintln(e.out, string(h.Summary.ID), h.Summary.Date.String(), h.Summary.Title)
			fprintln(e.out, "", h.Snippet)
		}
		e.say("ctl.found", total, len(hits))
		return nil
	})
}

func hitLine(h report.Hit) hitJSON {
	s := h.Summary
	line := hitJSON{Report: s.ID, File: s.File, Title: s.Title, Date: s.Date.String(), Score: round(h.Score), Hits: []spanJSON{}, Snippet: h.Snippet}
	for i, span := range h.Spans {
		line.Hits = append(line.Hits, spanJSON{From: span.From, To: span.To, Quote: h.Quotes[i]})
	}
	return line
}
