package main

import (
	"context"
	"errors"
	"io"
	"runtime/debug"
	"slices"
	"strings"

	"yanku/internal/format"
	"yanku/internal/i18n"
	"yanku/internal/ingest"
	"yanku/internal/ocr"
	"yanku/store"
)

// An import leaves the collector of garbage idle as long as the process has less than lazyBytes, which spares a tenth of the processor's time (910 daily reports, 19 s to
// 17 s); with more it works as often as it must, which the runtime bounds to half of the time.
const (
	lazyBytes   = 512 << 20
	lazyGarbage = 400 // percent of the live heap, against 100 as usual
)

// beLazy sets that, and gives what sets it back.
func beLazy() (back func()) {
	percent, limit := debug.SetGCPercent(lazyGarbage), debug.SetMemoryLimit(lazyBytes)
	return func() {
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(limit)
	}
}

// runImport imports files and folders; "-" reads their paths from standard input, one a line.
func runImport(ctx context.Context, e *env, args []string) error {
	f := e.flags()
	asJSON := f.Bool("json", false, "")
	password := f.String("password", "", "")
	scans := f.Bool("ocr", false, "")
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
	defer beLazy()()
	return e.writing(ctx, func(l *store.Library) error {
		show := e.printEvent
		if *asJSON {
			show = e.printEventJSON
		}
		events, err := ingest.Run(ctx, l, paths, ingest.Options{
			OnEvent: show, OnProgress: e.printPage, Password: *password, OCR: *scans, Read: e.reader().ReadAs,
		})
		if err != nil {
			return err
		}
		if err := l.Sync(ctx); err != nil {
			return err
		}
		return errors.Join(e.summarize(events), e.tellNews(ctx, l, events))
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
	if slices.ContainsFunc(events, lacksOCR) {
		e.say("ocr.install")
	}
	if count[ingest.Failed] > 0 {
		return errSome
	}
	return nil
}

// lacksOCR tells whether a scan could not be read because there is no tesseract, or none for Chinese.
func lacksOCR(ev ingest.Event) bool {
	return errors.Is(ev.Err, ocr.ErrMissing) || errors.Is(ev.Err, ocr.ErrModel)
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
		fprintln(e.out, string(ev.Report), e.lang.T(imported(ev), ev.Figures), ev.File)
	}
	e.out.Flush()
}

// imported is the key of the words for a new report.
func imported(ev ingest.Event) string {
	if ev.OCR {
		return "ctl.event.imported.ocr"
	}
	return "ctl.event.imported"
}

// printPage tells how far a scan is, which takes seconds a page.
func (e *env) printPage(p ingest.Progress) {
	if p.Pages > 0 {
		e.say("ctl.event.ocr", p.File, p.Page, p.Pages)
	}
}

// fault gives the words for what went wrong with a file; those that name a flag of the command line come first.
func (e *env) fault(ev ingest.Event) string {
	name, kind := format.Reason(ev.Err)
	if key := "ctl.error." + name; i18n.Has(key) {
		return e.lang.T(key)
	}
	if words := e.lang.Reason(name, kind); words != "" && name != "io" {
		return words
	}
	return ev.Err.Error()
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
