package pdf

import (
	"fmt"
	"os"
)

// resident gives the bytes of memory that a process holds, 0 when that cannot be known.
func resident(pid int) int {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/statm", pid))
	if err != nil {
		return 0
	}
	var total, held int
	if _, err := fmt.Sscan(string(data), &total, &held); err != nil {
		return 0
	}
	return held * os.Getpagesize()
}
