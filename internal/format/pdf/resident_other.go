//go:build !linux && !windows

package pdf

import (
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"time"
)

// psEvery is how often ps is asked: it is a process of its own, ten of which in a second would be a burden.
const psEvery = time.Second

// asked is what ps said last of each process.
var asked = struct {
	sync.Mutex
	of map[int]memory
}{of: map[int]memory{}}

// maxAsked is how many processes are remembered: more than there are workers.
const maxAsked = 64

// resident gives the bytes of memory that a process holds, as ps tells them, at most a second old; 0 when that cannot be known.
func resident(pid int) int {
	asked.Lock()
	defer asked.Unlock()
	if last, ok := asked.of[pid]; ok && time.Since(last.at) < psEvery {
		return last.bytes
	}
	if len(asked.of) > maxAsked {
		clear(asked.of)
	}
	now := memory{at: time.Now()}
	if out, err := exec.Command("ps", "-o", "rss=", "-p", strconv.Itoa(pid)).Output(); err == nil {
		if kb, err := strconv.Atoi(strings.TrimSpace(string(out))); err == nil {
			now.bytes = kb << 10
		}
	}
	asked.of[pid] = now
	return now.bytes
}

// memory is the memory of a process at a time.
type memory struct {
	bytes int
	at    time.Time
}
