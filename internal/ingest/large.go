package ingest

import (
	"runtime/debug"
	"sync"

	"yanku/internal/format"
)

// A text of largeBytes or more is read alone, and with a collector that lets less garbage lie about: 7 MB of nothing but figures took 1.7 GB otherwise,
// and several files are read at once.
const (
	largeBytes   = 1 << 20
	largeGarbage = 30 // percent of the live heap, against 100 as usual
)

var largeOne sync.Mutex

// alone waits until no other large text is being read, if this is one; the caller calls done when it has read it.
func alone(raw format.Raw) (done func()) {
	size := 0
	for i := range raw.Blocks {
		size += len(raw.Blocks[i].Text)
	}
	if size < largeBytes {
		return func() {}
	}
	largeOne.Lock()
	was := debug.SetGCPercent(largeGarbage)
	return func() {
		debug.SetGCPercent(was)
		debug.FreeOSMemory()
		largeOne.Unlock()
	}
}
