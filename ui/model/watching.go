package model

import (
	"errors"
	"slices"

	"yanku/internal/report"
	"yanku/internal/watch"
)

// WatchFolder is a watched folder.
type WatchFolder = watch.Folder

// WatchNews is what a look at a folder found.
type WatchNews = watch.News

// What is wrong with a folder that is to be watched.
var (
	ErrWatchLibrary = watch.ErrLibrary
	ErrWatchKnown   = watch.ErrKnown
	ErrWatchFolder  = watch.ErrFolder
)

// Watcher looks after folders; watch.Watcher is one. It copies nothing and changes nothing: new files are told of and imported as any others.
type Watcher interface {
	Watch(folders []WatchFolder)
	Answer(folder string, all bool)
	Done(paths []string)
}

// WatchQuestion asks what becomes of the files that a new folder holds already.
type WatchQuestion struct {
	Folder string
	Files  int
}

// WatchAnswer is the answer to a WatchQuestion.
type WatchAnswer string

// All are imported, only those that come later are, or the folder is not watched after all.
const (
	WatchAll    WatchAnswer = "all"
	WatchLater  WatchAnswer = "later"
	WatchCancel WatchAnswer = "cancel"
)

// Watching is the folders whose new files are imported by themselves.
type Watching struct {
	office    *Office
	work      *Import
	library   string // its folder, which cannot be watched
	watcher   Watcher
	folders   []WatchFolder
	lost      map[string]error
	questions []WatchQuestion

	Changed func()                       // after the folders or what is known of them changed; they are to be kept
	Asked   func()                       // there is a question; see Question
	Came    func(n int, first report.ID) // n new reports came from watched folders
}

// NewWatching gives the folders that were chosen before. Nothing is watched until Start.
func NewWatching(o *Office, work *Import, library string, folders []WatchFolder) *Watching {
	return &Watching{office: o, work: work, library: library, folders: slices.Clone(folders), lost: map[string]error{}}
}

// Start begins to watch, with a watcher that is made here and tells its news from any goroutine.
func (m *Watching) Start(make func(tell func(WatchNews)) Watcher) {
	m.watcher = make(func(n WatchNews) { m.office.Post(func() { m.hear(n) }) })
	m.watcher.Watch(slices.Clone(m.folders))
}

// Folders are the chosen folders in the order in which they were added. They must not be changed.
func (m *Watching) Folders() []WatchFolder { return m.folders }

// Active counts the folders that are not paused.
func (m *Watching) Active() (n int) {
	for _, f := range m.folders {
		if !f.Paused {
			n++
		}
	}
	return n
}

// Lost is why a folder cannot be read now; nil when it can.
func (m *Watching) Lost(folder string) error { return m.lost[folder] }

// Add has a folder watched. The error wraps ErrWatchFolder, ErrWatchKnown or ErrWatchLibrary.
func (m *Watching) Add(path string) error {
	if err := watch.Check(path, m.library, m.folders); err != nil {
		return err
	}
	m.set(append(slices.Clone(m.folders), WatchFolder{Path: path}))
	return nil
}

// Remove has a folder watched no longer. What was imported from it stays.
func (m *Watching) Remove(path string) {
	m.questions = slices.DeleteFunc(m.questions, func(q WatchQuestion) bool { return q.Folder == path })
	delete(m.lost, path)
	m.set(slices.DeleteFunc(slices.Clone(m.folders), func(f WatchFolder) bool { return f.Path == path }))
}

// Change changes one folder: paused or not, with its subfolders or without.
func (m *Watching) Change(folder WatchFolder) {
	folders := slices.Clone(m.folders)
	for i := range folders {
		if folders[i].Path == folder.Path {
			folders[i] = folder
		}
	}
	m.set(folders)
}

func (m *Watching) set(folders []WatchFolder) {
	m.folders = folders
	if m.watcher != nil {
		m.watcher.Watch(slices.Clone(folders))
	}
	changed(m.Changed)
}

// hear takes over news from the watcher.
func (m *Watching) hear(n WatchNews) {
	switch {
	case n.Problem != nil:
		m.office.Problem(n.Problem)
	case n.Lost != nil:
		m.lost[n.Folder] = n.Lost
		changed(m.Changed)
	case n.Back:
		delete(m.lost, n.Folder)
		changed(m.Changed)
	}
	if !slices.ContainsFunc(m.folders, func(f WatchFolder) bool { return f.Path == n.Folder }) {
		return // removed meanwhile
	}
	if len(n.Ready) > 0 {
		m.work.Add(Load{Paths: n.Ready, Watched: true})
	}
	if n.Ask > 0 {
		m.questions = append(m.questions, WatchQuestion{n.Folder, n.Ask})
		changed(m.Asked)
	}
}

// Question is the oldest question that is open.
func (m *Watching) Question() (WatchQuestion, bool) {
	if len(m.questions) == 0 {
		return WatchQuestion{}, false
	}
	return m.questions[0], true
}

// Answer answers a question.
func (m *Watching) Answer(q WatchQuestion, a WatchAnswer) {
	m.questions = slices.DeleteFunc(m.questions, func(o WatchQuestion) bool { return o.Folder == q.Folder })
	if a == WatchCancel {
		m.Remove(q.Folder)
		return
	}
	if m.watcher != nil {
		m.watcher.Answer(q.Folder, a == WatchAll)
	}
}

// Finished takes over what became of a batch, whoever asked for it. Files that were not looked at are told of again after the next start.
func (m *Watching) Finished(r ImportReport) {
	if m.watcher == nil || !r.Load.Watched {
		return
	}
	var done []string
	var first report.ID
	for _, o := range r.Outcomes {
		if o.Status != "left" {
			done = append(done, o.Path)
		}
		if (o.Status == "imported" || o.Status == "version") && first == "" {
			first = o.Report
		}
	}
	m.watcher.Done(done)
	if r.Imported > 0 && m.Came != nil {
		m.Came(r.Imported, first)
	}
}

// WatchFault gives the key of the words for an error of Add; empty for another error.
func WatchFault(err error) string {
	switch {
	case errors.Is(err, ErrWatchLibrary):
		return "watch.error.library"
	case errors.Is(err, ErrWatchKnown):
		return "watch.error.known"
	case errors.Is(err, ErrWatchFolder):
		return "watch.error.folder"
	}
	return ""
}
