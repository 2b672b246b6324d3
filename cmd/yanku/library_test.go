package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"yanku/internal/report"
	"yanku/ui/model"
)

// openLibrary opens a library in a temporary folder and closes it after the test.
func openLibrary(t *testing.T, dir string) *library {
	t.Helper()
	l := newLibrary(dir)
	if err := l.Open(t.Context(), false); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := l.close(); err != nil {
			t.Error(err)
		}
	})
	return l
}

// The sample library goes the whole way: from the embedded files to the list, to a search, and to charts whose regions name their reports.
func TestSamplesGoTheWholeWay(t *testing.T) {
	ctx := t.Context()
	l := openLibrary(t, filepath.Join(t.TempDir(), "库"))
	var got []model.Outcome
	last := model.Progress{}
	err := l.Import(ctx, model.Load{Samples: true}, func(p model.Progress) { last = p }, func(o model.Outcome) { got = append(got, o) })
	if err != nil || len(got) == 0 || last.Done != last.Total || last.Total != len(got) {
		t.Fatalf("outcomes %v, progress %+v, %v", got, last, err)
	}
	for _, o := range got {
		if o.Status != "imported" || o.Report == "" {
			t.Errorf("%+v", o)
		}
	}
	rows, err := l.List(ctx)
	if err != nil || len(rows) != len(got) {
		t.Fatalf("%d lines, %v", len(rows), err)
	}
	ask := model.Ask{Text: "光模块"}
	found, err := l.Find(ctx, ask, 10)
	hits := found.Hits
	if err != nil || len(hits) == 0 || len(hits[0].Spans) == 0 {
		t.Fatalf("found %+v, %v", found, err)
	}
	all, err := l.Survey(ctx, ask)
	if err != nil || all.Total < len(hits) || len(all.IDs) != all.Total || len(all.Facets) == 0 {
		t.Fatalf("survey %+v, %v", all, err)
	}
	seen, err := l.Hits(ctx, ask, all.IDs[:1])
	if err != nil || len(seen) != 1 || seen[0].Summary.ID != all.IDs[0] || seen[0].Snippet == "" {
		t.Fatalf("hits of %s: %+v, %v", all.IDs[0], seen, err)
	}
	kept, err := l.SaveSearch(ctx, report.Search{Name: "光", Query: ask.Text})
	if err != nil || kept.ID == "" {
		t.Fatalf("kept %+v, %v", kept, err)
	}
	if rows, err := l.Searches(ctx); err != nil || len(rows) != 1 || rows[0].Name != "光" {
		t.Fatalf("searches %+v, %v", rows, err)
	}
	if err := l.DropSearch(ctx, kept.ID); err != nil {
		t.Fatal(err)
	}
	s, err := opener{l}.Open(ctx, hits[0].Summary.ID)
	if err != nil || s.Doc.Text(hits[0].Spans[0]) == "" {
		t.Fatalf("open %s: %v", hits[0].Summary.ID, err)
	}
	d, err := l.Gather(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range model.ChartNames {
		p, err := d.Draw(model.ChartSpec{Name: name, Width: 1280, Height: 720, Scale: 1, Colors: "cn", Lang: "zh"})
		if err != nil || p.Empty || p.Image == nil || len(p.Regions) == 0 {
			t.Errorf("chart %s: empty %t, %d regions, %v", name, p.Empty, len(p.Regions), err)
			continue
		}
		for _, r := range p.Regions {
			if r.X0 < 0 || r.X1 > 1 || r.Y0 < 0 || r.Y1 > 1 || r.Label == "" {
				t.Errorf("chart %s: region %+v", name, r)
			}
		}
	}
	if _, err := d.Draw(model.ChartSpec{Name: "none"}); err == nil {
		t.Error("a chart that is not there was drawn")
	}
}

func TestPastedTextIsAReportAndTwiceADuplicate(t *testing.T) {
	l := openLibrary(t, t.TempDir())
	var got []model.Outcome
	text := "液冷日报/第3期\n\n液冷指数本周上涨3.10%，本月以来上涨5.20%。"
	for range 2 {
		if err := l.Import(t.Context(), model.Load{Text: text}, func(model.Progress) {}, func(o model.Outcome) { got = append(got, o) }); err != nil {
			t.Fatal(err)
		}
	}
	if len(got) != 2 || got[0].Status != "imported" || got[1].Status != "duplicate" || got[1].Report != got[0].Report {
		t.Errorf("outcomes %+v", got)
	}
	day := time.Date(2026, 4, 24, 0, 0, 0, 0, time.UTC)
	if name := pastedName(text, day); name != "液冷日报第3期 2026-04-24.txt" {
		t.Errorf("named %q", name)
	}
	if name := pastedName(strings.Repeat("长", 99), day); len([]rune(name)) > longestName+16 {
		t.Errorf("named %q", name)
	}
}

func TestBadFileIsAnOutcomeWithItsCode(t *testing.T) {
	l := openLibrary(t, t.TempDir())
	path := filepath.Join(t.TempDir(), "空.md")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	var got []model.Outcome
	if err := l.Import(t.Context(), model.Load{Paths: []string{path}}, func(model.Progress) {}, func(o model.Outcome) { got = append(got, o) }); err != nil {
		t.Fatal(err)
	}
	if len(got) != 1 || got[0].Status != "failed" || got[0].Code != "empty" || got[0].Detail == "" {
		t.Errorf("outcomes %+v", got)
	}
}

func TestSecondLibraryIsLockedOrReadsOnly(t *testing.T) {
	dir := t.TempDir()
	openLibrary(t, dir)
	second := newLibrary(dir)
	if _, err := second.List(t.Context()); !errors.Is(err, errClosed) {
		t.Errorf("a library that is not open lists: %v", err)
	}
	if err := second.Open(t.Context(), false); !errors.Is(err, model.ErrLocked) {
		t.Errorf("a second writer: %v", err)
	}
	if err := second.Open(t.Context(), true); err != nil {
		t.Fatalf("a reader: %v", err)
	}
	if err := second.close(); err != nil {
		t.Error(err)
	}
}
