package main

import (
	"context"
	"fmt"

	"yanku/internal/audit"
	"yanku/internal/i18n"
	"yanku/internal/query"
	"yanku/store"
)

// runList lists the reports that answer a query, newest first.
func runList(ctx context.Context, e *env, args []string) error {
	return e.listing(ctx, args, func(l *store.Library, q query.Tree, asJSON bool) error {
		reports, err := l.Reports(ctx, q)
		for _, s := range reports {
			if asJSON {
				e.line(listLine(s))
				continue
			}
			fprintln(e.out, string(s.ID), s.Date.String(), s.Institution, string(s.Type), s.Rating, s.Title)
		}
		return err
	})
}

// runFlags lists the flags on the reports that answer a query.
func runFlags(ctx context.Context, e *env, args []string) error {
	return e.listing(ctx, args, func(l *store.Library, q query.Tree, asJSON bool) error {
		flags, err := l.Flags(ctx, q)
		for _, row := range flags {
			if asJSON {
				e.line(flagLine(row.Flag, row.Report))
				continue
			}
			fprintln(e.out, string(row.ID), string(row.Level), string(row.Kind), row.Report.Title, audit.Say(row.Flag, e.lang == i18n.English))
		}
		return err
	})
}

// listing runs a command that takes --json and a query and reads the library.
func (e *env) listing(ctx context.Context, args []string, do func(l *store.Library, q query.Tree, asJSON bool) error) error {
	f := e.flags()
	asJSON := f.Bool("json", false, "")
	args, err := parse(f, args)
	if err != nil {
		return err
	}
	return e.reading(ctx, func(l *store.Library) error { return do(l, queryOf(args), *asJSON) })
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
