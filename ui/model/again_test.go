package model

import (
	"context"
	"testing"

	"yanku/internal/report"
)

// extractor gives for report a an added figure, for b none, and fails at c.
type extractor struct{ accepted []report.ID }

func (x *extractor) Again(ctx context.Context, id report.ID) (report.Diff, error) {
	switch id {
	case "a":
		return report.Diff{Added: make([]report.Figure, 2), Lost: make([]report.Figure, 1)}, ctx.Err()
	case "c":
		return report.Diff{}, errDisk
	}
	return report.Diff{}, ctx.Err()
}

func (x *extractor) Accept(_ context.Context, id report.ID) error {
	x.accepted = append(x.accepted, id)
	return nil
}

func reportsOf(ids ...report.ID) (out []report.Summary) {
	for _, id := range ids {
		out = append(out, report.Summary{ID: id})
	}
	return out
}

// What extracting again changes is told for each report before it is taken; a report that cannot be read is named and the others go on.
func TestAgain(t *testing.T) {
	d, x := newDesk(t), &extractor{}
	a := NewAgain(d.Office, x)
	told := -1
	a.Accepted = func(n int) { told = n }
	a.Start(reportsOf("a", "b", "c"))
	a.Accept() // not looked through yet
	d.settle()
	added, turned, lost, failed := a.Counts()
	if !a.Finished || a.Done != 3 || len(a.Changes) != 2 || added != 2 || turned != 0 || lost != 1 || failed != 1 || len(x.accepted) != 0 {
		t.Fatalf("%d of %d, %+v", a.Done, a.Total, a.Changes)
	}
	a.Accept()
	d.settle()
	if len(x.accepted) != 1 || x.accepted[0] != "a" || told != 1 {
		t.Errorf("accepted %v, told %d", x.accepted, told)
	}
	a.Accept()
	d.settle()
	if len(x.accepted) != 1 {
		t.Error("it was taken twice")
	}
}

// Stopped, it looks at no more reports and tells no problem.
func TestAgainStops(t *testing.T) {
	d, x := newDesk(t), &extractor{}
	a := NewAgain(d.Office, x)
	a.Start(reportsOf("a", "b"))
	a.Stop()
	d.settle()
	if !a.Finished || a.Done != 0 || len(d.problems) != 0 {
		t.Errorf("%d of %d, %v", a.Done, a.Total, d.problems)
	}
}
