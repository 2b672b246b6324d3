package main

import (
	"context"
	"flag"
	"fmt"
	"strings"

	"yanku/internal/report"
	"yanku/store"
)

// runConfirm confirms figures.
func runConfirm(ctx context.Context, e *env, args []string) error {
	return e.judge(ctx, args, report.Confirmed)
}

// runReject rejects figures: they stay in the ledger and feed no chart.
func runReject(ctx context.Context, e *env, args []string) error {
	return e.judge(ctx, args, report.Rejected)
}

// runReset takes back what was decided on figures.
func runReset(ctx context.Context, e *env, args []string) error { return e.judge(ctx, args, "") }

func (e *env) judge(ctx context.Context, args []string, state report.State) error {
	args, err := parse(e.flags(), args)
	switch {
	case err != nil:
		return err
	case len(args) == 0:
		return usagef("ctl.one_figure")
	}
	return e.writing(ctx, func(l *store.Library) error {
		var all []report.Decision
		for _, arg := range args {
			f, err := l.Figure(ctx, arg)
			if err != nil {
				return fmt.Errorf("%s: %w", arg, err)
			}
			all = append(all, report.Decision{Figure: f.ID, State: state})
		}
		if err := l.Decide(ctx, all...); err != nil {
			return err
		}
		return l.Sync(ctx)
	})
}

// edits are the flags that say what a figure is.
type edits struct {
	f *flag.FlagSet

	subject, code, measure, period, start, end, unit, nature, basis, quote, author string
	value, low, high, yoy, qoq                                                     number
}

// number is a flag that may be missing.
type number struct{ v *float64 }

// String gives the number as typed; it is asked for by package flag.
func (n *number) String() string {
	if n.v == nil {
		return ""
	}
	return fmt.Sprint(*n.v)
}

// Set reads a number, also with thousands' commas and a percent sign.
func (n *number) Set(s string) error {
	var v float64
	if _, err := fmt.Sscan(strings.ReplaceAll(strings.TrimSuffix(s, "%"), ",", ""), &v); err != nil {
		return err
	}
	n.v = &v
	return nil
}

func newEdits(f *flag.FlagSet) *edits {
	x := &edits{f: f}
	for name, to := range map[string]*string{
		"subject": &x.subject, "code": &x.code, "measure": &x.measure, "period": &x.period, "start": &x.start, "end": &x.end,
		"unit": &x.unit, "nature": &x.nature, "basis": &x.basis, "quote": &x.quote, "author": &x.author,
	} {
		f.StringVar(to, name, "", "")
	}
	for name, to := range map[string]*number{"value": &x.value, "low": &x.low, "high": &x.high, "yoy": &x.yoy, "qoq": &x.qoq} {
		f.Var(to, name, "")
	}
	return x
}

// apply changes a figure by the flags that were given.
func (x *edits) apply(f *report.Figure) error {
	var err error
	day := func(to *report.Date, s string) {
		d, ok := report.ParseDate(s)
		if !ok {
			err = usagef("ctl.bad_value", "date", s)
		}
		*to = d
	}
	x.f.Visit(func(given *flag.Flag) {
		switch given.Name {
		case "subject":
			f.Subject.Text = x.subject
		case "code":
			f.Subject.Code = x.code
		case "measure":
			f.Measure = x.measure
		case "period":
			if f.Period.Key != x.period {
				f.Period = report.Period{Key: x.period}
			}
		case "unit":
			f.Quantity.Unit = x.unit
		case "nature":
			f.Nature = report.Nature(x.nature)
		case "basis":
			f.Basis = report.Basis(x.basis)
		case "author":
			f.Author = x.author
		case "value":
			f.Quantity.Value, f.Quantity.Low, f.Quantity.High, f.Quantity.Qualifier = x.value.v, nil, nil, ""
		case "yoy":
			f.Growth.YoY = x.yoy.v
		case "qoq":
			f.Growth.QoQ = x.qoq.v
		}
	})
	if x.low.v != nil || x.high.v != nil {
		f.Quantity.Value, f.Quantity.Low, f.Quantity.High = nil, x.low.v, x.high.v
	}
	if x.start != "" {
		day(&f.Period.Start, x.start)
	}
	if x.end != "" {
		day(&f.Period.End, x.end)
	}
	return err
}

// oneFigure reads the flags and gives the one word beside them, which names a figure.
func oneFigure(f *flag.FlagSet, args []string) (string, error) {
	args, err := parse(f, args)
	if err == nil && len(args) != 1 {
		err = usagef("ctl.one_figure")
	}
	if err != nil {
		return "", err
	}
	return args[0], nil
}

// runCorrect writes another number, unit, period or subject for a figure; its sentence stays.
func runCorrect(ctx context.Context, e *env, args []string) error {
	f := e.flags()
	x := newEdits(f)
	named, err := oneFigure(f, args)
	if err != nil {
		return err
	}
	return e.writing(ctx, func(l *store.Library) error {
		now, err := l.Figure(ctx, named)
		if err != nil {
			return fmt.Errorf("%s: %w", named, err)
		}
		if err := x.apply(&now); err != nil {
			return err
		}
		if err := l.Decide(ctx, report.Decision{Figure: now.ID, State: report.Corrected, Now: now}); err != nil {
			return err
		}
		return l.Sync(ctx)
	})
}

// runAdd adds a figure by hand to a report. With --quote it is tied to words of the report, which must stand there.
func runAdd(ctx context.Context, e *env, args []string) error {
	f := e.flags()
	x := newEdits(f)
	on, kind := f.String("report", "", ""), f.String("kind", "", "")
	args, err := parse(f, args)
	switch {
	case err != nil:
		return err
	case len(args) > 0 || *on == "" || *kind == "" || x.subject == "" || x.period == "" || x.value.v == nil && x.low.v == nil && x.high.v == nil:
		return usagef("ctl.add_needs")
	}
	return e.writing(ctx, func(l *store.Library) error {
		id, err := l.Resolve(ctx, *on)
		if err != nil {
			return err
		}
		now := report.Figure{Kind: report.Kind(*kind), Source: report.Source{Rule: "user", Version: 1}}
		if err := x.apply(&now); err != nil {
			return err
		}
		if x.quote != "" {
			r, err := l.Report(ctx, id)
			if err != nil {
				return err
			}
			at := strings.Index(r.Doc.Body, x.quote)
			if at < 0 {
				return usagef("ctl.no_quote", x.quote)
			}
			span := report.Span{From: at, To: at + len(x.quote)}
			now.Source.Span, now.Source.Mark, now.Source.Quote = span, span, x.quote
		}
		if err := l.Decide(ctx, report.Decision{Report: id, State: report.Confirmed, Now: now}); err != nil {
			return err
		}
		return l.Sync(ctx)
	})
}

// runHistory lists what was decided on a figure.
func runHistory(ctx context.Context, e *env, args []string) error {
	f := e.flags()
	asJSON := f.Bool("json", false, "")
	named, err := oneFigure(f, args)
	if err != nil {
		return err
	}
	return e.needing(ctx, func(l *store.Library) error {
		f, err := l.Figure(ctx, named)
		if err != nil {
			return fmt.Errorf("%s: %w", named, err)
		}
		past, err := l.History(ctx, f.ID)
		for _, p := range past {
			line := historyLine(p)
			if *asJSON {
				e.line(line)
				continue
			}
			undone := ""
			if line.Undone {
				undone = e.lang.T("ctl.taken_back")
			}
			fprintln(e.out, line.At, string(line.State), saying(p.Shown()), undone)
		}
		return err
	})
}

// runDismiss dismisses flags; with --open they are opened again.
func runDismiss(ctx context.Context, e *env, args []string) error {
	f := e.flags()
	again := f.Bool("open", false, "")
	args, err := parse(f, args)
	switch {
	case err != nil:
		return err
	case len(args) == 0:
		return usagef("ctl.one_flag")
	}
	return e.writing(ctx, func(l *store.Library) error {
		rows, err := l.Flags(ctx, queryOf(nil))
		if err != nil {
			return err
		}
		var flags []report.Flag
		for _, arg := range args {
			f, err := pick(rows, arg)
			if err != nil {
				return fmt.Errorf("%s: %w", arg, err)
			}
			flags = append(flags, f)
		}
		return l.Dismiss(ctx, flags, !*again)
	})
}

// pick finds the one flag whose ID begins with prefix.
func pick(rows []store.FlagRow, prefix string) (found report.Flag, err error) {
	for _, r := range rows {
		switch {
		case !strings.HasPrefix(string(r.ID), prefix):
		case found.ID != "" && found.ID != r.ID:
			return found, store.ErrAmbiguous
		default:
			found = r.Flag
		}
	}
	if found.ID == "" {
		err = store.ErrNotFound
	}
	return found, err
}
