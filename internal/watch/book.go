package watch

import (
	"os"
	"path/filepath"
	"slices"
	"time"
)

// book knows what was seen in the folders and tells what is new. It has no clock and no goroutine.
type book struct {
	folders map[string]Folder
	shelves map[string]*shelf
	settle  time.Duration           // how long a file must stay the same
	open    func(path string) error // tells whether a file can be read
	changed bool                    // what is to be kept
}

// shelf is what is known of one folder.
type shelf struct {
	Seen
	growing map[string]candidate // files that are not whole for sure
	handed  map[string]Stamp     // told of, not Done
	before  map[string]Stamp     // what was there when the question was asked; nil when it was not
	lost    bool
}

// candidate is a file that looked like this since a time.
type candidate struct {
	Stamp
	since  time.Time
	closed bool // whole, but it could not be opened; the next rescan tries again
}

func newBook(state State) *book {
	b := &book{folders: map[string]Folder{}, shelves: map[string]*shelf{}, settle: settle, open: opens}
	for path, s := range state {
		b.shelves[path] = newShelf(s.clone())
	}
	return b
}

func newShelf(s Seen) *shelf {
	if s.Files == nil {
		s.Files = map[string]Stamp{}
	}
	return &shelf{Seen: s, growing: map[string]candidate{}, handed: map[string]Stamp{}}
}

// opens opens a file for reading and closes it again: on Windows one that is still being written cannot be opened.
func opens(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	return f.Close()
}

// set replaces the folders and gives those that are gone. A folder whose subfolders come in is asked about again.
func (b *book) set(folders []Folder) (gone []string) {
	old := b.folders
	b.folders = map[string]Folder{}
	for _, f := range folders {
		b.folders[f.Path] = f
		s := b.shelves[f.Path]
		if s == nil {
			s = newShelf(Seen{})
			b.shelves[f.Path], b.changed = s, true
		}
		if was, known := old[f.Path]; known && f.Sub && !was.Sub {
			s.Known, s.before, b.changed = false, nil, true
		}
	}
	for path := range b.shelves {
		if _, ok := b.folders[path]; !ok {
			delete(b.shelves, path)
			gone = append(gone, path)
			b.changed = true
		}
	}
	return gone
}

// state gives what is to be kept.
func (b *book) state() State {
	out := State{}
	for path, s := range b.shelves {
		out[path] = s.clone()
	}
	return out
}

// waits tells whether files of a folder may be whole soon.
func (b *book) waits(path string) bool {
	for _, c := range b.shelves[path].growing {
		if !c.closed {
			return true
		}
	}
	return false
}

// look takes over what a look at a folder found at a time.
func (b *book) look(path string, found listing, now time.Time) News {
	s, news := b.shelves[path], News{Folder: path}
	if found.err != nil {
		if !s.lost {
			s.lost, news.Lost = true, found.err
		}
		return news
	}
	news.Back, s.lost = s.lost, false
	if !s.Known {
		if s.before != nil {
			return news // the question is open
		}
		if news.Ask = s.unseen(found.files); news.Ask > 0 {
			s.before = stamps(found.files)
			return news
		}
		s.Known, b.changed = true, true
	}
	news.Ready = b.whole(s, found.files, now)
	if found.complete {
		b.forget(s, found.files)
	}
	return news
}

// unseen counts the files that were not seen yet.
func (s *shelf) unseen(files []file) (n int) {
	for _, f := range files {
		if s.Files[f.path] != f.Stamp && s.handed[f.path] != f.Stamp {
			n++
		}
	}
	return n
}

// whole gives the new files that are whole, and remembers those that may be soon.
func (b *book) whole(s *shelf, files []file, now time.Time) (ready []string) {
	growing := map[string]candidate{}
	for _, f := range files {
		if s.Files[f.path] == f.Stamp || s.handed[f.path] == f.Stamp {
			continue
		}
		c, ok := s.growing[f.path]
		switch {
		case !ok || c.Stamp != f.Stamp:
			growing[f.path] = candidate{Stamp: f.Stamp, since: now}
		case now.Sub(c.since) < b.settle:
			growing[f.path] = c
		case b.open(f.path) != nil:
			c.closed = true
			growing[f.path] = c
		default:
			ready = append(ready, f.path)
			s.handed[f.path] = f.Stamp
		}
	}
	s.growing = growing
	slices.Sort(ready)
	return ready
}

// forget drops what is no longer in the folder.
func (b *book) forget(s *shelf, files []file) {
	here := stamps(files)
	for path := range s.Files {
		if _, ok := here[path]; !ok {
			delete(s.Files, path)
			b.changed = true
		}
	}
}

// answer takes over the answer to the question for the files that were there before.
func (b *book) answer(path string, all bool) {
	s := b.shelves[path]
	if s == nil || s.Known {
		return
	}
	s.Known, b.changed = true, true
	if !all {
		for file, stamp := range s.before {
			s.Files[file] = stamp
		}
	}
	s.before = nil
}

// done remembers files that were told of as seen.
func (b *book) done(paths []string) {
	for _, path := range paths {
		for _, s := range b.shelves {
			if stamp, ok := s.handed[path]; ok {
				s.Files[path] = stamp
				delete(s.handed, path)
				b.changed = true
			}
		}
	}
}

func stamps(files []file) map[string]Stamp {
	out := make(map[string]Stamp, len(files))
	for _, f := range files {
		out[f.path] = f.Stamp
	}
	return out
}

// within tells whether a path is a folder or in it.
func within(path, dir string) bool {
	rel, err := filepath.Rel(dir, path)
	return err == nil && filepath.IsLocal(rel)
}
