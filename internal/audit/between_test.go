package audit_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"yanku/internal/audit"
	"yanku/internal/ingest"
	"yanku/internal/report"
	"yanku/internal/testing/corpus"
)

// readSaid reads reports of our own writing, each named by its title and day.
func readSaid(t *testing.T, texts ...string) []report.Said {
	t.Helper()
	var out []report.Said
	for i, text := range texts {
		in, err := ingest.Read(t.Context(), fmt.Sprintf("%d.md", i), []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, said(in))
	}
	return out
}

func said(in report.Import) report.Said {
	return report.Said{Summary: report.Summary{ID: in.ID, File: in.Name, Meta: in.Doc.Meta}, Figures: in.Figures}
}

func weeklyOf(house, date, text string) string {
	return "---\ntitle: " + house + "通信行业周报\nsource: " + house + "\ndate: " + date + "\n---\n" + text + "\n"
}

// Two reports against each other, a figure carried over, a company's guidance under another's name; and what is none of that.
func TestBetween(t *testing.T) {
	for _, c := range []struct {
		name  string
		texts []string
		want  []string
	}{
		{"the third of three reports has another move for the same week", []string{
			weeklyOf("国金证券", "2026-03-27", "本周（3月23日-3月27日）通信（申万）指数下跌1.42%。"),
			weeklyOf("东莞证券", "2026-03-27", "本周（3月23日-3月27日）通信（申万）指数下跌1.42%，成交活跃。"),
			weeklyOf("华鑫证券", "2026-03-28", "本周（3月23日-3月27日）通信（申万）指数上涨1.42%。"),
		}, []string{"error contradiction 2"}},
		{"rounding is no contradiction", []string{
			weeklyOf("国金证券", "2026-03-27", "本周（3月23日-3月27日）通信（申万）指数下跌1.42%。"),
			weeklyOf("东莞证券", "2026-03-27", "本周（3月23日-3月27日）通信（申万）指数下跌1.4%。"),
		}, nil},
		{"other weeks are other facts", []string{
			weeklyOf("国金证券", "2026-03-20", "本周（3月16日-3月20日）通信（申万）指数上涨2.10%。"),
			weeklyOf("国金证券", "2026-03-27", "本周（3月23日-3月27日）通信（申万）指数下跌1.42%。"),
		}, nil},
		{"a weekly of Saturday speaks of the week that a weekly of Friday speaks of", []string{
			weeklyOf("国金证券", "2026-03-27", "本周通信（申万）指数下跌1.42%。"),
			weeklyOf("东莞证券", "2026-03-28", "本周通信（申万）指数上涨1.12%。"),
		}, []string{"error contradiction 1"}},
		{"capex whose basis is not told may be counted otherwise", []string{
			weeklyOf("国金证券", "2026-02-06", "微软2025Q4资本开支299亿美元。"),
			weeklyOf("东莞证券", "2026-02-13", "微软2025Q4资本开支375亿美元。"),
		}, []string{"note contradiction 1"}},
		{"two families are two indices", []string{
			weeklyOf("国金证券", "2026-03-27", "本周（3月23日-3月27日）通信（申万）指数下跌1.42%。"),
			weeklyOf("东莞证券", "2026-03-27", "本周（3月23日-3月27日）通信（中信）指数下跌1.12%。"),
		}, nil},
		{"the month to date of last week stands in this week's report", []string{
			weeklyOf("国金证券", "2026-03-20", "本周（3月16日-3月20日）通信（申万）指数上涨2.10%，本月以来通信（申万）指数上涨8.02%。"),
			weeklyOf("国金证券", "2026-03-27", "本周（3月23日-3月27日）通信（申万）指数上涨2.43%，本月以来通信（申万）指数上涨8.02%。"),
		}, []string{"error stale 1"}},
		{"two weekly moves stand again in the next report", []string{
			weeklyOf("国金证券", "2026-03-20", "本周（3月16日-3月20日）通信（申万）指数上涨2.17%，沪深300指数下跌0.63%。"),
			weeklyOf("国金证券", "2026-03-27", "本周（3月23日-3月27日）通信（申万）指数上涨2.17%，沪深300指数下跌0.63%。"),
		}, []string{"error stale 1", "error stale 1"}},
		{"one move that meets last week's is chance", []string{
			weeklyOf("国金证券", "2026-03-20", "本周（3月16日-3月20日）通信（申万）指数上涨2.17%，沪深300指数下跌0.63%。"),
			weeklyOf("国金证券", "2026-03-27", "本周（3月23日-3月27日）通信（申万）指数上涨2.17%，沪深300指数下跌1.63%。"),
		}, nil},
		{"a company is given what another guided before", []string{
			weeklyOf("国金证券", "2026-02-06", "谷歌将2026年资本开支指引由1150-1350亿美元上调至1750-1850亿美元。Meta预计2026年资本开支为1250-1450亿美元。"),
			weeklyOf("东莞证券", "2026-02-13", "Meta预计2026年资本开支为1150-1350亿美元。"),
		}, []string{"error contradiction 1"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			all := readSaid(t, c.texts...)
			var got []string
			for _, f := range audit.Between(all) {
				at := slices.IndexFunc(all, func(s report.Said) bool { return s.ID == f.Report })
				got = append(got, fmt.Sprint(f.Level, " ", f.Kind, " ", at))
				t.Log(audit.Say(f, false), "|", audit.Say(f, true))
			}
			if slices.Sort(got); !slices.Equal(got, c.want) {
				t.Errorf("%q, want %q", got, c.want)
				for _, s := range all {
					for _, f := range s.Figures {
						t.Logf("%s %s %+v %+v", s.ID, f.Source.Quote, f.Subject, f.Period)
					}
				}
			}
		})
	}
}

// The flags between the reports of the corpus are the same in every order, few, and none of them says the words of the wrong report.
func TestBetweenCorpus(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join(corpus.Daily(t, "../.."), "*.md"))
	if err != nil || len(paths) == 0 {
		t.Fatal("no reports", err)
	}
	var all []report.Said
	for _, p := range paths {
		in, err := ingest.Read(t.Context(), filepath.Base(p), readFile(t, p))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, said(in))
	}
	first := audit.Between(all)
	errors := 0
	for _, f := range first {
		if f.Level == report.LevelError {
			errors++
			if testing.Verbose() {
				var quotes []string
				for _, s := range f.Spans {
					quotes = append(quotes, s.Quote)
				}
				t.Log(f.Report, " ", f.Why, " | ", strings.Join(quotes, " ; "))
			}
		}
	}
	t.Logf("%d flags, %d errors between %d reports", len(first), errors, len(all))
	if errors > len(all)*3/100 {
		t.Errorf("%d errors between %d reports", errors, len(all))
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 100 {
		r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		if got := audit.Between(all); !slices.EqualFunc(got, first, func(a, b report.Flag) bool { return a.ID == b.ID && a.Why == b.Why }) {
			t.Fatal("another order gives other flags")
		}
	}
}

func readFile(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
