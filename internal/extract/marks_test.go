package extract_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yanku/internal/report"
	"yanku/internal/testing/golden"
)

func figures(t *testing.T, text string, kind report.Kind, line func(report.Figure) string) []string {
	var out []string
	for _, f := range read(t, "case.md", text).Figures {
		if f.Kind == kind {
			out = append(out, strings.TrimSpace(line(f)))
		}
	}
	return out
}

func TestRatings(t *testing.T) {
	golden.Cases(t, "testdata/rating.txt", func(t *testing.T, text string) []string {
		return figures(t, text, report.Rating, func(f report.Figure) string {
			return fmt.Sprintf("%s|%s|%s|%s|%s", f.Grade.Label, f.Grade.Action, f.Grade.Scope, f.Subject.Text, f.Source.Quote)
		})
	})
}

func TestInstruments(t *testing.T) {
	golden.Cases(t, "testdata/instrument.txt", func(t *testing.T, text string) []string {
		return figures(t, text, report.Instrument, func(f report.Figure) string {
			return fmt.Sprintf("%s|%s|%s|%d", f.Subject.Text, f.Subject.Code, f.Match, len(f.Mentions))
		})
	})
}

func TestProsperity(t *testing.T) {
	golden.Cases(t, "testdata/prosperity.txt", func(t *testing.T, text string) []string {
		return figures(t, text, report.Prosperity, func(f report.Figure) string {
			return fmt.Sprintf("%s|%s|%s", f.Subject.Text, f.Grade.Label, f.Grade.Note)
		})
	})
}

func TestFindings(t *testing.T) {
	golden.Cases(t, "testdata/finding.txt", func(t *testing.T, text string) []string {
		var out []string
		for _, f := range read(t, "case.md", text).Findings {
			line := fmt.Sprintf("%s|%s|%s|%s", f.Kind, f.Number, f.Label, f.Note)
			if f.Kind == report.CaptionSource {
				line += fmt.Sprintf("|%d", f.Of)
			}
			out = append(out, line)
		}
		return out
	})
}

func TestRoles(t *testing.T) {
	golden.Cases(t, "testdata/role.txt", func(t *testing.T, text string) []string {
		var out []string
		d := read(t, "case.md", text).Doc
		for _, b := range d.Blocks {
			runes := []rune(d.Text(b.Span))
			out = append(out, fmt.Sprintf("%s|%s", b.Role, string(runes[:min(len(runes), 12)])))
		}
		return out
	})
}

func TestMeta(t *testing.T) {
	golden.Cases(t, "testdata/meta.txt", func(t *testing.T, text string) []string {
		m := read(t, "case.md", text).Doc.Meta
		var who []string
		for _, a := range m.Authors {
			who = append(who, strings.TrimSpace(a.Name+" "+a.Licence))
		}
		date := m.Date.String()
		if m.DateInferred {
			date += " inferred"
		}
		return []string{fmt.Sprintf("%s|%s|%s|%s|%s..%s|%s|%s", m.Title, m.Institution, strings.Join(who, ","), date, m.Start, m.End, m.Type, m.Rating)}
	})
}

// seed reads one of the real files; the test is skipped, with a reason, where they are not beside the project.
func seed(t *testing.T, prefix string) report.Import {
	t.Helper()
	files, _ := filepath.Glob("../../../shared/seeds/" + prefix + "*")
	if len(files) != 1 {
		t.Skip("the real reports are not beside the project: no ../shared/seeds/" + prefix)
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	return read(t, filepath.Base(files[0]), string(data))
}

// The broker weekly: who, when, rating, views, prosperity, captions with their sources, risks.
func TestSeedWeekly(t *testing.T) {
	in := seed(t, "004")
	m := in.Doc.Meta
	got := fmt.Sprint(m.Title, m.Institution, m.Authors, m.Date, m.DateInferred, m.Start, m.End, m.Type, m.Rating)
	want := "OCS 使用场景拓展，华为新款 AI 芯片测试顺利国金证券[{张真桢 S1130524060002}]2026-03-27 true 2026-03-23 2026-03-27 weekly买入"
	if strings.ReplaceAll(got, " ", "") != strings.ReplaceAll(want, " ", "") {
		t.Errorf("meta: got %s", got)
	}
	count := map[string]int{}
	for _, f := range in.Figures {
		count[string(f.Kind)+f.Grade.Label]++
	}
	for i, f := range in.Findings {
		count[string(f.Kind)]++
		if f.Kind == report.CaptionSource && (f.Of < 0 || f.Of >= i || in.Findings[f.Of].Kind != report.Caption) {
			t.Errorf("source line %d belongs to %d", i, f.Of)
		}
	}
	for what, n := range map[string]int{
		"rating买入": 1, "instrument": 7, "prosperity稳健向上": 5, "prosperity加速向上": 2, "prosperity高景气维持": 1,
		"key_point": 8, "risk": 8, "caption": 18, "caption_source": 18, "disclaimer": 1,
	} {
		if count[what] != n {
			t.Errorf("%s: got %d, want %d", what, count[what], n)
		}
	}
}

// The dailies: date and title, ten points, risks, disclaimer, and every code with its name.
func TestSeedDailies(t *testing.T) {
	for prefix, want := range map[string]string{
		"000": "2026-01-08 false daily key_point=10 risk=4 disclaimer=1 instrument=6",
		"001": "2025-12-20 false daily key_point=10 risk=5 disclaimer=1 instrument=12",
		"002": "2025-12-21 false daily key_point=10 risk=5 disclaimer=1 instrument=6",
	} {
		in := seed(t, prefix)
		count := map[report.Kind]int{}
		for _, f := range in.Figures {
			count[f.Kind]++
		}
		for _, f := range in.Findings {
			count[f.Kind]++
		}
		m := in.Doc.Meta
		got := fmt.Sprintf("%s %t %s key_point=%d risk=%d disclaimer=%d instrument=%d", m.Date, m.DateInferred, m.Type, count[report.KeyPoint], count[report.Risk], count[report.Disclaimer], count[report.Instrument])
		if got != want {
			t.Errorf("%s: got %s, want %s", prefix, got, want)
		}
	}
}

// The damaged page: its date follows from the later as-of day, and the platform's notice is no body.
func TestSeedPage(t *testing.T) {
	in := seed(t, "003")
	if m := in.Doc.Meta; m.Date.String() != "2026-02-12" || !m.DateInferred || m.Type != report.Article {
		t.Errorf("meta: got %s %t %s", m.Date, m.DateInferred, m.Type)
	}
	for _, day := range []string{"2025年2月12日", "2026.2.12"} {
		if !strings.Contains(in.Doc.Body, day) {
			t.Errorf("the day %s is gone", day)
		}
	}
	last := in.Doc.Blocks[len(in.Doc.Blocks)-1]
	if last.Role.Feeds() {
		t.Errorf("the platform's notice has role %s", last.Role)
	}
}
