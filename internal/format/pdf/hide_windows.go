package pdf

import (
	"os/exec"
	"syscall"
)

// hide keeps Windows from opening a console window for the worker.
func hide(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{HideWindow: true} }
