package main

import (
	"context"
	"errors"
	"fmt"

	"yanku/internal/config"
	"yanku/internal/ingest"
	"yanku/store"
)

// runRebuild makes the library anew from its original files.
func runRebuild(ctx context.Context, e *env, args []string) error {
	if err := e.bare(e.flags(), args); err != nil {
		return err
	}
	dir, err := config.Library(e.library)
	if err != nil {
		return &openError{e.library, err}
	}
	out, err := store.Rebuild(ctx, dir, store.Options{Read: ingest.ReadAs}, func(done, total int, file string) {
		if file != "" {
			e.say("ctl.rebuild.progress", done, total, file)
		}
	})
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, store.ErrNotFound):
		return &openError{dir, errors.New(e.lang.T("ctl.rebuild.none"))}
	case errors.Is(err, store.ErrLocked), errors.Is(err, store.ErrNewer):
		return &openError{dir, err}
	case err != nil:
		return err
	}
	for _, lost := range out.Failed {
		e.say("ctl.event.failed", lost.File, lost.Err)
	}
	fmt.Fprintln(e.out, e.lang.T("ctl.rebuilt", out.Reports, len(out.Failed)))
	if out.Kept != "" {
		e.say("ctl.rebuild.kept", out.Kept)
	}
	if len(out.Failed) > 0 {
		return errSome
	}
	return e.writing(ctx, func(l *store.Library) error { return l.Sync(ctx) }) // the new index
}

// runReread reads the files of reports anew by the rules of this version.
func runReread(ctx context.Context, e *env, args []string) error {
	args, err := parse(e.flags(), args)
	if err != nil {
		return err
	}
	if len(args) == 0 {
		return usagef("ctl.one_id")
	}
	return e.writing(ctx, func(l *store.Library) error {
		ids, err := resolveAll(ctx, l, args)
		if err != nil {
			return err
		}
		for _, id := range ids {
			if err := l.Reread(ctx, id); err != nil {
				return err
			}
		}
		return l.Sync(ctx)
	})
}
