package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// What strace writes of a call: its name, and the paths and flags it was given.
var (
	traced  = regexp.MustCompile(`^\d+\s+(?:<\.\.\. )?(\w+)(?:\(| resumed)(.*)`)
	tracedQ = regexp.MustCompile(`"((?:[^"\\]|\\.)*)"`)
)

// checkOffline is the command "offline TRACE LIBRARY": no call in a trace of strace made a connection, and every file that was made or written lies in the
// library, in the cache, or in the system's folder for temporary files or devices.
func checkOffline(ts *testscript.TestScript, _ bool, args []string) {
	library := ts.MkAbs(args[1])
	mine := []string{library, ts.Getenv("YANKU_CACHE"), filepath.Join(os.TempDir(), "yanku"), "/dev/", "/proc/"}
	writes, calls := 0, 0
	for line := range strings.Lines(ts.ReadFile(args[0])) {
		m := traced.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		calls++
		switch call, rest := m[1], m[2]; {
		case call == "socket" && !strings.Contains(rest, "AF_UNIX") && !strings.Contains(rest, "AF_NETLINK"), call == "connect" && !strings.Contains(rest, "AF_UNIX"), call == "bind", call == "listen":
			ts.Fatalf("a connection: %s", line)
		case strings.HasPrefix(call, "open") && !strings.Contains(rest, "O_WRONLY") && !strings.Contains(rest, "O_RDWR") && !strings.Contains(rest, "O_CREAT"):
		case strings.HasPrefix(call, "open"), call == "creat", strings.HasPrefix(call, "mkdir"), strings.HasPrefix(call, "rename"), strings.HasPrefix(call, "link"), strings.HasPrefix(call, "symlink"):
			for _, path := range tracedQ.FindAllStringSubmatch(rest, -1) {
				writes++
				if !within(ts.MkAbs(path[1]), mine) && !(strings.HasPrefix(call, "mkdir") && strings.HasPrefix(library, path[1])) {
					ts.Fatalf("written outside of the library: %s", line)
				}
			}
		}
	}
	if writes < 10 || calls < 100 {
		ts.Fatalf("%d calls and %d writes: the trace shows too little to judge by", calls, writes)
	}
}

func within(path string, folders []string) bool {
	for _, f := range folders {
		if f != "" && strings.HasPrefix(path, f) {
			return true
		}
	}
	return false
}
