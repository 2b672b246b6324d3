package model

import (
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
