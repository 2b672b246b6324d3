// Package golden runs cases that stand in plain text files, and writes them anew with -update.
package golden

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// Cases compares what show gives for each case of a file with what stands there. A file has cases of this form; one without lines below its
// second rule is a case where nothing may be found.
//
//	== what the case shows
//	the text, as Markdown
//	--
//	one line for each thing found
func Cases(t *testing.T, file string, show func(t *testing.T, text string) []string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, c := range strings.Split(string(data), "== ")[1:] {
		head, rest, _ := strings.Cut(c, "\n")
		text, want, ok := strings.Cut(rest, "\n--\n")
		if !ok {
			t.Fatalf("%s: case %q has no line --", file, head)
		}
		want = strings.TrimSpace(want)
		got := strings.TrimSpace(strings.Join(show(t, text), "\n"))
		if got != want && !*update {
			t.Errorf("%s: %s\n%s\ngot:\n%s\nwant:\n%s", file, head, text, got, want)
		}
		fmt.Fprintf(&out, "== %s\n%s\n--\n", head, text)
		if got != "" {
			out.WriteString(got + "\n")
		}
		out.WriteString("\n")
	}
	if *update {
		if err := os.WriteFile(file, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
