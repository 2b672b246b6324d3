package model

import (
	"context"
	"testing"

	"yanku/internal/i18n"
	"yanku/internal/report"
)

// Only open errors are shown as doubts, each with all of its sentences.
func TestDoubts(t *testing.T) {
	two := []report.Source{{Span: report.Span{From: 0, To: 9}, Quote: "本月以来+10.65%"}, {Span: report.Span{From: 20, To: 29}, Quote: "本月以来+8.02%"}}
	p := &Points{}
	p.Show(&report.Stored{Flags: []report.Flag{
		{ID: "a", Level: report.LevelError, State: "open", Why: "两处说法不一", Spans: two},
		{ID: "b", Level: report.LevelNote, State: "open", Spans: two},
		{ID: "c", Level: report.LevelError, State: "dismissed", Spans: two},
	}})
	if len(p.Doubts) != 1 || p.Empty() {
		t.Fatalf("%d doubts, want the open error alone", len(p.Doubts))
	}
	d := p.Doubts[0]
	if len(d.Lines) != 2 || d.Lines[1].Text != "本月以来+8.02%" || d.Lines[1].Item != SpanItem(two[1].Span) {
		t.Errorf("sentences %+v", d.Lines)
	}
	if got := d.Why(i18n.Chinese); got != "两处说法不一" {
		t.Errorf("why: %q", got)
	}
}

// dismisser keeps which flags are dismissed.
type dismisser struct {
	on   map[report.ID]bool
	fail error
}

func (x *dismisser) Dismiss(_ context.Context, f report.Flag, dismissed bool) error {
	x.on[f.ID] = dismissed
	return x.fail
}

// A doubt is dismissed at once, shown again when asked for, and opened again; a failure is told.
func TestDismiss(t *testing.T) {
	d, detail := openDetail(t)
	x := &dismisser{on: map[report.ID]bool{}}
	told := []bool{}
	detail.Dismisser, detail.Dismissed = x, func(on bool) { told = append(told, on) }
	detail.Dismiss("") // nothing is open
	detail.Follow(Route{Report: "w", Tab: PointsTab}, nil)
	d.settle()
	if len(detail.Points.Doubts) != 1 || len(detail.Points.Dismissed) != 0 {
		t.Fatalf("%d doubts", len(detail.Points.Doubts))
	}
	id := detail.Points.Doubts[0].ID()
	detail.Dismiss(id)
	if len(detail.Points.Doubts) != 0 || len(detail.Points.Dismissed) != 1 || detail.Tab() != PointsTab {
		t.Errorf("at once: %d doubts, %d dismissed", len(detail.Points.Doubts), len(detail.Points.Dismissed))
	}
	d.settle()
	detail.Points.SetAll(true)
	detail.Dismiss(id)
	d.settle()
	if len(detail.Points.Doubts) != 1 || !detail.Points.All || x.on[id] || len(told) != 2 || !told[0] || told[1] {
		t.Errorf("opened again: %d doubts, told %v", len(detail.Points.Doubts), told)
	}
	x.fail = errDisk
	detail.Dismiss(id)
	d.settle()
	if len(d.problems) != 1 || len(told) != 2 {
		t.Errorf("problems %v, told %v", d.problems, told)
	}
	if len(detail.Points.Doubts) != 1 {
		t.Error("what could not be dismissed asks again")
	}
}

// The sentence of another report leads there, one of the report at hand stays.
func TestElsewhere(t *testing.T) {
	p := &Points{}
	p.Show(&report.Stored{Summary: report.Summary{ID: "w"}, Flags: []report.Flag{{ID: "a", Level: report.LevelError, Spans: []report.Source{
		{Span: report.Span{From: 3, To: 9}, Report: "w"}, {Span: report.Span{From: 6, To: 12}, Report: "o"},
	}}}})
	here, there := p.Doubts[0].Lines[0].Item, p.Doubts[0].Lines[1].Item
	if _, _, ok := here.Elsewhere(); ok || here != SpanItem(report.Span{From: 3, To: 9}) {
		t.Errorf("here %s", here)
	}
	if id, it, ok := there.Elsewhere(); !ok || id != "o" || it != SpanItem(report.Span{From: 6, To: 12}) {
		t.Errorf("there %s %s", id, it)
	}
	if id, ok := FlagItem("x").Flag(); !ok || id != "x" {
		t.Errorf("flag %s", id)
	}
}
