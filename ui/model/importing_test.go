package model

import (
	"context"
	"slices"
	"testing"
	"time"
)

// courier is an importer that a test steers.
type courier struct {
	outcomes []Outcome
	steps    int
	err      error
	got      []Load
	tick     func()
}

func (c *courier) Import(ctx context.Context, load Load, progress func(Progress), outcome func(Outcome)) error {
	c.got = append(c.got, load)
	for i := range c.steps {
		progress(Progress{Done: i + 1, Total: c.steps, File: "x.md"})
		if c.tick != nil {
			c.tick()
		}
	}
	for _, o := range c.outcomes {
		outcome(o)
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return c.err
}

func TestImportReportsWhatBecameOfEachFile(t *testing.T) {
	d := newDesk(t)
	c := &courier{outcomes: []Outcome{
		{File: "new.md", Status: "imported", Report: "n"}, {File: "bad.md", Status: "failed", Code: "damaged"}, {File: "again.md", Status: "duplicate", Report: "n"},
	}}
	m := NewImport(d.Office, c)
	var got ImportReport
	arrived := 0
	m.Finished = func(r ImportReport) { got = r }
	m.Arrived = func() { arrived++ }
	m.Add(Load{Paths: []string{"one"}})
	m.Add(Load{Samples: true})
	if !m.Running() || len(d.jobs) != 1 {
		t.Fatalf("running %t with %d jobs; the second batch must wait", m.Running(), len(d.jobs))
	}
	d.settle()
	if len(c.got) != 2 || m.Running() || arrived != 2 {
		t.Errorf("batches %v, running %t, library told %d times", c.got, m.Running(), arrived)
	}
	if got.Imported != 1 || got.Duplicate != 1 || got.Failed != 1 || got.Err != nil {
		t.Errorf("report %+v", got)
	}
	if got.Outcomes[0].Status != "failed" || got.Outcomes[2].Status != "imported" {
		t.Errorf("what went wrong does not stand first: %+v", got.Outcomes)
	}
}

// What the user can do something about comes first, and what came to reports that are here is told apart.
func TestReportBeginsWithWhatAsksForSomething(t *testing.T) {
	r := ImportReport{Outcomes: sorted([]Outcome{
		{File: "new.md", Status: "imported"}, {File: "again.pdf", Status: "version"}, failure("a.rar", "unknown_format", ""), failure("b.png", "no_text", "scan"), failure("c.pdf", "encrypted", ""),
	})}
	r.count()
	if want := []string{"b.png failed", "c.pdf failed", "a.rar failed", "again.pdf version", "new.md imported"}; !slices.Equal(lines(r), want) {
		t.Errorf("%q", lines(r))
	}
	if r.Imported != 2 || r.Versions != 1 || r.Failed != 3 {
		t.Errorf("%+v", r)
	}
}

// Progress of a thousand files must not flood the UI goroutine: at most 20 times a second.
func TestProgressIsToldInSteps(t *testing.T) {
	d := newDesk(t)
	c := &courier{steps: 1000}
	c.tick = func() { d.now = d.now.Add(time.Millisecond) }
	m := NewImport(d.Office, c)
	m.Add(Load{})
	d.job(0)
	if n := len(d.posts); n > 22 {
		t.Errorf("%d posts in one second", n)
	}
	d.paint()
	if m.Running() {
		t.Error("not at its end")
	}
}

func TestCancelStopsAndSaysSo(t *testing.T) {
	d := newDesk(t)
	c := &courier{steps: 3, outcomes: []Outcome{{Status: "imported"}, {Status: "failed", Code: "cancelled"}}}
	m := NewImport(d.Office, c)
	var got ImportReport
	m.Finished = func(r ImportReport) { got = r }
	m.Add(Load{Paths: []string{"one"}})
	m.Add(Load{Paths: []string{"two"}})
	m.Cancel()
	d.settle()
	if got.Imported != 1 || got.Failed != 0 || got.Left != 1 {
		t.Errorf("what was not looked at is counted wrong: %+v", got)
	}
	if !got.Cancelled || got.Err != nil || len(c.got) != 1 {
		t.Errorf("report %+v after %d batches", got, len(c.got))
	}
}

func TestBrokenImportKeepsItsReason(t *testing.T) {
	d := newDesk(t)
	m := NewImport(d.Office, &courier{err: errDisk})
	var got ImportReport
	m.Finished = func(r ImportReport) { got = r }
	m.Add(Load{})
	d.settle()
	if got.Err != errDisk {
		t.Errorf("reason %v", got.Err)
	}
}
