package main

import (
	"context"
	"fmt"

	"yanku/internal/report"
	"yanku/store"
)

// againJSON is a line of again: a figure as it was, as it is, or both. Change is added, changed or lost, or gone for a figure the user decided on whose words are not there any more.
type againJSON struct {
	Report report.ID   `json:"report"`
	File   string      `json:"file"`
	Change string      `json:"change"`
	Was    *figureJSON `json:"was,omitempty"`
	Now    *figureJSON `json:"now,omitempty"`
}

// runAgain extracts reports again by the rules of this version and lists what that changes; with --accept it is taken.
func runAgain(ctx context.Context, e *env, args []string) error {
	f := e.flags()
	a := again{env: e}
	f.BoolVar(&a.asJSON, "json", false, "")
	f.BoolVar(&a.accept, "accept", false, "")
	all := f.Bool("all", false, "")
	args, err := parse(f, args)
	switch {
	case err != nil:
		return err
	case *all == (len(args) > 0):
		return usagef("ctl.one_id")
	}
	open := e.needing
	if a.accept {
		open = e.writing
	}
	return open(ctx, func(l *store.Library) error {
		reports, err := l.Reports(ctx, queryOf(nil))
		if err == nil && !*all {
			reports, err = named(ctx, l, args)
		}
		if err != nil {
			return err
		}
		return a.run(ctx, l, reports)
	})
}

// named gives the reports of these IDs.
func named(ctx context.Context, l *store.Library, args []string) (out []report.Summary, err error) {
	for _, arg := range args {
		id, err := resolve(ctx, l, arg)
		if err != nil {
			return nil, err
		}
		s, err := l.Report(ctx, id)
		if err != nil {
			return nil, err
		}
		out = append(out, s.Summary)
	}
	return out, nil
}

// again is one run of the command.
type again struct {
	*env
	asJSON, accept bool

	added, changed, lost, failed int
}

// run extracts the reports one by one. One that cannot be read is named and left as it is; what was accepted before an interrupt stays.
func (a *again) run(ctx context.Context, l *store.Library, reports []report.Summary) error {
	for i, s := range reports {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if len(reports) > 1 {
			a.say("ctl.again.progress", i+1, len(reports), s.File)
		}
		in, d, err := l.Again(ctx, s.ID)
		if err == nil && a.accept {
			err = l.AcceptAgain(ctx, in)
		}
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil:
			a.failed++
			a.say("ctl.event.failed", s.File, a.reason(err))
			continue
		}
		a.tell(s, d)
		if err := a.out.Flush(); err != nil {
			return err
		}
	}
	word := "ctl.again.found"
	if a.accept {
		word = "ctl.again.accepted"
	}
	a.say(word, len(reports)-a.failed, a.added, a.changed, a.lost)
	switch {
	case a.failed > 0:
		return errSome
	case a.accept:
		return l.Sync(ctx)
	}
	return nil
}

// tell lists what changes in one report.
func (a *again) tell(s report.Summary, d report.Diff) {
	a.added, a.changed, a.lost = a.added+len(d.Added), a.changed+len(d.Changed), a.lost+len(d.Lost)
	for i := range d.Added {
		a.one(s, "added", nil, &d.Added[i])
	}
	for i := range d.Changed {
		a.one(s, "changed", &d.Changed[i].Was, &d.Changed[i].Now)
	}
	gone := map[report.ID]bool{}
	for _, x := range d.Gone {
		gone[x.Figure] = true
	}
	for i := range d.Lost {
		change := "lost"
		if gone[d.Lost[i].ID] {
			change = "gone"
		}
		a.one(s, change, &d.Lost[i], nil)
	}
}

func (a *again) one(s report.Summary, change string, was, now *report.Figure) {
	if a.asJSON {
		line := againJSON{Report: s.ID, File: s.File, Change: change}
		for _, x := range []struct {
			f  *report.Figure
			to **figureJSON
		}{{was, &line.Was}, {now, &line.Now}} {
			if x.f != nil {
				flat := flatten(*x.f, s)
				*x.to = &flat
			}
		}
		a.line(line)
		return
	}
	of, words := was, ""
	switch {
	case was == nil:
		of, words = now, saying(*now)
	case now == nil:
		words = saying(*was)
	default:
		words = fmt.Sprintf("%s → %s", saying(*was), saying(*now))
	}
	fprintln(a.out, a.lang.T("ctl.again."+change), s.File, string(of.Kind), of.Subject.Text, of.Measure, of.Period.Key, words)
}
