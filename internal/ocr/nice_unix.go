//go:build unix

package ocr

import (
	"os/exec"
	"syscall"
)

// hide does nothing: tesseract has no window here.
func hide(*exec.Cmd) {}

// nice lets everything else on the machine go first (nice 15). That it cannot be done is no reason to give up.
func nice(pid int) { _ = syscall.Setpriority(syscall.PRIO_PROCESS, pid, 15) }
