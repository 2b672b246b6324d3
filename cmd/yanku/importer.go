package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"time"

	"yanku/assets"
	"yanku/internal/format"
	"yanku/internal/ingest"
	"yanku/internal/ocr"
	"yanku/ui/model"
)

const indexing = 20 * time.Second // after an import the index catches up; then the memory of both is given back

// Import brings files, a text or the samples into the library.
func (l *library) Import(ctx context.Context, load model.Load, progress func(model.Progress), outcome func(model.Outcome)) error {
	sink, err := l.store()
	if err != nil {
		return err
	}
	switch {
	case load.Text != "":
		for _, e := range ingest.Add(ctx, sink, pastedName(load.Text, time.Now()), []byte(load.Text)) {
			outcome(outcomeOf(e))
		}
		return ctx.Err()
	case load.Samples:
		dir, err := stageSamples()
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir) // copies; what stays behind on a failure is in the folder of temporary files
		load.Paths = []string{dir}
	}
	defer func() { time.AfterFunc(indexing, debug.FreeOSMemory) }()
	_, err = ingest.Run(ctx, sink, load.Paths, ingest.Options{
		Read:       l.names.read,
		Password:   load.Password,
		OCR:        load.OCR,
		OnEvent:    func(e ingest.Event) { outcome(installed(ctx, outcomeOf(e))) },
		OnProgress: func(p ingest.Progress) { progress(model.Progress(p)) },
	})
	return err
}

func outcomeOf(e ingest.Event) model.Outcome {
	o := model.Outcome{Path: e.Path, File: e.File, Status: e.Status, Report: e.Report, Code: e.Code}
	if e.Status == ingest.Duplicate {
		o.Report = e.DuplicateOf
	}
	if e.Err != nil {
		o.Detail = e.Err.Error()
	}
	o.Reason, o.Kind = format.Reason(e.Err)
	return o
}

// installed says of a scan what has to be installed before it can be recognised, if something has.
func installed(ctx context.Context, o model.Outcome) model.Outcome {
	if o.NeedsOCR() {
		if reason, _ := format.Reason(ocr.Ready(ctx)); strings.HasPrefix(reason, "ocr_") {
			o.Reason = reason
		}
	}
	return o
}

const longestName = 30 // characters of a pasted text's first line in its file's name

// pastedName names a text from the clipboard by its first line and the day.
func pastedName(text string, now time.Time) string {
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	name := []rune(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|#`, r) || r < ' ' {
			return -1
		}
		return r
	}, line))
	name = name[:min(len(name), longestName)]
	return fmt.Sprintf("%s %s.txt", strings.TrimSpace(string(name)), now.Format("2006-01-02"))
}

// stageSamples writes the sample reports into a new folder of temporary files.
func stageSamples() (dir string, err error) {
	dir, err = os.MkdirTemp("", "yanku-samples-")
	if err != nil {
		return "", fmt.Errorf("stage samples: %w", err)
	}
	samples := assets.Samples()
	names, err := fs.Glob(samples, "*.*")
	if err != nil {
		return "", fmt.Errorf("stage samples: %w", err)
	}
	for _, name := range names {
		data, err := fs.ReadFile(samples, name)
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, name), data, 0o600)
		}
		if err != nil {
			return "", fmt.Errorf("stage sample %s: %w", name, err)
		}
	}
	return dir, nil
}
