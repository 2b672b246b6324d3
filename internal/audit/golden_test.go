package audit_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"yanku/internal/audit"
	"yanku/internal/ingest"
	"yanku/internal/report"
	"yanku/internal/testing/golden"
)

// Each case shows its flags as level | reason | what is marked.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal(err, files)
	}
	for _, file := range files {
		golden.Cases(t, file, shown)
	}
}

// shown gives the flags of a text, one a line.
func shown(t *testing.T, text string) []string {
	t.Helper()
	in := read(t, "周报.md", text)
	var out []string
	for _, f := range in.Flags {
		var marks []string
		for _, s := range f.Spans {
			marks = append(marks, in.Doc.Text(s.Mark))
		}
		out = append(out, fmt.Sprintf("%s | %s | %s", f.Level, f.Why, strings.Join(marks, " ; ")))
	}
	return out
}

// read reads a text through the whole pipeline and checks that its flags keep their contract.
func read(t testing.TB, name, text string) report.Import {
	t.Helper()
	in, err := ingest.Read(t.Context(), name, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	check(t, in)
	return in
}

// check tells flags that lack something, quote wrongly or name figures that are not there.
func check(t testing.TB, in report.Import) {
	t.Helper()
	known := map[report.ID]bool{}
	for _, f := range in.Figures {
		known[f.ID] = true
	}
	seen := map[report.ID]bool{}
	for _, f := range in.Flags {
		if f.ID == "" || seen[f.ID] || f.Report != in.ID || f.State != "open" || f.Why == "" || f.Kind == "" || f.Level == "" || len(f.Spans) == 0 {
			t.Errorf("flag %+v lacks something", f)
		}
		seen[f.ID] = true
		if en := audit.Say(f, true); en == f.Why || strings.Contains(en+f.Why, "%!") || strings.Contains(en+f.Why, "@") {
			t.Errorf("words of %s: %q, %q", f.Code, f.Why, en)
		}
		for _, s := range f.Spans {
			if s.Quote == "" || in.Doc.Text(s.Span) != s.Quote || !s.Span.Holds(s.Mark) {
				t.Errorf("%s: quote %q, text %q, mark %v in %v", f.Code, s.Quote, in.Doc.Text(s.Span), s.Mark, s.Span)
			}
		}
		for _, id := range f.Figures {
			if !known[id] {
				t.Errorf("%s: no figure %s", f.Code, id)
			}
		}
	}
}

// The same text gives the same flags, and another report its own.
func TestSameFlagsAgain(t *testing.T) {
	const text = "本周光模块指数+2.43%，本月以来光模块指数+10.65%。\n\n本月以来光模块指数+8.02%。"
	a, b, c := read(t, "a.md", text), read(t, "b.md", text), read(t, "a.md", "前言。\n\n"+text)
	if len(a.Flags) != 1 || a.Flags[0].ID != b.Flags[0].ID || c.Flags[0].ID == a.Flags[0].ID {
		t.Errorf("%v %v %v", a.Flags, b.Flags, c.Flags)
	}
	shifted := audit.Run(c.Doc, c.Figures, a.ID)
	if len(shifted) != 1 || shifted[0].ID != a.Flags[0].ID {
		t.Error("a flag is not known again when text is put before it")
	}
}
