package watch

import (
	"github.com/fsnotify/fsnotify"
)

// ears hear the file system.
type ears struct {
	notify *fsnotify.Watcher
	heard  chan string
}

// listenToDisk gives ears that hear nothing yet.
func listenToDisk() (*ears, error) {
	n, err := fsnotify.NewBufferedWatcher(256)
	if err != nil {
		return nil, err
	}
	e := &ears{notify: n, heard: make(chan string)}
	go e.pass()
	return e, nil
}

// pass passes paths on until the ears are closed. An error, such as that too much happened at once, loses events, not files: the next rescan finds them.
func (e *ears) pass() {
	defer close(e.heard)
	for {
		select {
		case event, ok := <-e.notify.Events:
			if !ok {
				return
			}
			if event.Op != fsnotify.Chmod {
				e.heard <- event.Name
			}
		case _, ok := <-e.notify.Errors:
			if !ok {
				return
			}
		}
	}
}

// paths gives what was heard; nil ears hear nothing.
func (e *ears) paths() <-chan string {
	if e == nil {
		return nil
	}
	return e.heard
}

func (e *ears) close() {
	go func() {
		for range e.heard { // so that pass is not left waiting
		}
	}()
	_ = e.notify.Close() // nothing hangs on it: the program or the library ends
}

// listen adds the folders that are not listened to. One that cannot be (the system's limit of watches, a network drive) is left to the rescan.
func (e *ears) listen(dirs []string) {
	if len(dirs) == 0 {
		return
	}
	known := map[string]bool{}
	for _, dir := range e.notify.WatchList() {
		known[dir] = true
	}
	for _, dir := range dirs {
		if !known[dir] {
			_ = e.notify.Add(dir)
		}
	}
}

func (e *ears) deaf(dir string) {
	for _, d := range e.notify.WatchList() {
		if within(d, dir) {
			_ = e.notify.Remove(d)
		}
	}
}
