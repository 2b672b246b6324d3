package store

import (
	"context"
	"errors"
	"strings"
	"testing"

	"yanku/internal/report"
)

// What newer rules make of a file is told before it is taken; taken it keeps the user's decisions, and taking it back restores figures that no rule reads any more.
func TestAgain(t *testing.T) {
	ctx, newer := t.Context(), false
	old := reader(nil)
	l := open(t, t.TempDir(), Options{Read: func(ctx context.Context, name string, data []byte, how report.Reading) (report.Import, error) {
		if newer {
			data = []byte(strings.NewReplacer("+c", "+d +e", "+gone", "").Replace(string(data)))
		}
		in, err := old(ctx, name, data, how)
		if newer {
			in.ID, in.SHA = report.FileID([]byte(file))
			for i := range in.Figures {
				in.Figures[i].Identify(in.ID)
			}
		}
		return in, err
	}})
	in, err := old(ctx, "周报.txt", []byte(file), report.Reading{})
	if err != nil {
		t.Fatal(err)
	}
	gone := &in.Figures[2]
	gone.Source.Quote, gone.Source.Span = "+gone", report.Span{From: strings.Index(in.Doc.Body, "+gone"), To: strings.Index(in.Doc.Body, "+gone") + 5}
	put(t, l, in)
	if _, d, err := l.Again(ctx, in.ID); err != nil || !d.Empty() {
		t.Fatalf("the same rules: %+v %v", d, err)
	}
	if err := l.Decide(ctx, report.Decision{Figure: in.Figures[0].ID, State: report.Confirmed}, report.Decision{Figure: gone.ID, State: report.Confirmed}); err != nil {
		t.Fatal(err)
	}
	newer = true
	const was, now = "+ab:confirmed +c:extracted +gone:confirmed", "+ab:confirmed +d:extracted +e:extracted"
	again, d, err := l.Again(ctx, in.ID)
	if err != nil || len(d.Added) != 2 || len(d.Lost) != 2 || len(d.Changed) != 0 || len(d.Gone) != 1 || d.Gone[0].Figure != gone.ID {
		t.Fatalf("%+v %v", d, err)
	}
	if got := measures(t, l); got != was {
		t.Errorf("before it is accepted: %s", got)
	}
	if err := errors.Join(l.AcceptAgain(ctx, again), l.AcceptAgain(ctx, again)); err != nil {
		t.Fatal(err)
	}
	if got := measures(t, l); got != now {
		t.Errorf("accepted: %s", got)
	}
	u, ok, err := l.UndoLast(ctx)
	if err != nil || !ok || u.Verb != "again" || len(u.Reports) != 1 {
		t.Fatalf("undone %+v %t %v; the second acceptance changed nothing and is no change", u, ok, err)
	}
	if got := measures(t, l); got != was {
		t.Errorf("taken back: %s", got)
	}
	if s, err := l.Report(ctx, in.ID); err != nil || s.Doc.Body != in.Doc.Body || s.Summary.Figures != 3 || s.Title != "周报" {
		t.Errorf("taken back: %q %+v %v", s.Doc.Body, s.Summary, err)
	}
	if u, ok, err := l.UndoLast(ctx); err != nil || !ok || u.Verb != "decide" || len(u.Decisions) != 2 {
		t.Errorf("then %+v %t %v", u, ok, err)
	}
}

// file has three figures and a note.
const file = "周报\n+a(x)b +c +gone"

// A report that was shown is read; that is nothing to take back.
func TestSeen(t *testing.T) {
	ctx := t.Context()
	l := open(t, t.TempDir(), Options{})
	in := three()[0]
	put(t, l, in)
	if err := errors.Join(l.Seen(ctx, in.ID), l.Seen(ctx, in.ID)); err != nil {
		t.Fatal(err)
	}
	if s, err := l.Report(ctx, in.ID); err != nil || s.Unread {
		t.Errorf("unread %t %v", s.Unread, err)
	}
	if u, _, err := l.UndoLast(ctx); err != nil || u.Verb != "put" {
		t.Errorf("undone %+v %v", u, err)
	}
	if err := l.Seen(ctx, "nothing"); !errors.Is(err, ErrNotFound) {
		t.Errorf("a report that is not there: %v", err)
	}
}
