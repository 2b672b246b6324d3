package main

import (
	"context"
	"fmt"
	"time"

	"yanku/internal/report"
	"yanku/store"
)

// versionJSON is a line of versions.
type versionJSON struct {
	listJSON
	VersionOf report.ID `json:"version_of"` // the first of them
	Current   bool      `json:"current"`
	Chosen    bool      `json:"chosen,omitempty"` // by the user
	Format    string    `json:"format"`
	Added     string    `json:"added"`
	Quality   float64   `json:"quality"`
}

// runVersions lists the versions of a report, the first to arrive first.
func runVersions(ctx context.Context, e *env, args []string) error {
	f := e.flags()
	asJSON := f.Bool("json", false, "")
	return e.one(ctx, f, args, func(l *store.Library, id report.ID) error {
		all, err := l.Versions(ctx, id)
		for _, s := range all {
			added := time.UnixMilli(s.Added)
			if *asJSON {
				e.line(versionJSON{listLine(s), s.Work, s.Current, s.Chosen, s.Format, added.UTC().Format(time.RFC3339), round(s.Quality)})
				continue
			}
			fprintln(e.out, string(s.ID), s.Date.String(), s.Format, added.Format("2006-01-02 15:04"), s.File, e.place(s))
		}
		return err
	})
}

// place tells in words what a version is among the others.
func (e *env) place(s report.Summary) string {
	switch {
	case s.Apart:
		return e.lang.T("ctl.versions.apart")
	case s.Chosen && s.Current:
		return e.lang.T("ctl.versions.chosen")
	case s.Current:
		return e.lang.T("ctl.versions.current")
	}
	return ""
}

// runCurrent makes a version the one that is shown.
func runCurrent(ctx context.Context, e *env, args []string) error {
	args, err := parse(e.flags(), args)
	if err != nil {
		return err
	}
	return e.changing(ctx, args, func(l *store.Library, id report.ID) error { return l.SetCurrent(ctx, id) })
}

// runApart keeps a report apart from others of its text.
func runApart(ctx context.Context, e *env, args []string) error {
	f := e.flags()
	off := f.Bool("off", false, "")
	args, err := parse(f, args)
	if err != nil {
		return err
	}
	return e.changing(ctx, args, func(l *store.Library, id report.ID) error { return l.SetApart(ctx, id, !*off) })
}

// changing opens the library for writing and gives the one report that args name to do.
func (e *env) changing(ctx context.Context, args []string, do func(*store.Library, report.ID) error) error {
	if len(args) != 1 {
		return usagef("ctl.one_id")
	}
	return e.writing(ctx, func(l *store.Library) error {
		id, err := resolve(ctx, l, args[0])
		if err == nil {
			err = do(l, id)
		}
		if err == nil {
			err = l.Sync(ctx)
		}
		return err
	})
}

// resolve finds the report whose ID begins so.
func resolve(ctx context.Context, l *store.Library, prefix string) (report.ID, error) {
	id, err := l.Resolve(ctx, prefix)
	if err != nil {
		return "", fmt.Errorf("%s: %w", prefix, err)
	}
	return id, nil
}

// resolveAll finds the reports whose IDs begin so.
func resolveAll(ctx context.Context, l *store.Library, prefixes []string) ([]report.ID, error) {
	var ids []report.ID
	for _, prefix := range prefixes {
		id, err := resolve(ctx, l, prefix)
		if err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, nil
}
