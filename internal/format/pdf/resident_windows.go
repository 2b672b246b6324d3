package pdf

import (
	"unsafe"

	"golang.org/x/sys/windows"
)

// processMemoryCounters is PROCESS_MEMORY_COUNTERS of psapi.h.
type processMemoryCounters struct {
	size, faults                             uint32
	peak, held                               uintptr
	peakPaged, paged, peakNonPaged, nonPaged uintptr
	pageFile, peakPageFile                   uintptr
}

// memoryInfo is GetProcessMemoryInfo, as kernel32 has had it since Windows 7.
var memoryInfo = windows.NewLazySystemDLL("kernel32.dll").NewProc("K32GetProcessMemoryInfo")

// resident gives the bytes of memory that a process holds, 0 when that cannot be known.
func resident(pid int) int {
	h, err := windows.OpenProcess(windows.PROCESS_QUERY_LIMITED_INFORMATION, false, uint32(pid))
	if err != nil {
		return 0
	}
	defer windows.CloseHandle(h) // the handle is only read
	var c processMemoryCounters
	c.size = uint32(unsafe.Sizeof(c))
	if ok, _, _ := memoryInfo.Call(uintptr(h), uintptr(unsafe.Pointer(&c)), uintptr(c.size)); ok == 0 {
		return 0
	}
	return int(c.held)
}
