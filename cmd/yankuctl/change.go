package main

import (
	"context"
	"strconv"

	"yanku/store"
)

// runStar stars reports.
func runStar(ctx context.Context, e *env, args []string) error { return e.star(ctx, args, true) }

// runUnstar takes the stars of reports away.
func runUnstar(ctx context.Context, e *env, args []string) error { return e.star(ctx, args, false) }

func (e *env) star(ctx context.Context, args []string, on bool) error {
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
		if err := l.SetStar(ctx, ids, on); err != nil {
			return err
		}
		return l.Sync(ctx)
	})
}

// runUndo takes back the last changes: one, or as many as told.
func runUndo(ctx context.Context, e *env, args []string) error {
	args, err := parse(e.flags(), args)
	if err != nil {
		return err
	}
	n := 1
	if len(args) > 0 {
		if n, err = strconv.Atoi(args[0]); err != nil || n < 1 || len(args) > 1 {
			return usagef("ctl.bad_value", "undo", args[0])
		}
	}
	return e.writing(ctx, func(l *store.Library) error {
		done, err := l.Undo(ctx, n)
		if err != nil {
			return err
		}
		e.say("ctl.undone", done)
		return l.Sync(ctx)
	})
}
