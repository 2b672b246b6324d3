// Package store is the library on the disk: rows in SQLite, the files as they came, side files, and a search index that is only a cache.
// Every write of the user's is one change with its inverse in a journal.
package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"

	"yanku/internal/report"
	"yanku/store/index"
	"yanku/store/sqlite"
)

// ErrLocked says that another process has the library open for writing.
var ErrLocked = errors.New("the library is open in another program")

// ErrAmbiguous says that the beginning of an ID fits several reports.
var ErrAmbiguous = errors.New("fits several reports")

// The errors of the database: the first two leave the library as it is.
var (
	ErrNewer    = sqlite.ErrNewer
	ErrDamaged  = sqlite.ErrDamaged
	ErrNotFound = sqlite.ErrNotFound
	ErrStored   = sqlite.ErrStored
)

// Options say how to open a library.
type Options struct {
	// ReadOnly opens beside a writer and writes nothing, not even a folder: a library that is not there is ErrNotFound. Only the database of an older version is
	// brought to the schema of this one.
	ReadOnly bool
	// Words cuts folded text into words, for the search of whole words: zh.Words. It may be nil; then any two Chinese characters may part words.
	Words func(text string) []report.Span
	// Read reads a report's file anew, in the way its user decided: ingest.ReadAs. It may be nil; then nothing can be read anew.
	Read func(ctx context.Context, name string, data []byte, how report.Reading) (report.Import, error)
	// Doubt gives the flags between reports: audit.Between. It may be nil.
	Doubt func([]report.Said) []report.Flag
}

// Library is an open library. It may be used from several goroutines.
type Library struct {
	dir     string
	options Options
	db      *sqlite.DB
	index   atomic.Pointer[index.Index] // nil when the index cannot be had: search then looks at the rows
	lock    *lockFile                   // nil for a reader

	puts  puts         // imports that wait for one transaction
	files sync.RWMutex // held for reading from a file's arrival to its commit, for writing while files go to the trash

	doubts doubts // the flags between reports
	sets   sets   // the reports in each state
	words  book   // the words that may be meant

	building atomic.Bool // the index is made anew
	broken   atomic.Bool // it is to be

	stop   context.CancelFunc // of the goroutine that empties the outbox
	bell   chan struct{}      // rung when the outbox has something
	idle   chan struct{}      // closed when that goroutine has ended
	tried  func(error)        // told how every round of it ended, for tests; may be nil
	hurry  chan struct{}      // rung when somebody wants the drain that goes on calmly
	held   atomic.Int32       // how many want it
	drains sync.Mutex         // one drain at a time
}

// Open opens the library in dir; for writing it is made when missing. One process may write: a second one gets ErrLocked, while any number may read.
// Whatever an earlier process left undone is finished in the background. ErrNewer and ErrDamaged leave every file as it is.
func Open(ctx context.Context, dir string, o Options) (*Library, error) {
	l := &Library{dir: dir, options: o, bell: make(chan struct{}, 1), hurry: make(chan struct{}, 1), idle: make(chan struct{})}
	if err := l.open(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("open library %s: %w", dir, err), l.release())
	}
	if o.ReadOnly {
		close(l.idle)
		l.stop = func() {}
		return l, nil
	}
	ctx, l.stop = context.WithCancel(context.WithoutCancel(ctx))
	go l.deliver(ctx)
	l.ring()
	return l, nil
}

func (l *Library) open(ctx context.Context) (err error) {
	if !l.options.ReadOnly {
		if err := os.MkdirAll(l.dir, 0o700); err != nil {
			return err
		}
		if l.lock, err = lockLibrary(filepath.Join(l.dir, "lock")); err != nil {
			return err
		}
	}
	path := filepath.Join(l.dir, "yanku.db")
	l.db, err = sqlite.Open(ctx, path, l.options.ReadOnly)
	if errors.Is(err, sqlite.ErrOlder) {
		if err = l.renew(ctx, path); err == nil {
			l.db, err = sqlite.Open(ctx, path, true)
		}
	}
	if err != nil {
		return err
	}
	if !l.options.ReadOnly {
		if err := errors.Join(l.prepare(), l.adopt(ctx)); err != nil {
			return err
		}
	}
	return l.openIndex(ctx)
}

// renew brings the database of an older version to this one's schema, for a reader: the one thing that a reader writes. ErrLocked while a writer has it.
func (l *Library) renew(ctx context.Context, path string) error {
	lock, err := lockLibrary(filepath.Join(l.dir, "lock"))
	if err != nil {
		return err
	}
	db, err := sqlite.Open(ctx, path, false)
	if err == nil {
		err = db.Close()
	}
	return errors.Join(err, lock.release())
}

// prepare makes the folders and library.json, and removes files that an interrupted import left half written.
func (l *Library) prepare() error {
	if err := os.RemoveAll(l.temp()); err != nil {
		return err
	}
	for _, dir := range []string{l.temp(), filepath.Join(l.dir, "originals")} {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return err
		}
	}
	return l.introduce()
}

func (l *Library) temp() string { return filepath.Join(l.dir, "tmp") }

// Close ends background work after the step it is at and closes the library. What is not in the index by then is searched in the rows until it is.
func (l *Library) Close() error {
	l.stop()
	<-l.idle
	return l.release()
}

func (l *Library) release() error {
	var errs []error
	if ix := l.index.Load(); ix != nil {
		errs = append(errs, ix.Close())
	}
	if l.db != nil {
		errs = append(errs, l.db.Close())
	}
	if l.lock != nil {
		errs = append(errs, l.lock.release())
	}
	return errors.Join(errs...)
}
