package model

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"yanku/internal/report"
)

// From the last hit one goes on in another report, from the first one back; where there is none, round.
func TestHitsGoOnBeyondTheReport(t *testing.T) {
	d, m := openDetail(t)
	hits := []report.Span{{From: 0, To: 3}, {From: 6, To: 9}}
	var crossed []int
	there := true
	m.Cross = func(step int) bool {
		crossed = append(crossed, step)
		return there
	}
	m.Follow(Route{Report: "w", Tab: TextTab, Item: FirstHit}, hits)
	d.settle()
	at := func() int { i, _ := m.Text.Hits(); return i }
	m.NextHit(1)
	if len(crossed) != 0 || at() != 1 {
		t.Fatalf("at %d, crossed %v", at(), crossed)
	}
	m.NextHit(1)
	if fmt.Sprint(crossed) != "[1]" || at() != 1 {
		t.Errorf("from the last: at %d, crossed %v", at(), crossed)
	}
	there = false
	m.NextHit(1)
	if at() != 0 {
		t.Errorf("without another report: at %d", at())
	}
	m.NextHit(-1)
	if fmt.Sprint(crossed) != "[1 1 -1]" || at() != 1 {
		t.Errorf("from the first: at %d, crossed %v", at(), crossed)
	}
	m.Follow(Route{Report: "w", Tab: TextTab, Item: FirstHit}, hits)
	if at() != 0 {
		t.Errorf("the first hit: at %d", at())
	}
	m.Follow(Route{Report: "w", Tab: TextTab, Item: LastHit}, hits)
	if at() != 1 {
		t.Errorf("the last hit: at %d", at())
	}
}

// relations counts how often it is asked.
type relations struct {
	*shelf
	asked int
}

func (r *relations) Echoes(context.Context, report.ID) ([]report.Echo, error) {
	r.asked++
	return r.echoes, nil
}

// What others say too comes after the report is open, once for each reading of it; what does not fit its text is left out.
func TestEchoesComeLater(t *testing.T) {
	d, m := openDetail(t)
	body := weekly().Doc.Body
	from := strings.Index(body, "需求不及预期")
	other := report.Elsewhere{Summary: report.Summary{ID: "x", Meta: report.Meta{Title: "日报", Institution: "乙证券", Date: report.Date{Year: 2026, Month: 3, Day: 1}}}, Span: report.Span{From: 3, To: 9}}
	r := &relations{shelf: newShelf()}
	r.echoes = []report.Echo{{Span: report.Span{From: from, To: from + len("需求不及预期")}, Others: []report.Elsewhere{other}}, {Span: report.Span{From: 0, To: 1 << 20}, Others: []report.Elsewhere{other}}}
	m.Relations = r
	m.Follow(Route{Report: "w", Tab: PointsTab}, nil)
	d.job(0)
	d.paint()
	if len(m.Points.Echoes) != 0 || m.Report() == nil {
		t.Fatal("the report waits for what others say")
	}
	d.settle()
	want := Say{Line{Text: "需求不及预期", Item: SpanItem(r.echoes[0].Span)}, []Line{{Lead: "2026-03-01 乙证券", Text: "日报", Item: "elsewhere:x:3-9"}}}
	if got := m.Points.Echoes; len(got) != 1 || fmt.Sprint(got[0]) != fmt.Sprint(want) {
		t.Errorf("said %+v", got)
	}
	flag := m.Report().Flags[0]
	m.mark(0, true)
	if len(m.Points.Echoes) != 1 || r.asked != 1 || flag.State == "dismissed" {
		t.Errorf("a doubt dismissed: %d said, asked %d times", len(m.Points.Echoes), r.asked)
	}
	m.Refresh()
	d.settle()
	if len(m.Points.Echoes) != 1 || r.asked != 2 {
		t.Errorf("read anew: %d said, asked %d times", len(m.Points.Echoes), r.asked)
	}
}
