package store

import (
	"fmt"
	"strings"
	"testing"

	"yanku/internal/query"
	"yanku/internal/report"
)

// open opens the library in dir for the length of the test.
func open(t testing.TB, dir string, o Options) *Library {
	t.Helper()
	l, err := Open(t.Context(), dir, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	})
	return l
}

// closing opens the library in dir, gives it to do and closes it again.
func closing(t testing.TB, dir string, do func(*Library)) {
	t.Helper()
	l, err := Open(t.Context(), dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	do(l)
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
}

// read makes an import of a text whose first line is its title; the date may be empty. Lines that begin with "#" are headings, with "|" rows of a table.
func read(title, date, body string) report.Import {
	text := title + "\n" + body
	in := report.Import{Name: title + ".md", Data: []byte(text + date), Quality: 0.5, Doc: &report.Doc{Body: text, Was: text}}
	in.ID, in.SHA = report.FileID(in.Data)
	in.Doc.Meta = report.Meta{Title: title, Institution: "国金证券", Type: report.Weekly, Authors: []report.Author{{Name: "张三"}}}
	in.Doc.Meta.Date, _ = report.ParseDate(date)
	at := 0
	for i, line := range strings.Split(text, "\n") {
		span := report.Span{From: at, To: at + len(line)}
		kind := report.Paragraph
		switch {
		case strings.HasPrefix(line, "#"):
			kind = report.Heading
		case strings.HasPrefix(line, "|"):
			kind = report.Row
		}
		in.Doc.Blocks = append(in.Doc.Blocks, report.Block{Kind: kind, Role: report.RoleBody, Span: span})
		in.Doc.Sentences = append(in.Doc.Sentences, report.Sentence{Span: span, Block: i})
		at = span.To + 1
	}
	return in
}

func put(t testing.TB, l *Library, ins ...report.Import) {
	t.Helper()
	for _, in := range ins {
		if err := l.Put(t.Context(), in); err != nil {
			t.Fatal(err)
		}
	}
}

// three are reports of our own writing.
func three() []report.Import {
	return []report.Import{
		read("通信周报：光模块走强", "2026-03-27", "本周光模块指数上涨10.65%，服务器下跌-8.49%。\nG.652D光纤涨价。"),
		read("人工智能日报", "2026-01-08", "海外云厂商资本开支继续增长，提到光模块一次。"),
		read("游戏月报", "", "版号发放加快。"),
	}
}

func titles(t testing.TB, l *Library, typed string) string {
	t.Helper()
	list, err := l.Reports(t.Context(), query.Parse(typed))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, s := range list {
		out = append(out, s.Title)
	}
	return strings.Join(out, " | ")
}

// search gives titles with their hits: 标题(光模块 光模块).
func search(t testing.TB, l *Library, typed string, limit int) (string, int) {
	t.Helper()
	hits, total, err := l.Search(t.Context(), query.Parse(typed), limit)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, h := range hits {
		out = append(out, fmt.Sprintf("%s(%s)", h.Summary.Title, strings.Join(h.Quotes, " ")))
	}
	return strings.Join(out, " | "), total
}
