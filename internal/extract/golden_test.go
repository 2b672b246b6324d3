package extract_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"yanku/internal/ingest"
	"yanku/internal/report"
)

// update writes the golden files anew: go test ./internal/extract -update. Another test file of the package may have made the flag.
var update = flag.Lookup("update")

var _ = newUpdate()

func newUpdate() bool {
	if update == nil {
		flag.Bool("update", false, "write the golden files anew")
		update = flag.Lookup("update")
	}
	return true
}

func updating() bool { return update.Value.String() == "true" }

// A golden file has cases of this form; a case without lines below its second rule is one where nothing may be found.
//
//	== what the case shows
//	the text, as Markdown
//	--
//	one line for each thing found
func golden(t *testing.T, file string, show func(*testing.T, string) []string) {
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
		got := strings.Join(show(t, text), "\n")
		if got = strings.TrimSpace(got); got != strings.TrimSpace(want) && !updating() {
			t.Errorf("%s: %s\n%s\ngot:\n%s\nwant:\n%s", file, head, text, got, strings.TrimSpace(want))
		}
		fmt.Fprintf(&out, "== %s\n%s\n--\n", head, text)
		if got != "" {
			out.WriteString(got + "\n")
		}
		out.WriteString("\n")
	}
	if updating() {
		if err := os.WriteFile(file, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// read reads a text through the whole pipeline and checks that every quote is exact.
func read(t *testing.T, name, text string) report.Import {
	t.Helper()
	in, err := ingest.Read(t.Context(), name, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range in.Figures {
		for _, s := range append([]report.Source{f.Source}, f.Mentions...) {
			checkSource(t, in.Doc, s)
		}
	}
	for _, f := range in.Findings {
		checkSource(t, in.Doc, f.Source)
	}
	return in
}

func checkSource(t *testing.T, d *report.Doc, s report.Source) {
	t.Helper()
	if s.Quote == "" || d.Text(s.Span) != s.Quote || s.Rule == "" || s.Version == 0 || !s.Span.Holds(s.Mark) {
		t.Errorf("source %+v: text there is %q", s, d.Text(s.Span))
	}
}
