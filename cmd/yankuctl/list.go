package main

import (
	"context"
	"fmt"

	"yanku/internal/audit"
	"yanku/internal/i18n"
	"yanku/store"
)

// runList lists the reports that answer a query, newest first.
func runList(ctx context.Context, e *env, args []string) error {
	f := e.flags()
	asJSON := f.Bool("json", false, "")
	args, err := parse(f, args)
	if err != nil {
		return err
	}
	return e.reading(ctx, func(l *store.Library) error {
		reports, err := l.Reports(ctx, queryOf(args))
		if err != nil {
			return err
		}
		for _, s := range reports {
			if *asJSON {
				e.line(listLine(s))
				continue
			}
			fprintln(e.out, string(s.ID), s.Date.String(), s.Institution, string(s.Type), s.Rating, s.Title)
		}
		return nil
	})
}

// runFlags lists the flags on the reports that answer a query.
func runFlags(ctx context.Context, e *env, args []string) error {
	f := e.flags()
	asJSON := f.Bool("json", false, "")
	args, err := parse(f, args)
	if err != nil {
		return err
	}
	return e.reading(ctx, func(l *store.Library) error {
		flags, err := l.Flags(ctx, queryOf(args))
		if err != nil {
			return err
		}
		for _, row := range flags {
			if *asJSON {
				e.line(flagLine(row.Flag, row.Report))
				continue
			}
			fprintln(e.out, string(row.ID), string(row.Level), string(row.Kind), row.Report.Title, audit.Say(row.Flag, e.lang == i18n.English))
		}
		return nil
	})
}

// runVersion tells the program's version.
func runVersion(_ context.Context, e *env, args []string) error {
	if _, err := parse(e.flags(), args); err != nil {
		return err
	}
	fmt.Fprintln(e.out, "yankuctl", version)
	return nil
}

// runLater answers for the commands that a later version has.
func runLater(_ context.Context, e *env, _ []string) error { return usagef("ctl.later", e.command) }
