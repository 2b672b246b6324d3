//go:build !windows

package pdf

import "os/exec"

// hide does nothing: a worker has no window here.
func hide(*exec.Cmd) {}
