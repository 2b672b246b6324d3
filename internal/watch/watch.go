// Package watch looks after folders that the user chose: it tells which files are new there and whole, and never touches one of them.
//
// Events of the file system only say when to look; what counts is what a look finds, so that missed events and network drives cost time and no file.
package watch

import (
	"context"
	"errors"
	"maps"
	"sync"
	"time"
)

// Folder is a watched folder.
type Folder struct {
	Path   string // absolute
	Sub    bool   // its subfolders too
	Paused bool
}

// News is what a look at a folder found. Every field but Folder may be empty.
type News struct {
	Folder  string
	Ready   []string // files to be imported now, in the order of their names; see Done
	Ask     int      // so many files were in the folder before it was watched; see Answer
	Lost    error    // the folder cannot be read, told once; it is looked for on
	Back    bool     // it can be read again
	Problem error    // what was seen could not be kept
}

// The times of a Watcher.
const (
	settle = 2 * time.Second // a file is whole when its size and time stayed the same for so long
	every  = time.Second     // between looks at a folder in which something happens
	rescan = time.Minute     // between looks at a folder in which nothing seems to
	rest   = 5               // a folder rests so many times as long as the look at it took
)

// Options of a Watcher. Nil functions do nothing.
type Options struct {
	Tell func(News)            // called from the watcher's goroutines, one at a time
	Save func(State) error     // keeps what was seen, after it changed
	Skip func(dir string) bool // subfolders that are left out
}

// Watcher looks after folders. Its methods may be called from any goroutine and never wait for a disk.
type Watcher struct {
	o     Options
	book  *book
	looks map[string]*look
	hear  hearing

	every time.Duration
	now   func() time.Time
	start func(func()) // runs a look, which may hang on a network drive

	mu    sync.Mutex
	queue []func()
	wake  chan struct{}
}

// look is when a folder was looked at.
type look struct {
	busy, dirty bool
	last        time.Time
	took        time.Duration
}

// hearing says in which folders something happened.
type hearing interface {
	listen(dirs []string) // to these too
	deaf(dir string)      // listens no more to dir and what is below it
}

// New gives a watcher of no folder that remembers state. Run sets it going.
func New(state State, o Options) *Watcher {
	if o.Tell == nil {
		o.Tell = func(News) {}
	}
	if o.Save == nil {
		o.Save = func(State) error { return nil }
	}
	return &Watcher{
		o: o, book: newBook(state), looks: map[string]*look{}, hear: silence{}, every: every, now: time.Now, start: func(f func()) { go f() }, wake: make(chan struct{}, 1),
	}
}

// Run watches until ctx ends. Without the system's events (too many watches, a network drive) it looks once a minute.
func (w *Watcher) Run(ctx context.Context) {
	ears, err := listenToDisk()
	if err == nil {
		defer ears.close()
		w.hear = ears
	}
	ticker := time.NewTicker(w.every)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case path := <-ears.paths():
			w.touched(path)
		case <-w.wake:
			w.drain()
		case <-ticker.C:
			w.pulse()
		}
	}
}

// post has f run on the watcher's goroutine.
func (w *Watcher) post(f func()) {
	w.mu.Lock()
	w.queue = append(w.queue, f)
	w.mu.Unlock()
	select {
	case w.wake <- struct{}{}:
	default:
	}
}

func (w *Watcher) drain() {
	w.mu.Lock()
	queue := w.queue
	w.queue = nil
	w.mu.Unlock()
	for _, f := range queue {
		f()
	}
}

// Watch sets which folders are watched. What was seen in one that is no longer there is forgotten.
func (w *Watcher) Watch(folders []Folder) {
	w.post(func() {
		for _, gone := range w.book.set(folders) {
			delete(w.looks, gone)
			w.hear.deaf(gone)
		}
		for path := range w.book.folders {
			if w.looks[path] == nil {
				w.looks[path] = &look{}
			}
			w.looks[path].dirty = true
		}
		w.keep()
		w.pulse()
	})
}

// Answer says what becomes of the files that were in a folder before: all are imported, or only those that come from now on.
func (w *Watcher) Answer(folder string, all bool) {
	w.post(func() {
		w.book.answer(folder, all)
		w.keep()
		if l := w.looks[folder]; l != nil {
			l.dirty = true
		}
		w.pulse()
	})
}

// Done says that files that were Ready are dealt with, imported or refused, and need not be told of again. One that is never Done is told of again when
// the program starts anew.
func (w *Watcher) Done(paths []string) {
	w.post(func() {
		w.book.done(paths)
		w.keep()
	})
}

// touched notes that something happened to a path.
func (w *Watcher) touched(path string) {
	for folder, l := range w.looks {
		if within(path, folder) {
			l.dirty = true
		}
	}
}

// pulse looks at the folders that it is time for.
func (w *Watcher) pulse() {
	now := w.now()
	for path, f := range w.book.folders {
		l := w.looks[path]
		since := now.Sub(l.last)
		if f.Paused || l.busy || since < rest*l.took || !l.dirty && !w.book.waits(path) && since < rescan {
			continue
		}
		l.busy, l.dirty = true, false
		w.start(func() {
			found := list(path, f.Sub, w.o.Skip)
			w.hear.listen(found.dirs)
			w.post(func() { w.looked(path, now, found) })
		})
	}
}

// looked takes over what a look that began at a time found.
func (w *Watcher) looked(path string, began time.Time, found listing) {
	l := w.looks[path]
	if l == nil {
		w.hear.deaf(path) // no longer watched
		return
	}
	l.busy, l.last, l.took = false, w.now(), w.now().Sub(began)
	news := w.book.look(path, found, began)
	if news.Lost != nil || news.Back || news.Ask > 0 || len(news.Ready) > 0 {
		w.o.Tell(news)
	}
	w.keep()
}

// keep saves what was seen when it changed.
func (w *Watcher) keep() {
	if !w.book.changed {
		return
	}
	w.book.changed = false
	if err := w.o.Save(w.book.state()); err != nil {
		w.o.Tell(News{Problem: err})
	}
}

// silence hears nothing.
type silence struct{}

func (silence) listen([]string) {}
func (silence) deaf(string)     {}

// State is what was seen in the folders, by their paths; it is kept from one start to the next.
type State map[string]Seen

// Seen is what was seen in a folder.
type Seen struct {
	Known bool             `json:"known"` // the user said what becomes of the files that were there before
	Files map[string]Stamp `json:"files,omitempty"`
}

// Stamp is how a file looked: its size in bytes and its time of modification in nanoseconds since 1970.
type Stamp struct {
	Size int64 `json:"size"`
	Time int64 `json:"time"`
}

func (s Seen) clone() Seen { return Seen{s.Known, maps.Clone(s.Files)} }

// What is wrong with a folder that is to be watched; see Check.
var (
	ErrLibrary = errors.New("the library is there")
	ErrKnown   = errors.New("it is watched already")
	ErrFolder  = errors.New("it is no folder")
)
