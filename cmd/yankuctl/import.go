package main

import (
	"context"
	"errors"
	"io"
	"strings"

	"yanku/internal/format"
	"yanku/internal/i18n"
	"yanku/internal/ingest"
	"yanku/store"
)

// runImport imports files and folders; "-" reads their paths from standard input, one a line.
func runImport(ctx context.Context, e *env, args []string) error {
	f := e.flags()
	asJSON := f.Bool("json", false, "")
	password := f.String("password", "", "")
	args, err := parse(f, args)
	if err != nil {
		return err
	}
	if len(args) == 0 {
		return usagef("ctl.no_paths")
	}
	paths, err := e.paths(args)
	if err != nil {
		return err
	}
	return e.writing(ctx, func(l *store.Library) error {
		show := e.printEvent
		if *asJSON {
			show = e.printEventJSON
		}
		events, err := ingest.Run(ctx, l, paths, ingest.Options{OnEvent: show, Password: *password, Read: e.reader().ReadAs})
		if err != nil {
			return err
		}
		if err := l.Sync(ctx); err != nil {
			return err
		}
		return e.summarize(events)
	})
}

// paths puts the lines of standard input in the place of "-".
func (e *env) paths(args []string) (out []string, err error) {
	for _, arg := range args {
		if arg != "-" {
			out = append(out, arg)
			continue
		}
		data, err := io.ReadAll(e.in)
		if err != nil {
			return nil, err
		}
		for line := range strings.Lines(string(data)) {
			if line = strings.TrimRight(line, "\r\n"); line != "" {
				out = append(out, line)
			}
		}
	}
	return out, nil
}

// summarize counts what became of the files.
func (e *env) summarize(events []ingest.Event) error {
	count := map[string]int{}
	for _, ev := range events {
		count[ev.Status]++
	}
	e.say("ctl.imported", count[ingest.Imported], count[ingest.Duplicate], count[ingest.Failed])
	if n := count[ingest.Version]; n > 0 {
		e.say("ctl.imported.versions", n)
	}
	if count[ingest.Failed] > 0 {
		return errSome
	}
	return nil
}

// printEvent writes an event for people; failures go to the messages.
func (e *env) printEvent(ev ingest.Event) {
	switch ev.Status {
	case ingest.Failed:
		e.say("ctl.event.failed", ev.Path, e.fault(ev))
		return
	case ingest.Duplicate:
		fprintln(e.out, string(ev.Report), e.lang.T("ctl.event.duplicate"), ev.File)
	case ingest.Version:
		fprintln(e.out, string(ev.Report), e.lang.T("ctl.event.version", ev.DuplicateOf), ev.File)
	default:
		fprintln(e.out, string(ev.Report), e.lang.T("ctl.event.imported", ev.Figures), ev.File)
	}
	e.out.Flush()
}

// fault gives the words for what went wrong with a file.
func (e *env) fault(ev ingest.Event) string {
	key := "ctl.error." + ev.Code
	var unknown *format.UnknownError
	if errors.As(ev.Err, &unknown) && i18n.Has("kind."+unknown.Format) {
		return e.lang.T("kind." + unknown.Format)
	}
	if unknown != nil && unknown.Format != "" {
		return e.lang.T("ctl.error.unknown_kind", unknown.Format)
	}
	if ev.Code == "io" || !i18n.Has(key) {
		return ev.Err.Error()
	}
	return e.lang.T(key)
}

// printEventJSON writes an event as CONTRACT's line and brings it out at once: the file is durable.
func (e *env) printEventJSON(ev ingest.Event) {
	line := eventJSON{
		Path: ev.Path, File: ev.File, Status: ev.Status, Report: ev.Report, DuplicateOf: ev.DuplicateOf,
		MS: ev.Took.Milliseconds(), Quality: round(ev.Quality), Edits: ev.Edits, Figures: ev.Figures, Flags: ev.Flags,
	}
	if ev.Err != nil {
		line.Error = &errorJSON{ev.Code, e.fault(ev)}
	}
	e.line(line)
	e.out.Flush()
}
