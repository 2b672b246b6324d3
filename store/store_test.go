package store

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"yanku/internal/report"
)

// full is a report in which every part that the library keeps is set.
func full() report.Import {
	in := read("通信周报", "2026-03-27", "本周半导体指数上涨3.2%，资本开支超过300亿美元。")
	in.Doc.Was = in.Doc.Body[:3] + "訊" + in.Doc.Body[6:]
	in.Doc.Meta.Format, in.Doc.Meta.Charset, in.Doc.Meta.Traditional, in.Doc.Meta.Rating = "markdown", "gb18030", true, "买入"
	in.Doc.Meta.Start, in.Doc.Meta.End, in.Doc.Meta.DateInferred = report.Date{Year: 2026, Month: 3, Day: 23}, report.Date{Year: 2026, Month: 3, Day: 27}, true
	in.Doc.Meta.Hints = report.Hints{Title: "a", Date: "b", Author: "c", Source: "d", URL: "e", Name: "f"}
	in.Doc.Blocks[1] = report.Block{
		Kind: report.Row, Role: report.RoleCaption, Level: 2, Span: in.Doc.Blocks[1].Span, Number: "1.", Strong: []report.Span{{From: 13, To: 16}, {From: 19, To: 22}},
		Cells: []report.Span{{From: 13, To: 19}}, Table: 1, Head: true, Page: 3, Box: report.Box{X: 1, Y: 2.5, W: 3, H: 4},
	}
	in.Doc.Edits = []report.Edit{{Span: report.Span{From: 13, To: 16}, Was: "本(běn)", Pass: "pinyin", Sure: true}, {Span: report.Span{From: 16, To: 16}, Was: " ", Pass: "space", Guess: "g"}}
	source := report.Source{
		Span: report.Span{From: 13, To: 40}, Mark: report.Span{From: 19, To: 22}, Context: []report.Span{{From: 0, To: 3}}, Page: 3,
		Quote: in.Doc.Body[13:40], Rule: "index_move", Version: 2,
	}
	f := report.Figure{
		Kind: report.IndexMove, Subject: report.Name{Text: "半导体", Code: "8841258.WI", Family: "万得", Members: []string{"a", "b"}}, Measure: "m",
		Period:   report.Period{Key: report.Week, Start: in.Doc.Meta.Start, End: in.Doc.Meta.End, Inferred: true, Calendar: "2026Q1"},
		Quantity: report.Quantity{Value: report.Num(3.2), Low: report.Num(0), High: report.Num(-1), Unit: "%", Qualifier: report.About},
		Growth:   report.Growth{YoY: report.Num(1), QoQ: report.Num(2), YoYLow: report.Num(3), YoYHigh: report.Num(4)},
		Nature:   report.Actual, Basis: report.Net, Superseded: true, Rank: report.Rank{N: 22, Of: 31},
		Grade: report.Grade{Label: "买入", Action: "维持", Scope: "industry", Note: "n"}, Match: report.Agrees, Author: "高盛", Horizon: "2027", Source: source,
		Mentions: []report.Source{source}, State: report.Extracted,
	}
	f.Identify(in.ID)
	in.Figures = []report.Figure{f}
	in.Findings = []report.Finding{{Kind: report.Caption, Label: "l", Note: "n", Number: "图表1", Of: -1, Source: source}}
	in.Flags = []report.Flag{{ID: "f1", Report: in.ID, Kind: report.Contradiction, Level: report.LevelError, Figures: []report.ID{f.ID}, Spans: []report.Source{source}, Why: "w", Code: "c", Args: []string{"a"}, State: "open"}}
	return in
}

// Everything read from a report comes back as it was, also from a library that was closed in between.
func TestReportComesBackWhole(t *testing.T) {
	dir, in := t.TempDir(), full()
	closing(t, dir, func(l *Library) { put(t, l, in) })
	l := open(t, dir, Options{ReadOnly: true})
	got, err := l.Report(t.Context(), in.ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []struct {
		name      string
		got, want any
	}{
		{"doc", got.Doc, in.Doc},
		{"figures", got.Figures, in.Figures},
		{"findings", got.Findings, in.Findings},
		{"flags", got.Flags, in.Flags},
		{"meta", got.Meta, in.Doc.Meta},
		{"sha", got.SHA, in.SHA},
		{"unread", got.Unread, true},
		{"count of flags", got.Summary.Flags, 1},
		{"quality", got.Quality, 0.5},
	} {
		if !reflect.DeepEqual(part.got, part.want) {
			t.Errorf("%s:\n got %+v\nwant %+v", part.name, part.got, part.want)
		}
	}
	path, err := l.Original(t.Context(), in.ID)
	if err != nil {
		t.Fatal(err)
	}
	if data, err := os.ReadFile(path); err != nil || !bytes.Equal(data, in.Data) {
		t.Errorf("the original is %q, %v; want the bytes as they came", data, err)
	}
	if want := filepath.Join(dir, "originals", in.SHA[:2], in.SHA+".md"); path != want {
		t.Errorf("the original is at %s, want %s", path, want)
	}
}

func TestSameBytesAgainAreKnown(t *testing.T) {
	l, in := open(t, t.TempDir(), Options{}), three()[0]
	put(t, l, in)
	if id, ok, err := l.Has(t.Context(), in.SHA); id != in.ID || !ok || err != nil {
		t.Errorf("Has = %s, %v, %v", id, ok, err)
	}
	if err := l.Put(t.Context(), in); !errors.Is(err, ErrStored) {
		t.Errorf("the same bytes again: %v, want ErrStored", err)
	}
	if _, ok, err := l.Has(t.Context(), "00"); ok || err != nil {
		t.Errorf("an unknown file: %v, %v", ok, err)
	}
}

func TestReportsAreListedNewestFirst(t *testing.T) {
	l := open(t, t.TempDir(), Options{})
	put(t, l, three()...)
	for typed, want := range map[string]string{
		"":                  "通信周报：光模块走强 | 人工智能日报 | 游戏月报",
		"光模块":               "通信周报：光模块走强 | 人工智能日报",
		"date:2026-01":      "人工智能日报",
		"-光模块":              "游戏月报",
		"机构:国金 title:月报":    "游戏月报",
		"光模塊 -資本開支 652":     "通信周报：光模块走强",
		"没有这个词":             "",
		"after:2026-02 周 %": "通信周报：光模块走强",
	} {
		if got := titles(t, l, typed); got != want {
			t.Errorf("Reports(%q) = %s, want %s", typed, got, want)
		}
	}
	if c, err := l.Counts(t.Context()); err != nil || c != (Counts{All: 3, Unread: 3}) {
		t.Errorf("Counts = %+v, %v", c, err)
	}
}

func TestResolveTakesTheBeginningOfAnID(t *testing.T) {
	l, ins := open(t, t.TempDir(), Options{}), three()
	put(t, l, ins...)
	if id, err := l.Resolve(t.Context(), string(ins[0].ID[:6])); id != ins[0].ID || err != nil {
		t.Errorf("Resolve = %s, %v", id, err)
	}
	for _, prefix := range []string{"", "zz", "%"} {
		if _, err := l.Resolve(t.Context(), prefix); !errors.Is(err, ErrNotFound) {
			t.Errorf("Resolve(%q): %v, want ErrNotFound", prefix, err)
		}
	}
	if _, err := l.Report(t.Context(), "0000000000000000"); !errors.Is(err, ErrNotFound) {
		t.Errorf("Report of an unknown ID: %v, want ErrNotFound", err)
	}
}

// Only one process writes; a reader works beside it, from the rows, and sees what is written.
func TestOneWriterManyReaders(t *testing.T) {
	dir := t.TempDir()
	l := open(t, dir, Options{})
	if _, err := Open(t.Context(), dir, Options{}); !errors.Is(err, ErrLocked) {
		t.Fatalf("a second writer: %v, want ErrLocked", err)
	}
	reader := open(t, dir, Options{ReadOnly: true})
	put(t, l, three()...)
	if got, total := search(t, reader, "光模块", 0); total != 2 || got != "通信周报：光模块走强(光模块 光模块) | 人工智能日报(光模块)" {
		t.Errorf("the reader finds %d: %s", total, got)
	}
	if err := l.Sync(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got, total := search(t, open(t, dir, Options{ReadOnly: true}), "652", 0); total != 1 || got != "通信周报：光模块走强(652)" {
		t.Errorf("another reader finds %d: %s", total, got)
	}
}

func TestReaderNeedsALibrary(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "none")
	if _, err := Open(t.Context(), dir, Options{ReadOnly: true}); !errors.Is(err, ErrNotFound) {
		t.Errorf("reading no library: %v, want ErrNotFound", err)
	}
	if _, err := os.Stat(dir); !errors.Is(err, os.ErrNotExist) {
		t.Error("a reader made a folder")
	}
}

// A database that this program cannot read is left byte for byte as it is.
func TestUnreadableDatabaseIsLeftAlone(t *testing.T) {
	make := func(change func([]byte) []byte) string {
		dir := t.TempDir()
		closing(t, dir, func(l *Library) { put(t, l, three()...) })
		path := filepath.Join(dir, "yanku.db")
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, change(data), 0o600); err != nil {
			t.Fatal(err)
		}
		return dir
	}
	tests := []struct {
		what string
		dir  string
		want error
	}{
		{"newer", make(func(b []byte) []byte { binary.BigEndian.PutUint32(b[60:], 99); return b }), ErrNewer},
		{"no database", make(func([]byte) []byte {
			return []byte("these are the words of a text file, and more than a hundred bytes of them, so that the head can be read whole")
		}), ErrDamaged},
		{"cut short", make(func(b []byte) []byte { return b[:50] }), ErrDamaged},
		{"its first page overwritten", make(func(b []byte) []byte { copy(b[100:4096], bytes.Repeat([]byte{0xAA}, 3996)); return b }), ErrDamaged},
	}
	for _, tt := range tests {
		before, err := os.ReadFile(filepath.Join(tt.dir, "yanku.db"))
		if err != nil {
			t.Fatal(err)
		}
		for _, readOnly := range []bool{true, false} {
			if _, err := Open(t.Context(), tt.dir, Options{ReadOnly: readOnly}); !errors.Is(err, tt.want) {
				t.Errorf("%s: %v, want %v", tt.what, err, tt.want)
			}
		}
		if after, err := os.ReadFile(filepath.Join(tt.dir, "yanku.db")); err != nil || !bytes.Equal(before, after) {
			t.Errorf("%s: the file was changed", tt.what)
		}
	}
}

// Beside each original stands what is needed to build the library anew.
func TestSideFileSaysWhatTheUserDid(t *testing.T) {
	dir, in := t.TempDir(), three()[0]
	l := open(t, dir, Options{})
	put(t, l, in)
	if err := errors.Join(l.SetStar(t.Context(), []report.ID{in.ID}, true), l.SetRead(t.Context(), in.ID, true), l.Sync(t.Context())); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(dir, "originals", in.SHA[:2], in.SHA+".json"))
	if err != nil {
		t.Fatal(err)
	}
	var got side
	if err := json.Unmarshal(data, &got); err != nil || got.Name != in.Name || !got.Star || !got.Read || got.Added.IsZero() {
		t.Errorf("side file %s, %v", data, err)
	}
}
