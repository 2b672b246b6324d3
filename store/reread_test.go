package store

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"

	"yanku/internal/query"
	"yanku/internal/report"
)

var errUnread = errors.New("cannot be read")

// reader is a reader of files for tests: each "(x)" is a note that it takes out, unless the user wants it to stay, and each word that begins with "+" a figure.
// It counts its calls.
func reader(calls *int) func(context.Context, string, []byte, report.Reading) (report.Import, error) {
	return func(ctx context.Context, name string, data []byte, how report.Reading) (report.Import, error) {
		if calls != nil {
			*calls++
		}
		if how.Password == "wrong" {
			return report.Import{}, errUnread
		}
		undone := map[report.EditKey]bool{}
		for _, k := range how.Undone {
			undone[k] = true
		}
		in := report.Import{Name: name, Data: data, Reading: how, Quality: 1, Doc: &report.Doc{}}
		in.ID, in.SHA = report.FileID(data)
		d, text := in.Doc, string(data)
		for at := 0; at < len(text); {
			key := report.EditKey{At: at, Was: "(x)"}
			if strings.HasPrefix(text[at:], key.Was) && !undone[key] {
				d.Edits = append(d.Edits, report.Edit{Span: report.Span{From: len(d.Body), To: len(d.Body)}, Was: key.Was, Pass: "pinyin", Sure: true})
				at += len(key.Was)
				continue
			}
			d.Body += text[at : at+1]
			at++
		}
		d.Was = d.Body
		d.Meta.Title, _, _ = strings.Cut(d.Body, "\n")
		d.Blocks = []report.Block{{Kind: report.Paragraph, Role: report.RoleBody, Span: report.Span{From: 0, To: len(d.Body)}}}
		for _, word := range strings.Fields(d.Body) {
			if strings.HasPrefix(word, "+") {
				f := report.Figure{Kind: report.Metric, Measure: word, State: report.Extracted}
				f.Identify(in.ID)
				in.Figures = append(in.Figures, f)
			}
		}
		return in, ctx.Err()
	}
}

// noted is a file with two notes, of which the first tears a figure.
func noted(t *testing.T) report.Import {
	t.Helper()
	in, err := reader(nil)(t.Context(), "周报.txt", []byte("周报\n+a(x)b +c word(x)s"), report.Reading{})
	if err != nil {
		t.Fatal(err)
	}
	return in
}

func measures(t *testing.T, l *Library) string {
	t.Helper()
	rows, err := l.Figures(t.Context(), query.Parse(""))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, r := range rows {
		out = append(out, r.Measure+":"+string(r.State))
	}
	return strings.Join(out, " ")
}

// An edit that is taken back changes text and figures and is found by search; the user's marks and the states of figures that are still there stay; undo restores it.
func TestSetUndone(t *testing.T) {
	ctx := t.Context()
	l := open(t, t.TempDir(), Options{Read: reader(nil)})
	in := noted(t)
	put(t, l, in)
	if err := l.Decide(ctx, report.Decision{Figure: in.Figures[1].ID, State: report.Confirmed}); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(l.SetStar(ctx, []report.ID{in.ID}, true), l.SetRead(ctx, in.ID, true), l.Sync(ctx)); err != nil {
		t.Fatal(err)
	}
	keys := in.Doc.Keys()
	if len(keys) != 2 || in.Doc.Written()[keys[1].At:keys[1].At+3] != "(x)" {
		t.Fatalf("keys %+v", keys)
	}
	check := func(body, figures string, undone int) {
		t.Helper()
		s, err := l.Report(ctx, in.ID)
		if err != nil {
			t.Fatal(err)
		}
		if s.Doc.Body != body || len(s.Reading.Undone) != undone || !s.Star || s.Unread || s.Bytes != len(body) {
			t.Errorf("%q %+v star %t unread %t, want %q", s.Doc.Body, s.Reading, s.Star, s.Unread, body)
		}
		if got := measures(t, l); got != figures {
			t.Errorf("figures %s, want %s", got, figures)
		}
	}
	check("周报\n+ab +c words", "+ab:extracted +c:confirmed", 0)
	if err := l.SetUndone(ctx, in.ID, keys[:1]); err != nil {
		t.Fatal(err)
	}
	check("周报\n+a(x)b +c words", "+a(x)b:extracted +c:confirmed", 1)
	if _, n := search(t, l, "a(x)b", 0); n != 1 {
		t.Error("the words as written are not found at once")
	}
	if err := l.Sync(ctx); err != nil {
		t.Fatal(err)
	}
	if _, n := search(t, l, "a(x)b", 0); n != 1 {
		t.Error("the words as written are not found in the index")
	}
	if err := l.SetUndone(ctx, in.ID, keys); err != nil {
		t.Fatal(err)
	}
	check("周报\n+a(x)b +c word(x)s", "+a(x)b:extracted +c:confirmed", 2)
	if n, err := l.Undo(ctx, 2); n != 2 || err != nil {
		t.Fatal(n, err)
	}
	check("周报\n+ab +c words", "+ab:extracted +c:confirmed", 0)
}

// A file that cannot be read in the new way, or that is not what it was, leaves the report as it is; reading it anew in the same way is no change of the user's.
func TestRereadFails(t *testing.T) {
	ctx, calls := t.Context(), 0
	dir := t.TempDir()
	l := open(t, dir, Options{Read: reader(&calls)})
	in := noted(t)
	put(t, l, in)
	if err := l.SetReading(ctx, in.ID, report.Reading{Password: "wrong"}); !errors.Is(err, errUnread) {
		t.Errorf("an error of the reader: %v", err)
	}
	if err := l.Reread(ctx, in.ID); err != nil || calls != 2 {
		t.Errorf("%v after %d calls", err, calls)
	}
	if err := l.Reread(ctx, "nothing"); !errors.Is(err, ErrNotFound) {
		t.Errorf("a report that is not there: %v", err)
	}
	path, err := l.Original(ctx, in.ID)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("else"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := l.Reread(ctx, in.ID); !errors.Is(err, ErrDamaged) {
		t.Errorf("a file that was changed: %v", err)
	}
	if n, err := l.Undo(ctx, 9); n != 1 || err != nil {
		t.Errorf("%d changes, %v; want the import alone", n, err)
	}
	without := open(t, t.TempDir(), Options{})
	put(t, without, in)
	if err := without.Reread(ctx, in.ID); !errors.Is(err, ErrNoReader) {
		t.Errorf("without a reader: %v", err)
	}
}
