// Package corpus gives tests and benchmarks the real reports that lie beside the project, where they do.
package corpus

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// Shared gives the path of a file or folder of ../shared, seen from the project's root, which is up folders above the test's. Without it the test is skipped.
func Shared(tb testing.TB, up string, name ...string) string {
	tb.Helper()
	path := filepath.Join(append([]string{up, "..", "shared"}, name...)...)
	if _, err := os.Stat(path); err != nil {
		tb.Skipf("needs ../shared/%s beside the project: %v", filepath.Join(name...), err)
	}
	return path
}

// Daily unpacks the 910 daily reports into a folder of the test's. It needs the tar command with xz.
func Daily(tb testing.TB, up string) string {
	tb.Helper()
	archive, dir := Shared(tb, up, "corpus", "daily.tar.xz"), tb.TempDir()
	if out, err := exec.Command("tar", "xJf", archive, "-C", dir).CombinedOutput(); err != nil {
		tb.Skipf("needs tar with xz: %v: %s", err, out)
	}
	return dir
}
