package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"

	"yanku/internal/report"
	"yanku/store/sqlite"
)

// ErrNoReader says that the library was opened without Options.Read.
var ErrNoReader = errors.New("the library was opened without a reader of files")

// SetReading reads a report's file anew in another way and puts what it gives in the place of what was read before, as one change. What the user made of the
// report stays, and so do the states of figures that are still there. An error of the reader leaves the report as it is.
func (l *Library) SetReading(ctx context.Context, id report.ID, how report.Reading) error {
	j, err := l.reading(ctx, sqlite.Change{Verb: sqlite.VerbReading, Reports: []report.ID{id}, Reading: &how})
	if err != nil {
		return err
	}
	defer l.ring()
	return l.db.Write(ctx, func(tx *sqlite.Tx) error { return apply(ctx, tx, j) })
}

// SetUndone takes back the edits of cleaning with these keys, and makes all others; see SetReading.
func (l *Library) SetUndone(ctx context.Context, id report.ID, keys []report.EditKey) error {
	s, err := l.summary(ctx, id)
	if err != nil {
		return err
	}
	s.Reading.Undone = slices.Clone(keys)
	return l.SetReading(ctx, id, s.Reading)
}

// Reread reads a report's file anew in the same way, as the rules of a later version of the program do it. It is no change of the user's: there is nothing to take back.
func (l *Library) Reread(ctx context.Context, id report.ID) error {
	s, err := l.summary(ctx, id)
	if err != nil {
		return err
	}
	j, err := l.reading(ctx, sqlite.Change{Verb: sqlite.VerbReading, Reports: []report.ID{id}, Reading: &s.Reading})
	if err != nil {
		return err
	}
	defer l.ring()
	return l.db.Write(ctx, func(tx *sqlite.Tx) error {
		_, err := j.do(ctx, tx)
		return err
	})
}

// summary reads the line of one report.
func (l *Library) summary(ctx context.Context, id report.ID) (report.Summary, error) {
	all, err := l.db.Versions(ctx, id)
	for _, s := range all {
		if s.ID == id {
			return s, nil
		}
	}
	return report.Summary{}, err
}

// reading reads the file of the report that a change is of, in the way that the change wants.
func (l *Library) reading(ctx context.Context, c sqlite.Change) (job, error) {
	if l.options.Read == nil {
		return job{}, ErrNoReader
	}
	id := c.Reports[0]
	s, err := l.summary(ctx, id)
	if err != nil {
		return job{}, err
	}
	path, err := l.Original(ctx, id)
	if err != nil {
		return job{}, err
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return job{}, fmt.Errorf("read %s anew: %w", s.File, err)
	}
	if _, sha := report.FileID(data); sha != s.SHA {
		return job{}, fmt.Errorf("read %s anew: its file was changed: %w", s.File, ErrDamaged)
	}
	in, err := l.options.Read(ctx, s.File, data, *c.Reading)
	if err != nil {
		return job{}, fmt.Errorf("read %s anew: %w", s.File, err)
	}
	in.Data = nil
	return job{Change: c, read: &in}, nil
}
