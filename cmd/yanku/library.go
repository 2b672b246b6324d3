package main

import (
	"context"
	"errors"
	"runtime/debug"
	"sync"

	"yanku/internal/audit"
	"yanku/internal/query"
	"yanku/internal/report"
	"yanku/internal/zh"
	"yanku/store"
	"yanku/ui/model"
)

// library is the store as the window needs it. All calls but close come from the background; those that come before the store is open find none.
type library struct {
	dir   string
	names *nameList
	mu    sync.Mutex
	lib   *store.Library
	load  sync.Once
}

var errClosed = errors.New("the library is not open")

func newLibrary(dir string) *library { return &library{dir: dir, names: newNameList()} }

// Open opens the store.
func (l *library) Open(ctx context.Context, readOnly bool) error {
	lib, err := store.Open(ctx, l.dir, store.Options{ReadOnly: readOnly, Words: zh.Words, Read: l.names.read, Doubt: audit.Between})
	if errors.Is(err, store.ErrLocked) {
		return model.ErrLocked
	}
	if err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.lib = lib
	return nil
}

// segment loads the dictionary before the first search needs it. What the loading of it and of the fonts left behind, a hundred megabytes, is given back to the system.
func (l *library) segment() {
	_, _ = zh.LoadSegmenter() // a search that needs it goes on without
	debug.FreeOSMemory()
}

func (l *library) store() (*store.Library, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.lib == nil {
		return nil, errClosed
	}
	return l.lib, nil
}

func (l *library) close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.lib == nil {
		return nil
	}
	lib := l.lib
	l.lib = nil
	return lib.Close()
}

// List gives all lines. After the first time the dictionary for the ranking of hits is loaded, so that it is not in the way of the window's start.
func (l *library) List(ctx context.Context) ([]report.Summary, error) {
	s, err := l.store()
	if err != nil {
		return nil, err
	}
	defer l.load.Do(func() { go l.segment() })
	return s.Reports(ctx, query.Parse(""))
}

// opener reads reports; library's own Open is the opening of the library.
type opener struct{ l *library }

// Open reads one report.
func (o opener) Open(ctx context.Context, id report.ID) (report.Stored, error) {
	s, err := o.l.store()
	if err != nil {
		return report.Stored{}, err
	}
	return s.Report(ctx, id)
}

// SetRead marks a report read or unread. The window marks it read when it is shown, which is nothing to take back.
func (l *library) SetRead(ctx context.Context, id report.ID, read bool) error {
	s, err := l.store()
	if err != nil {
		return err
	}
	if read {
		return s.Seen(ctx, id)
	}
	return s.SetRead(ctx, id, read)
}

// SetStar gives a report a star or takes it away.
func (l *library) SetStar(ctx context.Context, id report.ID, star bool) error {
	s, err := l.store()
	if err != nil {
		return err
	}
	return s.SetStar(ctx, []report.ID{id}, star)
}
