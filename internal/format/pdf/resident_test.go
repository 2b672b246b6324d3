package pdf

import (
	"os"
	"testing"
)

// The memory of a process is known on every system that this is built for, so that a worker's limit holds there; one that is not there holds none.
func TestResident(t *testing.T) {
	if n := resident(os.Getpid()); n < 1<<20 || n > 64<<30 {
		t.Errorf("this process holds %d bytes", n)
	}
	if n := resident(1 << 30); n != 0 {
		t.Errorf("no process holds %d bytes", n)
	}
}
