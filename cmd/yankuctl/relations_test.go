package main

import (
	"encoding/json"
	"testing"

	"yanku/internal/report"
)

// A sentence said elsewhere is one line with both places; a place that the text does not have any more is none.
func TestEchoLine(t *testing.T) {
	body := "周报\n光模块需求旺盛。\n"
	from := report.Span{From: len("周报\n"), To: len(body) - 1}
	s := report.Stored{Doc: &report.Doc{Body: body}}
	s.Summary.ID, s.Summary.File = "a1", "周报.md"
	other := report.Elsewhere{Span: report.Span{From: 3, To: 27}, Quote: "光模块需求旺盛，", Likeness: 0.87654}
	other.Summary.ID, other.Summary.File, other.Summary.Title = "b2", "日报.md", "日报"
	other.Summary.Date, _ = report.ParseDate("2026-03-27")
	for _, tt := range []struct {
		what, want string
		echo       report.Echo
	}{
		{"with another", `{"report":"a1","file":"周报.md","from":7,"to":31,"quote":"光模块需求旺盛。","others":[{"report":"b2","file":"日报.md","title":"日报","date":"2026-03-27","from":3,"to":27,"quote":"光模块需求旺盛，","likeness":0.877}]}`, report.Echo{Span: from, Others: []report.Elsewhere{other}}},
		{"without", `{"report":"a1","file":"周报.md","from":7,"to":31,"quote":"光模块需求旺盛。","others":[]}`, report.Echo{Span: from}},
		{"beyond the text", ``, report.Echo{Span: report.Span{From: 7, To: 99}}},
	} {
		line, ok := echoLine(s, tt.echo)
		got, err := json.Marshal(line)
		if err != nil || ok != (tt.want != "") || ok && string(got) != tt.want {
			t.Errorf("%s: %s, want %s", tt.what, got, tt.want)
		}
	}
}
