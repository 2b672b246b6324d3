package watch

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// desk is a watcher over real folders whose clock and events a test moves by hand.
type desk struct {
	*Watcher
	t     *testing.T
	clock time.Time
	news  []News
	kept  State
}

func newDesk(t *testing.T, state State) *desk {
	t.Helper()
	d := &desk{t: t, clock: time.Unix(1_800_000_000, 0)}
	d.Watcher = New(state, Options{Tell: func(n News) { d.news = append(d.news, n) }, Save: func(s State) error { d.kept = s; return nil }, Skip: func(dir string) bool { return filepath.Base(dir) == "library" }})
	d.now = func() time.Time { return d.clock }
	d.start = func(f func()) { f() }
	return d
}

// pass lets time go by, a look every second, and gives what was told.
func (d *desk) pass(seconds int) []News {
	d.news = nil
	d.settle()
	for range seconds {
		d.clock = d.clock.Add(time.Second)
		d.pulse()
		d.settle()
	}
	return d.news
}

// settle does what was posted, until nothing is left.
func (d *desk) settle() {
	for {
		d.mu.Lock()
		n := len(d.queue)
		d.mu.Unlock()
		if n == 0 {
			return
		}
		d.drain()
	}
}

// ready gives the base names of the files that were told of.
func ready(news []News) string {
	var out []string
	for _, n := range news {
		for _, p := range n.Ready {
			out = append(out, filepath.Base(p))
		}
	}
	return strings.Join(out, " ")
}

// put writes a file and lets the watcher hear of it.
func (d *desk) put(path, text string) {
	d.t.Helper()
	write(d.t, path, text)
	d.touched(path)
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
