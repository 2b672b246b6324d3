package extract_test

import (
	"testing"

	"yanku/internal/ingest"
	"yanku/internal/report"
)

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
