package main

import (
	"context"
	"errors"
	"flag"
	"strconv"

	"yanku/internal/report"
	"yanku/store"
)

// echoJSON is a line of echoes: a sentence of the report and where else it is said.
type echoJSON struct {
	Report report.ID       `json:"report"`
	File   string          `json:"file"`
	From   int             `json:"from"`
	To     int             `json:"to"`
	Quote  string          `json:"quote"`
	Others []elsewhereJSON `json:"others"`
}

type elsewhereJSON struct {
	Report   report.ID `json:"report"`
	File     string    `json:"file"`
	Title    string    `json:"title"`
	Date     string    `json:"date,omitempty"`
	From     int       `json:"from"`
	To       int       `json:"to"`
	Quote    string    `json:"quote"`
	Likeness float64   `json:"likeness"`
}

// runSimilar lists the reports most like one.
func runSimilar(ctx context.Context, e *env, args []string) error {
	f := e.flags()
	asJSON, limit := f.Bool("json", false, ""), 20
	f.Func("limit", "", func(s string) (err error) {
		if limit, err = strconv.Atoi(s); err == nil && limit < 1 {
			err = errors.New("not above 0")
		}
		return err
	})
	return e.one(ctx, f, args, func(l *store.Library, id report.ID) error {
		hits, err := l.Similar(ctx, id, limit)
		if err != nil {
			return err
		}
		e.printHits(hits, *asJSON)
		e.say("ctl.similar", len(hits))
		return nil
	})
}

// runEchoes lists the sentences of a report that others say too, with where.
func runEchoes(ctx context.Context, e *env, args []string) error {
	f := e.flags()
	asJSON := f.Bool("json", false, "")
	return e.one(ctx, f, args, func(l *store.Library, id report.ID) error {
		all, err := l.Echoes(ctx, id)
		if err != nil {
			return err
		}
		s, err := l.Report(ctx, id)
		if err != nil {
			return err
		}
		for _, x := range all {
			if line, ok := echoLine(s, x); ok {
				e.printEcho(line, *asJSON)
			}
		}
		e.say("ctl.echoes", len(all))
		return nil
	})
}

// one reads the flags, opens the library for reading and gives it to do with the one report that args name.
func (e *env) one(ctx context.Context, f *flag.FlagSet, args []string, do func(*store.Library, report.ID) error) error {
	args, err := parse(f, args)
	if err != nil {
		return err
	}
	if len(args) != 1 {
		return usagef("ctl.one_id")
	}
	return e.needing(ctx, func(l *store.Library) error {
		id, err := resolve(ctx, l, args[0])
		if err != nil {
			return err
		}
		return do(l, id)
	})
}

func (e *env) printEcho(x echoJSON, asJSON bool) {
	if asJSON {
		e.line(x)
		return
	}
	fprintln(e.out, oneLine(x.Quote))
	for _, o := range x.Others {
		fprintln(e.out, "", string(o.Report), o.Date, o.Title, oneLine(o.Quote))
	}
}

// echoLine gives a sentence as one line; ok is false when the report was read anew meanwhile and has no such place.
func echoLine(s report.Stored, x report.Echo) (line echoJSON, ok bool) {
	if s.Doc == nil || x.Span.From < 0 || x.Span.To > len(s.Doc.Body) {
		return line, false
	}
	line = echoJSON{s.ID, s.File, x.Span.From, x.Span.To, s.Doc.Body[x.Span.From:x.Span.To], []elsewhereJSON{}}
	for _, o := range x.Others {
		line.Others = append(line.Others, elsewhereJSON{
			o.Summary.ID, o.Summary.File, o.Summary.Title, o.Summary.Date.String(), o.Span.From, o.Span.To, o.Quote, round(o.Likeness),
		})
	}
	return line, true
}
