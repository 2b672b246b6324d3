package main

import (
	"context"
	"errors"
	"flag"
	"io"
	"strings"

	"yanku/internal/audit"
	"yanku/internal/config"
	"yanku/internal/query"
	"yanku/internal/zh"
	"yanku/store"
)

// flags makes the set of flags of a command; --library stands in every one.
func (e *env) flags() *flag.FlagSet {
	f := flag.NewFlagSet(e.command, flag.ContinueOnError)
	f.SetOutput(io.Discard)
	f.StringVar(&e.library, "library", e.library, "")
	return f
}

// parse reads the flags among args, wherever they stand, and gives the other words. A word with one "-" that is no flag is such a word, so that a query may
// say -游戏; after "--" everything is.
func parse(f *flag.FlagSet, args []string) (words []string, err error) {
	for len(args) > 0 {
		arg := args[0]
		args = args[1:]
		if arg == "--" {
			return append(words, args...), nil
		}
		name, value, given := strings.Cut(strings.TrimLeft(arg, "-"), "=")
		known := f.Lookup(name)
		switch {
		case arg == "--help" || arg == "-h":
			return nil, errHelp
		case !strings.HasPrefix(arg, "-") || known == nil && !strings.HasPrefix(arg, "--"):
			words = append(words, arg)
			continue
		case known == nil:
			return nil, usagef("ctl.unknown_flag", arg)
		}
		if b, ok := known.Value.(interface{ IsBoolFlag() bool }); ok && b.IsBoolFlag() && !given {
			value, given = "true", true
		}
		if !given {
			if len(args) == 0 {
				return nil, usagef("ctl.no_value", arg)
			}
			value, args = args[0], args[1:]
		}
		if err := f.Set(name, value); err != nil {
			return nil, usagef("ctl.bad_value", arg, value)
		}
	}
	return words, nil
}

// bare reads the flags of a command that takes no words.
func (e *env) bare(f *flag.FlagSet, args []string) error {
	args, err := parse(f, args)
	if err == nil && len(args) > 0 {
		err = usagef("ctl.bad_value", e.command, args[0])
	}
	return err
}

// queryOf makes one query of the words after the flags, without synonyms.
func queryOf(words []string) query.Tree { return query.Parse(strings.Join(words, " ")) }

// open opens the library for reading or for writing. For reading, one that is not there yet is named and nil.
func (e *env) open(ctx context.Context, readOnly bool) (*store.Library, error) {
	dir, err := config.Library(e.library)
	if err != nil {
		return nil, &openError{e.library, err}
	}
	l, err := store.Open(ctx, dir, store.Options{ReadOnly: readOnly, Words: zh.Words, Read: e.reader().ReadAs, Doubt: audit.Between})
	if readOnly && errors.Is(err, store.ErrNotFound) {
		e.say("ctl.no_library", dir)
		return nil, nil
	}
	if err != nil {
		return nil, &openError{dir, err}
	}
	return l, nil
}

// reading opens the library for reading and gives it to do; without a library there is nothing to do.
func (e *env) reading(ctx context.Context, do func(*store.Library) error) error {
	return e.with(ctx, true, nil, do)
}

// needing is reading for a command that can do nothing without a library: then that is a failure.
func (e *env) needing(ctx context.Context, do func(*store.Library) error) error {
	return e.with(ctx, true, errSome, do)
}

// writing opens the library for writing and gives it to do.
func (e *env) writing(ctx context.Context, do func(*store.Library) error) error {
	return e.with(ctx, false, nil, do)
}

// with opens the library and gives it to do; without is what it returns when there is none.
func (e *env) with(ctx context.Context, readOnly bool, without error, do func(*store.Library) error) error {
	l, err := e.open(ctx, readOnly)
	switch {
	case err != nil:
		return err
	case l == nil:
		return without
	}
	return errors.Join(do(l), l.Close())
}

// reason gives the words for an error that the user can do something about, else the error as it is.
func (e *env) reason(err error) string {
	for _, known := range []struct {
		err error
		key string
	}{
		{store.ErrLocked, "ctl.locked"},
		{store.ErrNewer, "ctl.newer"},
		{store.ErrDamaged, "ctl.damaged"},
		{store.ErrAmbiguous, "ctl.ambiguous"},
		{store.ErrNotFound, "ctl.not_found"},
	} {
		if errors.Is(err, known.err) {
			return e.lang.T(known.key)
		}
	}
	return err.Error()
}
