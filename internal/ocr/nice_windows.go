package ocr

import (
	"os/exec"
	"syscall"
)

// belowNormal is BELOW_NORMAL_PRIORITY_CLASS of CreateProcess.
const belowNormal = 0x4000

// hide keeps Windows from opening a console window, and lets everything else on the machine go first.
func hide(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{HideWindow: true, CreationFlags: belowNormal}
}

// nice does nothing: hide has done it.
func nice(int) {}
