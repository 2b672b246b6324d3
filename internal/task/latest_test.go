package task

import (
	"context"
	"errors"
	"slices"
	"testing"
)

// pump is a queue worked by hand: what is started and posted waits until the test runs it.
type pump struct{ started, posted []func() }

func (p *pump) queue() Queue {
	return Queue{
		Start: func(f func()) { p.started = append(p.started, f) },
		Post:  func(f func()) { p.posted = append(p.posted, f) },
	}
}

func (p *pump) start(i int) { p.started[i]() }
func (p *pump) post(i int)  { p.posted[i]() }

// search is a job that gives its words unless it was cancelled.
func search(words string) func(context.Context) (string, error) {
	return func(ctx context.Context) (string, error) { return words, ctx.Err() }
}

func TestNewestJobWins(t *testing.T) {
	var l Latest
	var p pump
	var shown []string
	show := func(s string, err error) {
		if err != nil {
			s = err.Error()
		}
		shown = append(shown, s)
	}
	Run(t.Context(), &l, p.queue(), search("光"), show)
	Run(t.Context(), &l, p.queue(), search("光模"), show)
	p.start(1)
	p.start(0) // the older one ends later
	p.post(0)
	p.post(1)
	if !slices.Equal(shown, []string{"光模"}) {
		t.Errorf("shown %q, want the newest alone", shown)
	}
}

// A job that had finished, but whose result waits to be shown, is superseded too.
func TestFinishedJobIsSuperseded(t *testing.T) {
	var l Latest
	var p pump
	Run(t.Context(), &l, p.queue(), search("光"), func(string, error) { t.Error("the old result was shown") })
	p.start(0)
	Run(t.Context(), &l, p.queue(), search("光模"), func(string, error) {})
	p.post(0)
}

func TestSupersededJobIsCancelled(t *testing.T) {
	var l Latest
	var p pump
	var got error
	Run(t.Context(), &l, p.queue(), func(ctx context.Context) (int, error) { got = ctx.Err(); return 0, nil }, func(int, error) {})
	l.Drop()
	p.start(0)
	p.post(0)
	if !errors.Is(got, context.Canceled) {
		t.Errorf("the job saw %v, want its context cancelled", got)
	}
}

func TestNothingIsShownAfterTheEnd(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	var l Latest
	var p pump
	Run(ctx, &l, p.queue(), search("光"), func(string, error) { t.Error("shown after the window closed") })
	p.start(0)
	cancel()
	p.post(0)
}

// An error is shown as a result is.
func TestErrorIsShown(t *testing.T) {
	var l Latest
	var p pump
	failed := errors.New("disk")
	var got error
	Run(t.Context(), &l, p.queue(), func(context.Context) (int, error) { return 0, failed }, func(_ int, err error) { got = err })
	p.start(0)
	p.post(0)
	if got != failed {
		t.Errorf("shown %v, want %v", got, failed)
	}
}
